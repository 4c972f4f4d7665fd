import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.grid import Grid, transformer
from swath_sandbox.world import DEMO_BBOX, ElevationModel, RadarProcessing, World
from swath_sandbox.world.plane import view_of
from swath_sandbox.world.radar import PLAIN, displaced
from swath_sandbox.world.radar_orbits import frame_at
from swath_sandbox.world.speckle import lee

GRD, L2A = "sentinel-1-grd", "sentinel-2-l2a"
ALL = ("VV", "VH", "localIncidenceAngle", "scatteringArea", "shadowMask", "dataMask")
ON_MAP = RadarProcessing(orthorectify=True)
FLATTENED = RadarProcessing("GAMMA0_TERRAIN", orthorectify=True)
SEA = Grid(32633, (412000.0, 5080000.0, 413000.0, 5081000.0), 100, 100)
MOUNTAINS = Grid(32633, (425000.0, 5112000.0, 437000.0, 5124000.0), 240, 240)


def on(world, day, direction=None, place=(14.2, 46.07)):
    start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    found = world.acquisitions(GRD, (*place, *place), start, start.replace(hour=23))
    return next(a for a in found if direction in {None, a.orbit_direction})


@pytest.fixture(scope="module")
def world():
    return World()


@pytest.fixture(scope="module")
def ascending(world):
    return on(world, "2022-07-10")


@pytest.fixture(scope="module")
def descending(world):
    return on(world, "2022-07-09")


def around(epsg, lon, lat, metres, width, height):
    size_x, size_y = (metres / 111_320 / 0.694, metres / 111_320) if epsg == 4326 else (metres, metres)
    x, y = transformer(4326, epsg).transform(lon, lat)
    x, y = round(x / size_x) * size_x, round(y / size_y) * size_y
    return Grid(epsg, (x, y, x + width * size_x, y + height * size_y), width, height)


def part(grid, column, row, width, height):
    left, top = grid.bounds[0] + column * grid.resx, grid.bounds[3] - row * grid.resy
    return Grid(grid.epsg, (left, top - height * grid.resy, left + width * grid.resx, top), width, height)


def decibels(power):
    return 10 * np.log10(power.mean())


@pytest.mark.parametrize("epsg", [32633, 4326, 3857])
@pytest.mark.parametrize("metres", [10, 60])
@pytest.mark.parametrize("radar", [PLAIN, replace(FLATTENED, lee_window=(7, 5), dem_resolution=90.0)])
def test_requests_that_overlap_agree_pixel_by_pixel(ascending, epsg, metres, radar):
    whole = around(epsg, 14.25, 46.12, metres, 90, 80)
    large = World().render(ascending, whole, ALL, radar=radar)
    small = World().render(ascending, part(whole, 37, 21, 31, 33), ALL, radar=radar)
    assert large["dataMask"].all()
    for band in ALL:
        np.testing.assert_array_equal(large[band][21:54, 37:68], small[band], err_msg=band)


def test_blocks_of_rows_leave_no_seam(ascending, monkeypatch):
    radar = replace(ON_MAP, lee_window=(3, 7))
    grid = around(32633, 14.3, 46.1, 10, 50, 50)
    at_once = World().render(ascending, grid, ALL, radar=radar)
    monkeypatch.setattr("swath_sandbox.world.world._BLOCK_PIXELS", 350)
    for band, values in World().render(ascending, grid, ALL, radar=radar).items():
        np.testing.assert_array_equal(values, at_once[band], err_msg=band)


def test_every_band_has_its_native_type_and_is_finite_and_in_range(world, ascending):
    bands = COLLECTIONS[GRD].bands
    drawn = world.render(ascending, MOUNTAINS, tuple(bands), radar=ON_MAP)
    for name, values in drawn.items():
        assert values.dtype == bands[name].dtype
        assert np.isfinite(values).all()
    assert 1e-5 <= drawn["VH"].min() <= drawn["VV"].max() < 30
    assert 0 <= drawn["localIncidenceAngle"].min() <= drawn["localIncidenceAngle"].max() <= 180
    assert not drawn["HH"].any()
    assert set(np.unique(drawn["shadowMask"])) <= {0, 1}


def test_pixels_outside_of_the_frame_are_empty(world, ascending):
    west, south, east, north = ascending.bbox
    drawn = world.render(ascending, Grid(4326, (west - 0.2, south - 0.2, east + 0.2, north + 0.2), 80, 60), ALL)
    assert 0.4 < drawn["dataMask"].mean() < 0.9
    for values in drawn.values():
        assert not values[drawn["dataMask"] == 0].any()
    assert (drawn["VV"][drawn["dataMask"] == 1] > 0).all()


