from typing import Any

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath import InvalidParameter, process_request, statistics_request
from swath.core.crs import CRS84, crs_url
from swath.data.area import area
from swath.data.async_process import async_process_request
from swath.data.pixels import checked_resolution, metres_per_degree, metres_per_unit, pixel_grid
from swath.errors import MissingExtra

GEOD = pyproj.Geod(ellps="WGS84")
UTM: dict[str, Any] = {"bbox": (500000, 5000000, 510000, 5020000), "crs": 32633}


@given(st.floats(-89, 89))
def test_a_degree_is_as_long_as_on_the_ellipsoid(latitude: float) -> None:
    across, up = metres_per_degree(latitude)
    step = 1e-3
    _, _, east = GEOD.inv(0, latitude, step, latitude)
    _, _, north = GEOD.inv(0, latitude - step / 2, 0, latitude + step / 2)
    assert across * step == pytest.approx(east, rel=1e-6)
    assert up * step == pytest.approx(north, rel=1e-6)


def test_metres_are_sent_as_they_are_where_the_crs_has_metres() -> None:
    assert pixel_grid(area(**UTM), None, 10) == {"resx": 10, "resy": 10}
    assert pixel_grid(area(**UTM), None, (10, 20)) == {"resx": 10, "resy": 20}


@pytest.mark.parametrize("crs", [CRS84, 4326, "EPSG:4258", pyproj.CRS(4269)])
def test_degrees_are_counted_in_pixels_of_so_many_metres(crs: object) -> None:
    where = area(bbox=(14, 59.9, 14.2, 60.1), crs=crs)
    found = pixel_grid(where, None, 10)
    # At 60 degrees north, a degree of longitude is half as long as one of latitude.
    assert found == {"width": 1116, "height": 2228}
    assert pixel_grid(where, None, (20, 10)) == {"width": 558, "height": 2228}


def test_feet_are_told_from_metres() -> None:
    assert metres_per_unit(crs_url(2263)) == pytest.approx(0.3048006)
    found = pixel_grid(area(bbox=(980000, 190000, 990000, 200000), crs=2263), None, 10)
    assert found["resx"] == found["resy"] == pytest.approx(32.8083, rel=1e-4)
    assert metres_per_unit(crs_url(4230)) is None


def test_a_crs_that_only_pyproj_knows_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyproj", None)
    assert metres_per_unit(crs_url(32633)) == 1
    with pytest.raises(MissingExtra, match=r"EPSG:2263 .*swath\[geo\]"):
        metres_per_unit(crs_url(2263))


def test_a_number_that_is_no_crs_is_refused() -> None:
    with pytest.raises(InvalidParameter, match="EPSG:999999.*no CRS that is known here"):
        metres_per_unit(crs_url(999999))


@pytest.mark.parametrize("code", [3857, 2154, 3035, 32601, 32760, 25832, 3346, 5514, 28992])
def test_what_counts_as_metres_has_metres(code: int) -> None:
    assert metres_per_unit(crs_url(code)) == pyproj.CRS(code).axis_info[0].unit_conversion_factor == 1


@pytest.mark.parametrize(
    ("resolution", "said"),
    [
        (0.0001, r"looks like degrees. 0.0001 degrees are about 7.7 m"),
        (0.005, r"looks like degrees. 0.005 degrees are about 387 m"),
        (0.05, r"looks like degrees. 0.05 degrees"),
        (0.5, r"makes \d+ x \d+ pixels.*coarser"),
        (10, "Choose a coarser resolution or split"),
        (1e5, "makes 1 x 0 pixels.*Choose a finer one"),
        (5e-324, "looks like degrees"),
        (0, "positive number of metres"),
        (-10, "positive number of metres"),
        (float("nan"), "positive number of metres"),
        (True, "positive number of metres"),
        ((10, 10, 10), "positive number of metres"),
        ("10", "positive number of metres"),
    ],
)
def test_a_resolution_that_cannot_be_is_refused(resolution: Any, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        pixel_grid(area(bbox=(13.8, 45.8, 14.5, 46.2)), None, resolution)
    assert caught.value.parameter == "resolution"


def test_degrees_are_recognised_in_a_crs_of_metres_too() -> None:
    with pytest.raises(InvalidParameter, match="looks like degrees"):
        pixel_grid(area(**UTM), None, 0.0001)


def test_a_field_seen_from_a_drone_may_have_pixels_of_centimetres() -> None:
    where = area(bbox=(14.0, 46.0, 14.0005, 46.0005))
    assert pixel_grid(where, None, 0.05) == {"width": 775, "height": 1112}


@given(
    st.floats(-179, 178),
    st.floats(-85, 84),
    st.floats(1e-4, 1),
    st.floats(1e-4, 1),
    st.floats(0.01, 1e4),
    st.booleans(),
)
def test_the_pixels_of_any_area_are_as_large_as_asked_or_refused(
    west: float, south: float, width: float, height: float, resolution: float, large: bool
) -> None:
    where = area(bbox=(west, south, west + width, south + height))
    most = 10_000 if large else 2500
    try:
        found = pixel_grid(where, None, resolution, most)
    except InvalidParameter:
        return
    columns, rows = found["width"], found["height"]
    assert isinstance(columns, int)
    assert isinstance(rows, int)
    assert 1 <= columns <= most
    assert 1 <= rows <= most
    across, up = metres_per_degree(south + height / 2)
    assert abs(width * across / resolution - columns) <= 0.51
    assert abs(height * up / resolution - rows) <= 0.51


@given(st.floats(-1e300, 1e300), st.floats(1e-300, 1e300))
def test_no_place_is_too_far_away_to_be_judged(start: float, resolution: float) -> None:
    try:
        found = pixel_grid(area(bbox=(start, 0, 1e301, 1e301), crs=3857), None, resolution)
    except InvalidParameter:
        return
    assert found == {"resx": resolution, "resy": resolution}


def test_all_that_takes_a_resolution_takes_metres() -> None:
    script = "//VERSION=3"
    place: Any = {"bbox": (14, 46, 14.1, 46.1), "time": "2024-06"}
    expected = {"width": 77, "height": 111}
    process = process_request(script, resolution=100, **place).to_dict()["output"]
    statistics = statistics_request(script, resolution=100, **place).to_dict()["aggregation"]
    background = async_process_request(script, output="s3://b/o", resolution=100, arguments=place).to_dict()["output"]
    assert [{name: found[name] for name in expected} for found in (process, statistics, background)] == [expected] * 3


@pytest.mark.parametrize("resolution", [10**400, (10, 10**400)])
def test_a_number_that_no_float_holds_is_refused(resolution: Any) -> None:
    with pytest.raises(InvalidParameter, match="positive number of metres"):
        checked_resolution(resolution)
