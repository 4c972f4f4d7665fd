"""The area of a request: a bounding box or a geometry, and the CRS of its coordinates."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from swath.core.crs import CRS84, crs_url, is_geographic
from swath.errors import InvalidParameter

BBox = tuple[float, float, float, float]


@runtime_checkable
class HasGeoInterface(Protocol):
    """Anything with a GeoJSON view of itself, such as a shapely geometry."""

    @property
    def __geo_interface__(self) -> Mapping[str, object]: ...


GeometryLike = Mapping[str, object] | HasGeoInterface


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
        """Whether CRS units are degrees."""
        return is_geographic(self.crs)

    def to_json(self) -> dict[str, object]:
        """The `input.bounds` member of a request."""
        properties = {"properties": {"crs": self.crs}}
        if self.geometry is not None:
            return {"geometry": self.geometry, **properties}
        return {"bbox": list(self.bbox), **properties}


def area(
    *, bbox: Sequence[float] | None = None, bounds: Sequence[float] | GeometryLike | None = None, crs: object = CRS84
) -> Area:
    """The area of a bounding box or of a geometry.

    Args:
        bbox: Min x, min y, max x, max y in CRS units (longitude before latitude in degrees).
        bounds: The same four numbers, or a GeoJSON Polygon or MultiPolygon, a Feature of one, or anything with
            `__geo_interface__`.
        crs: The CRS of the coordinates: an EPSG number, `EPSG:32633`, an OGC URN or URL, or `CRS84`.

    Raises:
        InvalidParameter: Neither or both are given, or the coordinates cannot be.
    """
    url = crs_url(crs)
    if (bbox is None) == (bounds is None):
        missing = bbox is None
        raise InvalidParameter(
            "bbox",
            bbox,
            "is missing, and so is bounds" if missing else "cannot be given together with bounds",
            "Give bbox=(min x, min y, max x, max y), or bounds= for a geometry",
        )
    if bbox is not None:
        return Area(url, _checked(bbox, "bbox", url))
    if isinstance(bounds, Sequence):
        return Area(url, _checked(bounds, "bounds", url))
    assert bounds is not None
    shape = polygon(bounds)
    xs, ys = zip(*_positions(shape["coordinates"]), strict=True)
    return Area(url, _checked((min(xs), min(ys), max(xs), max(ys)), "bounds", url), shape)


def geojson(geometry: GeometryLike, parameter: str = "bounds") -> Mapping[str, object]:
    """The bare GeoJSON geometry of a geometry, a Feature or anything with `__geo_interface__`.

    Raises:
        InvalidParameter: It is none of these.
    """
    shape: object = geometry.__geo_interface__ if isinstance(geometry, HasGeoInterface) else geometry
    if isinstance(shape, Mapping) and shape.get("type") == "Feature":
        shape = shape.get("geometry")
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
        if len(coordinates) < 2 or not all(_is_finite(number) for number in coordinates):
            raise InvalidParameter("bounds", coordinates, "a position needs two finite numbers")
        yield coordinates[0], coordinates[1]
        return
    for inner in coordinates:
        yield from _positions(inner)


def _checked(bbox: Sequence[float], parameter: str, crs: str) -> BBox:
    numbers = tuple(bbox) if isinstance(bbox, Sequence) and not isinstance(bbox, str) else ()
    if len(numbers) != 4 or not all(_is_finite(number) for number in numbers):
        raise InvalidParameter(parameter, bbox, "must be four finite numbers: min x, min y, max x, max y")
    west, south, east, north = (float(number) for number in numbers)
    if west >= east or south >= north:
        raise InvalidParameter(
            parameter, bbox, "is empty: its maxima must exceed its minima", "The order is min x, min y, max x, max y"
        )
    if is_geographic(crs) and (west < -180 or east > 180 or south < -90 or north > 90):
        raise InvalidParameter(
            parameter,
            bbox,
            "is outside of -180…180, -90…90 degrees",
            "Longitude comes before latitude; give crs= where the coordinates are in metres",
        )
    return west, south, east, north


def _is_finite(number: object) -> bool:
    # No float is larger, though some whole numbers are.
    return isinstance(number, int | float) and not isinstance(number, bool) and abs(number) <= sys.float_info.max
