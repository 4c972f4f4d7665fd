import pyproj
import pytest

from swath.core.crs import CRS84, crs_url, epsg_code, has_degrees, is_wgs84
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


@pytest.mark.parametrize(
    ("crs", "degrees", "wgs84", "code"),
    [
        (CRS84, True, True, None),
        ("OGC:CRS84", True, True, None),
        (crs_url(4326), True, True, 4326),
        ("EPSG:4326", True, True, 4326),
        ("EPSG:4258", True, False, 4258),
        (UTM33, False, False, 32633),
        ("EPSG:32633", False, False, 32633),
        ("EPSG:2263", None, False, 2263),
        ("http://example.com/crs", None, False, None),
    ],
)
def test_a_crs_is_known_by_its_url_and_by_its_name(
    crs: str, degrees: bool | None, wgs84: bool, code: int | None
) -> None:
    assert (has_degrees(crs), is_wgs84(crs), epsg_code(crs)) == (degrees, wgs84, code)


@pytest.mark.parametrize(
    "given",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "https://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "http://www.opengis.net/def/crs/OGC/0/CRS84/",
        "CRS:84",
        pyproj.CRS("OGC:CRS84"),
    ],
)
def test_crs84_goes_by_many_names(given: object) -> None:
    assert crs_url(given) == CRS84


@pytest.mark.parametrize(
    "given", ["https://www.opengis.net/def/crs/EPSG/0/32633", "http://www.opengis.net/def/crs/EPSG/9.9.1/32633/"]
)
def test_urls_of_other_editions_mean_the_same(given: str) -> None:
    assert crs_url(given) == UTM33


def test_a_projection_of_ones_own_has_no_number() -> None:
    own = pyproj.CRS("+proj=laea +lat_0=12 +lon_0=34")
    with pytest.raises(InvalidParameter, match="EPSG"):
        crs_url(own)
    with pytest.raises(InvalidParameter, match="EPSG"):
        crs_url(pyproj.CRS("ESRI:102008"))


def test_units_are_known_of_what_is_asked_for_most() -> None:
    assert has_degrees(CRS84)
    assert has_degrees(crs_url(4258))
    assert has_degrees(UTM33) is False
    assert has_degrees(crs_url(2263)) is None
    for code in (4326, 4258, 4267, 4269, 4283, 4167, 4490, 4612, 4617, 4674):
        assert pyproj.CRS(code).is_geographic
