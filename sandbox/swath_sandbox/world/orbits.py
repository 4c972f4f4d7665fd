"""Where and when the satellites fly: 143 relative orbits in ten days, the second satellite five days behind."""

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import shapely
from numpy.typing import NDArray

from swath_sandbox.grid import Floats
from swath_sandbox.world.noise import scalar
from swath_sandbox.world.tiling import SIZE, Tile

ORBITS = 143
HALF_SWATH = 145_000.0  # metres either side of the ground track
_ALTITUDE = 786_000.0
_EARTH = 6_371_000.0
_CYCLE = timedelta(days=10)
_REVISIT = _CYCLE / 2  # the second satellite halves it
_LARGEST_DRIFT = timedelta(seconds=2)
_PERIOD = _CYCLE / ORBITS
_INCLINATION = math.radians(98.62)
_DEGREE = 111_195.0

# Relative orbit 122 crosses the equator southwards here and then (satellite A); all others follow.
_ANCHOR_ORBIT = 122
_ANCHOR_LONGITUDE = 1.9
_ANCHOR_TIME = datetime(2020, 12, 21, 10, 21, 3, tzinfo=UTC)
_SECOND_SATELLITE = datetime(2017, 7, 1, tzinfo=UTC)
_RIM = 0.12  # of a tile's half width: an orbit that sees nothing further inside leaves no product


