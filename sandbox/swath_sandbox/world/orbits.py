"""Where and when the two satellites fly: 143 relative orbits in ten days, the second satellite five days behind the first."""

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import shapely
from numpy.typing import NDArray

from ..grid import Floats
from .noise import scalar
from .tiling import Tile

ORBITS = 143
HALF_SWATH = 145_000.0  # metres either side of the ground track
_ALTITUDE = 786_000.0
_EARTH = 6_371_000.0
_CYCLE = timedelta(days=10)
_PERIOD = _CYCLE / ORBITS
_INCLINATION = math.radians(98.62)
_DEGREE = 111_195.0

# Relative orbit 122 crosses the equator southwards here and then (satellite A); all others follow.
_ANCHOR_ORBIT = 122
_ANCHOR_LONGITUDE = 1.9
_ANCHOR_TIME = datetime(2020, 12, 21, 10, 21, 3, tzinfo=UTC)
_SECOND_SATELLITE = datetime(2017, 7, 1, tzinfo=UTC)
_SMALLEST_SHARE = 0.01  # slivers below this share of a tile are not distributed


@dataclass(frozen=True)
class Coverage:
    """What one relative orbit sees of a tile; `ring` is the footprint's outline as longitude, latitude, shape (points, 2), closed."""

    orbit: int
    ring: Floats

    @functools.cached_property
    def polygon(self) -> shapely.Polygon:
        """The footprint."""
        return shapely.Polygon(self.ring)

    @functools.cached_property
    def points(self) -> tuple[tuple[float, float], ...]:
        """The ring as plain pairs of numbers."""
        return tuple((float(lon), float(lat)) for lon, lat in self.ring)

    @functools.cached_property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the footprint."""
        west, south, east, north = self.polygon.bounds
        return west, south, east, north


@dataclass(frozen=True, slots=True)
class Pass:
    """One overflight: when the satellite crosses the middle of the tile, when the recording began, and which satellite."""

    time: datetime
    recording: datetime
    satellite: str


def across_track(orbit: int | NDArray[np.intp], lon: Floats, lat: Floats) -> Floats:
    """Metres from the ground track of a relative orbit, positive to the east."""
    theta, track = _descending(orbit, lat)
    away = (lon - track + 180.0) % 360.0 - 180.0
    # The track leans from the meridian; distances count at right angles to it.
    heading = math.cos(_INCLINATION) / np.cos(np.radians(lat))
    spin = _DEGREE * 360.0 / 86400.0 * np.cos(np.radians(lat))
    speed = 2.0 * math.pi * _EARTH / _PERIOD.total_seconds()
    westward = speed * -heading + spin
    southward = speed * np.sqrt(np.maximum(1.0 - heading * heading, 1e-3))
    lean: Floats = southward / np.sqrt(westward * westward + southward * southward)
    return away * _DEGREE * np.cos(np.radians(lat)) * lean


def view_zenith(distance: Floats) -> Floats:
    """The zenith angle, degrees, under which a place this many metres from the ground track is seen."""
    arc = distance / _EARTH
    angle: Floats = np.degrees(np.arctan2(np.abs(distance), _ALTITUDE) + np.abs(arc))
    return angle


def view_azimuth(orbit: int, lat: float) -> float:
    """The azimuth, degrees, in which a place just east of the ground track sees the satellite; west of it, the opposite one."""
    ahead, behind = (float(_descending(orbit, np.array([lat + d]))[1][0]) for d in (-0.05, 0.05))
    east = ((ahead - behind + 180.0) % 360.0 - 180.0) * math.cos(math.radians(lat))
    return round(math.degrees(math.atan2(east, -0.1)) % 360.0 + 90.0, 4) % 360.0


@functools.lru_cache(maxsize=8192)
def coverages(tile: Tile) -> tuple[Coverage, ...]:
    """The relative orbits that see the tile, each with its footprint clipped to the swath."""
    square = shapely.Polygon(tile.ring)
    distances = across_track(np.arange(1, ORBITS + 1)[:, None], tile.ring[:, 0], tile.ring[:, 1])
    nearest, farthest = distances.min(axis=1), distances.max(axis=1)
    found = []
    for index in np.flatnonzero((nearest < HALF_SWATH) & (farthest > -HALF_SWATH)):
        orbit = int(index) + 1
        if nearest[index] >= -HALF_SWATH and farthest[index] <= HALF_SWATH:
            found.append(Coverage(orbit, tile.ring))
            continue
        seen = square.intersection(_swath(orbit, tile))
        if isinstance(seen, shapely.Polygon) and seen.area > _SMALLEST_SHARE * square.area:
            outline = shapely.get_coordinates(shapely.geometry.polygon.orient(seen).exterior)
            found.append(Coverage(orbit, np.round(outline, 9)))
    return tuple(found)


def passes(orbit: int, tile: Tile, start: datetime, end: datetime) -> Iterator[Pass]:
    """The overflights of a tile from `start` to `end`, both included, oldest first."""
    theta, _ = _descending(orbit, np.array([tile.centre[1]]))
    node = _ANCHOR_TIME + (orbit - _ANCHOR_ORBIT) * _PERIOD
    first = node + float(theta[0]) / (2.0 * math.pi) * _PERIOD
    number = math.floor((start - first) / (_CYCLE / 2))
    while (time := first + number * (_CYCLE / 2)) <= end + timedelta(seconds=5):
        drift = timedelta(seconds=4.0 * scalar(271, orbit, number) - 2.0)
        moment = time + drift
        moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        satellite = "A" if number % 2 == 0 else "B"
        if start <= moment <= end and (satellite == "A" or moment >= _SECOND_SATELLITE):
            # A recording begins further north, and all tiles along it carry its time in their names.
            lead = timedelta(seconds=1440.0 + 240.0 * scalar(277, orbit))
            recording = node + number * (_CYCLE / 2) + drift - lead
            yield Pass(moment, recording.replace(microsecond=0), satellite)
        number += 1


def _descending(orbit: int | NDArray[np.intp], lat: Floats) -> tuple[Floats, Floats]:
    """Along the southward half of an orbit, where it crosses a latitude: angle from the equator (negative before), longitude."""
    node = _ANCHOR_LONGITUDE - (orbit - _ANCHOR_ORBIT) * 10.0 * (360.0 / ORBITS)
    sine = np.clip(np.sin(np.radians(lat)) / math.sin(_INCLINATION), -1.0, 1.0)
    theta: Floats = -np.arcsin(sine)
    inertial = np.degrees(np.arctan2(np.sin(theta) * math.cos(_INCLINATION), np.cos(theta)))
    turned = theta / (2.0 * math.pi) * (_PERIOD.total_seconds() / 86400.0 * 360.0)
    return theta, node + inertial - turned


def _swath(orbit: int, tile: Tile) -> shapely.Polygon:
    """The swath around a tile as a polygon in longitude and latitude."""
    lat = np.linspace(tile.bbox[1] - 0.2, tile.bbox[3] + 0.2, 24)
    middle = tile.centre[0]
    _, track = _descending(orbit, lat)
    metres_per_degree = across_track(orbit, track + 1.0, lat)
    reach = HALF_SWATH / metres_per_degree
    track = middle + (track - middle + 180.0) % 360.0 - 180.0
    west, east = np.stack([track - reach, lat], axis=1), np.stack([track + reach, lat], axis=1)
    return shapely.Polygon(np.concatenate([west, east[::-1]]))