def test_frames_of_one_overflight_join_without_a_seam(world):
    start = datetime(2022, 7, 10, tzinfo=UTC)
    found = world.acquisitions(GRD, DEMO_BBOX, start, start.replace(hour=23))
    first, second = (next(a for a in found if a.frame == frame_at(44, number)) for number in (29, 30))
    lon, lat = np.mean(first.frame.corners[2:], axis=0)
    grid = around(32633, lon, lat - 0.02, 60, 60, 80)
    one, other = (world.render(a, grid, ("VV", "dataMask", "scatteringArea"), radar=ON_MAP) for a in (first, second))
    assert one["dataMask"].any()
    np.testing.assert_array_equal(one["dataMask"] + other["dataMask"], 1)
    whole = one["VV"] + other["VV"]
    rows, columns = np.nonzero(np.diff(one["dataMask"].astype(int), axis=0))
    across_seam = np.abs(np.log(whole[rows + 1, columns] / whole[rows, columns]))
    elsewhere = np.abs(np.diff(np.log(whole), axis=0))
    assert across_seam.mean() < 1.3 * elsewhere.mean()


def classes(world, grid, day="2022-07-04"):
    start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    found = world.acquisitions(L2A, DEMO_BBOX, start, start.replace(hour=23))
    drawn = world.render(next(a for a in found if a.tile == "33TVM"), grid, ("B02", "B04", "B08", "SCL"))
    drawn["ndvi"] = (drawn["B08"] - drawn["B04"].astype(float)) / (drawn["B08"] + drawn["B04"].astype(float))
    return drawn


def test_the_radar_sees_what_the_camera_sees(world, descending):
    grid = around(32633, 14.24, 46.05, 20, 400, 300)
    seen = classes(world, grid)
    radar = world.render(descending, grid, ("VV", "VH"), radar=FLATTENED)
    water, clear = seen["SCL"] == 6, ~np.isin(seen["SCL"], (3, 7, 8, 9))
    forest = clear & (seen["ndvi"] > 0.8) & (seen["B04"] < 400)
    town = clear & (seen["SCL"] == 5) & (seen["B02"] > 1100)
    assert min(water.sum(), forest.sum(), town.sum()) > 100
    assert decibels(radar["VV"][water]) < decibels(radar["VV"][forest]) - 6 < decibels(radar["VV"][town]) - 6
    assert -15 < decibels(radar["VH"][forest]) < -12
    assert decibels(radar["VH"][water]) < -22


def test_slopes_that_face_the_radar_are_bright_and_terrain_correction_evens_them_out(world, ascending, descending):
    up, down = (
        world.render(a, MOUNTAINS, ("VV", "localIncidenceAngle"), radar=ON_MAP) for a in (ascending, descending)
    )
    facing_west = up["localIncidenceAngle"] < down["localIncidenceAngle"] - 15
    facing_east = down["localIncidenceAngle"] < up["localIncidenceAngle"] - 15
    assert min(facing_west.sum(), facing_east.sum()) > 1000
    assert decibels(up["VV"][facing_west]) > decibels(up["VV"][facing_east]) + 2
    assert decibels(down["VV"][facing_east]) > decibels(down["VV"][facing_west]) + 2
    flat = world.render(ascending, MOUNTAINS, ("VV",), radar=FLATTENED)["VV"]
    assert abs(decibels(flat[facing_west]) - decibels(flat[facing_east])) < 1


def test_a_coarser_elevation_model_leaves_some_of_the_terrain(world, ascending):
    area = world.render(ascending, MOUNTAINS, ("scatteringArea",), radar=FLATTENED)["scatteringArea"]
    coarse = replace(FLATTENED, dem_resolution=90.0)
    rough = world.render(ascending, MOUNTAINS, ("scatteringArea",), radar=coarse)["scatteringArea"]
    assert 0.8 < np.corrcoef(area.ravel(), rough.ravel())[0, 1] < 0.9999


def test_coefficients_differ_by_the_angle_of_incidence(world, ascending):
    grid = around(32633, 14.05, 45.98, 100, 40, 40)
    gamma, sigma, beta = (
        world.render(ascending, grid, ("VV",), radar=RadarProcessing(kind, orthorectify=True))["VV"]
        for kind in ("GAMMA0_ELLIPSOID", "SIGMA0_ELLIPSOID", "BETA0")
    )
    cosine, sine = sigma / gamma, sigma / beta
    np.testing.assert_allclose(cosine**2 + sine**2, 1.0, atol=1e-3)
    angles = np.degrees(np.arccos(cosine))
    assert 29 < angles.min() < angles.max() < 46
    # On an ascending pass the radar stands in the west.
    assert angles[:, 0].mean() < angles[:, -1].mean()


def test_without_orthorectification_ridges_lean_towards_the_radar(world, ascending, descending):
    heights = world.render(ElevationModel(above_geoid=True), MOUNTAINS, ("DEM",))["DEM"]
    ridges = heights - heights.mean()
    for acquisition, away in ((ascending, 1), (descending, -1)):
        view = view_of(MOUNTAINS, 46.0)
        _, across = acquisition.frame.across(view.x, view.y)
        moved = displaced(view, across, acquisition, world.seed).x - view.x
        # Where a ridge is on the map, the picture has what lies behind it.
        assert np.corrcoef(moved.ravel(), ridges.ravel())[0, 1] * away > 0.7
        assert 100 < np.abs(moved).max() < 2500


