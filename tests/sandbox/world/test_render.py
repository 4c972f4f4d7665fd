import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import numpy as np
import pytest
import shapely

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.grid import Grid, transformer
from swath_sandbox.world import DEMO_BBOX, World
from swath_sandbox.world.settlements import REGION
from swath_sandbox.world.tiling import tile_named

L2A, L1C = "sentinel-2-l2a", "sentinel-2-l1c"
ALL = tuple(COLLECTIONS[L2A].bands)
OCTOBER = datetime(2022, 10, 1, tzinfo=UTC), datetime(2022, 10, 31, tzinfo=UTC)
YEAR = datetime(2022, 1, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def world():
    return World()


@pytest.fixture(scope="module")
def acquisition(world):
    return next(a for a in world.acquisitions(L2A, DEMO_BBOX, *OCTOBER) if a.tile == "33TVM")


def on(world, day, tile="33TVM", collection=L2A):
    start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    found = world.acquisitions(collection, DEMO_BBOX, start, start.replace(hour=23))
    return next(a for a in found if a.tile == tile)


def around(epsg, lon, lat, metres, width, height):
    """A grid of pixels about this large whose south-west corner is a multiple of their size."""
    size_x, size_y = (metres / 111_320 / 0.694, metres / 111_320) if epsg == 4326 else (metres, metres)
    x, y = transformer(4326, epsg).transform(lon, lat)
    x, y = round(x / size_x) * size_x, round(y / size_y) * size_y
    return Grid(epsg, (x, y, x + width * size_x, y + height * size_y), width, height)


def part(grid, column, row, width, height):
    left, top = grid.bounds[0] + column * grid.resx, grid.bounds[3] - row * grid.resy
    bounds = (left, top - height * grid.resy, left + width * grid.resx, top)
    return Grid(grid.epsg, bounds, width, height)


@pytest.mark.parametrize("epsg", [32633, 4326, 3857, 32632])
@pytest.mark.parametrize(
    ("metres", "lon", "lat"), [(10, 14.36, 46.10), (20, 13.99, 46.16), (60, 14.1, 46.0), (250, 13.9, 46.2)]
)
def test_requests_that_overlap_agree_pixel_by_pixel(acquisition, epsg, metres, lon, lat):
    whole = around(epsg, lon, lat, metres, 90, 80)
    inner = part(whole, 37, 21, 31, 33)
    large, small = World().render(acquisition, whole, ALL), World().render(acquisition, inner, ALL)
    assert large["dataMask"].any()
    for band in ALL:
        np.testing.assert_array_equal(large[band][21:54, 37:68], small[band], err_msg=band)


def test_a_request_split_in_four_is_the_same_as_the_whole(world, acquisition):
    whole = around(32633, 14.2, 46.15, 20, 64, 64)
    drawn = world.render(acquisition, whole, ("B02", "B08", "SCL"))
    for row in (0, 32):
        for column in (0, 32):
            quarter = world.render(acquisition, part(whole, column, row, 32, 32), ("B02", "B08", "SCL"))
            for band, values in quarter.items():
                np.testing.assert_array_equal(values, drawn[band][row : row + 32, column : column + 32])


def test_blocks_of_rows_leave_no_seam(world, acquisition, monkeypatch):
    grid = around(32633, 14.3, 46.1, 30, 50, 50)
    at_once = world.render(acquisition, grid, ALL)
    monkeypatch.setattr("swath_sandbox.world.world._BLOCK_PIXELS", 350)
    for band, values in World().render(acquisition, grid, ALL).items():
        np.testing.assert_array_equal(values, at_once[band], err_msg=band)


def test_bands_do_not_depend_on_what_else_is_asked_for(world, acquisition):
    grid = around(32633, 14.3, 46.2, 20, 40, 40)
    everything = world.render(acquisition, grid, ALL)
    for band in ALL:
        np.testing.assert_array_equal(world.render(acquisition, grid, (band,))[band], everything[band])


def test_threads_that_share_a_world_see_the_same(acquisition):
    grids = [around(32633, 14.2 + 0.01 * n, 46.1, 20, 40, 40) for n in range(4)] * 2
    shared = World()
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda grid: shared.render(acquisition, grid, ("B04",))["B04"], grids))
    for grid, values in zip(grids, drawn, strict=True):
        np.testing.assert_array_equal(values, World().render(acquisition, grid, ("B04",))["B04"])