@dataclass(frozen=True)
class Coverage:
    """What one relative orbit sees of a tile, `whole` or in part."""

    tile: Tile
    orbit: int
    whole: bool

    @functools.cached_property
    def polygon(self) -> shapely.Polygon:
        """The footprint in degrees: the tile clipped to the swath."""
        square = shapely.Polygon(self.tile.ring)
        if self.whole:
            return square
        parts = shapely.get_parts(square.intersection(_swath(self.orbit, self.tile)))
        largest: shapely.Polygon = max(parts, key=lambda part: part.area)
        return shapely.geometry.polygon.orient(largest)

    @functools.cached_property
    def first_pass(self) -> datetime:
        """When satellite A crossed the middle of the tile in the cycle that other cycles are counted from."""
        theta, _ = _descending(self.orbit, np.array(self.tile.centre[1]))
        return _node(self.orbit) + float(theta) / (2.0 * math.pi) * _PERIOD

    @functools.cached_property
    def ring(self) -> tuple[tuple[float, float], ...]:
        """The footprint's outline, closed, counter-clockwise."""
        corners = shapely.get_coordinates(self.polygon.exterior).tolist()
        return tuple((round(lon, 9), round(lat, 9)) for lon, lat in corners)

    @functools.cached_property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the footprint."""
        lon, lat = zip(*self.ring, strict=True)
        return min(lon), min(lat), max(lon), max(lat)

    def meets(self, bbox: tuple[float, float, float, float]) -> bool:
        """Whether the footprint and a box in degrees touch."""
        west, south, east, north = self.tile.bbox
        if bbox[0] <= west and bbox[1] <= south and bbox[2] >= east and bbox[3] >= north:
            return True
        turned = (shapely.box(bbox[0] + turn, bbox[1], bbox[2] + turn, bbox[3]) for turn in (-360.0, 0.0, 360.0))
        return any(self.polygon.intersects(box) for box in turned)


@dataclass(frozen=True, slots=True)
class Pass:
    """One overflight: when the satellite crosses the middle of the tile, when the recording began, which satellite."""

    time: datetime
    recording: datetime
    satellite: str


def across_track(orbit: int | NDArray[np.intp], lon: Floats, lat: Floats) -> Floats:
    """Metres from the ground track of a relative orbit, positive to the east; all arguments broadcast."""
    _, track = _descending(orbit, lat)
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
    """The azimuth, degrees, in which a place east of the ground track sees the satellite; west of it, the opposite."""
    ahead, behind = (float(_descending(orbit, np.array([lat + d]))[1][0]) for d in (-0.05, 0.05))
    east = ((ahead - behind + 180.0) % 360.0 - 180.0) * math.cos(math.radians(lat))
    return round(math.degrees(math.atan2(east, -0.1)) % 360.0 + 90.0, 4) % 360.0


@functools.lru_cache(maxsize=65536)
def coverages(tile: Tile) -> tuple[Coverage, ...]:
    """The relative orbits that see the tile, or at least some of it worth distributing."""
    orbits = np.arange(1, ORBITS + 1)
    lon, lat = (np.full(ORBITS, degrees) for degrees in tile.centre)
    near: NDArray[np.intp] = orbits[np.abs(across_track(orbits, lon, lat)) < HALF_SWATH + SIZE]
    lon, lat = tile.ring[:, 0], tile.ring[:, 1]
    whole: NDArray[np.bool_] = np.all(_sees(near, lon, lat), axis=1)
    lon, lat = (ring + (centre - ring) * _RIM for ring, centre in zip((lon, lat), tile.centre, strict=True))
    seen: NDArray[np.bool_] = np.any(_sees(near, lon, lat), axis=1)
    return tuple(Coverage(tile, int(near[i]), bool(whole[i])) for i in np.flatnonzero(seen))


def orbits_passing(start: datetime, end: datetime) -> NDArray[np.intp]:
    """The relative orbits on which a satellite may fly over a tile from `start` to `end`."""
    if end - start >= _REVISIT:
        return np.arange(1, ORBITS + 1)
    passing = []
    for orbit in range(1, ORBITS + 1):
        # The southward half of an orbit, a quarter before the equator and a quarter after.
        begins = _node(orbit) - _PERIOD / 4 - _LARGEST_DRIFT
        latest = begins + math.floor((end - begins) / _REVISIT) * _REVISIT
        if latest + _PERIOD / 2 + 2 * _LARGEST_DRIFT >= start:
            passing.append(orbit)
    return np.array(passing, np.intp)


def tiles_below(tiles: Sequence[Tile], orbits: NDArray[np.intp]) -> list[Tile]:
    """Those of the tiles that some of the orbits may see."""
    if not tiles or len(orbits) == ORBITS:
        return list(tiles)
    lon, lat = np.array([tile.centre for tile in tiles]).T
    near = np.zeros(len(tiles), bool)
    for orbit in orbits.tolist():
        near |= np.abs(across_track(orbit, lon, lat)) < HALF_SWATH + SIZE
    return [tiles[index] for index in np.flatnonzero(near).tolist()]


def _sees(orbits: NDArray[np.intp], lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    """Which orbits (rows) see which places (columns)."""
    seen: NDArray[np.bool_] = np.abs(across_track(orbits[:, None], lon, lat)) <= HALF_SWATH
    return seen


def passes(coverage: Coverage, start: datetime, end: datetime) -> Iterator[Pass]:
    """The overflights of a tile from `start` to `end`, both included, oldest first."""
    orbit, first = coverage.orbit, coverage.first_pass
    number = math.floor((start - first) / _REVISIT)
    while (time := first + number * _REVISIT) <= end + _LARGEST_DRIFT:
        drift = (2.0 * scalar(271, orbit, number) - 1.0) * _LARGEST_DRIFT
        moment = time + drift
        moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        satellite = "A" if number % 2 == 0 else "B"
        if start <= moment <= end and (satellite == "A" or moment >= _SECOND_SATELLITE):
            # A recording begins further north, and all tiles along it carry its time in their names.
            lead = timedelta(seconds=1440.0 + 240.0 * scalar(277, orbit))
            recording = _node(orbit) + number * _REVISIT + drift - lead
            yield Pass(moment, recording.replace(microsecond=0), satellite)
        number += 1


def _node(orbit: int) -> datetime:
    """When satellite A crossed the equator southwards on this relative orbit, in the cycle of the anchor."""
    return _ANCHOR_TIME + (orbit - _ANCHOR_ORBIT) * _PERIOD


def _descending(orbit: int | NDArray[np.intp], lat: Floats) -> tuple[Floats, Floats]:
    """Where the southward half of an orbit crosses a latitude: angle from the equator (negative before), longitude."""
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
