import hashlib
from datetime import UTC, datetime

import numpy as np
import pytest

from swath_sandbox.grid import Grid
from swath_sandbox.world import DEMO_BBOX, ElevationModel, World

SEA_AND_LAND = Grid(4326, (13.83, 45.86, 14.0, 46.0), 170, 140)
MOUNTAINS = Grid(32633, (425000.0, 5112000.0, 437000.0, 5124000.0), 200, 200)


@pytest.fixture(scope="module")
def world():
    return World()


def heights(world, grid, *arguments, **options):
    return world.render(ElevationModel(*arguments, **options), grid, ("DEM",))["DEM"]


def test_heights_are_those_of_hills_and_of_the_sea(world):
    shore = heights(world, SEA_AND_LAND, above_geoid=True)
    assert shore.dtype == np.float32
    assert shore.min() < -3 < 20 < shore.max() < 400
    assert heights(world, MOUNTAINS, above_geoid=True).max() > 700


def test_copernicus_has_the_surface_of_the_sea_and_mapzen_its_floor(world):
    floor = heights(world, SEA_AND_LAND, "MAPZEN", above_geoid=True)
    surface = heights(world, SEA_AND_LAND, "COPERNICUS_30", above_geoid=True)
    np.testing.assert_array_equal(surface, np.maximum(floor, 0))


def test_heights_below_zero_become_zero_on_request(world):
    clamped = heights(world, SEA_AND_LAND, clamped=True, above_geoid=True)
    np.testing.assert_array_equal(clamped, np.maximum(heights(world, SEA_AND_LAND, above_geoid=True), 0))


def test_heights_above_the_ellipsoid_differ_smoothly(world):
    geoid = heights(world, MOUNTAINS) - heights(world, MOUNTAINS, above_geoid=True)
    assert 0.5 < abs(geoid.mean()) < 110
    assert np.abs(np.diff(geoid)).max() < 0.05


def test_slopes_are_those_that_light_the_optical_scenes(world):
    north, east = np.gradient(heights(world, MOUNTAINS).astype(float), -60.0, 60.0)
    found = world.acquisitions(
        "sentinel-2-l2a", DEMO_BBOX, datetime(2022, 10, 27, tzinfo=UTC), datetime(2022, 10, 28, tzinfo=UTC)
    )
    scene = next(a for a in found if a.tile == "33TVM")
    azimuth = np.radians(scene.sun_azimuth)
    away = north * np.cos(azimuth) + east * np.sin(azimuth)
    drawn = world.render(scene, MOUNTAINS, ("B08", "CLM"))
    clear = drawn["CLM"] == 0
    lit, dark = clear & (away < -0.15), clear & (away > 0.15)
    assert min(lit.sum(), dark.sum()) > 1000
    assert drawn["B08"][lit].mean() > 1.3 * drawn["B08"][dark].mean()


def test_parts_of_a_request_are_the_same_as_the_whole(world):
    whole = heights(world, MOUNTAINS)
    west, south, _east, _north = MOUNTAINS.bounds
    corner = Grid(32633, (west, south, west + 6000.0, south + 6000.0), 100, 100)
    np.testing.assert_array_equal(heights(world, corner), whole[100:, :100])


def test_there_are_heights_everywhere(world):
    drawn = world.render(ElevationModel(), Grid(4326, (-180.0, -85.0, 180.0, 85.0), 72, 34), ("DEM", "dataMask"))
    assert drawn["dataMask"].all()
    assert np.isfinite(drawn["DEM"]).all()
    assert 0.15 < (drawn["DEM"] > 60).mean() < 0.6


def test_heights_are_the_same_to_the_last_bit_everywhere(world):
    digest = hashlib.sha256(heights(world, MOUNTAINS).tobytes() + heights(world, SEA_AND_LAND).tobytes())
    assert digest.hexdigest()[:16] == "362a0fc7febc50d0"
