"""Which tiles were acquired when: the sandbox's archive, computed from the orbits."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import shapely
import shapely.affinity

from ..collections import COLLECTIONS
from .orbits import Coverage, Pass, coverages, passes
from .sun import sun_at
from .tiling import Tile, tile_named, tiles_over

BBox = tuple[float, float, float, float]

_ID = re.compile(r"S2[AB]_MSIL(1C|2A)_(\d{8})T\d{6}_N0509_R(\d{3})_T(\w{5})_\d{8}T\d{6}\.SAFE")
_DARKEST_SUN = 4.0  # degrees above the horizon below which nothing is recorded


@dataclass(frozen=True)
class Acquisition:
    """One tile on one day: one item of a catalogue, one scene to draw.

    `footprint` is a closed counter-clockwise ring of (longitude, latitude) and `bbox` its west, south, east, north; angles are in
    degrees at the middle of the tile. `cloud_cover` is the percentage of the footprint under the clouds that are drawn.
    """

    id: str
    collection: str
    datetime: dt.datetime
    tile: str
    epsg: int
    footprint: tuple[tuple[float, float], ...] = field(repr=False)
    bbox: BBox
    platform: str
    relative_orbit: int
    sun_azimuth: float
    sun_elevation: float
    created: dt.datetime
    _cloud_cover: Callable[["Acquisition"], float] = field(repr=False, compare=False)

    @property
    def cloud_cover(self) -> float:
        """Percent of the footprint under cloud, two decimals; computed when first asked for."""
        return self._cloud_cover(self)

    @property
    def day(self) -> dt.date:
        """The UTC date of the recording."""
        return self.datetime.date()


@dataclass(frozen=True)
class Archive:
    """All acquisitions up to `now()`."""

    now: Callable[[], dt.datetime]
    cloud_cover: Callable[[Acquisition], float]

    def search(self, collection: str, bbox: BBox, start: dt.datetime, end: dt.datetime) -> list[Acquisition]:
        """The acquisitions of a collection whose footprints meet `bbox` from `start` to `end`, newest first, ties by id."""
        first, last = max(start, COLLECTIONS[collection].start), min(end, self.now())
        area = shapely.box(*bbox)
        found = []
        for tile in tiles_over(bbox):
            for coverage in coverages(tile):
                if not _meets(coverage, area):
                    continue
                for overflight in passes(coverage.orbit, tile, first, last):
                    acquisition = self._acquisition(collection, tile, coverage, overflight)
                    if acquisition is not None:
                        found.append(acquisition)
        found.sort(key=lambda acquisition: acquisition.id)
        found.sort(key=lambda acquisition: acquisition.datetime, reverse=True)
        return found

    def named(self, collection: str, id: str) -> Acquisition | None:
        """The acquisition of this id, or None."""
        match = _ID.fullmatch(id)
        tile = tile_named(match[4]) if match else None
        if match is None or tile is None:
            return None
        day = dt.datetime.strptime(match[2], "%Y%m%d").replace(tzinfo=dt.UTC)
        for coverage in coverages(tile):
            if coverage.orbit == int(match[3]):
                first = max(day, COLLECTIONS[collection].start)
                last = min(day + dt.timedelta(days=1, hours=1), self.now())
                for overflight in passes(coverage.orbit, tile, first, last):
                    acquisition = self._acquisition(collection, tile, coverage, overflight)
                    if acquisition is not None and acquisition.id == id:
                        return acquisition
        return None

    def _acquisition(self, collection: str, tile: Tile, coverage: Coverage, overflight: Pass) -> Acquisition | None:
        azimuth, elevation = sun_at(*tile.centre, overflight.time)
        if elevation < _DARKEST_SUN:
            return None
        footprint = coverage.points
        return Acquisition(
            id=_identifier(collection, tile, coverage, overflight, created := _created(tile, overflight)),
            collection=collection,
            datetime=overflight.time,
            tile=tile.name,
            epsg=tile.epsg,
            footprint=footprint,
            bbox=coverage.bbox,
            platform=f"sentinel-2{overflight.satellite.lower()}",
            relative_orbit=coverage.orbit,
            sun_azimuth=azimuth,
            sun_elevation=elevation,
            created=created,
            _cloud_cover=self.cloud_cover,
        )


def _created(tile: Tile, overflight: Pass) -> dt.datetime:
    """When the product was made: some hours later."""
    digest = hashlib.blake2b(f"{tile.name}{overflight.recording}".encode(), digest_size=4).digest()
    return overflight.time.replace(microsecond=0) + dt.timedelta(seconds=9000 + int.from_bytes(digest) % 18000)


def _identifier(collection: str, tile: Tile, coverage: Coverage, overflight: Pass, created: dt.datetime) -> str:
    level = COLLECTIONS[collection].level
    return (
        f"S2{overflight.satellite}_MSI{level}_{overflight.recording:%Y%m%dT%H%M%S}_N0509_"
        f"R{coverage.orbit:03d}_T{tile.name}_{created:%Y%m%dT%H%M%S}.SAFE"
    )


def _meets(coverage: Coverage, area: shapely.Polygon) -> bool:
    shapes = (shapely.affinity.translate(coverage.polygon, turn) for turn in (-360.0, 0.0, 360.0))
    return any(shape.intersects(area) for shape in shapes)
