from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import shapely

from swath_sandbox.api.index import Index
from swath_sandbox.footprints import box

L2A = "sentinel-2-l2a"
NOW = datetime(2023, 6, 1, 12, tzinfo=UTC)
HOME = box(13, 45, 14, 46)


def ring(west, south, east, north):
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


@dataclass(frozen=True)
class Tile:
    id: str
    datetime: datetime
    footprint: tuple


class Source:
    """A world with given acquisitions, which counts how often and for which times it is looked into."""

    def __init__(self, tiles):
        self.tiles = tiles
        self.looks = []

    def acquisitions(self, collection, bbox, start, end):
        self.looks.append((start, end))
        area = shapely.box(*bbox)
        return [t for t in self.tiles if start <= t.datetime <= end and area.intersects(shapely.Polygon(t.footprint))]

    def acquisition(self, collection, name):
        return next((tile for tile in self.tiles if tile.id == name), None)


def tile(name, days_ago, where=None):
    return Tile(name, NOW - timedelta(days=days_ago), where or ring(13, 45, 14, 46))


def index_of(*tiles):
    source = Source(tiles)
    return source, Index(source, lambda: NOW)


def ids(found):
    return [acquisition.id for acquisition in found]


def test_the_newest_come_first_and_ties_go_by_id():
    _, index = index_of(tile("b", 10), tile("old", 900), tile("a", 10), tile("new", 1))

    assert ids(index.search(L2A, HOME, None, None)) == ["new", "a", "b", "old"]


def test_a_time_range_includes_both_its_ends():
    _, index = index_of(tile("a", 10), tile("b", 20), tile("c", 30))

    found = index.search(L2A, HOME, NOW - timedelta(days=20), NOW - timedelta(days=10))

    assert ids(found) == ["a", "b"]


def test_what_is_still_to_come_is_not_found():
    _, index = index_of(tile("future", -1), tile("past", 1))

    assert ids(index.search(L2A, HOME, None, NOW + timedelta(days=5))) == ["past"]
    assert ids(index.named(L2A, ["future", "past"], HOME, None, None)) == ["past"]
    assert index.get(L2A, "future") is None
    assert index.get(L2A, "past").id == "past"
    assert index.get(L2A, "unknown") is None


def test_the_footprint_counts_and_not_the_box_around_the_area():
    triangle = shapely.Polygon([(13, 45), (14, 45), (13, 46)])
    _, index = index_of(tile("corner", 1, ring(13.8, 45.8, 13.9, 45.9)), tile("edge", 2, ring(13.4, 45.4, 13.6, 45.6)))

    assert ids(index.search(L2A, triangle, None, None)) == ["edge"]


def test_an_acquisition_in_two_parts_of_the_area_is_found_once():
    area = shapely.MultiPolygon([shapely.box(13, 45, 13.1, 46), shapely.box(13.9, 45, 14, 46)])
    _, index = index_of(tile("a", 1))

    assert ids(index.search(L2A, area, None, None)) == ["a"]


def test_the_newest_of_a_continent_come_without_listing_a_year():
    tiles = [tile(f"t{days:03d}", days) for days in range(0, 2000, 5)]
    source, index = index_of(*tiles)

    assert next(index.search(L2A, box(0, 30, 40, 60), None, None)).id == "t000"

    ((start, end),) = source.looks
    assert end - start < timedelta(days=30)


def test_windows_neither_overlap_nor_leave_gaps():
    tiles = [tile(f"t{hours:05d}", hours / 24) for hours in range(24 * 60)]
    source, index = index_of(*tiles)

    found = ids(index.search(L2A, box(0, 30, 40, 60), NOW - timedelta(days=60), None))

    assert found == [t.id for t in tiles]
    assert len(source.looks) > 5


def test_ids_are_subject_to_the_rest_of_the_search():
    _, index = index_of(tile("a", 1), tile("b", 2), tile("far", 1, ring(50, 45, 51, 46)), tile("old", 900))
    names = ["old", "far", "b", "a", "a", "unknown"]

    assert ids(index.named(L2A, names, HOME, NOW - timedelta(days=100), None)) == ["a", "b"]