@pytest.mark.parametrize("collection", [L1C, L2A])
def test_every_band_has_its_native_type_and_is_finite_and_in_range(world, collection):
    bands = COLLECTIONS[collection].bands
    scene = on(world, "2022-10-27", collection=collection)
    drawn = world.render(scene, Grid(4326, (13.9, 46.05, 14.5, 46.29), 120, 70), tuple(bands))
    assert list(drawn) == list(bands)
    for name, values in drawn.items():
        assert values.dtype == bands[name].dtype
        assert values.shape == (70, 120)
        assert np.isfinite(values).all()
    for name in bands:
        if name.startswith("B"):
            assert 1 <= drawn[name].min() <= drawn[name].max() <= 18000
    assert set(np.unique(drawn["CLM"])) == {0, 1}
    assert 30 < drawn["sunZenithAngles"].min() <= drawn["sunZenithAngles"].max() < 80
    assert drawn["viewZenithMean"].max() < 13
    if collection == L2A:
        assert drawn["SNW"].max() <= 100
        assert drawn["CLD"].max() <= 100
        assert set(np.unique(drawn["SCL"])) <= set(range(2, 12))
        assert 20 <= drawn["AOT"].min() <= drawn["AOT"].max() <= 400


def test_unknown_bands_are_errors(world, acquisition):
    with pytest.raises(KeyError):
        world.render(acquisition, Grid(4326, (14.0, 46.0, 14.1, 46.1), 5, 5), ("B10",))


def test_pixels_outside_the_footprint_are_zero_and_those_inside_are_not(world):
    found = world.acquisitions(L2A, (10.0, 44.0, 18.0, 48.0), *OCTOBER)
    tile = tile_named("33TVM")
    partial = [a for a in found if a.tile == tile.name and shapely.Polygon(a.footprint).area < 0.9]
    assert partial
    min_x, min_y, max_x, max_y = tile.bounds
    grid = Grid(tile.epsg, (min_x - 5000, min_y - 5000, max_x + 5000, max_y + 5000), 120, 120)
    lon, lat = grid.lonlat()
    for acquisition in partial[:2]:
        drawn = world.render(acquisition, grid, ("B03", "dataMask", "sunZenithAngles"))
        footprint = shapely.Polygon(acquisition.footprint)
        inside = shapely.contains_xy(footprint.buffer(-0.005), lon.ravel(), lat.ravel()).reshape(lon.shape)
        outside = ~shapely.contains_xy(footprint.buffer(0.005), lon.ravel(), lat.ravel()).reshape(lon.shape)
        assert inside.any()
        assert outside.any()
        assert (drawn["dataMask"][inside] == 1).all()
        for values in drawn.values():
            assert (values[outside] == 0).all()
            assert (values[inside] > 0).all()


def test_the_footprint_ends_at_the_very_pixel(world, acquisition):
    left, bottom, right, top = tile_named("33TVM").bounds
    corner = Grid(32633, (left - 50, top - 50, left + 50, top + 50), 10, 10)
    expected = np.zeros((10, 10), np.uint8)
    expected[5:, 5:] = 1
    np.testing.assert_array_equal(world.render(acquisition, corner, ("dataMask",))["dataMask"], expected)
    corner = Grid(32633, (right - 50, bottom - 50, right + 50, bottom + 50), 10, 10)
    np.testing.assert_array_equal(world.render(acquisition, corner, ("dataMask",))["dataMask"], expected[::-1, ::-1])


def test_roads_and_towns_cross_from_region_to_region(acquisition):
    border = round(transformer(4326, 3857).transform(14.2, 46.0)[0] * 0.7 / REGION) * REGION / 0.7
    strip = Grid(3857, (border - 1200.0, 5_790_000.0, border + 1200.0, 5_820_000.0), 80, 1000)
    side = Grid(3857, (border - 1200.0, 5_790_000.0, border - 30.0, 5_820_000.0), 39, 1000)
    both, one = (World().render(acquisition, grid, ("B04",))["B04"] for grid in (strip, side))
    np.testing.assert_array_equal(both[:, :39], one)


def test_the_cloud_cover_is_that_of_the_mask_that_is_drawn(world):
    tile = tile_named("33TVM")
    checked = []
    for acquisition in world.acquisitions(L2A, (14.0, 46.5, 14.1, 46.6), *YEAR)[::9]:
        drawn = world.render(
            acquisition, Grid(tile.epsg, tile_named(acquisition.tile).bounds, 366, 366), ("CLM", "dataMask")
        )
        seen = drawn["dataMask"].sum()
        if acquisition.epsg == tile.epsg:
            checked.append((acquisition.cloud_cover, 100.0 * drawn["CLM"].sum() / seen))
    stated, measured = np.array(checked).T
    assert len(checked) >= 6
    assert stated.max() - stated.min() > 20
    np.testing.assert_allclose(stated, measured, atol=1.2)


