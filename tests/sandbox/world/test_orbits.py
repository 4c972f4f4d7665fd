from datetime import UTC, datetime, timedelta

import numpy as np
import pyproj
import pytest
import shapely

from swath_sandbox.world.orbits import (
    HALF_SWATH,
    across_track,
    coverages,
    orbits_passing,
    passes,
    tiles_below,
    view_azimuth,
    view_zenith,
)
from swath_sandbox.world.tiling import tile_named, tiles_over


def coverage_of(name, orbit):
    return next(coverage for coverage in coverages(tile_named(name)) if coverage.orbit == orbit)


def test_neighbouring_tracks_are_43_orbits_apart_and_their_swaths_overlap():
    lon, lat = np.array([14.2]), np.array([46.0])
    apart = across_track(122, lon, lat) - across_track(79, lon, lat)
    assert 150_000 < apart[0] < 200_000 < 2 * HALF_SWATH


@pytest.mark.parametrize("latitude", [0.0, 30.0, 46.0, 70.0])
def test_distances_are_those_to_the_nearest_point_of_the_track(latitude):
    steps = np.linspace(latitude - 3.0, latitude + 3.0, 1201)
    guesses = np.linspace(-40.0, 60.0, 20001)
    nearest = np.abs(across_track(122, guesses, np.full_like(guesses, latitude))).argmin()
    place = guesses[nearest] + 1.2
    track_lon = np.array(
        [guesses[np.abs(across_track(122, guesses, np.full_like(guesses, lat))).argmin()] for lat in steps[::40]]
    )
    track_lon = np.interp(steps, steps[::40], track_lon)
    away = pyproj.Geod(ellps="sphere").inv(np.full_like(steps, place), np.full_like(steps, latitude), track_lon, steps)[
        2
    ]
    stated = float(across_track(122, np.array([place]), np.array([latitude]))[0])
    assert stated == pytest.approx(away.min(), rel=0.012)


def test_the_track_leans_to_the_south_west():
    north, south = (across_track(122, np.array([14.2]), np.array([lat]))[0] for lat in (46.5, 45.5))
    assert south > north + 20_000


def test_orbits_and_satellites_match_the_real_ones():
    coverage = coverage_of("39TWL", 49)
    days = [(p.time.date().isoformat(), p.satellite) for p in passes(coverage, *december())]
    assert days == [("2020-12-11", "B"), ("2020-12-16", "A"), ("2020-12-21", "B"), ("2020-12-26", "A")]
    assert all(
        abs(p.time - p.time.replace(hour=7, minute=37, second=3)) < timedelta(seconds=10)
        for p in passes(coverage, *december())
    )


def december():
    return datetime(2020, 12, 10, tzinfo=UTC), datetime(2020, 12, 31, tzinfo=UTC)


def test_tiles_further_south_are_passed_later_in_the_same_recording():
    (north,), (south,) = (
        list(passes(coverage_of(name, 122), datetime(2022, 10, 27, tzinfo=UTC), datetime(2022, 10, 28, tzinfo=UTC)))
        for name in ("33TVM", "33TVL")
    )
    assert timedelta(seconds=12) < south.time - north.time < timedelta(seconds=20)
    assert south.recording == north.recording < north.time


def test_the_second_satellite_joins_in_the_middle_of_2017():
    before = list(
        passes(coverage_of("33TVM", 122), datetime(2017, 1, 1, tzinfo=UTC), datetime(2017, 6, 30, tzinfo=UTC))
    )
    after = list(
        passes(coverage_of("33TVM", 122), datetime(2017, 7, 1, tzinfo=UTC), datetime(2017, 12, 31, tzinfo=UTC))
    )
    assert {p.satellite for p in before} == {"A"}
    assert {p.satellite for p in after} == {"A", "B"}
    assert len(after) == pytest.approx(2 * len(before), abs=2)


def test_the_bounds_of_time_are_included():
    (one,) = passes(coverage_of("33TVM", 122), datetime(2022, 10, 27, tzinfo=UTC), datetime(2022, 10, 28, tzinfo=UTC))
    assert list(passes(coverage_of("33TVM", 122), one.time, one.time)) == [one]
    assert not list(
        passes(coverage_of("33TVM", 122), one.time + timedelta(milliseconds=1), one.time + timedelta(days=1))
    )


def test_partial_footprints_end_at_the_edge_of_the_swath():
    partial = [c for tile in tiles_over((10.0, 45.0, 16.0, 47.0)) for c in coverages(tile) if not c.whole]
    assert partial
    for coverage in partial:
        square = shapely.Polygon(coverage.tile.ring)
        assert coverage.polygon.area < square.area
        assert coverage.polygon.within(square.buffer(1e-6))
        lon, lat = np.array(coverage.ring).T
        assert np.abs(across_track(coverage.orbit, lon, lat)).max() < HALF_SWATH + 300.0


def test_whole_footprints_are_the_tile():
    coverage = coverage_of("33TVM", 122)
    assert coverage.whole
    assert np.array_equal(np.array(coverage.ring), coverage.tile.ring)


def test_rings_are_closed_and_counter_clockwise():
    for coverage in coverages(tile_named("33TVM")):
        assert coverage.ring[0] == coverage.ring[-1]
        assert shapely.Polygon(coverage.ring).exterior.is_ccw


def test_the_satellite_is_overhead_on_the_track_and_oblique_at_the_edge():
    assert view_zenith(np.array([0.0, HALF_SWATH])).tolist() == [0.0, pytest.approx(11.8, abs=0.3)]


def test_who_stands_east_of_the_track_looks_west():
    assert view_azimuth(122, 46.0) == pytest.approx(285.0, abs=3.0)


@pytest.mark.parametrize("hours", [0, 1, 7, 60])
def test_no_orbit_that_passes_within_some_hours_is_left_out(hours):
    start = datetime(2022, 6, 3, 9, 40, tzinfo=UTC)
    end = start + timedelta(hours=hours)
    tiles = tiles_over((-180.0, 44.0, 180.0, 44.5))
    expected = {(tile, c.orbit) for tile in tiles for c in coverages(tile) if list(passes(c, start, end))}

    orbits = orbits_passing(start, end)

    assert {orbit for _, orbit in expected} <= set(orbits.tolist())
    assert {tile for tile, _ in expected} <= set(tiles_below(tiles, orbits))


def test_few_tiles_lie_below_the_orbits_of_an_hour():
    start = datetime(2022, 6, 3, 9, 40, tzinfo=UTC)
    tiles = tiles_over((-180.0, -10.0, 180.0, 10.0))

    below = tiles_below(tiles, orbits_passing(start, start + timedelta(hours=1)))

    assert 0 < len(below) < len(tiles) / 10
