import itertools
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely

from swath_sandbox.world import DEMO_BBOX
from swath_sandbox.world.plane import plane_xy
from swath_sandbox.world.radar_orbits import FRAME_TIME, frame_at, frames_over, passes, recorded_frame
from swath_sandbox.world.radar_track import incidences

CYCLE = datetime(2022, 6, 1, tzinfo=UTC), datetime(2022, 6, 13, tzinfo=UTC)
LJUBLJANA = (14.5, 46.05)


def over(lon, lat):
    """The frames that a place lies in."""
    x, y = plane_xy(np.array([lon]), np.array([lat]))
    return [frame for frame in frames_over((lon, lat, lon, lat), *CYCLE) if frame.across(x, y)[0].all()]


def test_orbit_22_sees_the_demonstration_area_in_the_morning_as_on_the_first_of_march_2017():
    frame = next(frame for frame in over(14.2, 46.1) if frame.orbit == 22)
    (one,) = passes(frame, datetime(2017, 3, 1, tzinfo=UTC), datetime(2017, 3, 2, tzinfo=UTC))
    assert not frame.ascending
    assert (one.satellite, one.absolute_orbit) == ("A", 15494)
    assert timedelta(0) < one.time - datetime(2017, 3, 1, 5, 9, 35, tzinfo=UTC) < timedelta(minutes=1)


def test_both_directions_see_every_place_within_a_cycle():
    rng = np.random.default_rng(2)
    for lon, lat in zip(rng.uniform(-180, 180, 40), rng.uniform(-65, 70, 40), strict=True):
        assert {frame.ascending for frame in over(lon, lat)} == {True, False}, (lon, lat)


def test_a_place_lies_in_one_frame_of_an_orbit_and_not_between_two():
    first, second = frame_at(146, 29), frame_at(146, 30)
    rng = np.random.default_rng(3)
    edge_near, edge_far = first.on_plane[3], first.on_plane[2]
    on_edge = edge_near + (edge_far - edge_near) * rng.uniform(0.01, 0.99, (500, 1))
    x, y = (on_edge + rng.uniform(-0.01, 0.01, (500, 2))).T
    counts = first.across(x, y)[0].astype(int) + second.across(x, y)[0]
    np.testing.assert_array_equal(counts, 1)


def test_frames_follow_each_other_without_a_gap():
    first, second = frame_at(22, 88), frame_at(22, 89)
    assert (first.corners[3], first.corners[2]) == (second.corners[0], second.corners[1])


def test_the_radar_looks_to_the_right_of_the_flight():
    for frame in over(*LJUBLJANA):
        flight = frame.on_plane[3] - frame.on_plane[0]
        assert (flight[1] > 0) == frame.ascending
        east, north = frame.look
        assert flight[0] * north - flight[1] * east < 0


def test_distance_grows_from_the_near_edge_to_the_far_edge():
    frame = frame_at(146, 30)
    near = (frame.on_plane[0] + frame.on_plane[3]) / 2
    far = (frame.on_plane[1] + frame.on_plane[2]) / 2
    x, y = (near + (far - near) * np.array([[0.001], [0.25], [0.75], [0.999]])).T
    inside, share = frame.across(x, y)
    assert inside.all()
    np.testing.assert_allclose(share, [0.0, 0.25, 0.75, 1.0], atol=0.01)


def test_outlines_are_closed_counter_clockwise_rings_around_what_lies_inside():
    for frame in frames_over(DEMO_BBOX, *CYCLE):
        ring = shapely.Polygon(frame.ring)
        assert frame.ring[0] == frame.ring[-1]
        assert ring.exterior.is_ccw
        assert 3.0 < ring.area < 8.0
        lon, lat = np.random.default_rng(4).uniform(frame.bbox[:2], frame.bbox[2:], (300, 2)).T
        inside, _ = frame.across(*plane_xy(lon, lat))
        far_from_edge = np.array([ring.exterior.distance(shapely.Point(*place)) > 1e-3 for place in zip(lon, lat)])
        contained = shapely.contains_xy(ring, lon, lat)
        np.testing.assert_array_equal(inside[far_from_edge], contained[far_from_edge])