def test_the_cloud_mask_is_what_the_other_cloud_bands_say(world):
    drawn = world.render(on(world, "2022-10-27"), Grid(4326, (13.9, 46.05, 14.5, 46.29), 120, 70), ALL)
    cloudy = drawn["CLM"] == 1
    assert 0.02 < cloudy.mean() < 0.5
    assert drawn["CLP"][cloudy].min() > drawn["CLP"][~cloudy].max() - 2
    assert np.isin(drawn["SCL"][cloudy], (8, 9)).all()
    assert not np.isin(drawn["SCL"][~cloudy], (8, 9)).any()
    assert drawn["B02"][cloudy].mean() > 3 * drawn["B02"][~cloudy].mean()


def test_clouds_cast_shadows_away_from_the_sun(world):
    scene = on(world, "2022-10-27")
    grid = Grid(32633, (400000.0, 5096000.0, 460000.0, 5130000.0), 600, 340)
    drawn = world.render(scene, grid, ("CLM", "SCL"))
    rows, columns = np.nonzero(drawn["SCL"] == 3)
    assert rows.size > 500
    # From a shadow towards the sun lies a cloud, at some height; away from the sun there is none more often than not.
    azimuth = np.radians(scene.sun_azimuth)
    hits = []
    for steps in range(4, 40, 2):
        r, c = (
            rows - np.rint(np.cos(azimuth) * steps).astype(int),
            columns + np.rint(np.sin(azimuth) * steps).astype(int),
        )
        valid = (r >= 0) & (r < 340) & (c >= 0) & (c < 600)
        hits.append(drawn["CLM"][r[valid], c[valid]].mean())
    assert max(hits) > 0.8


def clear_ndvi(world, month, mask):
    scenes = world.acquisitions(
        L2A, (14.0, 46.05, 14.3, 46.2), datetime(2022, month, 1, tzinfo=UTC), datetime(2022, month, 28, tzinfo=UTC)
    )
    scene = min((a for a in scenes if a.tile == "33TVM"), key=lambda a: a.cloud_cover)
    grid = Grid(32633, (420000.0, 5097000.0, 446000.0, 5113000.0), 260, 160)
    drawn = world.render(scene, grid, ("B04", "B08", "SCL", "CLM"))
    red, infrared = drawn["B04"].astype(float), drawn["B08"].astype(float)
    index = (infrared - red) / (infrared + red)
    return index[mask(drawn["SCL"]) & (drawn["CLM"] == 0)]


def test_plants_grow_in_summer():
    world = World()
    on_land = lambda classes: np.isin(classes, (4, 5, 11))  # noqa: E731
    winter, summer = clear_ndvi(world, 1, on_land), clear_ndvi(world, 7, on_land)
    assert summer.mean() > winter.mean() + 0.1
    assert 0.45 < summer.mean() < 0.85


def test_water_has_no_plants_and_no_fields_show_in_it(world):
    lake = Grid(32633, (440500.0, 5102500.0, 443500.0, 5105500.0), 150, 150)
    scene = on(world, "2022-07-04")
    drawn = world.render(scene, lake, ("B02", "B03", "B04", "B08", "SCL", "CLM"))
    water = (drawn["SCL"] == 6) & (drawn["CLM"] == 0)
    deep = water.copy()
    for shift in (-4, 4):
        deep &= np.roll(water, shift, 0) & np.roll(water, shift, 1)
    assert deep.sum() > 300
    red, infrared = drawn["B04"][deep].astype(float), drawn["B08"][deep].astype(float)
    assert ((infrared - red) / (infrared + red)).max() < 0.0
    rows, columns = np.nonzero(deep[:, :-1] & deep[:, 1:])
    green = drawn["B03"].astype(int)
    assert np.abs(green[rows, columns + 1] - green[rows, columns]).max() <= 25


