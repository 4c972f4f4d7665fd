"""Finding acquisitions: the catalogue lists and process renders what this finds, so the two agree."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.footprints import outline
from swath_sandbox.world import Acquisition

_SMALLEST_WINDOW = 1 / 24
_LARGEST_WINDOW = 366.0
# Square degrees times days of one look into the world: a field's year is one look, and the newest page of a continent
# does not list a year of it.
_LOOK = 2_000.0
# Beyond this many parts, the box around a geometry is searched in place of the boxes around its parts.
_MOST_PARTS = 16


class AcquisitionSource(Protocol):
    """The part of a world that an index reads."""

    def acquisitions(
        self, collection: str, bbox: tuple[float, float, float, float], start: datetime, end: datetime
    ) -> Sequence[Acquisition]:
        """The acquisitions of a box (degrees) and a closed time range."""

    def acquisition(self, collection: str, id: str) -> Acquisition | None:  # noqa: A002
        """The acquisition of that id."""


class Index:
    """The acquisitions of a world, up to the present."""

    def __init__(self, source: AcquisitionSource, now: Callable[[], datetime]) -> None:
        self._source = source
        self._now = now

    def search(
        self, collection: str, area: BaseGeometry, start: datetime | None, end: datetime | None
    ) -> Iterator[Acquisition]:
        """Acquisitions whose footprint touches an area (degrees) within a closed time range, newest first, ties by id.

        They are found as they are asked for: the newest of a large area come without listing the rest.
        """
        first, last = self._period(collection, start, end)
        window = _window(area)
        while first <= last:
            since = max(first, last - window)
            yield from _newest_first(self._look(collection, area, since, last), area)
            last = since - timedelta(microseconds=1)

    def named(
        self, collection: str, ids: Iterable[str], area: BaseGeometry, start: datetime | None, end: datetime | None
    ) -> list[Acquisition]:
        """Those of the acquisitions with these ids that a search would find, newest first."""
        first, last = self._period(collection, start, end)
        found = {name: acquisition for name in ids if (acquisition := self._source.acquisition(collection, name))}
        in_time = [acquisition for acquisition in found.values() if first <= acquisition.datetime <= last]
        return _newest_first(in_time, area)

    def get(self, collection: str, name: str) -> Acquisition | None:
        """The acquisition with this id, unless it is still to come."""
        acquisition = self._source.acquisition(collection, name)
        return acquisition if acquisition and acquisition.datetime <= self._now() else None

    def _period(self, collection: str, start: datetime | None, end: datetime | None) -> tuple[datetime, datetime]:
        beginning, now = COLLECTIONS[collection].start, self._now()
        return max(start or beginning, beginning), min(end or now, now)

    def _look(self, collection: str, area: BaseGeometry, start: datetime, end: datetime) -> Iterable[Acquisition]:
        parts: Sequence[BaseGeometry] = getattr(area, "geoms", [area])
        boxes = [part.bounds for part in parts] if len(parts) <= _MOST_PARTS else [area.bounds]
        found = (self._source.acquisitions(collection, box, start, end) for box in boxes)
        return {acquisition.id: acquisition for part in found for acquisition in part}.values()


def _newest_first(acquisitions: Iterable[Acquisition], area: BaseGeometry) -> list[Acquisition]:
    """Those that touch the area, in the catalogue's order."""
    shapely.prepare(area)
    hits = [acquisition for acquisition in acquisitions if area.intersects(outline(acquisition.footprint))]
    hits.sort(key=lambda acquisition: acquisition.id)
    hits.sort(key=lambda acquisition: acquisition.datetime, reverse=True)
    return hits


def _window(area: BaseGeometry) -> timedelta:
    west, south, east, north = area.bounds
    square_degrees = max((east - west) * (north - south), 1e-6)
    return timedelta(days=min(max(_LOOK / square_degrees, _SMALLEST_WINDOW), _LARGEST_WINDOW))
