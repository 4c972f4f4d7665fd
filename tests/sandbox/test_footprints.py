import pytest
import shapely

from swath_sandbox.footprints import box, outline, wrap


def test_a_shape_within_the_globe_stays_as_it_is():
    shape = shapely.box(13, 45, 14, 46)

    assert wrap(shape) is shape


@pytest.mark.parametrize(
    "ring",
    [[(179, 0), (182, 0), (182, 1), (179, 1), (179, 0)], [(-181, 0), (-178, 0), (-178, 1), (-181, 1), (-181, 0)]],
)
def test_a_footprint_across_the_antimeridian_is_cut_in_two(ring):
    west, east = sorted(part.bounds for part in outline(ring).geoms)

    assert (west[0], east[2]) == (-180, 180)
    assert outline(ring).area == pytest.approx(3)


def test_a_box_with_west_beyond_east_spans_the_antimeridian():
    assert sorted(part.bounds for part in box(160, -50, -170, -20).geoms) == [
        (-180, -50, -170, -20),
        (160, -50, 180, -20),
    ]


def test_a_box_of_no_area_is_a_point_or_a_line():
    assert box(13, 45, 13, 45) == shapely.Point(13, 45)
    assert box(13, 45, 14, 45).geom_type == "LineString"
    assert box(13.5, 45.5, 13.5, 45.5).intersects(shapely.box(13, 45, 14, 46))
