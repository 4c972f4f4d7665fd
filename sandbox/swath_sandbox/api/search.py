"""Reading searches of the catalogue, and running them."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api import cql2
from swath_sandbox.api.errors import CatalogError
from swath_sandbox.api.fields import Fields
from swath_sandbox.api.index import Index
from swath_sandbox.api.messages import encode_json
from swath_sandbox.api.payload import Payload, parse_json
from swath_sandbox.api.stac_properties import distinct_properties, item_properties, queryables
from swath_sandbox.api.timestamps import parse_time
from swath_sandbox.collections import CATALOG
from swath_sandbox.footprints import box, wrap
from swath_sandbox.world import Acquisition

_T = TypeVar("_T")

_DEFAULT_LIMIT = 10
_MOST = 100
_DAYS = ("date", "datetime")
_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for, and which page of it is wanted.

    `distinct` asks for the values of a property in place of the items.
    """

    collection: str
    area: BaseGeometry
    start: datetime | None
    end: datetime | None
    ids: tuple[str, ...] | None
    filter: cql2.Filter | None
    fields: Fields | None
    distinct: str | None
    limit: int
    offset: int

    def acquisitions(self, index: Index) -> Iterable[Acquisition]:
        """All that match, newest first."""
        if self.ids is None:
            found: Iterable[Acquisition] = index.search(self.collection, self.area, self.start, self.end)
        else:
            found = index.named(self.collection, self.ids, self.area, self.start, self.end)
        accept = self.filter
        return found if accept is None else (hit for hit in found if accept.test(item_properties(hit)))

    def values(self, index: Index, name: str) -> list[str]:
        """The different values of a property where there is a match, in order; `date` and `datetime` are days."""
        found = self.acquisitions(index)
        if name in _DAYS:
            return sorted({f"{acquisition.datetime:%Y-%m-%d}" for acquisition in found})
        return sorted({str(item_properties(acquisition)[name]) for acquisition in found})

    def page(self, results: Iterable[_T]) -> tuple[list[_T], int | None]:
        """The page of the results that is wanted, and the offset of the one after it, if there is one."""
        page = list(itertools.islice(results, self.offset, self.offset + self.limit + 1))
        return page[: self.limit], self.offset + self.limit if len(page) > self.limit else None


def refuse(path: str, what: str) -> CatalogError:
    """The catalogue's refusal of a parameter."""
    return CatalogError(400, f"{path}: {what}" if path else what)


def parse_search(payload: Payload) -> Search:
    """Read a search from a request body, or from what `body_of_query` makes of a query string.

    Raises:
        CatalogError: 400 for anything that the catalogue does not understand.
    """
    collections = payload.required("collections")
    names = [element.text() for element in collections.elements()]
    if len(names) != 1:
        collections.reject("exactly one collection must be given")
    if names[0] not in CATALOG:
        raise CatalogError(400, f"Illegal collection: {names[0]}")
    start, end = parse_interval(payload.required("datetime"))
    ids, limit, offset = payload.member("ids"), payload.member("limit"), payload.member("next")
    distinct = payload.member("distinct")
    if distinct and distinct.text() not in {*_DAYS, *distinct_properties(names[0])}:
        distinct.reject(f"{distinct.text()} is not a distinct property of {names[0]}")
    return Search(
        collection=names[0],
        area=parse_area(payload),
        start=start,
        end=end,
        ids=tuple(element.text() for element in ids.elements()) if ids else None,
        filter=_parse_filter(payload, names[0]),
        fields=_parse_fields(payload),
        distinct=distinct.text() if distinct else None,
        limit=limit.integer(1, _MOST) if limit else _DEFAULT_LIMIT,
        offset=offset.integer(0) if offset else 0,
    )


def body_of_query(query: Mapping[str, str]) -> dict[str, object]:
    """The request body that says the same as a query string."""
    body: dict[str, object] = dict(query)
    for name in ("bbox", "collections", "ids"):
        if name in query:
            body[name] = query[name].split(",")
    if "bbox" in query:
        body["bbox"] = [_number(text) for text in query["bbox"].split(",")]
    for name in ("limit", "next"):
        if name in query:
            body[name] = _number(query[name])
    if "intersects" in query:
        try:
            body["intersects"] = parse_json(query["intersects"].encode())
        except ValueError as error:
            raise refuse("intersects", f"must be GeoJSON: {error}") from error
    return body


def parse_area(payload: Payload) -> BaseGeometry:
    """The area of `bbox` or `intersects`, in degrees; the globe when there is neither."""
    bbox, intersects = payload.member("bbox"), payload.member("intersects")
    if bbox and intersects:
        bbox.reject("only one of bbox and intersects can be given")
    if bbox:
        return _parse_bbox(bbox)
    return _parse_geometry(intersects) if intersects else box(-180.0, -90.0, 180.0, 90.0)


def parse_interval(payload: Payload) -> tuple[datetime | None, datetime | None]:
    """A time as an interval of no length, or a closed or open interval such as `2020-12-10T00:00:00Z/..`."""
    try:
        ends = [None if end in {"", ".."} else parse_time(end) for end in payload.text().split("/")]
    except ValueError as error:
        payload.reject(str(error))
    if len(ends) == 1 and ends[0] is not None:
        return ends[0], ends[0]
    if len(ends) != 2:
        payload.reject("must be a date-time or an interval of two")
    start, end = ends
    if start and end and start > end:
        payload.reject("the interval must not end before it starts")
    return start, end


def _parse_bbox(payload: Payload) -> BaseGeometry:
    numbers = [element.number() for element in payload.elements()]
    if len(numbers) not in {4, 6}:
        payload.reject("must have 4 or 6 elements")
    half = len(numbers) // 2
    (west, south), (east, north) = numbers[:2], numbers[half : half + 2]
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        payload.reject("must be west, south, east, north in degrees")
    return box(west, south, east, north)


def _parse_geometry(payload: Payload) -> BaseGeometry:
    payload.required("type").choice(*_GEOMETRIES)
    try:
        shape = shapely.from_geojson(encode_json(payload.value).decode())
    except GEOSException as error:
        payload.reject(f"is not a geometry: {error}")
    west, south, east, north = shape.bounds
    if not (-360 <= west <= east <= 360 and -90 <= south <= north <= 90):
        payload.reject("must be a geometry in degrees")
    return wrap(shapely.make_valid(shape))


def _parse_filter(payload: Payload, collection: str) -> cql2.Filter | None:
    source = payload.member("filter")
    if source is None:
        return None
    language = payload.member("filter-lang")
    if language:
        wanted = str if language.choice("cql2-text", "cql2-json") == "cql2-text" else dict
        if not isinstance(source.value, wanted):
            source.reject(f"is not {language.text()}")
    try:
        parsed = cql2.parse(source.value)
    except cql2.Cql2Error as error:
        source.reject(str(error))
    if unknown := sorted(cql2.properties_of(parsed) - queryables(collection).keys()):
        source.reject(f"property {unknown[0]} cannot be filtered by")
    return parsed


def _parse_fields(payload: Payload) -> Fields | None:
    fields = payload.member("fields")
    if fields is None:
        return None
    if isinstance(fields.value, str):
        return Fields.of_text(fields.value)
    lists = (fields.member("include"), fields.member("exclude"))
    include, exclude = ([element.text() for element in names.elements()] if names else None for names in lists)
    return Fields.of_lists(include, exclude)


def _number(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text