def test_speckle_has_the_mean_and_the_spread_of_some_looks(world, descending):
    drawn = world.render(descending, SEA, ("VV", "VH"), radar=ON_MAP)
    for values in drawn.values():
        assert 1 / 5.5 < values.var() / values.mean() ** 2 < 1 / 3.5
    assert abs(np.corrcoef(drawn["VV"].ravel(), drawn["VH"].ravel())[0, 1]) < 0.1


def test_every_recording_has_its_own_speckle(world, descending):
    later = on(world, "2022-07-21")
    assert later.relative_orbit == descending.relative_orbit
    one, other = (world.render(a, SEA, ("VV",), radar=ON_MAP)["VV"] for a in (descending, later))
    assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 0.1


def test_lees_filter_takes_the_grain_and_leaves_the_edges(world, ascending):
    shore = around(32633, 14.24, 46.09, 10, 200, 200)
    plain = world.render(ascending, shore, ("VV",), radar=ON_MAP)["VV"]
    calm = world.render(ascending, shore, ("VV",), radar=replace(ON_MAP, lee_window=(5, 5)))["VV"]
    assert calm.mean() == pytest.approx(plain.mean(), rel=0.03)
    assert np.abs(np.diff(np.log(calm))).mean() < 0.5 * np.abs(np.diff(np.log(plain))).mean()


def test_lees_filter_is_the_mean_where_there_is_only_grain_and_nothing_where_there_is_none():
    flat = np.full((9, 9), 0.25, np.float32)
    np.testing.assert_allclose(lee(flat, (3, 3), 4.4), flat)
    edge = np.where(np.arange(9) < 4, 0.001, 1.0).astype(np.float32) * np.ones((9, 1), np.float32)
    filtered = lee(edge, (3, 3), 4.4)
    np.testing.assert_allclose(filtered[:, [0, 8]], edge[:, [0, 8]], rtol=1e-5)
    assert (np.diff(filtered, axis=1) >= -1e-6).all()


def test_a_window_of_one_pixel_changes_nothing(world, ascending):
    grid = around(32633, 14.2, 46.1, 10, 30, 30)
    plain, filtered = (
        world.render(ascending, grid, ("VH",), radar=replace(ON_MAP, lee_window=window))["VH"]
        for window in (None, (1, 1))
    )
    np.testing.assert_allclose(filtered, plain, rtol=1e-6)


def test_where_the_camera_sees_crops_grow_the_radar_sees_them_scatter(world):
    grid = around(32633, 14.2, 46.0, 20, 300, 200)
    before, after = (classes(world, grid, day) for day in ("2022-04-05", "2022-07-04"))
    clear = np.isin(before["SCL"], (4, 5)) & np.isin(after["SCL"], (4, 5))
    grown = clear & (before["B04"] > 900) & (after["ndvi"] > 0.65)
    assert grown.sum() > 200
    bare, green = (
        world.render(on(world, day), grid, ("VH",), radar=FLATTENED)["VH"] for day in ("2022-04-04", "2022-07-10")
    )
    assert decibels(green[grown]) > decibels(bare[grown]) + 2


def test_ice_and_sea_are_recorded_in_horizontal_polarization(world):
    start = datetime(2022, 3, 1, tzinfo=UTC)
    scene = world.acquisitions(GRD, (20.0, 78.0, 20.0, 78.0), start, start.replace(day=6))[0]
    drawn = world.render(scene, around(4326, 20.0, 78.0, 100, 40, 40), ("HH", "HV", "VV", "dataMask"))
    seen = drawn["dataMask"] == 1
    assert seen.any()
    assert (drawn["HH"][seen] > drawn["HV"][seen]).mean() > 0.9
    assert not drawn["VV"].any()


def test_unknown_bands_are_errors(world, ascending):
    with pytest.raises(KeyError):
        world.render(ascending, MOUNTAINS, ("B04",))


@pytest.mark.parametrize(
    ("grid", "radar", "expected"),
    [
        (Grid(32633, (440000.0, 5105000.0, 441280.0, 5106280.0), 128, 128), ON_MAP, "031433a021e7becd"),
        (Grid(4326, DEMO_BBOX, 64, 64), PLAIN, "95fadd40d20d48eb"),
        (
            Grid(3857, (1560000.0, 5790000.0, 1564000.0, 5794000.0), 100, 100),
            replace(FLATTENED, lee_window=(5, 5)),
            "5d736c089ee615f3",
        ),
    ],
)
def test_scenes_are_the_same_to_the_last_bit_everywhere(world, ascending, grid, radar, expected):
    drawn = world.render(ascending, grid, ALL, radar=radar)
    digest = hashlib.sha256()
    for band in drawn.values():
        digest.update(band.tobytes())
    assert digest.hexdigest()[:16] == expected
