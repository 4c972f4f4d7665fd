"""Places in longitude and latitude, which is all that the catalogue takes, from places in any CRS."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from swath.core.crs import CRS84, crs_url, epsg_code, is_wgs84
from swath.core.jsonvalues import is_finite
from swath.data.area import GeometryLike, HasGeoInterface, four_numbers, own_crs
from swath.errors import InvalidParameter, MissingExtra

if TYPE_CHECKING:
    from pyproj import Transformer

Position = tuple[float, ...]
GEOMETRIES = (
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
)
_ADVICE = "Longitude comes before latitude; name another CRS with crs="


def bbox_in_degrees(bbox: Sequence[float], crs: object = None) -> list[float]:
    """West, south, east, north of a box, or of the box around it where its CRS is another one.

    West may lie east of east, across the antimeridian.

    Raises:
        InvalidParameter: It is no box, or none of this CRS.
        MissingExtra: Its CRS is another one and `swath[geo]` is not installed.
    """
    numbers = four_numbers(bbox)
    if not numbers:
        raise InvalidParameter("bbox", bbox, "must be four finite numbers: west, south, east, north")
    url = CRS84 if crs is None else crs_url(crs)
    if not is_wgs84(url):
        west, south, east, north = numbers
        if not (west < east and south < north):
            raise InvalidParameter("bbox", bbox, "must be min x, min y, max x, max y in CRS units")
        numbers = list(_transformer(url).transform_bounds(west, south, east, north))
    west, south, east, north = numbers
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise InvalidParameter("bbox", bbox, "must be west, south, east, north in degrees", _ADVICE)
    return numbers


def geometry_in_degrees(geometry: GeometryLike, crs: object = None) -> dict[str, object]:
    """A GeoJSON geometry in longitude and latitude, of a geometry, a Feature or a FeatureCollection.

    Edges stay straight between the corners that are given.

    Args:
        geometry: GeoJSON, or anything with `__geo_interface__`.
        crs: The CRS of its coordinates; when left out, its own where it tells one, and else degrees.

    Raises:
        InvalidParameter: It is none of these, or its coordinates are none of this CRS.
        MissingExtra: Its CRS is another one and `swath[geo]` is not installed.
    """
    url = crs_url(own_crs(geometry) if crs is None else crs)
    shape: object = geometry.__geo_interface__ if isinstance(geometry, HasGeoInterface) else geometry
    return _in_degrees(shape, geometry, _unchanged if is_wgs84(url) else _transformer(url).transform)


def _in_degrees(shape: object, given: object, change: Callable[..., Position]) -> dict[str, object]:
    match shape:
        case {"type": "Feature", "geometry": one}:
            return _in_degrees(one, given, change)
        case {"type": "FeatureCollection", "features": [_, *_] as several}:
            return {"type": "GeometryCollection", "geometries": [_in_degrees(one, given, change) for one in several]}
        case {"type": "GeometryCollection", "geometries": [*several]}:
            return {"type": "GeometryCollection", "geometries": [_in_degrees(one, given, change) for one in several]}
        case {"type": kind, "coordinates": [_, *_] | (_, *_) as coordinates} if kind in GEOMETRIES:
            return {"type": kind, "coordinates": _changed(coordinates, given, change)}
    raise InvalidParameter(
        "intersects", given, "must be a GeoJSON geometry, a Feature or a FeatureCollection, or have __geo_interface__"
    )


def _changed(coordinates: object, given: object, change: Callable[..., Position]) -> list[object]:
    if not isinstance(coordinates, Sequence) or isinstance(coordinates, str):
        raise InvalidParameter("intersects", given, "must have coordinates that are lists of numbers")
    if not any(is_finite(number) for number in coordinates):
        return [_changed(inner, given, change) for inner in coordinates]
    position: Position = ()
    if len(coordinates) >= 2 and all(is_finite(number) for number in coordinates):
        position = change(*coordinates[:2])
    if not (position and abs(position[0]) <= 360 and abs(position[1]) <= 90):
        raise InvalidParameter("intersects", coordinates, "is not longitude, latitude in degrees", _ADVICE)
    return [*position, *coordinates[2:]]


def _unchanged(*position: float) -> Position:
    return position


def _transformer(url: str) -> "Transformer":
    try:
        from pyproj import Transformer
        from pyproj.exceptions import CRSError
    except ImportError:
        raise MissingExtra("a place in another CRS than degrees", "geo") from None
    code = epsg_code(url)
    try:
        return Transformer.from_crs(f"EPSG:{code}", "OGC:CRS84", always_xy=True)
    except CRSError:
        raise InvalidParameter("crs", f"EPSG:{code}", "is no CRS that is known here") from None
