import re
import time
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely

from swath_sandbox.world import DEMO_BBOX, World

SLOVENIA = (13.4, 45.4, 16.6, 46.9)
YEAR = datetime(2022, 1, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC)
OCTOBER = datetime(2022, 10, 1, tzinfo=UTC), datetime(2022, 10, 31, tzinfo=UTC)
L2A, L1C = "sentinel-2-l2a", "sentinel-2-l1c"


@pytest.fixture(scope="module")
def world():
    return World(now=lambda: datetime(2024, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def october(world):
    return world.acquisitions(L2A, DEMO_BBOX, *OCTOBER)


def test_the_demonstration_area_is_seen_every_five_days_as_in_reality(october):
    days = sorted({acquisition.day.day for acquisition in october if acquisition.tile == "33TVM"})
    assert days == [2, 7, 12, 17, 22, 27]


def test_acquisitions_come_newest_first_and_ties_by_id(world):
    keys = [(-a.datetime.timestamp(), a.id) for a in world.acquisitions(L2A, SLOVENIA, *OCTOBER)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_ids_tell_satellite_level_recording_orbit_tile_and_making(october):
    for acquisition in october:
        match = re.fullmatch(r"S2([AB])_MSIL2A_(\w{15})_N0509_R(\d{3})_T(\w{5})_(\w{15})\.SAFE", acquisition.id)
        assert match
        satellite, recording, orbit, tile, made = match.groups()
        assert acquisition.platform == f"sentinel-2{satellite.lower()}"
        assert int(orbit) == acquisition.relative_orbit
        assert tile == acquisition.tile
        assert made == f"{acquisition.created:%Y%m%dT%H%M%S}"
        assert recording < f"{acquisition.datetime:%Y%m%dT%H%M%S}" < made


def test_tiles_recorded_together_share_the_time_of_the_recording(october):
    recordings = {(a.day, a.relative_orbit): set() for a in october}
    for acquisition in october:
        recordings[acquisition.day, acquisition.relative_orbit].add(acquisition.id[11:26])
    assert all(len(times) == 1 for times in recordings.values())


def test_both_levels_come_from_the_same_recordings(world):
    level_1, level_2 = (world.acquisitions(collection, DEMO_BBOX, *OCTOBER) for collection in (L1C, L2A))
    assert [a.id.replace("L1C", "L2A") for a in level_1] == [a.id for a in level_2]
    assert [a.cloud_cover for a in level_1] == [a.cloud_cover for a in level_2]


def test_an_acquisition_is_found_by_its_id(world, october):
    for acquisition in october:
        assert world.acquisition(L2A, acquisition.id) == acquisition


@pytest.mark.parametrize(
    "change",
    [
        ("T33TVM", "T33TVN"),
        ("_R122_", "_R121_"),
        ("S2B", "S2A"),
        ("20221027", "20221026"),
        (".SAFE", ""),
        ("L2A", "L1C"),
    ],
)
def test_an_id_that_is_wrong_anywhere_finds_nothing(world, october, change):
    newest = next(a for a in october if a.tile == "33TVM")
    assert world.acquisition(L2A, newest.id.replace(*change)) is None


def test_the_archives_begin_with_their_collections(world):
    long_ago, later = datetime(2014, 1, 1, tzinfo=UTC), datetime(2017, 3, 1, tzinfo=UTC)
    oldest = {c: world.acquisitions(c, DEMO_BBOX, long_ago, later)[-1].datetime for c in (L1C, L2A)}
    assert datetime(2015, 11, 1, tzinfo=UTC) <= oldest[L1C] < datetime(2015, 11, 12, tzinfo=UTC)
    assert datetime(2017, 1, 1, tzinfo=UTC) <= oldest[L2A] < datetime(2017, 1, 12, tzinfo=UTC)


def test_the_archive_ends_today(world):
    newest = world.acquisitions(L2A, DEMO_BBOX, datetime(2023, 12, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))[0]
    assert datetime(2023, 12, 26, tzinfo=UTC) < newest.datetime <= datetime(2024, 1, 1, tzinfo=UTC)


def test_an_unknown_collection_is_an_error(world):
    with pytest.raises(KeyError):
        world.acquisitions("landsat", DEMO_BBOX, *OCTOBER)


def test_only_footprints_that_meet_the_box_are_found(world):
    box = shapely.box(13.9, 46.2, 14.0, 46.3)
    found = world.acquisitions(L2A, box.bounds, *OCTOBER)
    around = world.acquisitions(L2A, SLOVENIA, *OCTOBER)
    expected = {a.id for a in around if shapely.Polygon(a.footprint).intersects(box)}
    assert {a.id for a in found} == expected != {a.id for a in around}


def test_the_box_of_a_footprint_is_its_own(october):
    for acquisition in october:
        np.testing.assert_allclose(acquisition.bbox, shapely.Polygon(acquisition.footprint).bounds)


def test_the_sun_stands_high_in_summer_and_in_the_south_east_before_noon(world):
    by_month = {a.datetime.month: a for a in world.acquisitions(L2A, (14.0, 46.0, 14.1, 46.1), *YEAR)}
    assert by_month[6].sun_elevation > 60.0 > 25.0 > by_month[12].sun_elevation > 15.0
    assert all(130.0 < a.sun_azimuth < 180.0 for a in by_month.values())


def test_nothing_is_recorded_in_the_polar_night(world):
    months = {a.datetime.month for a in world.acquisitions(L2A, (20.0, 78.0, 21.0, 78.5), *YEAR)}
    assert 6 in months
    assert not months & {11, 12, 1}


def test_the_weather_varies_and_is_worse_in_winter(world):
    year = world.acquisitions(L2A, (14.0, 46.1, 14.1, 46.2), *YEAR)
    covers = np.array([a.cloud_cover for a in year])
    winter = np.array([a.datetime.month in (11, 12, 1, 2) for a in year])
    assert covers.min() < 1.0
    assert covers.max() > 90.0
    assert 20.0 < covers.mean() < 50.0
    assert covers[winter].mean() > covers[~winter].mean()


def test_neighbours_have_like_weather(world):
    pairs = {}
    for acquisition in world.acquisitions(L2A, DEMO_BBOX, *YEAR):
        pairs.setdefault(acquisition.day, {})[acquisition.tile] = acquisition.cloud_cover
    north, south = np.array([(day["33TVM"], day["33TVL"]) for day in pairs.values() if len(day) > 1]).T
    assert np.corrcoef(north, south)[0, 1] > 0.7


def test_a_year_over_a_country_is_listed_in_no_time(world):
    world.acquisitions(L2A, SLOVENIA, *OCTOBER)
    start = time.process_time()
    assert len(world.acquisitions(L2A, SLOVENIA, *YEAR)) > 1000
    assert time.process_time() - start < 0.8


def test_a_tile_beyond_the_antimeridian_is_found_from_both_sides(world):
    june = datetime(2022, 6, 1, tzinfo=UTC), datetime(2022, 6, 6, tzinfo=UTC)
    east, west = (world.acquisitions(L2A, box, *june) for box in ((179.6, -17, 180, -16), (-180, -17, -179.9, -16)))
    assert {a.id for a in east} & {a.id for a in west}


def test_the_last_day_counts_up_to_its_last_moment(world, october):
    newest = october[0]
    assert world.acquisitions(L2A, DEMO_BBOX, newest.datetime, newest.datetime + timedelta(hours=1))
    assert not [
        a
        for a in world.acquisitions(L2A, DEMO_BBOX, OCTOBER[0], newest.datetime - timedelta(seconds=40))
        if a.day == newest.day
    ]


@pytest.mark.parametrize("collection", [L2A, "sentinel-1-grd"])
def test_the_globe_has_what_its_parts_have(world, collection):
    hour = datetime(2022, 6, 3, 9, tzinfo=UTC), datetime(2022, 6, 3, 10, tzinfo=UTC)
    halves = (-180.0, -90.0, 0.0, 90.0), (0.0, -90.0, 180.0, 90.0)

    whole = {a.id for a in world.acquisitions(collection, (-180.0, -90.0, 180.0, 90.0), *hour)}

    assert len(whole) > 100
    assert whole == {a.id for half in halves for a in world.acquisitions(collection, half, *hour)}
