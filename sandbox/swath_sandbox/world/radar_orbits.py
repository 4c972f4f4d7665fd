"""Where and when Sentinel-1 records: 175 relative orbits in twelve days, each cut into frames of 25 seconds.

The radar looks to the right of its flight, so that a frame lies hundreds of kilometres beside the ground track.
"""

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from swath_sandbox.grid import Floats, Grid, transformer
from swath_sandbox.world.plane import plane_lonlat, plane_xy
from swath_sandbox.world.tiling import BBox, turned_boxes_meet

Mode = Literal["IW", "EW"]

ORBITS = 175
FRAMES = 237  # of an orbit
_CYCLE = timedelta(days=12)
_REVISIT = _CYCLE / 2  # the second satellite halves it
_PERIOD = _CYCLE / ORBITS
FRAME_TIME = _PERIOD / FRAMES
_INCLINATION = math.radians(98.18)
_ALTITUDE, _EARTH = 698_000.0, 6_371_000.0
# Kilometres from the ground track: where the swath of a mode begins and ends.
_SWATHS: dict[Mode, tuple[float, float]] = {"IW": (350.0, 600.0), "EW": (215.0, 615.0)}
# Sea ice is watched in the wide mode, all else in the fine one; degrees of latitude.
_NORTHERN_ICE, _SOUTHERN_ICE, _FARTHEST = 68.0, -58.0, 82.0
_RING_POINTS = 4

# Relative orbit 22 crosses the equator northwards here and then (satellite A); all others follow.
_ANCHOR_ORBIT = 22
_ANCHOR_LONGITUDE = 201.0
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
        near = _beside(last_near, first_near, x, y)
        far = _beside(first_far, last_far, x, y)
        # The last line of a frame is the first one of the next, with which a place counts.
        inside = (_beside(first_near, first_far, x, y) >= 0.0) & (_beside(last_near, last_far, x, y) < 0.0)
        share: Floats = np.clip(near / np.maximum(near + far, 1.0), 0.0, 1.0)
        return inside & (near >= 0.0) & (far >= 0.0), share


def incidences(mode: Mode, count: int) -> Floats:
    """Angles of incidence on level ground, radians, at `count` places from the near to the far edge of a swath."""
    near, far = _SWATHS[mode]
    arcs = [(near + (far - near) * n / (count - 1)) * 1000.0 / _EARTH for n in range(count)]
    angles = [arc + math.atan2(_EARTH * math.sin(arc), _EARTH + _ALTITUDE - _EARTH * math.cos(arc)) for arc in arcs]
    return np.round(np.array(angles), 8)


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
                orbit = satellite.first_orbit + frame.orbit - _ANCHOR_ORBIT + ORBITS * cycle
                yield Pass(moment, satellite.name, orbit)
        number += 1


def recorded_frame(satellite: str, absolute_orbit: int, moment: datetime) -> Frame | None:
    """The frame whose recording by a satellite began in that second of that orbit since its launch, or None."""
    one = next((one for one in SATELLITES if one.name == satellite), None)
    if one is None:
        return None
    cycle, orbit = divmod(absolute_orbit - one.first_orbit + _ANCHOR_ORBIT - 1, ORBITS)
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
    seconds = ((orbit - _ANCHOR_ORBIT) + number / FRAMES) * _PERIOD.total_seconds()
    fine, wide = _corners("IW"), _corners("EW")
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


def _corners(mode: Mode) -> Floats:
    """Of all frames in one mode, shape (orbits, frames, 4, 2), in degrees, to a tenth of a metre."""
    near, far = (_beside_track(kilometres * 1000.0 / _EARTH) for kilometres in _SWATHS[mode])
    corners = np.stack([near[:, :-1], far[:, :-1], far[:, 1:], near[:, 1:]], axis=2)
    middle = corners[:, :, :1, 0]
    corners[..., 0] = middle + (corners[..., 0] - middle + 180.0) % 360.0 - 180.0
    return np.round(corners, 6)


def _beside_track(arc: float) -> Floats:
    """Places at an angle (radians, from the Earth's centre) to the right of all tracks, shape (orbits, lines, 2)."""
    angle = 2.0 * np.pi * np.arange(FRAMES + 1) / FRAMES
    step = 1e-4
    here = _track(angle)
    ahead = (_track(angle + step) - _track(angle - step)) / (2.0 * step)
    ahead /= np.linalg.norm(ahead, axis=0)
    x, y, z = np.cos(arc) * here + np.sin(arc) * np.cross(ahead, here, axis=0)
    lat = np.degrees(np.arcsin(z))
    orbit = np.arange(1, ORBITS + 1)[:, None]
    node = _ANCHOR_LONGITUDE - (orbit - _ANCHOR_ORBIT) * (_CYCLE.days * 360.0 / ORBITS)
    lon = (node + np.degrees(np.arctan2(y, x)) + 180.0) % 360.0 - 180.0
    return np.stack([lon, np.broadcast_to(lat, lon.shape)], axis=2)


def _track(angle: Floats) -> Floats:
    """Unit vectors (3, n) of the ground track at angles from the equator, turning with the Earth; from longitude 0."""
    inertial = np.arctan2(np.sin(angle) * math.cos(_INCLINATION), np.cos(angle))
    longitude = inertial - angle * (_PERIOD.total_seconds() / 86400.0)
    sine = np.sin(angle) * math.sin(_INCLINATION)
    cosine = np.sqrt(1.0 - sine * sine)
    return np.stack([cosine * np.cos(longitude), cosine * np.sin(longitude), sine])


def _begin(orbit: int, number: int) -> datetime:
    """When satellite A begins to record a frame, in the cycle that other cycles are counted from."""
    return _ANCHOR_TIME + (orbit - _ANCHOR_ORBIT) * _PERIOD + number * FRAME_TIME


def _beside(start: Floats, end: Floats, x: Floats, y: Floats) -> Floats:
    """Metres to the left of the line from one place on the plane to another."""
    east, north = (end - start).tolist()
    length = math.sqrt(east * east + north * north)
    distance: Floats = (y - start[1]) * (east / length) - (x - start[0]) * (north / length)
    return distance
