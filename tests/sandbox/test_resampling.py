import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath_sandbox.grid import Grid
from swath_sandbox.resampling import Resampling, places_of

KEPT = Grid(32633, (400000.0, 5000000.0, 402000.0, 5002000.0), 100, 100)  # 20 m
FINE = Grid(32633, (400500.0, 5000500.0, 400700.0, 5000700.0), 20, 20)  # 10 m


def values_of(grid, function, dtype=np.float32):
    x, y = np.meshgrid(grid.xs(), grid.ys())
    return function(x - 400000.0, y - 5000000.0).astype(dtype)


def resampled(grid, function, method, dtype=np.float32):
    places = places_of(grid, KEPT)
    return places.resample(values_of(places.window, function, dtype), method)


@pytest.mark.parametrize(
    ("wanted", "expected"), [(10.0, (20.0, "BICUBIC")), (20.0, None), (20.01, None), (45.0, None), (500.0, None)]
)
def test_finer_pixels_read_the_native_ones_and_coarser_ones_overviews_of_their_own_size(wanted, expected):
    assert Resampling("BICUBIC").kept(20.0, wanted) == expected


@pytest.mark.parametrize(("wanted", "size"), [(20.0, None), (30.0, 20.0), (45.0, 40.0), (500.0, 320.0)])
def test_interpolation_of_coarser_pixels_reads_the_next_finer_overview(wanted, size):
    assert Resampling(downsampling="BILINEAR").kept(20.0, wanted) == (None if size is None else (size, "BILINEAR"))


def test_nearest_repeats_pixels():
    picture = resampled(FINE, lambda x, y: x * 1000 + y, "NEAREST")
    blocks = picture.reshape(10, 2, 10, 2)
    assert (blocks == blocks[:, :1, :, :1]).all()
    assert len(np.unique(picture)) == 100


@pytest.mark.parametrize("method", ["BILINEAR", "BICUBIC"])
def test_interpolation_keeps_planes(method):
    def plane(x, y):
        return 3.0 + 0.25 * x - 0.5 * y

    np.testing.assert_allclose(resampled(FINE, plane, method), values_of(FINE, plane), rtol=1e-4)


def test_a_cubic_follows_a_wave_more_closely_than_lines_do():
    def wave(x, y):
        return np.sin(x / 35.0) + np.cos(y / 40.0)

    errors = {m: np.abs(resampled(FINE, wave, m) - values_of(FINE, wave)).max() for m in ("BILINEAR", "BICUBIC")}
    assert errors["BICUBIC"] < 0.5 * errors["BILINEAR"]


def test_whole_numbers_are_rounded_and_stay_within_their_type():
    step = resampled(FINE, lambda x, y: np.where(x < 600, 0, 255), "BICUBIC", np.uint8)
    assert step.dtype == np.uint8
    assert (np.diff(step.astype(int), axis=1) >= 0).all()
    assert {0, 255} <= set(step.ravel().tolist())


@pytest.mark.parametrize("epsg", [4326, 3857, 32632, 3035])
def test_places_are_found_from_other_crss(epsg):
    from swath_sandbox.grid import transformer

    x, y = transformer(32633, epsg).transform(401000.0, 5001000.0)
    pixel = 1e-4 if epsg == 4326 else 9.0
    grid = Grid(epsg, (x, y, x + 20 * pixel, y + 20 * pixel), 20, 20)
    places = places_of(grid, KEPT)
    lon, lat = grid.lonlat()
    east, north = transformer(4326, 32633).transform(lon, lat)
    shown = places.resample(values_of(places.window, lambda x, y: x - y), "BILINEAR")
    np.testing.assert_allclose(shown, (east - 400000.0) - (north - 5000000.0), atol=0.3)


def test_places_far_away_take_no_more_pixels_than_there_are():
    away = Grid(32633, (0.0, 0.0, 1e6, 1e6), 10, 10)
    window = places_of(away, KEPT).window
    assert window.width <= 107
    assert window.height <= 107


@given(
    st.floats(400000.0, 401800.0),
    st.floats(5000000.0, 5001800.0),
    st.integers(1, 12),
    st.integers(1, 12),
    st.floats(0.5, 19.0),
    st.sampled_from(["NEAREST", "BILINEAR", "BICUBIC"]),
)
def test_no_value_lies_far_beyond_those_around_it(west, south, width, height, pixel, method):
    grid = Grid(32633, (west, south, west + width * pixel, south + height * pixel), width, height)
    places = places_of(grid, KEPT)
    values = np.random.default_rng(width * 13 + height).uniform(0, 1, (places.window.height, places.window.width))
    shown = places.resample(values.astype(np.float32), method)
    assert shown.shape == (height, width)
    overshoot = 0.3 if method == "BICUBIC" else 1e-6
    assert -overshoot <= shown.min() <= shown.max() <= 1 + overshoot
