import pytest

from swath_sandbox.api.bounds import Bounds, make_grid, parse_bounds
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.payload import Payload
from swath_sandbox.grid import Grid

RING = [[13.0, 45.0], [13.5, 45.0], [13.5, 45.5], [13.0, 45.0]]
BOX = [13.0, 45.0, 14.0, 46.0]
UTM_BOX = [408553.58, 5078145.48, 466081.02, 5126576.61]
PIXELS = Bounds(4326, (13.0, 45.0, 14.0, 46.0), None)
METRES = Bounds(32633, tuple(UTM_BOX), None)


def crs(name):
    return {"crs": f"http://www.opengis.net/def/crs/{name}"}


def parse(bounds):
    return parse_bounds(Payload(bounds, "input->bounds"))


def message_of(call):
    with pytest.raises(ServiceError) as caught:
        call()
    assert caught.value.status == 400
    return caught.value.message


@pytest.mark.parametrize("properties", [None, {}, crs("OGC/1.3/CRS84"), crs("EPSG/0/4326")])
def test_degrees_are_longitude_before_latitude_however_they_are_named(properties):
    bounds = parse({"bbox": BOX, **({} if properties is None else {"properties": properties})})

    assert bounds == Bounds(4326, (13.0, 45.0, 14.0, 46.0), None)


@pytest.mark.parametrize(
    ("code", "bbox"),
    [
        (3857, [1e6, 5e6, 1.1e6, 5.1e6]),
        (32633, UTM_BOX),
        (32760, [4e5, 5e6, 5e5, 5.1e6]),
        (3035, [4.3e6, 2.7e6, 4.4e6, 2.8e6]),
    ],
)
def test_projected_systems_go_by_their_code(code, bbox):
    assert parse({"bbox": bbox, "properties": crs(f"EPSG/0/{code}")}).epsg == code


def test_opposite_corners_may_come_in_any_order():
    assert parse({"bbox": [14, 46, 13, 45]}).bbox == (13, 45, 14, 46)


def test_a_geometry_brings_its_box():
    bounds = parse({"geometry": {"type": "Polygon", "coordinates": [RING]}})

    assert bounds.bbox == (13.0, 45.0, 13.5, 45.5)
    assert bounds.geometry.area == pytest.approx(0.125)


def test_a_box_beside_a_geometry_is_the_box_of_the_picture():
    bounds = parse({"bbox": BOX, "geometry": {"type": "MultiPolygon", "coordinates": [[RING]]}})

    assert bounds.bbox == (13.0, 45.0, 14.0, 46.0)
    assert bounds.geometry.bounds == (13.0, 45.0, 13.5, 45.5)


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ({}, "bbox or geometry must be set"),
        ({"bbox": [13, 45, 14]}, "must have 4 elements"),
        ({"bbox": [13, 45, 14, "46"]}, "must be a number"),
        ({"bbox": "13,45,14,46"}, "must be an array"),
        ({"bbox": [13, 45, 13, 46]}, "must not be empty"),
        ({"bbox": [13, 45, 14, 91]}, "is outside of the area of EPSG:4326"),
        ({"bbox": [170, 45, 190, 46]}, "is outside of the area of EPSG:4326"),
        ({"bbox": [1e9, 1e9, 2e9, 2e9], "properties": crs("EPSG/0/32633")}, "is outside of the area of EPSG:32633"),
        ({"bbox": BOX, "properties": crs("EPSG/0/9999")}, "9999 is not supported"),
        ({"bbox": BOX, "properties": {"crs": "EPSG:4326"}}, "CRS EPSG:4326 is not supported"),
        ({"geometry": {"type": "Point", "coordinates": [13, 45]}}, "must be one of [Polygon, MultiPolygon]"),
        ({"geometry": {"type": "Polygon", "coordinates": [RING[:-1]]}}, "must be a closed ring"),
        ({"geometry": {"type": "Polygon", "coordinates": [[RING[0]] * 4]}}, "must not be empty"),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "must not be empty"),
        ({"geometry": {"type": "MultiPolygon", "coordinates": []}}, "must not be empty"),
        ({"geometry": {"type": "Polygon", "coordinates": [[[13], *RING[1:]]]}}, "must have 2 elements"),
        ({"geometry": {"type": "Polygon"}}, "must not be null"),
    ],
)
def test_bounds_without_sense_are_refused(bounds, message):
    assert message in message_of(lambda: parse(bounds))


def test_a_picture_without_a_size_is_256_pixels_square():
    assert make_grid(PIXELS, None) == Grid(4326, PIXELS.bbox, 256, 256)
    assert make_grid(PIXELS, Payload({"width": 100}, "output")).height == 256


def test_a_resolution_is_in_units_of_the_crs():
    grid = make_grid(METRES, Payload({"resx": 100, "resy": 200}, "output"))

    assert (grid.width, grid.height) == (575, 242)
    assert make_grid(METRES, Payload({"resx": 100}, "output")).height == 484
    assert make_grid(PIXELS, Payload({"resx": 10, "resy": 10}, "output")).width == 1


def test_size_and_resolution_exclude_each_other():
    output = Payload({"width": 512, "resx": 10}, "output")

    assert message_of(lambda: make_grid(METRES, output)) == (
        "Only width and height or resx and resy can be set at the same time."
    )


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ({"resx": 20, "resy": 20}, "`width = 2876`, calculated from resx, is larger than allowed 2500.\n"),
        ({"resx": 1e-300, "resy": 1}, "`width = 1000000000`, calculated from resx, is larger than allowed 2500.\n"),
        ({"width": 2501, "height": 10}, "`width = 2501` is larger than allowed 2500.\n"),
        ({"width": 512, "height": 0}, "must be greater than or equal to 1\n"),
        ({"width": 51.5}, "must be an integer\n"),
        ({"resx": -10, "resy": 10}, "must be greater than 0\n"),
    ],
)
def test_sizes_beyond_the_limits_are_refused(output, message):
    assert message_of(lambda: make_grid(METRES, Payload(output, "output"))) == message
