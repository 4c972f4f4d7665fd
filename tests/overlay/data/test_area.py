import math
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely
import shapely.geometry

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


def test_degrees_are_those_of_any_datum() -> None:
    assert area(bbox=(13, 45, 14, 46), crs=4258).is_geographic


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


class Row:
    """A row of a GeoDataFrame: a geometry among other columns."""

    def __init__(self, geometry: object) -> None:
        self.geometry = geometry
        self.name = "field"

    def __iter__(self) -> object:
        return iter([self.geometry, self.name])


class Series:
    """A GeoSeries, which knows its CRS."""

    def __init__(self, *shapes: shapely.Geometry, crs: object = None) -> None:
        self.crs = crs
        features = [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(one)} for one in shapes]
        self.__geo_interface__ = {"type": "FeatureCollection", "features": features}


@pytest.mark.parametrize(
    "wrapped",
    [
        Row(shapely.geometry.shape(SQUARE)),
        Series(shapely.geometry.shape(SQUARE)),
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": SQUARE}]},
        {"type": "GeometryCollection", "geometries": [SQUARE]},
    ],
)
def test_one_geometry_may_be_wrapped(wrapped: Any) -> None:
    assert area(bounds=wrapped).bbox == (13, 45, 14, 46)


def test_a_geometry_brings_its_crs_unless_another_is_named() -> None:
    field = shapely.box(500000, 5000000, 501000, 5001000)
    assert area(bounds=Series(field, crs=pyproj.CRS(32633))).crs == crs_url(32633)
    assert area(bounds=Series(field, crs=pyproj.CRS(32633)), crs=32634).crs == crs_url(32634)
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}}
    assert area(
        bounds={"type": "FeatureCollection", "features": [shapely.geometry.mapping(field)], **named}
    ).crs == crs_url(32633)
    assert area(bounds=Series(shapely.box(1, 2, 3, 4))).crs == CRS84


def test_holes_stay() -> None:
    ring = shapely.box(13, 45, 14, 46).difference(shapely.box(13.4, 45.4, 13.6, 45.6))
    found = area(bounds=ring)
    assert len(found.geometry["coordinates"]) == 2  # type: ignore[index, arg-type]
    assert found.bbox == (13, 45, 14, 46)


def test_a_box_may_be_an_array() -> None:
    assert (
        area(bbox=np.array([13, 45, 14, 46])).bbox == area(bounds=np.array([13.0, 45, 14, 46])).bbox == (13, 45, 14, 46)
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"bounds": Series(shapely.box(1, 2, 3, 4), shapely.box(5, 6, 7, 8))}, "must hold one geometry, not 2. Unite"),
        ({"bounds": {"type": "FeatureCollection", "features": []}}, "must hold one geometry, not 0"),
        ({"bounds": shapely.Point(13, 45)}, "'Point': must be a Polygon.*Buffer"),
        ({"bounds": shapely.LineString([(1, 2), (3, 4)])}, "Buffer"),
        ({"bounds": shapely.Polygon()}, "no coordinates"),
        ({"bounds": shapely.box(45, 130, 46, 131)}, "Longitude comes before latitude"),
        ({"bbox": (179, -17, -179, -16)}, "across the antimeridian takes two requests"),
        (
            {"bbox": (13.8, 45.8, 14.5, 46.2), "crs": 32633},
            "looks like degrees, but EPSG:32633 is.*Leave crs=",
        ),
        ({"bbox": (13.8, 45.8, 14.5, 46.2), "crs": 3035}, "looks like degrees"),
        ({"bbox": (5e5, 5e6, 6e5, 6e6), "crs": 4258}, "outside of -180.*give crs="),
        ({"bbox": object()}, "four finite numbers"),
        ({"bounds": Series(shapely.box(1, 2, 3, 4), crs="local")}, "EPSG number"),
    ],
)
def test_what_is_wrong_with_an_area_is_said(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidParameter, match=said):
        area(**arguments)


def test_any_geometry_serves_a_search() -> None:
    assert geojson(shapely.Point(13, 45))["type"] == "Point"
