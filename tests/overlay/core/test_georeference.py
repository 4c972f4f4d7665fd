import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.georeference import Frame, Georeference, check_agreement, frame_of
from swath.errors import UnexpectedAnswer

UTM = "http://www.opengis.net/def/crs/EPSG/0/32633"
BBOX = [431000, 5098000, 432000, 5098500]


def request(output: object, **bounds: object) -> dict[str, object]:
    return {"input": {"bounds": {"properties": {"crs": UTM}, **bounds}}, "output": output}


def test_a_size_in_pixels_divides_the_box() -> None:
    frame = frame_of(request({"width": 100, "height": 25}, bbox=BBOX))
    assert frame == Frame("EPSG:32633", (431000, 5098000, 432000, 5098500), 100, 25, is_counted=True)
    place = frame.holding(100, 25)
    assert place.resolution == (10, 20)
    assert place.transform == (10, 0, 431000, 0, -20, 5098500)
    assert place.world_file.split() == ["10.0", "0.0", "0.0", "-20.0", "431005.0", "5098490.0"]


@pytest.mark.parametrize(
    ("output", "size"),
    [({"resx": 10, "resy": 20}, (100, 25)), ({"resx": 30}, (33, 17)), ({}, (256, 256)), ({"width": 7}, (7, 256))],
)
def test_a_resolution_and_what_is_left_out_give_a_number_of_pixels(output: object, size: tuple[int, int]) -> None:
    frame = frame_of(request(output, bbox=BBOX))
    assert frame is not None
    assert (frame.width, frame.height) == size


def test_a_geometry_lies_in_its_extent_and_a_box_comes_before_it() -> None:
    ring = [[0.5, 1], [3, 2, 700], [1, 5], [0.5, 1]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring], [[[9, 9], [10, 9], [10, 8], [9, 9]]]]}
    frame = frame_of({"input": {"bounds": {"geometry": shape}}})
    assert frame is not None
    assert (frame.crs, frame.bounds) == ("OGC:CRS84", (0.5, 1, 10, 9))
    both = frame_of(request({}, bbox=BBOX, geometry=shape))
    assert both is not None
    assert both.bounds == tuple(BBOX)


def test_corners_may_come_in_any_order() -> None:
    frame = frame_of(request({}, bbox=[*BBOX[2:], *BBOX[:2]]))
    assert frame is not None
    assert frame.bounds == tuple(BBOX)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=3) | st.integers(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(anything, anything, anything, anything)
def test_what_cannot_be_read_is_no_place_and_raises_nothing(
    bbox: object, geometry: object, crs: object, output: object
) -> None:
    bounds = {"bbox": bbox, "geometry": {"coordinates": geometry}, "properties": {"crs": crs}}
    for body in ({}, {"input": bbox}, {"input": {"bounds": bounds}, "output": output}):
        frame = frame_of(body)
        if frame is not None:
            west, south, east, north = frame.bounds
            assert west < east
            assert south < north
            assert frame.width >= 1
            assert frame.height >= 1


def test_an_image_of_another_size_is_unexpected() -> None:
    counted = frame_of(request({"width": 100, "height": 25}, bbox=BBOX))
    measured = frame_of(request({"resx": 10, "resy": 20}, bbox=BBOX))
    assert counted is not None
    assert measured is not None
    with pytest.raises(UnexpectedAnswer, match="101 x 25 pixels, where 100 x 25 were asked for"):
        counted.holding(101, 25)
    assert measured.holding(101, 24).bounds == tuple(BBOX)
    with pytest.raises(UnexpectedAnswer, match="102 x 25"):
        measured.holding(102, 25)


PLACE = Georeference("EPSG:32633", (431000, 5098000, 432000, 5098500), 100, 25)


@given(st.floats(-0.009, 0.009), st.integers(0, 3))
def test_a_hundredth_of_a_pixel_is_no_difference(off: float, corner: int) -> None:
    moved = [edge + off * 10 * (index == corner) for index, edge in enumerate(PLACE.bounds)]
    check_agreement(PLACE, "EPSG:32633", (moved[0], moved[1], moved[2], moved[3]))


@pytest.mark.parametrize("corner", range(4))
@pytest.mark.parametrize("off", [0.2, -10, float("nan")])
def test_an_image_that_lies_elsewhere_is_unexpected(corner: int, off: float) -> None:
    moved = [edge + off * (index % 2 + 1) * (index == corner) for index, edge in enumerate(PLACE.bounds)]
    with pytest.raises(UnexpectedAnswer, match=r"elsewhere.*431000, 5098000, 432000, 5098500 in EPSG:32633 was asked"):
        check_agreement(PLACE, "EPSG:32633", (moved[0], moved[1], moved[2], moved[3]))


def test_another_crs_is_another_place_but_degrees_are_degrees() -> None:
    with pytest.raises(UnexpectedAnswer, match="in EPSG:32634"):
        check_agreement(PLACE, "EPSG:32634", PLACE.bounds)
    degrees = Georeference("OGC:CRS84", (14, 46, 15, 47), 10, 10)
    check_agreement(degrees, "EPSG:4326", degrees.bounds)
    check_agreement(degrees, None, None)
