import itertools

import pytest
import shapely

from swath_sandbox.grid import transformer
from swath_sandbox.tilinggrids import GRIDS, outline, tiles_over

LJUBLJANA = shapely.box(14.4, 46.0, 14.6, 46.1)


def tiles(grid, area, **options):
    return list(tiles_over(GRIDS[grid], area, GRIDS[grid].resolutions[-1], **options))


@pytest.mark.parametrize("grid", GRIDS)
def test_tiles_cover_the_area_and_each_touches_it(grid):
    found = tiles(grid, LJUBLJANA)
    outlines = [outline(tile.grid.epsg, tile.grid.bounds) for tile in found]

    assert shapely.union_all(outlines).buffer(1e-4).covers(LJUBLJANA)
    assert all(one.intersects(LJUBLJANA) for one in outlines)


@pytest.mark.parametrize("grid", GRIDS)
def test_tiles_of_a_crs_do_not_overlap_and_have_names_of_their_own(grid):
    found = tiles(grid, LJUBLJANA.buffer(0.5))

    assert len({tile.name for tile in found}) == len({tile.id for tile in found}) == len(found) > 1
    for one, other in itertools.combinations(found, 2):
        if one.grid.epsg == other.grid.epsg:
            assert shapely.box(*one.grid.bounds).intersection(shapely.box(*other.grid.bounds)).area == 0


@pytest.mark.parametrize(("grid", "epsg"), [(0, {32633}), (3, {4326}), (7, {3035})])
def test_tiles_are_in_the_crs_of_their_grid(grid, epsg):
    assert {tile.grid.epsg for tile in tiles(grid, LJUBLJANA)} == epsg


def test_an_area_across_zones_and_the_equator_has_tiles_in_each():
    found = tiles(2, shapely.box(5.5, -0.5, 6.5, 0.5))
    assert {tile.grid.epsg for tile in found} == {32631, 32632, 32731, 32732}


def test_a_tile_has_the_pixels_of_its_resolution_and_its_buffers():
    tile = tiles(0, LJUBLJANA)[0]
    assert (tile.grid.width, tile.grid.height, tile.grid.resx) == (334, 334, 60.0)

    wide = tiles(0, LJUBLJANA, buffer=(2, 5))[0]
    assert (wide.grid.width, wide.grid.height, wide.grid.resy) == (338, 344, 60.0)
    assert wide.grid.bounds[0] == tile.grid.bounds[0] - 120
    assert wide.name == tile.name


def test_a_place_of_no_extent_has_one_tile():
    x, y = transformer(4326, 32633).transform(14.5, 46.05)
    (tile,) = tiles(1, shapely.Point(14.5, 46.05))
    assert shapely.box(*tile.grid.bounds).contains(shapely.Point(x, y))


def test_an_area_that_ends_where_a_tile_does_has_no_tile_beyond():
    assert [tile.name for tile in tiles(3, shapely.box(14, 45, 15, 46))] == ["4326_14_45"]


def test_a_grid_of_europe_has_no_tiles_elsewhere():
    assert tiles(6, shapely.box(-60, -10, -59, -9)) == []
