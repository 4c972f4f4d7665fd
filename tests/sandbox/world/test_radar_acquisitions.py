import re
from datetime import UTC, datetime

import pytest
import shapely

from swath_sandbox.world import DEMO_BBOX, World

GRD = "sentinel-1-grd"
OCTOBER = datetime(2021, 10, 1, tzinfo=UTC), datetime(2021, 10, 31, tzinfo=UTC)
ID = re.compile(r"S1([AB])_IW_GRDH_1SDV_(\d{8}T\d{6})_(\d{8}T\d{6})_(\d{6})_([0-9A-F]{6})_([0-9A-F]{4})\.SAFE")


@pytest.fixture(scope="module")
def world():
    return World(now=lambda: datetime(2024, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def october(world):
    return world.acquisitions(GRD, DEMO_BBOX, *OCTOBER)


def test_the_demonstration_area_is_seen_every_other_day_while_there_are_two_satellites(october):
    days = {acquisition.day for acquisition in october}
    assert 10 <= len(days) <= 20
    assert {acquisition.orbit_direction for acquisition in october} == {"ASCENDING", "DESCENDING"}


def test_acquisitions_come_newest_first_and_ties_by_id(october):
    keys = [(-a.datetime.timestamp(), a.id) for a in october]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_ids_tell_satellite_mode_times_and_orbit(october):
    for acquisition in october:
        satellite, start, stop, orbit, _, _ = ID.fullmatch(acquisition.id).groups()
        assert acquisition.platform == f"sentinel-1{satellite.lower()}"
        assert start == f"{acquisition.datetime:%Y%m%dT%H%M%S}" < stop
        shift = {"A": 73, "B": 27}[satellite]
        assert (int(orbit) - shift) % 175 + 1 == acquisition.relative_orbit


def test_frames_of_one_overflight_share_its_data_take(october):
    takes = {}
    for acquisition in october:
        *_, orbit, take, _ = ID.fullmatch(acquisition.id).groups()
        takes.setdefault((acquisition.day, orbit, acquisition.orbit_direction), set()).add(take)
    assert all(len(found) == 1 for found in takes.values())


def test_an_acquisition_is_found_by_its_id(world, october):
    for acquisition in october:
        assert world.acquisition(GRD, acquisition.id) == acquisition


@pytest.mark.parametrize(
    "change",
    [("S1A", "S1B"), ("_IW_", "_EW_"), ("_2021", "_2020"), (".SAFE", ""), ("1SDV", "1SDH"), ("20211", "20219")],
)
def test_an_id_that_is_wrong_anywhere_finds_nothing(world, october, change):
    one = next(a for a in october if a.platform == "sentinel-1a")
    assert world.acquisition(GRD, one.id.replace(*change)) is None


def test_the_archive_begins_with_the_mission_and_ends_today(world):
    long_ago, ahead = datetime(2010, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
    found = world.acquisitions(GRD, (14.2, 46.0, 14.2, 46.0), long_ago, ahead)
    assert datetime(2014, 10, 3, tzinfo=UTC) <= found[-1].datetime < datetime(2014, 10, 16, tzinfo=UTC)
    assert datetime(2023, 12, 20, tzinfo=UTC) < found[0].datetime <= datetime(2024, 1, 1, tzinfo=UTC)


def test_only_footprints_that_meet_the_box_are_found(world):
    box = shapely.box(13.9, 46.2, 14.0, 46.3)
    found = world.acquisitions(GRD, box.bounds, *OCTOBER)
    around = world.acquisitions(GRD, (8.0, 42.0, 20.0, 50.0), *OCTOBER)
    expected = {a.id for a in around if shapely.Polygon(a.footprint).intersects(box)}
    assert {a.id for a in found} == expected != {a.id for a in around}


def test_sea_ice_is_seen_in_horizontal_polarization(world):
    found = world.acquisitions(GRD, (20.0, 78.0, 21.0, 78.5), *OCTOBER)
    assert {(a.mode, a.polarization, a.polarizations, a.resolution) for a in found} == {
        ("EW", "DH", ("HH", "HV"), "MEDIUM")
    }


def test_some_products_are_made_in_a_hurry(october):
    assert {a.timeliness for a in october} == {"NRT3h", "Fast24h"}
