import numpy as np
import pytest

from swath_sandbox.grid import Grid, transformer

UTM = Grid(32633, (399960.0, 5190220.0, 409960.0, 5200220.0), 1000, 500)


def test_pixels_have_the_size_of_the_bounds_divided_by_their_number():
    assert (UTM.resx, UTM.resy) == (10.0, 20.0)


def test_centres_run_from_the_north_west_corner():
    assert UTM.xs()[:2].tolist() == [399965.0, 399975.0]
    assert UTM.ys()[:2].tolist() == [5200210.0, 5200190.0]


def test_rows_of_a_grid_keep_their_places():
    part = UTM.rows(100, 103)
    assert (part.width, part.height) == (1000, 3)
    np.testing.assert_allclose(part.ys(), UTM.ys()[100:103])
    np.testing.assert_array_equal(part.xs(), UTM.xs())


def test_padding_adds_pixels_on_every_side():
    padded = UTM.padded(2)
    assert (padded.width, padded.height) == (1004, 504)
    np.testing.assert_allclose(padded.xs()[2:-2], UTM.xs())
    np.testing.assert_allclose(padded.ys()[2:-2], UTM.ys())


def test_degrees_are_longitude_and_latitude_in_this_order():
    lon, lat = Grid(4326, (13.0, 45.0, 14.0, 47.0), 10, 20).lonlat()
    assert lon.shape == lat.shape == (20, 10)
    assert (lon[0, 0], lat[0, 0]) == (pytest.approx(13.05), pytest.approx(46.95))


@pytest.mark.parametrize(
    ("grid", "metres"),
    [
        (Grid(32633, (400000, 5000000, 410000, 5020000), 100, 100), 200),
        (Grid(4326, (10, -0.5, 11, 0.5), 100, 100), 1113),
        (Grid(4326, (10, 59.5, 11, 60.5), 100, 1000), 558),
        (Grid(3857, (1e6, 8.39e6, 1.1e6, 8.41e6), 100, 20), 500),
        (Grid(4326, (-180, -90, 180, 90), 1, 1), 40_075_017),
    ],
)
def test_the_size_of_a_pixel_on_the_ground_knows_the_latitude(grid, metres):
    assert grid.metres_per_pixel() == pytest.approx(metres, rel=0.005)


@pytest.mark.parametrize("epsg", [3857, 32633, 3035])
@pytest.mark.parametrize("pixel", [10.0, 200.0, 3000.0])
def test_interpolated_degrees_are_right_to_a_hundredth_of_a_pixel(epsg, pixel):
    x, y = transformer(4326, epsg).transform(14.2, 46.1)
    grid = Grid(epsg, (x, y, x + 120 * pixel, y + 90 * pixel), 120, 90)
    lon, lat = grid.lonlat()
    back_x, back_y = transformer(4326, epsg).transform(lon, lat)
    expected_x, expected_y = np.meshgrid(grid.xs(), grid.ys())
    assert np.abs(back_x - expected_x).max() < 0.01 * pixel
    assert np.abs(back_y - expected_y).max() < 0.01 * pixel


def test_grids_that_overlap_agree_on_where_their_pixels_are():
    whole = Grid(32633, (400000.0, 5100000.0, 403000.0, 5103000.0), 300, 300).lonlat()
    part = Grid(32633, (401230.0, 5101000.0, 402230.0, 5102110.0), 100, 111).lonlat()
    for one, other in zip(whole, part, strict=True):
        np.testing.assert_allclose(one[89:200, 123:223], other, rtol=0, atol=1e-11)


def test_the_bounding_box_in_degrees_holds_every_pixel():
    west, south, east, north = UTM.lonlat_bbox()
    lon, lat = UTM.lonlat()
    assert west < lon.min() < lon.max() < east
    assert south < lat.min() < lat.max() < north


def test_longitudes_do_not_jump_at_the_antimeridian():
    lon, _ = Grid(32660, (800000.0, 7900000.0, 900000.0, 8000000.0), 50, 50).lonlat()
    assert lon.max() > 180.0
    assert np.abs(np.diff(lon, axis=1)).max() < 0.1


@pytest.mark.parametrize("bounds", [(1.0, 0.0, 1.0, 2.0), (0.0, 3.0, 1.0, 2.0), (float("nan"), 0.0, 1.0, 1.0)])
def test_empty_bounds_are_refused(bounds):
    with pytest.raises(ValueError, match="bounds"):
        Grid(4326, bounds, 10, 10)


def test_a_grid_without_pixels_is_refused():
    with pytest.raises(ValueError, match="pixel"):
        Grid(4326, (0.0, 0.0, 1.0, 1.0), 0, 10)
