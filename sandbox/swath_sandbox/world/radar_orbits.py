"""Where and when Sentinel-1 records: 175 relative orbits in twelve days, each cut into frames of 25 seconds.

The radar looks to the right of its flight, so that a frame lies hundreds of kilometres beside the ground track.
"""

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import shapely
from numpy.typing import NDArray

from swath_sandbox.grid import Floats, Grid, transformer
from swath_sandbox.world.plane import AROUND, plane_lonlat, plane_xy
from swath_sandbox.world.radar_track import ANCHOR_ORBIT, CYCLE_DAYS, FRAMES, ORBITS, Mode, frame_corners
from swath_sandbox.world.tiling import BBox, turned_boxes_meet

_CYCLE = timedelta(days=CYCLE_DAYS)
_REVISIT = _CYCLE / 2  # the second satellite halves it
_PERIOD = _CYCLE / ORBITS
FRAME_TIME = _PERIOD / FRAMES
# Sea ice is watched in the wide mode, all else in the fine one; degrees of latitude.
_NORTHERN_ICE, _SOUTHERN_ICE, _FARTHEST = 68.0, -58.0, 82.0
_RING_POINTS = 4

# When relative orbit 22 crosses the equator northwards (satellite A); all others follow.
_ANCHOR_TIME = datetime(2017, 3, 1, 4, 33, 20, 150_000, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Satellite:
    """A satellite: when it recorded, whether it flies half a cycle behind, and its orbit number at the anchor."""

    name: str
    start: datetime
    end: datetime
    second: bool
    first_orbit: int


SATELLITES = (
    Satellite(
        "A", datetime(2014, 10, 3, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC), second=False, first_orbit=15494
    ),
    Satellite(
        "B", datetime(2016, 9, 26, tzinfo=UTC), datetime(2021, 12, 23, tzinfo=UTC), second=True, first_orbit=4598
    ),
    Satellite(
        "C", datetime(2025, 3, 26, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC), second=True, first_orbit=1768 - 43050
    ),
)


@dataclass(frozen=True, slots=True)
class Pass:
    """One overflight of a frame: when the recording began, by which satellite, on which orbit since its launch."""

    time: datetime
    satellite: str
    absolute_orbit: int


@dataclass(frozen=True)
class Frame:
    """One frame of a relative orbit.

    `corners` are longitude and latitude of the first line's near and far end and the last line's far and near end:
    counter-clockwise, and shared with the frames before and behind. Between them edges are straight on the plane.
    """

    orbit: int
    number: int
    mode: Mode
    ascending: bool
    corners: tuple[tuple[float, float], ...]

    @functools.cached_property
    def on_plane(self) -> Floats:
        """The corners on the plane, metres, shape (4, 2)."""
        lon, lat = np.array(self.corners).T
        return np.stack(plane_xy(lon, lat), axis=1)

    @functools.cached_property
    def ring(self) -> tuple[tuple[float, float], ...]:
        """The outline in degrees, closed, counter-clockwise; longitudes run on across the antimeridian."""
        share = np.arange(_RING_POINTS)[:, None] / _RING_POINTS
        corners = self.on_plane
        edges = [start + (end - start) * share for start, end in zip(corners, np.roll(corners, -1, axis=0))]
        lon, lat = plane_lonlat(*np.concatenate([*edges, corners[:1]]).T)
        middle = self.centre[0]
        lon = middle + (lon - middle + 180.0) % 360.0 - 180.0
        return tuple((round(x, 6), round(y, 6)) for x, y in zip(lon.tolist(), lat.tolist()))

    @property
    def centre(self) -> tuple[float, float]:
        """The mean of the corners, degrees."""
        lon, lat = zip(*self.corners)
        return sum(lon) / 4.0, sum(lat) / 4.0

    @functools.cached_property
    def bbox(self) -> BBox:
        """West, south, east, north of the outline."""
        lon, lat = zip(*self.ring)
        return min(lon), min(lat), max(lon), max(lat)

    @functools.cached_property
    def look(self) -> tuple[float, float]:
        """The direction on the plane in which the radar looks, a unit vector."""
        first_near, first_far, last_far, last_near = self.on_plane
        east, north = (first_far - first_near + last_far - last_near).tolist()
        length = math.hypot(east, north)
        return round(east / length, 6), round(north / length, 6)

    def meets(self, bbox: BBox) -> bool:
        """Whether the outline and a box in degrees touch."""
        outline = shapely.Polygon(self.ring)
        turned = (shapely.box(bbox[0] + turn, bbox[1], bbox[2] + turn, bbox[3]) for turn in (-360.0, 0.0, 360.0))
        return any(outline.intersects(box) for box in turned)

    def raster(self, resolution: float) -> Grid:
        """Pixels of this many metres over the frame, in the UTM zone of its middle."""
        lon, lat = self.centre
        epsg = (32600 if lat >= 0 else 32700) + int((lon + 180.0) % 360.0 // 6.0) + 1
        ring_lon, ring_lat = zip(*self.ring)
        x, y = transformer(4326, epsg).transform(ring_lon, ring_lat)
        step = 10 * resolution
        west, north = math.floor(min(x) / step) * step, math.ceil(max(y) / step) * step
        columns, rows = math.ceil((max(x) - west) / resolution), math.ceil((north - min(y)) / resolution)
        return Grid(epsg, (west, north - rows * resolution, west + columns * resolution, north), columns, rows)

    def across(self, x: Floats, y: Floats) -> tuple[NDArray[np.bool_], Floats]:
        """Which places on the plane lie in the frame, and how far they lie from its near (0) to its far edge (1)."""
        first_near, first_far, last_far, last_near = self.on_plane
        # The frame may lie beyond the antimeridian, by the places' count of longitudes.
        turns = np.rint((x - float(first_near[0])) / AROUND)
        if turns.any():
            x = x - turns * AROUND
        near = _beside(last_near, first_near, x, y)
        far = _beside(first_far, last_far, x, y)
        # The last line of a frame is the first one of the next, with which a place counts.
        inside = (_beside(first_near, first_far, x, y) >= 0.0) & (_beside(last_near, last_far, x, y) < 0.0)
        share: Floats = np.clip(near / np.maximum(near + far, 1.0), 0.0, 1.0)
        return inside & (near >= 0.0) & (far >= 0.0), share


def frames_over(bbox: BBox, start: datetime, end: datetime) -> list[Frame]:
    """The frames whose outlines may meet a box in degrees and that may be recorded from `start` to `end`."""
    table = _table()
    meet = turned_boxes_meet(table.boxes, bbox)
    if end - start < _REVISIT:
        since = (start - _ANCHOR_TIME).total_seconds()
        revisit = _REVISIT.total_seconds()
        following = table.seconds + np.ceil((since - table.seconds) / revisit) * revisit
        meet &= following <= (end - _ANCHOR_TIME).total_seconds()
    return [_frame(index) for index in np.flatnonzero(meet).tolist()]


def frame_at(orbit: int, number: int) -> Frame | None:
    """A frame by its relative orbit and number, or None where nothing is recorded."""
    table = _table()
    found = np.flatnonzero((table.orbits == orbit) & (table.numbers == number))
    return _frame(int(found[0])) if len(found) else None


def passes(frame: Frame, start: datetime, end: datetime) -> Iterator[Pass]:
    """The recordings of a frame that begin from `start` to `end`, both included, oldest first."""
    first = _begin(frame.orbit, frame.number)
    number = math.ceil((start - first) / _REVISIT)
    while (moment := first + number * _REVISIT) <= end:
        cycle, second = divmod(number, 2)
        for satellite in SATELLITES:
            if satellite.second == bool(second) and satellite.start <= moment < satellite.end:
                orbit = satellite.first_orbit + frame.orbit - ANCHOR_ORBIT + ORBITS * cycle
                yield Pass(moment, satellite.name, orbit)
        number += 1


def recorded_frame(satellite: str, absolute_orbit: int, moment: datetime) -> Frame | None:
    """The frame whose recording by a satellite began in that second of that orbit since its launch, or None."""
    one = next((one for one in SATELLITES if one.name == satellite), None)
    if one is None:
        return None
    cycle, orbit = divmod(absolute_orbit - one.first_orbit + ANCHOR_ORBIT - 1, ORBITS)
    node = _begin(orbit + 1, 0) + cycle * _CYCLE + one.second * _REVISIT
    return frame_at(orbit + 1, math.ceil((moment - node) / FRAME_TIME))


@dataclass(frozen=True)
class _Table:
    """All frames: `seconds` are those of the first recording since the anchor, `boxes` west, south, east, north."""

    orbits: NDArray[np.intp]
    numbers: NDArray[np.intp]
    wide: NDArray[np.bool_]
    ascending: NDArray[np.bool_]
    corners: Floats
    seconds: Floats
    boxes: Floats


@functools.cache
def _table() -> _Table:
    orbit, number = np.meshgrid(np.arange(1, ORBITS + 1), np.arange(FRAMES), indexing="ij")
    seconds = ((orbit - ANCHOR_ORBIT) + number / FRAMES) * _PERIOD.total_seconds()
    fine, wide = frame_corners("IW"), frame_corners("EW")
    latitude = fine[:, :, :, 1].mean(axis=2)
    is_wide = (latitude > _NORTHERN_ICE) | (latitude < _SOUTHERN_ICE)
    corners = np.where(is_wide[:, :, None, None], wide, fine)
    kept = np.abs(corners[:, :, :, 1]).max(axis=2) < _FARTHEST
    corners = corners[kept]
    rising = np.cos(2.0 * np.pi * (number + 0.5) / FRAMES) > 0.0
    # Edges bend by less than this from corner to corner.
    slack = 0.3
    low, high = corners.min(axis=1) - slack, corners.max(axis=1) + slack
    boxes = np.concatenate([low, high], axis=1)
    return _Table(orbit[kept], number[kept], is_wide[kept], rising[kept], corners, seconds[kept], boxes)


@functools.lru_cache(maxsize=65536)
def _frame(index: int) -> Frame:
    table = _table()
    corners = tuple((lon, lat) for lon, lat in table.corners[index].tolist())
    mode: Mode = "EW" if table.wide[index] else "IW"
    return Frame(int(table.orbits[index]), int(table.numbers[index]), mode, bool(table.ascending[index]), corners)


def _begin(orbit: int, number: int) -> datetime:
    """When satellite A begins to record a frame, in the cycle that other cycles are counted from."""
    return _ANCHOR_TIME + (orbit - ANCHOR_ORBIT) * _PERIOD + number * FRAME_TIME


def _beside(start: Floats, end: Floats, x: Floats, y: Floats) -> Floats:
    """Metres to the left of the line from one place on the plane to another."""
    east, north = (end - start).tolist()
    length = math.sqrt(east * east + north * north)
    distance: Floats = (y - start[1]) * (east / length) - (x - start[0]) * (north / length)
    return distance
