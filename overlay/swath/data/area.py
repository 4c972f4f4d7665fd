"""The area of a request: a bounding box or a geometry, and the CRS of its coordinates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeGuard, runtime_checkable

from swath.core.crs import CRS84, crs_url, epsg_code, has_degrees, is_far_from_origin
from swath.core.jsonvalues import is_finite, plain
from swath.errors import InvalidParameter

BBox = tuple[float, float, float, float]


@runtime_checkable
class HasGeoInterface(Protocol):
    """Anything with a GeoJSON view of itself, such as a shapely geometry."""

    @property
    def __geo_interface__(self) -> Mapping[str, object]: ...


GeometryLike = Mapping[str, object] | HasGeoInterface

_WRAPPERS = {"Feature": "geometry", "FeatureCollection": "features", "GeometryCollection": "geometries"}


@dataclass(frozen=True, slots=True)
class Area:
    """Where to look.

    Attributes:
        crs: The CRS of the coordinates, as the service's URL.
        bbox: Min x, min y, max x, max y in CRS units; the geometry's own extent where a geometry was given.
        geometry: A GeoJSON Polygon or MultiPolygon, or None for the bounding box alone.
    """

    crs: str
    bbox: BBox
    geometry: Mapping[str, object] | None = None

    @property
    def is_geographic(self) -> bool:
        """Whether CRS units are known to be degrees."""
        return has_degrees(self.crs) is True

    def to_json(self) -> dict[str, object]:
        """The `input.bounds` member of a request."""
        properties = {"properties": {"crs": self.crs}}
        if self.geometry is not None:
            return {"geometry": self.geometry, **properties}
        return {"bbox": list(self.bbox), **properties}


def area(
    *,
    bbox: Sequence[float] | None = None,
    bounds: Sequence[float] | GeometryLike | None = None,
    crs: object = None,
) -> Area:
    """The area of a bounding box or of a geometry.

    Args:
        bbox: Min x, min y, max x, max y in CRS units (longitude before latitude in degrees).
        bounds: The same four numbers, or a GeoJSON Polygon or MultiPolygon, a Feature or a FeatureCollection of one,
            or anything with `__geo_interface__` (shapely) or a `geometry` of that kind (a row of a GeoDataFrame).
        crs: The CRS of the coordinates: an EPSG number, `EPSG:32633`, an OGC URN or URL, `CRS84`, or a `pyproj.CRS`.
            When left out it is that of `bounds` where it has one, as a GeoSeries does, and else CRS84.

    Raises:
        InvalidParameter: Neither or both are given, or the coordinates cannot be.
    """
    if (bbox is None) == (bounds is None):
        missing = bbox is None
        raise InvalidParameter(
            "bbox",
            bbox,
            "is missing, and so is bounds" if missing else "cannot be given together with bounds",
            "Give bbox=(min x, min y, max x, max y), or bounds= for a geometry",
        )
    url = crs_url(own_crs(bounds) if crs is None else crs)
    if bbox is not None:
        return Area(url, _checked(bbox, "bbox", url))
    if is_listing(bounds):
        return Area(url, _checked(bounds, "bounds", url))
    shape = polygon(bounds)  # type: ignore[arg-type]  # it is told what it may be
    xs, ys = zip(*_positions(shape["coordinates"]), strict=True)
    return Area(url, _checked((min(xs), min(ys), max(xs), max(ys)), "bounds", url), shape)


def geojson(geometry: GeometryLike, parameter: str = "bounds") -> Mapping[str, object]:
    """The bare GeoJSON geometry of a geometry, of a Feature or a collection of one, or of what `__geo_interface__` has.

    Raises:
        InvalidParameter: It is none of these.
    """
    shape = _interface(geometry)
    if not isinstance(shape, Mapping):
        shape = _interface(getattr(geometry, "geometry", None))
    while isinstance(shape, Mapping) and (member := _WRAPPERS.get(str(shape.get("type")))) is not None:
        inner = shape.get(member)
        if member == "geometry":
            shape = inner
            continue
        listed = list(inner) if isinstance(inner, Sequence) else []
        if len(listed) != 1:
            advice = "Unite them into one geometry first, or send a request for each"
            raise InvalidParameter(parameter, shape["type"], f"must hold one geometry, not {len(listed)}", advice)
        shape = listed[0]
    if not isinstance(shape, Mapping) or not isinstance(shape.get("type"), str):
        raise InvalidParameter(parameter, geometry, "must be a GeoJSON geometry or have __geo_interface__")
    return shape


def polygon(geometry: GeometryLike) -> Mapping[str, object]:
    """The GeoJSON Polygon or MultiPolygon of a geometry.

    Raises:
        InvalidParameter: It is of another type, or holds no coordinates.
    """
    shape = geojson(geometry)
    if shape["type"] not in ("Polygon", "MultiPolygon"):
        raise InvalidParameter(
            "bounds", shape["type"], "must be a Polygon or MultiPolygon", "Buffer a point or a line first"
        )
    if not any(True for _ in _positions(shape.get("coordinates"))):
        raise InvalidParameter("bounds", shape, "holds no coordinates")
    return {"type": shape["type"], "coordinates": shape["coordinates"]}


def _positions(coordinates: object) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, Sequence) or isinstance(coordinates, str):
        raise InvalidParameter("bounds", coordinates, "coordinates must be nested lists of numbers")
    if coordinates and not isinstance(coordinates[0], Sequence | str):
        if len(coordinates) < 2 or not all(is_finite(number) for number in coordinates):
            raise InvalidParameter("bounds", coordinates, "a position needs two finite numbers")
        yield coordinates[0], coordinates[1]
        return
    for inner in coordinates:
        yield from _positions(inner)


def _checked(bbox: object, parameter: str, crs: str) -> BBox:
    numbers = four_numbers(bbox)
    if not numbers:
        raise InvalidParameter(parameter, bbox, "must be four finite numbers: min x, min y, max x, max y")
    west, south, east, north = map(float, numbers)
    given = tuple(numbers)
    if west >= east or south >= north:
        advice = "The order is min x, min y, max x, max y"
        if has_degrees(crs) and south < north and -180 <= east < west <= 180:
            advice += "; an area across the antimeridian takes two requests"
        raise InvalidParameter(parameter, given, "is empty: its maxima must exceed its minima", advice)
    if has_degrees(crs) and (west < -180 or east > 180 or south < -90 or north > 90):
        advice = "Longitude comes before latitude"
        if max(map(abs, numbers)) > 360:
            advice += "; give crs= where the coordinates are in metres"
        raise InvalidParameter(parameter, given, "is outside of -180…180, -90…90 degrees", advice)
    if is_far_from_origin(crs) and max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90:
        advice = "Leave crs= out for longitude and latitude"
        raise InvalidParameter(parameter, given, f"looks like degrees, but EPSG:{epsg_code(crs)} is in metres", advice)
    return west, south, east, north


def own_crs(bounds: object) -> object:
    """The CRS that a geometry tells itself, a GeoSeries by an attribute and old GeoJSON by a member; else CRS84."""
    attribute = getattr(bounds, "crs", None)
    if attribute is not None:
        return attribute
    member = bounds.get("crs") if isinstance(bounds, Mapping) else None
    match member:
        case {"properties": {"name": str(name)}}:
            return name
    return CRS84


def four_numbers(bbox: object) -> list[float]:
    """The numbers of a box in a list, a tuple or an array; none where they are not four finite ones."""
    given = list(map(plain, bbox)) if is_listing(bbox) else []
    numbers = [number for number in given if is_finite(number)]
    return numbers if len(given) == len(numbers) == 4 else []


def _interface(geometry: object) -> object:
    return geometry.__geo_interface__ if isinstance(geometry, HasGeoInterface) else geometry


def is_listing(value: object) -> TypeGuard[Iterable[object]]:
    """Whether it holds numbers in a row: a list, a tuple or an array, but no text and no geometry."""
    return (
        isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping | HasGeoInterface)
    ) and not hasattr(value, "geometry")
