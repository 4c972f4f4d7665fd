import pyproj
import pytest

from swath.core.crs import CRS84, crs_url, is_geographic
from swath.errors import InvalidParameter

UTM33 = "http://www.opengis.net/def/crs/EPSG/0/32633"


@pytest.mark.parametrize(
    "given",
    [
        32633,
        "32633",
        "EPSG:32633",
        "epsg:32633",
        "urn:ogc:def:crs:EPSG::32633",
        "urn:ogc:def:crs:EPSG:9.8:32633",
        UTM33,
        pyproj.CRS.from_epsg(32633),
    ],
)
def test_the_usual_ways_to_name_a_crs_give_one_url(given: object) -> None:
    assert crs_url(given) == UTM33


@pytest.mark.parametrize(
    "given", ["CRS84", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", CRS84]
)
def test_crs84_has_a_url_of_its_own(given: str) -> None:
    assert crs_url(given) == CRS84


@pytest.mark.parametrize("given", ["", "UTM33N", "EPSG:", None, True, 7, "WGS84"])
def test_what_names_no_crs_is_refused(given: object) -> None:
    with pytest.raises(InvalidParameter, match="EPSG"):
        crs_url(given)


def test_degrees_are_known_from_metres() -> None:
    assert is_geographic(CRS84)
    assert is_geographic(crs_url(4326))
    assert not is_geographic(UTM33)