def test_snow_lies_high_in_winter(world):
    grid = Grid(4326, (14.0, 46.2, 14.5, 46.29), 100, 40)
    scenes = [a for a in world.acquisitions(L2A, DEMO_BBOX, *YEAR) if a.tile == "33TVM"]
    snow = {a.datetime.month: [] for a in scenes}
    for scene in scenes[::3]:
        drawn = world.render(scene, grid, ("SNW", "CLM"))
        if drawn["CLM"].mean() < 0.5:
            snow[scene.datetime.month].append(drawn["SNW"][drawn["CLM"] == 0].mean())
    winter = [value for month in (12, 1, 2, 3) for value in snow[month]]
    summer = [value for month in (6, 7, 8) for value in snow[month]]
    assert np.mean(winter) > 20 > 1 > np.mean(summer)


def test_the_atmosphere_makes_level_1_brighter_in_the_blue_and_darker_at_the_water_vapour_band(world):
    grid = Grid(4326, (14.0, 46.05, 14.4, 46.2), 80, 40)
    names = ("B01", "B02", "B04", "B08", "B09")
    low, high = (world.render(on(world, "2022-07-04", collection=c), grid, names) for c in (L2A, L1C))
    assert high["B01"].mean() > low["B01"].mean() + 500
    assert high["B02"].mean() > low["B02"].mean() + 300
    assert abs(high["B04"].mean() / low["B04"].mean() - 1.0) < 0.4
    assert high["B09"].mean() < 0.6 * low["B09"].mean()


def test_seasons_are_reversed_in_the_south(world):
    def greenness(box, month):
        scenes = world.acquisitions(
            L2A, box, datetime(2022, month, 1, tzinfo=UTC), datetime(2022, month, 28, tzinfo=UTC)
        )
        scene = min(scenes, key=lambda a: a.cloud_cover)
        drawn = world.render(scene, Grid(4326, box, 80, 80), ("B04", "B08", "CLM", "dataMask"))
        seen = (drawn["dataMask"] == 1) & (drawn["CLM"] == 0)
        red, infrared = drawn["B04"][seen].astype(float), drawn["B08"][seen].astype(float)
        return ((infrared - red) / (infrared + red)).mean()

    north, south = (12.3, 41.7, 12.5, 41.8), (-62.2, -34.1, -62.0, -34.0)
    assert greenness(north, 6) > greenness(north, 1) + 0.05
    assert greenness(south, 1) > greenness(south, 6) + 0.05


def test_coarse_pixels_see_about_the_mean_of_fine_ones(world):
    scene = on(world, "2022-07-04")
    bounds = (420000.0, 5098000.0, 440000.0, 5118000.0)
    fine = world.render(scene, Grid(32633, bounds, 1000, 1000), ("B04", "B08"))
    coarse = world.render(scene, Grid(32633, bounds, 50, 50), ("B04", "B08"))
    for band in ("B04", "B08"):
        means = fine[band].reshape(50, 20, 50, 20).mean(axis=(1, 3))
        assert coarse[band].mean() == pytest.approx(means.mean(), rel=0.08)
        assert np.corrcoef(coarse[band].ravel(), means.ravel())[0, 1] > 0.6


def test_the_whole_world_fits_one_request(world, acquisition):
    drawn = world.render(acquisition, Grid(4326, (-180.0, -90.0, 180.0, 90.0), 360, 180), ("B04", "dataMask"))
    assert drawn["dataMask"].sum() <= 4


def test_a_single_pixel_is_drawn_as_part_of_its_neighbours(world, acquisition):
    grid = around(3857, 14.2, 46.1, 14, 9, 9)
    drawn = world.render(acquisition, grid, ("B04",))["B04"]
    assert world.render(acquisition, part(grid, 4, 4, 1, 1), ("B04",))["B04"][0, 0] == drawn[4, 4]


def test_another_seed_is_another_world(acquisition):
    grid = around(32633, 14.2, 46.1, 20, 50, 50)
    one, other = (World(seed).render(acquisition, grid, ("B04",))["B04"] for seed in (7, 8))
    assert (one != other).mean() > 0.9


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (Grid(32633, (440000.0, 5105000.0, 441280.0, 5106280.0), 128, 128), "fb3b7d574fb2b143"),
        (Grid(4326, DEMO_BBOX, 64, 64), "2103102a0a60d135"),
        (Grid(3857, (1560000.0, 5790000.0, 1564000.0, 5794000.0), 100, 100), "741dbc0b87874ae2"),
    ],
)
def test_scenes_are_the_same_to_the_last_bit_everywhere(world, acquisition, grid, expected):
    drawn = world.render(acquisition, grid, tuple(band for band in ALL if not band.startswith(("sun", "view"))))
    digest = hashlib.sha256()
    for band in drawn.values():
        digest.update(band.tobytes())
    assert digest.hexdigest()[:16] == expected
