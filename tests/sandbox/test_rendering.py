from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.evalscript import Outputs
from swath_sandbox.grid import Grid
from swath_sandbox.rendering import Source, data_path, group_scenes, render

NOON = datetime(2022, 10, 7, 10, tzinfo=UTC)
TIME_RANGE = (NOON, NOON)
GRID = Grid(4326, (10.0, 50.0, 14.0, 52.0), 40, 20)
L2A = COLLECTIONS["sentinel-2-l2a"]


@dataclass(frozen=True)
class Acquisition:
    """A box on a day whose pixels all have one value."""

    id: str
    value: int
    box: tuple
    datetime: datetime = NOON
    collection: str = "sentinel-2-l2a"
    cloud_cover: float = 12.5

    @property
    def footprint(self):
        return tuple(shapely.box(*self.box).exterior.coords)


class World:
    def __init__(self):
        self.drawn = []

    def render(self, acquisition, grid, bands):
        self.drawn.append((acquisition.id, grid.height))
        x, y = np.meshgrid(grid.xs(), grid.ys())
        west, south, east, north = acquisition.box
        mask = ((x > west) & (x < east) & (y > south) & (y < north)).astype(np.uint8)
        pixels = {"dataMask": mask, **{name: (mask * acquisition.value).astype(np.uint16) for name in bands}}
        return {**pixels, "dataMask": mask}


class Evalscript:
    """Stacks the bands of all scenes, in blocks of rows of a given height."""

    def __init__(self, rows):
        self.rows = rows

    def run(self, sources, shape, *, time_range):
        assert time_range == TIME_RANGE
        scenes = [(source, scene) for source in sources for scene in source.scenes]
        blocks = []
        for start in range(0, shape[0], self.rows):
            stop = min(start + self.rows, shape[0])
            rows = [(source, scene.arrays(start, stop)) for source, scene in scenes]
            layers = [pixels[band] for source, pixels in rows for band in source.bands]
            blocks.append(np.stack(layers, axis=2))
        return Outputs({"default": np.concatenate(blocks)}, None)


def draw(acquisitions, mosaicking="SIMPLE", *, geometry=None, bands=("B04", "dataMask"), rows=7, world=None):
    source = Source("s2", L2A, dict.fromkeys(bands, (1.0, 0.0)))
    scenes = group_scenes(mosaicking, acquisitions)
    outputs = render(
        world or World(), Evalscript(rows), GRID, [(source, scenes)], geometry=geometry, time_range=TIME_RANGE
    )
    return outputs.arrays["default"]


WEST = Acquisition("west", 100, (9.0, 49.0, 12.0, 53.0))
MIDDLE = Acquisition("middle", 200, (11.0, 49.0, 13.0, 53.0))
AWAY = Acquisition("away", 300, (20.0, 49.0, 21.0, 53.0))


def test_simple_mosaicking_lays_the_first_acquisition_on_top():
    picture = draw([WEST, MIDDLE])

    assert picture[0, :, 0].tolist() == [100] * 20 + [200] * 10 + [0] * 10
    assert picture[0, :, 1].tolist() == [1] * 30 + [0] * 10
    assert draw([MIDDLE, WEST])[0, :, 0].tolist() == [100] * 10 + [200] * 20 + [0] * 10


def test_nothing_but_what_is_needed_is_drawn():
    world = World()
    whole = Acquisition("whole", 5, (9.0, 49.0, 15.0, 53.0))

    draw([AWAY, whole, MIDDLE], rows=20, world=world)

    assert world.drawn == [("whole", 20)]


def test_the_height_of_the_blocks_makes_no_difference():
    geometry = shapely.Polygon([(10, 50), (14, 50), (12, 52)])

    pictures = [draw([WEST, MIDDLE], geometry=geometry, rows=rows) for rows in (1, 7, 20)]

    np.testing.assert_array_equal(pictures[0], pictures[1])
    np.testing.assert_array_equal(pictures[0], pictures[2])


def test_pixels_outside_of_the_geometry_are_empty():
    picture = draw([WEST], geometry=shapely.box(10.0, 51.0, 11.0, 52.0))

    assert picture[:10, :10, 0].min() == 100
    assert picture[..., 0].sum() == 100 * 100
    assert picture[..., 1].sum() == 100


def test_tile_mosaicking_keeps_every_acquisition():
    picture = draw([WEST, MIDDLE, AWAY], "TILE", bands=("B04",))

    assert picture.shape == (20, 40, 3)
    assert picture[0, 15].tolist() == [100, 200, 0]


def test_orbit_mosaicking_has_a_sample_for_each_day_in_the_order_given():
    before = Acquisition("before", 50, (9.0, 49.0, 15.0, 53.0), NOON - timedelta(days=5))

    picture = draw([WEST, MIDDLE, before], "ORBIT", bands=("B04",))

    assert picture[0, [5, 25, 35]].tolist() == [[100, 50], [200, 50], [0, 50]]


def test_without_acquisitions_simple_has_an_empty_sample_and_the_others_none():
    assert len(group_scenes("SIMPLE", [])) == 1
    assert draw([]).sum() == 0
    assert group_scenes("ORBIT", []) == group_scenes("TILE", []) == []


def test_scenes_tell_what_they_are_made_of():
    (orbit,) = group_scenes("ORBIT", [WEST, MIDDLE])
    (tile,) = group_scenes("TILE", [WEST])
    (simple,) = group_scenes("SIMPLE", [WEST])

    assert simple.metadata == {}
    assert tile.metadata == {
        "date": "2022-10-07T10:00:00Z",
        "shId": tile.metadata["shId"],
        "cloudCoverage": 12.5,
        "dataPath": data_path(WEST),
    }
    assert orbit.metadata["dateFrom"] == "2022-10-07T00:00:00Z"
    assert orbit.metadata["dateTo"] == "2022-10-07T23:59:59Z"
    assert orbit.metadata["tiles"][0] == tile.metadata
    assert orbit.metadata["tiles"][1]["shId"] != tile.metadata["shId"]


def test_footprints_are_added_on_demand():
    (tile,) = group_scenes("TILE", [WEST], with_bounds=True)

    assert shapely.geometry.shape(tile.metadata["dataGeometry"]).bounds == WEST.box


@pytest.mark.parametrize("bands", [("dataMask",), ("B04",), ("dataMask", "B04", "B08")])
def test_bands_come_as_they_are_asked_for(bands):
    assert draw([WEST], bands=bands).shape == (20, 40, len(bands))
