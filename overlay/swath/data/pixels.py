"""The pixels of a request: their number, or their size in metres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeGuard

from swath.core.crs import epsg_code, has_degrees
from swath.core.jsonvalues import is_finite, plain
from swath.data.area import Area
from swath.errors import InvalidParameter, MissingExtra

MAX_PIXELS = 2500
"""Pixels on a side that one process request may have."""

METRES_PER_DEGREE = 111_320
"""A degree of the equator, for places whose latitude is not told."""

_SEMI_MAJOR = 6_378_137.0
_ECCENTRICITY_SQUARED = 0.00669437999014
_FINEST = 0.01
"""Metres: no pixel is as small."""
_HARDLY_METRES = 0.1
"""Metres: only a drone sees as much, and of small areas."""
_MOST_PIXELS = 1e9


def pixel_grid(
    where: Area,
    size: tuple[int, int] | None,
    resolution: float | tuple[float, float] | None,
    most: int = MAX_PIXELS,
) -> dict[str, object]:
    """The pixels of a request, by their number or by their size in metres; `most` are allowed on a side.

    A CRS in metres, or in feet, is asked for the resolution itself; a CRS in degrees for the number of pixels that come
    closest to it at the middle of the area (see `metres_per_degree`).

    Raises:
        InvalidParameter: Neither or both are given, or they make too many pixels or none.
        MissingExtra: The units of the CRS are not known here, and `swath[geo]` is not installed.
    """
    if (size is None) == (resolution is None):
        problem = "is missing, and so is resolution" if size is None else "cannot be given together with resolution"
        raise InvalidParameter("size", size, problem, "Give size=(width, height) in pixels or resolution= in metres")
    if size is not None:
        width, height = checked_size(size, most)
        return {"width": width, "height": height}
    assert resolution is not None
    across, up = checked_resolution(resolution)
    west, south, east, north = where.bbox
    unit = metres_per_unit(where.crs)
    x, y = metres_per_degree((south + north) / 2) if unit is None else (unit, unit)
    width, height = pixels_of((east - west) * x, across), pixels_of((north - south) * y, up)
    is_too_fine = max(width, height) > most and max(across, up) < _HARDLY_METRES
    if min(across, up) < _FINEST or (is_too_fine and unit is None):
        raise InvalidParameter(
            "resolution",
            resolution,
            "is in metres, whatever the CRS, and looks like degrees",
            f"{across:g} degrees are about {_rounded(across * (x if unit is None else METRES_PER_DEGREE))} m",
        )
    if max(width, height) > most or min(width, height) < 1:
        raise InvalidParameter(
            "resolution",
            resolution,
            f"makes {width} x {height} pixels of this area: each side must have 1 to {most}",
            "Choose a coarser resolution or split the area" if max(width, height) > most else "Choose a finer one",
        )
    return {"width": width, "height": height} if unit is None else {"resx": across / unit, "resy": up / unit}


def pixels_of(extent: float, resolution: float) -> int:
    """How many pixels of a size go into an extent; not more than a billion."""
    return round(min(extent / resolution, _MOST_PIXELS))


def metres_per_degree(latitude: float) -> tuple[float, float]:
    """How long a degree of longitude and one of latitude are at a latitude, in metres.

    On the ellipsoid of WGS 84, with the semi-major axis a = 6,378,137 m, e² = 0.00669438 and w = 1 - e² sin² φ:
    a degree of longitude has π/180 · a cos φ / √w, one of latitude π/180 · a (1 - e²) / (w √w).
    """
    angle = math.radians(latitude)
    w = 1 - _ECCENTRICITY_SQUARED * math.sin(angle) ** 2
    one = math.radians(_SEMI_MAJOR)
    return one * math.cos(angle) / math.sqrt(w), one * (1 - _ECCENTRICITY_SQUARED) / (w * math.sqrt(w))


def metres_per_unit(crs: str) -> float | None:
    """How many metres the unit of a CRS has; None for degrees.

    Raises:
        MissingExtra: The CRS is not known here, and `swath[geo]` is not installed.
    """
    in_degrees = has_degrees(crs)
    if in_degrees is not None:
        return None if in_degrees else 1.0
    code = epsg_code(crs)
    try:
        from pyproj import CRS
        from pyproj.exceptions import CRSError
    except ImportError:
        raise MissingExtra(f"resolution= in metres for EPSG:{code}", "geo") from None
    try:
        found = CRS.from_user_input(f"EPSG:{code}")
    except CRSError:
        raise InvalidParameter("crs", f"EPSG:{code}", "is no CRS that is known here") from None
    return None if found.is_geographic else float(found.axis_info[0].unit_conversion_factor)


def checked_size(size: tuple[int, int], most: int) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        InvalidParameter: They are no numbers of pixels, or too many.
    """
    given = plain(size)
    sides = tuple(map(plain, given)) if isinstance(given, Sequence) and not isinstance(given, str) else ()
    if len(sides) != 2 or not all(isinstance(side, int) and not isinstance(side, bool) for side in sides):
        raise InvalidParameter("size", size, "must be width and height as two whole numbers of pixels")
    width, height = (int(side) for side in sides if isinstance(side, int))
    if not (1 <= width <= most and 1 <= height <= most):
        raise InvalidParameter(
            "size", size, f"must be 1 to {most} pixels on each side", "Split a larger area into several requests"
        )
    return width, height


def checked_resolution(resolution: float | tuple[float, float]) -> tuple[float, float]:
    """The width and the height of a pixel.

    Raises:
        InvalidParameter: They are no positive numbers.
    """
    given = plain(resolution)
    pair = tuple(map(plain, given)) if isinstance(given, Sequence) else (given, given)
    lengths = [side for side in pair if _is_length(side)]
    if not len(pair) == len(lengths) == 2:
        raise InvalidParameter("resolution", resolution, "must be a positive number of metres, or two of them")
    return float(lengths[0]), float(lengths[1])


def _rounded(metres: float) -> str:
    return f"{metres:,.0f}" if metres >= 10 else f"{metres:.2g}"


def _is_length(value: object) -> TypeGuard[float]:
    return is_finite(value) and value > 0