def test_a_frame_comes_again_every_twelve_days_and_the_second_satellite_halves_it():
    frame = frame_at(22, 88)
    with_b = [
        (p.time, p.satellite) for p in passes(frame, datetime(2021, 6, 1, tzinfo=UTC), datetime(2021, 7, 1, tzinfo=UTC))
    ]
    assert [satellite for _, satellite in with_b] in (["A", "B"] * 2 + ["A"], ["B", "A"] * 2 + ["B"])
    assert {later - sooner for (sooner, _), (later, _) in itertools.pairwise(with_b)} == {timedelta(days=6)}
    alone = [p.satellite for p in passes(frame, datetime(2022, 6, 1, tzinfo=UTC), datetime(2022, 7, 7, tzinfo=UTC))]
    assert alone == ["A"] * 3


def test_the_bounds_of_time_are_included():
    frame = frame_at(22, 88)
    first = next(passes(frame, *CYCLE))
    assert list(passes(frame, first.time, first.time)) == [first]
    assert not list(passes(frame, first.time + timedelta(microseconds=1), first.time + timedelta(days=1)))


@pytest.mark.parametrize("hours", [1, 24, 24 * 30])
def test_only_frames_that_are_recorded_in_the_time_are_found_and_all_of_those(hours):
    start = datetime(2021, 3, 3, 4, tzinfo=UTC)
    end, box = start + timedelta(hours=hours), (-20.0, -10.0, 60.0, 60.0)
    found = {(frame.orbit, frame.number) for frame in frames_over(box, start, end)}
    always = frames_over(box, start, start + timedelta(days=20))
    assert {(f.orbit, f.number) for f in always if list(passes(f, start, end))} <= found
    if hours == 1:
        assert len(found) < len(always) / 20


def test_a_recording_is_traced_back_to_its_frame():
    for number in (0, 30, 88, 236):
        frame = frame_at(122, number)
        for one in passes(frame, *CYCLE):
            assert recorded_frame(one.satellite, one.absolute_orbit, one.time.replace(microsecond=0)) is frame
    assert recorded_frame("Z", 1, CYCLE[0]) is None


def test_ice_is_watched_in_the_wide_mode_and_land_in_the_fine_one():
    assert {frame.mode for frame in over(20.0, 78.0)} == {"EW"}
    assert {frame.mode for frame in over(*LJUBLJANA)} == {"IW"}


def test_incidence_grows_across_the_swath_within_the_modes_angles():
    for mode, low, high in (("IW", 29.0, 46.0), ("EW", 18.0, 47.0)):
        angles = np.degrees(incidences(mode, 20))
        assert (np.diff(angles) > 0).all()
        assert low < angles[0] < angles[-1] < high


def test_frames_take_25_seconds():
    assert FRAME_TIME.total_seconds() == pytest.approx(25.0, abs=0.01)


def test_frames_beyond_the_antimeridian_are_found_from_both_sides():
    east, west = (
        {(frame.orbit, frame.number) for frame in frames_over(box, *CYCLE) if frame.meets(box)}
        for box in ((179.6, -17.0, 180.0, -16.0), (-180.0, -17.0, -179.9, -16.0))
    )
    assert east & west


def test_a_place_lies_in_a_frame_however_its_longitude_is_counted():
    frame = next(f for f in frames_over((179.0, 10.0, 179.9, 11.0), *CYCLE) if f.bbox[2] > 180.5 or f.bbox[0] < -180.5)
    lon, lat = (np.array([degrees]) for degrees in frame.centre)

    for turn in (-360.0, 0.0, 360.0):
        inside, share = frame.across(*plane_xy(lon + turn, lat))
        assert inside.all()
        assert share[0] == pytest.approx(0.5, abs=0.02)
