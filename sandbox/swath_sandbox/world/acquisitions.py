"""Which tiles were acquired when: the sandbox's archive, computed from the orbits."""

import datetime as dt
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.grid import Grid
from swath_sandbox.world.noise import scalar
from swath_sandbox.world.orbits import Coverage, Pass, coverages, orbits_passing, passes, tiles_below
from swath_sandbox.world.sun import sun_at
from swath_sandbox.world.tiling import BBox, Tile, tile_named, tiles_over

# Since then products tell reflectance with an offset, as baseline 04.00 and later ones have it.
_OFFSET_SINCE = dt.datetime(2022, 1, 25, tzinfo=dt.UTC)
_ID = re.compile(r"S2[AB]_MSIL(1C|2A)_(\d{8})T\d{6}_N(?:0301|0509)_R(\d{3})_T(\w{5})_\d{8}T\d{6}\.SAFE")
_OFFSET = 1000
_DARKEST_SUN = 4.0  # degrees above the horizon below which nothing is recorded


@dataclass(frozen=True)
class OpticalAcquisition:
    """One tile on one day: one item of a catalogue, one scene to draw.

    Angles are in degrees at the middle of the tile; `created` is when the product was made.
    """

    id: str
    collection: str
    datetime: dt.datetime
    tile: str
    epsg: int
    platform: str
    relative_orbit: int
    sun_azimuth: float
    sun_elevation: float
    created: dt.datetime
    _coverage: Coverage = field(repr=False, compare=False)
    _cloud_cover: Callable[["OpticalAcquisition"], float] = field(repr=False, compare=False)

    @property
    def footprint(self) -> tuple[tuple[float, float], ...]:
        """The outline of what was seen: a closed counter-clockwise ring of (longitude, latitude)."""
        return self._coverage.ring

    @property
    def bbox(self) -> BBox:
        """West, south, east, north of the footprint; longitudes run on across the antimeridian."""
        return self._coverage.bbox

    @property
    def cloud_cover(self) -> float:
        """Percent of the footprint under cloud, two decimals; computed when first asked for."""
        return self._cloud_cover(self)

    @property
    def day(self) -> dt.date:
        """The UTC date of the recording."""
        return self.datetime.date()

    @property
    def offset(self) -> int:
        """What the digital numbers of reflectance have too much in the original product."""
        return _OFFSET if "_N0509_" in self.id else 0

    def raster(self, resolution: float) -> Grid:
        """The pixels in which bands of this resolution, in metres, are kept."""
        return self._coverage.tile.raster(resolution)


@dataclass(frozen=True)
class Archive:
    """All acquisitions up to `now()`."""

    now: Callable[[], dt.datetime]
    cloud_cover: Callable[[OpticalAcquisition], float]

    def search(self, collection: str, bbox: BBox, start: dt.datetime, end: dt.datetime) -> list[OpticalAcquisition]:
        """The acquisitions whose footprints meet `bbox` from `start` to `end`, included; newest first, ties by id."""
        first, last = max(start, COLLECTIONS[collection].start), min(end, self.now())
        found: list[OpticalAcquisition] = []
        if first > last:
            return found
        orbits = orbits_passing(first, last)
        passing = set(orbits.tolist())
        for tile in tiles_below(tiles_over(bbox), orbits):
            for coverage in (coverage for coverage in coverages(tile) if coverage.orbit in passing):
                overflights = list(passes(coverage, first, last))
                if overflights and coverage.meets(bbox):
                    acquisitions = (self._acquisition(collection, coverage, overflight) for overflight in overflights)
                    found += [acquisition for acquisition in acquisitions if acquisition is not None]
        found.sort(key=lambda acquisition: acquisition.id)
        found.sort(key=lambda acquisition: acquisition.datetime, reverse=True)
        return found

    def named(self, collection: str, name: str) -> OpticalAcquisition | None:
        """The acquisition of this id, or None."""
        match = _ID.fullmatch(name)
        tile = tile_named(match[4]) if match else None
        if match is None or tile is None:
            return None
        day = dt.datetime.strptime(match[2], "%Y%m%d").replace(tzinfo=dt.UTC)
        for coverage in coverages(tile):
            if coverage.orbit == int(match[3]):
                first = max(day, COLLECTIONS[collection].start)
                last = min(day + dt.timedelta(days=1, hours=1), self.now())
                for overflight in passes(coverage, first, last):
                    acquisition = self._acquisition(collection, coverage, overflight)
                    if acquisition is not None and acquisition.id == name:
                        return acquisition
        return None

    def _acquisition(self, collection: str, coverage: Coverage, overflight: Pass) -> OpticalAcquisition | None:
        tile = coverage.tile
        azimuth, elevation = sun_at(*tile.centre, overflight.time)
        if elevation < _DARKEST_SUN:
            return None
        created = _created(tile, overflight)
        return OpticalAcquisition(
            id=_identifier(collection, coverage, overflight, created),
            collection=collection,
            datetime=overflight.time,
            tile=tile.name,
            epsg=tile.epsg,
            platform=f"sentinel-2{overflight.satellite.lower()}",
            relative_orbit=coverage.orbit,
            sun_azimuth=azimuth,
            sun_elevation=elevation,
            created=created,
            _coverage=coverage,
            _cloud_cover=self.cloud_cover,
        )


def _created(tile: Tile, overflight: Pass) -> dt.datetime:
    """When the product was made: some hours later."""
    place = zlib.crc32(tile.name.encode())
    wait = dt.timedelta(seconds=9000 + int(18000 * scalar(283, place, int(overflight.recording.timestamp()))))
    return overflight.time.replace(microsecond=0) + wait


def _identifier(collection: str, coverage: Coverage, overflight: Pass, created: dt.datetime) -> str:
    level = COLLECTIONS[collection].level
    baseline = "0509" if overflight.recording >= _OFFSET_SINCE else "0301"
    return (
        f"S2{overflight.satellite}_MSI{level}_{overflight.recording:%Y%m%dT%H%M%S}_N{baseline}_"
        f"R{coverage.orbit:03d}_T{coverage.tile.name}_{created:%Y%m%dT%H%M%S}.SAFE"
    )
