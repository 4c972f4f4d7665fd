"""Coordinate reference systems as the service names them."""

import re

from swath.errors import InvalidParameter

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG_URL = "http://www.opengis.net/def/crs/EPSG/0/{code}"
_OGC = r"https?://www\.opengis\.net/def/crs/"
_EPSG = re.compile(rf"(?:EPSG:|urn:ogc:def:crs:EPSG:[\d.]*:|{_OGC}EPSG/[\d.]+/)?(\d{{4,6}})/?", re.IGNORECASE)
_CRS84 = re.compile(rf"(?:OGC:|urn:ogc:def:crs:OGC:[\d.]*:|{_OGC}OGC/[\d.]+/)?CRS:?84/?", re.IGNORECASE)

_WGS84 = 4326
_DEGREES = frozenset((_WGS84, 4258, 4267, 4269, 4283, 4167, 4490, 4612, 4617, 4674))
_METRES = frozenset(
    (
        *(3857, 2154, 2180, 2193, 3003, 3004, 3031, 3035, 3067, 3346, 3413, 3416, 3765, 3794, 3844, 3912, 3995, 4026),
        *(5514, 25828, 25829, *range(25830, 25839), 27700, 28992, 31370),
        *range(32601, 32661),
        *range(32701, 32761),
    )
)
"""What the service is asked for most; only pyproj knows the units of all others."""


def crs_url(crs: object) -> str:
    """The service's URL for a CRS.

    Args:
        crs: An EPSG number, `EPSG:32633`, an OGC URN or URL, or `CRS84`; or an object that knows its authority's code,
            such as a `pyproj.CRS` or the `crs` of a GeoDataFrame.

    Raises:
        InvalidParameter: It names no CRS.
    """
    code = _code(crs)
    text = str(code).strip()
    if _CRS84.fullmatch(text):
        return CRS84
    found = _EPSG.fullmatch(text)
    if isinstance(code, bool) or not found:
        raise InvalidParameter(
            "crs",
            code,
            "must be an EPSG number, 'EPSG:32633', an OGC URN or URL, or CRS84",
            "UTM north is EPSG:326zz",
        )
    return _EPSG_URL.format(code=int(found[1]))


def crs_name(url: str) -> str:
    """The short name of a CRS, `EPSG:32633` or `OGC:CRS84`, which other libraries know; the URL itself of any other."""
    if _CRS84.fullmatch(url):
        return "OGC:CRS84"
    code = epsg_code(url)
    return url if code is None else f"EPSG:{code}"


def is_wgs84(crs: str) -> bool:
    """Whether coordinates in this CRS, by `crs_url` or `crs_name`, are longitude and latitude on WGS 84 itself."""
    return _CRS84.fullmatch(crs) is not None or epsg_code(crs) == _WGS84


def epsg_code(crs: str) -> int | None:
    """The EPSG number of a CRS, given by `crs_url` or `crs_name`; None for CRS84."""
    found = _EPSG.fullmatch(crs)
    return int(found[1]) if found else None


def has_degrees(crs: str) -> bool | None:
    """Whether the units of a CRS, by `crs_url` or `crs_name`, are degrees, not metres; None where only pyproj tells."""
    code = epsg_code(crs)
    if code in _DEGREES or _CRS84.fullmatch(crs):
        return True
    return False if code in _METRES else None


def is_far_from_origin(url: str) -> bool:
    """Whether no place on land in a CRS has coordinates as small as degrees: UTM, and the European LAEA grid."""
    code = epsg_code(url) or 0
    return code == 3035 or 25828 <= code <= 25838 or 32601 <= code <= 32760


def _code(crs: object) -> object:
    """What an object that stands for a CRS says of itself."""
    to_epsg = getattr(crs, "to_epsg", None)
    found = to_epsg() if callable(to_epsg) else None
    if found is None and callable(to_authority := getattr(crs, "to_authority", None)):
        authority = to_authority()
        found = ":".join(map(str, authority)) if authority else None
    return crs if found is None else found
