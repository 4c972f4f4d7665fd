"""Where a request asks for pixels: the CRS, the box and the geometry of `input.bounds`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.payload import Payload
from swath_sandbox.grid import Grid, transformer

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
MAX_SIZE = 2500
"""The largest width and height of an answer of the Process API, in pixels."""

_DEFAULT_SIZE = 256
_EPSG_URL = re.compile(r"http://www\.opengis\.net/def/crs/EPSG/0/(\d{4,5})")
_NATIONAL_CRS = (
    *(2154, 2180, 2193, 3003, 3004, 3005, 3006, 3031, 3035, 3161, 3346, 3413, 3416, 3578, 3580, 3765, 3794, 3844),
    *(3912, 3995, 4026, 5514, 28992, 32184),
)
SUPPORTED_CRS = frozenset((4326, 3857, *range(32601, 32661), *range(32701, 32761), *_NATIONAL_CRS))
"""EPSG codes of the CRSs that requests may use."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in a CRS and, when only a part of it is wanted, that part."""

    epsg: int
    bbox: tuple[float, float, float, float]
    geometry: BaseGeometry | None


def parse_bounds(payload: Payload) -> Bounds:
    """Read `input.bounds`: a box, a geometry, or the box of the picture and a geometry within it."""
    epsg = _parse_crs(payload)
    box, geometry = payload.member("bbox"), payload.member("geometry")
    if box is None and geometry is None:
        payload.reject("bbox or geometry must be set")
    shape = None if geometry is None else parse_polygons(geometry)
    bbox = _parse_bbox(box) if box else _box_of(shape)
    if not (bbox[0] < bbox[2] and bbox[1] < bbox[3]):
        (box or payload).reject("must not be empty")
    _check_domain(epsg, bbox, box or payload)
    return Bounds(epsg, bbox, shape)


def parse_crs(crs: Payload) -> int:
    """Read the URL of a CRS, and tell its EPSG code."""
    if crs.text() == CRS84:
        return 4326
    match = _EPSG_URL.fullmatch(crs.text())
    epsg = int(match.group(1)) if match else 0
    if epsg not in SUPPORTED_CRS:
        crs.reject(f"CRS {crs.text()} is not supported")
    return epsg


def parse_polygons(payload: Payload) -> BaseGeometry:
    """Read a GeoJSON Polygon or MultiPolygon, whose rings must be closed."""
    kind = payload.required("type").choice("Polygon", "MultiPolygon")
    coordinates = payload.required("coordinates")
    polygons = [coordinates] if kind == "Polygon" else list(coordinates.elements())
    if not polygons:
        coordinates.reject("must not be empty")
    shapes = [_parse_polygon(polygon) for polygon in polygons]
    return shapes[0] if kind == "Polygon" else shapely.MultiPolygon(shapes)


def make_grid(bounds: Bounds, output: Payload | None, max_size: int = MAX_SIZE) -> Grid:
    """The pixels that `output` asks for over the bounds: by width and height, or by resx and resy in CRS units.

    Raises:
        ServiceError: both pairs are given, or a side has more pixels than `max_size`.
    """
    west, south, east, north = bounds.bbox
    members = {name: output.member(name) if output else None for name in ("width", "height", "resx", "resy")}
    by_size = members["width"] or members["height"]
    by_resolution = members["resx"] or members["resy"]
    if by_size and by_resolution:
        raise bad_payload("Only width and height or resx and resy can be set at the same time.")
    if by_resolution:
        width = _count(members["resx"] or by_resolution, "width", "resx", east - west, max_size)
        height = _count(members["resy"] or by_resolution, "height", "resy", north - south, max_size)
    else:
        width = _size(members["width"], "width", max_size)
        height = _size(members["height"], "height", max_size)
    return Grid(bounds.epsg, bounds.bbox, width, height)


def _parse_crs(payload: Payload) -> int:
    properties = payload.member("properties")
    crs = properties.member("crs") if properties else None
    return 4326 if crs is None else parse_crs(crs)


def _parse_bbox(payload: Payload) -> tuple[float, float, float, float]:
    numbers = [element.number() for element in payload.elements()]
    if len(numbers) != 4:
        payload.reject("must have 4 elements")
    # Two opposite corners, in whatever order.
    x0, y0, x1, y1 = numbers
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _parse_polygon(payload: Payload) -> shapely.Polygon:
    rings = [_parse_ring(ring) for ring in payload.elements()]
    if not rings:
        payload.reject("must not be empty")
    return shapely.Polygon(rings[0], rings[1:])


def _parse_ring(payload: Payload) -> Sequence[tuple[float, float]]:
    points = []
    for position in payload.elements():
        numbers = [element.number() for element in position.elements()]
        if len(numbers) < 2:
            position.reject("must have 2 elements")
        points.append((numbers[0], numbers[1]))
    if len(points) < 4 or points[0] != points[-1]:
        payload.reject("must be a closed ring of at least 4 points")
    return points


def _box_of(shape: BaseGeometry | None) -> tuple[float, float, float, float]:
    west, south, east, north = shape.bounds if shape is not None else (0.0, 0.0, 0.0, 0.0)
    return west, south, east, north


def _check_domain(epsg: int, bbox: tuple[float, float, float, float], payload: Payload) -> None:
    west, south, east, north = bbox
    x, y = (edge.ravel() for edge in np.meshgrid(np.linspace(west, east, 9), np.linspace(south, north, 9)))
    lon, lat = (x, y) if epsg == 4326 else transformer(epsg, 4326).transform(x, y)
    if not (np.isfinite(lon).all() and np.isfinite(lat).all() and abs(lon).max() <= 180 and abs(lat).max() <= 90):
        payload.reject(f"is outside of the area of EPSG:{epsg}")


def _count(payload: Payload, side: str, member: str, extent: float, max_size: int) -> int:
    resolution = payload.number()
    if resolution <= 0:
        payload.reject("must be greater than 0")
    count = max(1, round(min(extent / resolution, 1e9)))
    if count > max_size:
        payload.reject(f"`{side} = {count}`, calculated from {member}, is larger than allowed {max_size}.")
    return count


def _size(payload: Payload | None, side: str, max_size: int) -> int:
    if payload is None:
        return _DEFAULT_SIZE
    size = payload.integer(minimum=1)
    if size > max_size:
        payload.reject(f"`{side} = {size}` is larger than allowed {max_size}.")
    return size
