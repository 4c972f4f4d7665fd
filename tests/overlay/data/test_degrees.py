import math
import sys

import numpy as np
import pyproj
import pytest
import shapely

from swath.data.degrees import bbox_in_degrees, geometry_in_degrees
from swath.errors import InvalidParameter, MissingExtra

SQUARE = {"type": "Polygon", "coordinates": [[[13, 45], [14, 45], [14, 46], [13, 45]]]}


@pytest.mark.parametrize("crs", [4326, "CRS84", "EPSG:4326"])
def test_degrees_stay_what_they_are(crs: object) -> None:
    assert bbox_in_degrees((170, -10, -170, 10), crs) == [170, -10, -170, 10]
    assert geometry_in_degrees(SQUARE, crs) == SQUARE


def test_other_crs_become_degrees() -> None:
    west, south, east, north = bbox_in_degrees((1_500_000, 5_700_000, 1_600_000, 5_800_000), 3857)
    assert (west, south) == pytest.approx(_of_mercator(1_500_000, 5_700_000))
    assert (east, north) == pytest.approx(_of_mercator(1_600_000, 5_800_000))
    point = geometry_in_degrees({"type": "Point", "coordinates": [500_000, 5_000_000, 7]}, "EPSG:32633")
    assert point["coordinates"] == pytest.approx([15.0, 45.1535, 7], abs=1e-3)


def _of_mercator(x: float, y: float) -> tuple[float, float]:
    radius = 6_378_137
    return math.degrees(x / radius), math.degrees(2 * math.atan(math.exp(y / radius)) - math.pi / 2)


def test_a_box_in_another_crs_may_cross_the_antimeridian() -> None:
    west, _, east, _ = bbox_in_degrees((19_900_000, 0, 20_200_000, 100_000), 3857)
    assert west > 178
    assert east < -178


class Frame:
    """As geopandas has it."""

    @property
    def __geo_interface__(self) -> dict[str, object]:
        return {"type": "FeatureCollection", "features": 2 * [{"type": "Feature", "geometry": SQUARE}]}


def test_every_shape_of_geojson_is_taken() -> None:
    assert geometry_in_degrees({"type": "Feature", "geometry": SQUARE | {"crs": {"type": "name"}}}, 4326) == SQUARE
    assert geometry_in_degrees(Frame(), 4326) == {"type": "GeometryCollection", "geometries": [SQUARE, SQUARE]}
    several = shapely.GeometryCollection([shapely.Point(1, 2), shapely.LineString([(1, 2), (3, 4)])])
    assert geometry_in_degrees(several, 4326)["geometries"] == [
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
    ]


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ({"type": "Circle", "coordinates": [1, 2]}, "must be a GeoJSON geometry"),
        ({"type": "FeatureCollection", "features": []}, "must be a GeoJSON geometry"),
        ({"type": "Feature", "geometry": None}, "must be a GeoJSON geometry"),
        ({"type": "Polygon", "coordinates": []}, "must be a GeoJSON geometry"),
        ("POINT (1 2)", "must be a GeoJSON geometry"),
        ({"type": "Point", "coordinates": [45, 130]}, "Longitude comes before latitude"),
        ({"type": "Point", "coordinates": [500_000, 5_000_000]}, "name another CRS with crs="),
        ({"type": "Point", "coordinates": [1, "2"]}, "degrees"),
        ({"type": "Point", "coordinates": [float("nan"), 2]}, "degrees"),
        ({"type": "LineString", "coordinates": ["ab"]}, "lists of numbers"),
    ],
)
def test_what_is_no_geometry_in_degrees_is_named(shape: object, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said):
        geometry_in_degrees(shape, 4326)  # type: ignore[arg-type]


@pytest.mark.parametrize("bbox", [(430_000, 5_090_000, 420_000, 5_100_000), (0, 1, 2), "1,2,3,4", (1, 2, 3, None)])
def test_what_is_no_box_is_named(bbox: object) -> None:
    with pytest.raises(InvalidParameter, match="bbox="):
        bbox_in_degrees(bbox, 32633)  # type: ignore[arg-type]


def test_an_unknown_crs_is_named() -> None:
    with pytest.raises(InvalidParameter, match=r"EPSG:99999.*no CRS"):
        bbox_in_degrees((0, 0, 1, 1), 99999)


def test_other_crs_need_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyproj", None)
    with pytest.raises(MissingExtra, match=r"swath\[geo\]"):
        bbox_in_degrees((0, 0, 1, 1), 3857)


def test_a_geometry_brings_its_crs_unless_another_is_named() -> None:
    class Series:
        crs = pyproj.CRS(32633)
        __geo_interface__ = shapely.geometry.mapping(shapely.Point(500000, 5000000))

    longitude, latitude = geometry_in_degrees(Series())["coordinates"]  # type: ignore[misc, arg-type]
    assert (longitude, latitude) == pytest.approx((15, 45.15), abs=0.01)
    with pytest.raises(InvalidParameter, match="longitude, latitude"):
        geometry_in_degrees(Series(), "CRS84")  # type: ignore[arg-type]


def test_a_box_may_be_an_array() -> None:
    assert bbox_in_degrees(np.array([13, 45, 14, 46])) == [13, 45, 14, 46]  # type: ignore[arg-type]
