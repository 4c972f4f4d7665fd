"""What the archives of the commercial providers hold: products that follow from the seed, one a cell and visit."""

import hashlib
import math
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

_CELL = 0.25
"""Degrees on a side of the cells that products cover."""

_FIRST_DAY = datetime(2016, 1, 1, tzinfo=UTC)
_GEOD = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Source:
    """A provider's collection: days between two visits of a place, its sensors, and the smallest order in km2."""

    provider: str
    revisit: int
    sensors: tuple[str, ...]
    minimum: float


SOURCES = {
    "AIRBUS_PLEIADES": Source("AIRBUS", 11, ("PHR1A", "PHR1B"), 0.25),
    "AIRBUS_SPOT": Source("AIRBUS", 13, ("SPOT6", "SPOT7"), 0.25),
    "PLANET_SCOPE": Source("PLANET", 1, ("PS2", "PSB.SD"), 0.0),
    "PLANET_SKYSAT": Source("PLANET", 9, ("SSC1", "SSC2"), 0.0),
    "MAXAR_WORLDVIEW": Source("MAXAR", 7, ("WV02", "WV03", "GE01"), 5.0),
}
"""The collections by their names."""


@dataclass(frozen=True, slots=True)
class Product:
    """One acquisition of one cell.

    Attributes:
        collection: a key of SOURCES.
        column: the cell's place, counted eastward from 180 degrees west.
        row: likewise, northward from 90 degrees south.
        day: counted from the beginning of the archives.
        chance: 32 bits that all its accidental properties follow from.
    """

    collection: str
    column: int
    row: int
    day: int
    chance: int

    @property
    def provider(self) -> str:
        """Whose product it is."""
        return SOURCES[self.collection].provider

    @property
    def id(self) -> str:
        """The identifier, in the provider's style. It names the cell and the day."""
        number = (self.day << 21) | (self.row << 11) | self.column
        if self.provider == "MAXAR":
            return f"1030{number:012X}"
        if self.provider == "PLANET":
            return f"{self.acquired:%Y%m%d_%H%M%S}_{self.column:03x}_{self.row:03x}"
        accidental = (self.chance << 16) | (self.chance & 0xFFFF)
        return str(uuid.UUID(int=(accidental << 80) | (0x4000_8000 << 48) | number))

    @property
    def acquired(self) -> datetime:
        """When it was taken: in the morning."""
        return _FIRST_DAY + timedelta(days=self.day, hours=9, seconds=self.draw(1, 7200))

    @property
    def footprint(self) -> BaseGeometry:
        """The cell, in degrees."""
        west, south = self.column * _CELL - 180, self.row * _CELL - 90
        return shapely.box(west, south, west + _CELL, south + _CELL)

    @property
    def sensor(self) -> str:
        """The satellite or its instrument."""
        sensors = SOURCES[self.collection].sensors
        return sensors[self.draw(2, len(sensors))]

    @property
    def cloud_cover(self) -> float:
        """Percent."""
        return self.draw(3, 1001) / 10

    @property
    def snow_cover(self) -> float:
        """Percent."""
        return self.draw(4, 101) / 10

    @property
    def off_nadir(self) -> float:
        """The off-nadir angle, which stands for the angle of incidence too, in degrees."""
        return self.draw(5, 301) / 10

    @property
    def sun_elevation(self) -> float:
        """Degrees."""
        return 20 + self.draw(6, 451) / 10

    @property
    def level(self) -> str:
        """The processing level of an Airbus product."""
        return "ALBUM" if self.draw(7, 10) == 0 else "SENSOR"

    def shows(self, area: BaseGeometry) -> bool:
        """Whether it has more than its edge in common with an area in degrees."""
        return bool(self.footprint.intersects(area) and not self.footprint.touches(area))

    def draw(self, what: int, below: int) -> int:
        """A whole number below a bound, by chance, but always the same for the same product and purpose."""
        return _chance(self.chance, what) % below


class Archive:
    """The products of all providers in one world.

    Args:
        seed: which world it is.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def products(self, collection: str, area: BaseGeometry, start: datetime, end: datetime) -> Iterator[Product]:
        """The products that meet an area in degrees and a time, the newest first."""
        west, south, east, north = area.bounds
        revisit = SOURCES[collection].revisit
        cells = [
            (column, row, self._phase(collection, column, row))
            for column in range(*_span(west + 180, east + 180, 1440))
            for row in range(*_span(south + 90, north + 90, 720))
        ]
        first = max(0, (start - _FIRST_DAY).days)
        for day in range((end - _FIRST_DAY).days, first - 1, -1):
            for column, row, phase in cells:
                if (day + phase) % revisit:
                    continue
                product = self._make(collection, column, row, day)
                if start <= product.acquired <= end and product.shows(area):
                    yield product

    def find(self, collection: str, product_id: str) -> Product | None:
        """The product of that identifier, or nothing."""
        try:
            product = self._make(collection, *_parse(SOURCES[collection].provider, product_id))
        except (ValueError, OverflowError):
            return None
        revisit = SOURCES[collection].revisit
        visited = (product.day + self._phase(collection, product.column, product.row)) % revisit == 0
        return product if visited and product.id == product_id else None

    def _phase(self, collection: str, column: int, row: int) -> int:
        return _chance(self._seed, collection, column, row) % SOURCES[collection].revisit

    def _make(self, collection: str, column: int, row: int, day: int) -> Product:
        if not (0 <= column < 1440 and 0 <= row < 720 and day >= 0):
            raise ValueError("outside of the globe, or before the first satellite")
        return Product(collection, column, row, day, _chance(self._seed, collection, column, row, day))


def square_kilometres(shape: BaseGeometry) -> float:
    """The area of a shape in degrees, on the ellipsoid."""
    return abs(float(_GEOD.geometry_area_perimeter(shape)[0])) / 1e6


def _parse(provider: str, product_id: str) -> tuple[int, int, int]:
    """Column, row and day of an identifier; ValueError if it is none."""
    if provider == "PLANET":
        date, _, column, row = product_id.split("_")
        day = datetime.strptime(date, "%Y%m%d").replace(tzinfo=UTC) - _FIRST_DAY
        return int(column, 16), int(row, 16), day.days
    number = int(product_id[-12:], 16)
    return number & 0x7FF, (number >> 11) & 0x3FF, number >> 21


def _span(low: float, high: float, cells: int) -> tuple[int, int]:
    """The first cell of a range of degrees, and the one behind the last."""
    return max(0, math.floor(low / _CELL)), min(cells, math.floor(high / _CELL) + 1)


def _chance(*keys: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(keys).encode(), digest_size=4).digest())
