import numpy as np
import pytest

from swath_sandbox.world.tiling import SIZE, tile_named, tiles_over


@pytest.mark.parametrize(
    ("name", "epsg", "left", "top"),
    [
        ("33TVM", 32633, 399960.0, 5200020.0),
        ("33TWM", 32633, 499980.0, 5200020.0),
        ("33TVL", 32633, 399960.0, 5100000.0),
        ("39TWK", 32639, 499980.0, 5000040.0),
        ("31UFT", 32631, 600000.0, 5800020.0),
        ("55GEP", 32755, 499980.0, 5400000.0),
    ],
)
def test_tiles_lie_where_sentinel_2_has_them(name, epsg, left, top):
    tile = tile_named(name)
    assert (tile.epsg, tile.left, tile.top) == (epsg, left, top)


@pytest.mark.parametrize("name", ["", "33", "33TVI", "00TVM", "61TVM", "33AAA", "33TVMX", "³3TVM", "XXTVM", "33tvm"])
def test_there_are_no_other_names(name):
    assert tile_named(name) is None


def test_corners_lie_on_the_raster_of_all_bands():
    for tile in tiles_over((10.0, 40.0, 20.0, 50.0)):
        assert tile.left % 60 == tile.top % 60 == 0


def test_every_place_lies_in_a_tile():
    rng = np.random.default_rng(1)
    for lon, lat in zip(rng.uniform(-180, 180, 60), rng.uniform(-55, 82, 60), strict=True):
        found = [tile for tile in tiles_over((lon, lat, lon, lat)) if tile.meets((lon, lat, lon, lat))]
        assert found, (lon, lat)


def test_neighbours_overlap():
    first, second = tile_named("33TVM"), tile_named("33TWM")
    assert first.left + SIZE - second.left == pytest.approx(9780.0)


def test_names_are_unique():
    names = [tile.name for tile in tiles_over((-10.0, -20.0, 30.0, 60.0))]
    assert len(set(names)) == len(names) > 1000


def test_outlines_are_closed_counter_clockwise_rings():
    ring = tile_named("33TVM").ring
    assert ring[0].tolist() == ring[-1].tolist()
    x, y = ring[:-1].T
    assert np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) > 0


def test_tiles_on_either_side_of_the_antimeridian_are_found_from_both():
    east = {tile.name for tile in tiles_over((179.5, -17.0, 180.0, -16.0))}
    west = {tile.name for tile in tiles_over((-180.0, -17.0, -179.5, -16.0))}
    assert {"60KZG", "01KAB"} <= east & west
