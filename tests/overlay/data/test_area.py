import math

import pytest
import shapely

from swath.core.crs import CRS84, crs_url
from swath.data.area import area, geojson
from swath.errors import InvalidParameter

SQUARE = {"type": "Polygon", "coordinates": [[[13, 45], [14, 45], [14, 46], [13, 46], [13, 45]]]}


def test_a_bounding_box_becomes_input_bounds() -> None:
    assert area(bbox=(13, 45, 14, 46)).to_json() == {"bbox": [13, 45, 14, 46], "properties": {"crs": CRS84}}


def test_bounds_takes_a_bounding_box_or_any_geometry() -> None:
    box = area(bounds=[13, 45, 14, 46])
    plain = area(bounds=SQUARE)
    feature = area(bounds={"type": "Feature", "properties": {}, "geometry": SQUARE})
    shape = area(bounds=shapely.geometry.shape(SQUARE))
    assert box.geometry is None
    assert plain.to_json() == feature.to_json() == {"geometry": SQUARE, "properties": {"crs": CRS84}}
    assert box.bbox == plain.bbox == shape.bbox == (13, 45, 14, 46)


def test_a_multipolygon_has_the_extent_of_all_its_parts() -> None:
    parts = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], [[[0, 1], [2, 1], [2, 3], [0, 1]]]]}
    assert area(bounds=parts).bbox == (0, 1, 14, 46)


def test_metres_are_taken_with_their_crs() -> None:
    found = area(bbox=(500000, 5000000, 510000, 5010000), crs="EPSG:32633")
    assert found.crs == crs_url(32633)
    assert not found.is_geographic


@pytest.mark.parametrize(
    ("arguments", "parameter", "said"),
    [
        ({}, "bbox", "missing"),
        ({"bbox": (13, 45, 14, 46), "bounds": SQUARE}, "bbox", "together"),
        ({"bbox": (14, 45, 13, 46)}, "bbox", "empty"),
        ({"bbox": (13, 45, 13, 46)}, "bbox", "empty"),
        ({"bbox": (13, 45, 14)}, "bbox", "four finite numbers"),
        ({"bbox": (13, 45, 14, math.nan)}, "bbox", "four finite numbers"),
        ({"bbox": "13,45,14,46"}, "bbox", "four finite numbers"),
        ({"bbox": (45, 130, 46, 131)}, "bbox", "Longitude comes before latitude"),
        ({"bbox": (500000, 5000000, 510000, 5010000)}, "bbox", "crs="),
        ({"bounds": {"type": "Point", "coordinates": [13, 45]}}, "bounds", "Polygon or MultiPolygon"),
        ({"bounds": {"type": "Polygon", "coordinates": []}}, "bounds", "no coordinates"),
        ({"bounds": {"type": "Polygon", "coordinates": [[["a"]]]}}, "bounds", "numbers"),
        ({"bounds": {"type": "Polygon", "coordinates": [[[1]]]}}, "bounds", "two finite numbers"),
        ({"bounds": {"some": "dict"}}, "bounds", "GeoJSON"),
        ({"bounds": 5}, "bounds", "GeoJSON"),
        ({"bbox": (13, 45, 14, 46), "crs": "UTM"}, "crs", "EPSG"),
        ({"bbox": (0, 0, 1, 10**400)}, "bbox", "four finite numbers"),
        ({"bounds": {"type": "Polygon", "coordinates": [[[0, "1"], [1, 2], [2, 0]]]}}, "bounds", "two finite numbers"),
        ({"bounds": {"type": "Polygon", "coordinates": [[["0", 1], [1, 2], [2, 0]]]}}, "bounds", "nested lists"),
        ({"bounds": {"type": "Polygon", "coordinates": [[[0, 10**400], [1, 2]]]}}, "bounds", "two finite numbers"),
    ],
)
def test_what_is_no_area_is_refused_with_the_parameter_named(arguments: dict, parameter: str, said: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(InvalidParameter, match=said) as caught:
        area(**arguments)
    assert caught.value.parameter == parameter


def test_any_geometry_serves_a_search() -> None:
    assert geojson(shapely.Point(13, 45))["type"] == "Point"
