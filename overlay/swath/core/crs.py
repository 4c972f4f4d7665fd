"""Coordinate reference systems as the service names them."""

import re

from swath.errors import InvalidParameter

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG_URL = "http://www.opengis.net/def/crs/EPSG/0/{code}"
_OGC = r"https?://www\.opengis\.net/def/crs/"
_EPSG = re.compile(rf"(?:EPSG:|urn:ogc:def:crs:EPSG:[\d.]*:|{_OGC}EPSG/0/)?(\d{{4,6}})", re.IGNORECASE)
_CRS84 = re.compile(rf"(?:OGC:|urn:ogc:def:crs:OGC:(?:1\.3)?:|{_OGC}OGC/1\.3/)?CRS84", re.IGNORECASE)


def crs_url(crs: object) -> str:
    """The service's URL for a CRS.

    Args:
        crs: An EPSG number, `EPSG:32633`, an OGC URN or URL, or `CRS84`; or an object with `to_epsg()`.

    Raises:
        InvalidParameter: It names no CRS.
    """
    code = crs.to_epsg() if hasattr(crs, "to_epsg") else crs
    text = str(code).strip()
    if _CRS84.fullmatch(text):
        return CRS84
    found = _EPSG.fullmatch(text)
    if isinstance(code, bool) or not found:
        raise InvalidParameter(
            "crs", crs, "must be an EPSG number, 'EPSG:32633', an OGC URN or URL, or 'CRS84'", "UTM is EPSG:326zz north"
        )
    return _EPSG_URL.format(code=found[1])


def crs_name(url: str) -> str:
    """The short name of a CRS, `EPSG:32633` or `OGC:CRS84`, which other libraries know; the URL itself of any other."""
    if _CRS84.fullmatch(url):
        return "OGC:CRS84"
    found = _EPSG.fullmatch(url)
    return f"EPSG:{found[1]}" if found else url


def is_geographic(crs: str) -> bool:
    """Whether coordinates in this CRS, by `crs_url` or `crs_name`, are longitude and latitude in degrees."""
    return crs in (CRS84, "OGC:CRS84", _EPSG_URL.format(code=4326), "EPSG:4326")
