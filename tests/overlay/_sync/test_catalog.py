# Derived from tests/overlay/_async/test_catalog.py by tools/unasync.py; edit that file, then `make sync`.
"""The catalogue against the sandbox."""

import json
from collections.abc import Callable
from pathlib import Path

import pystac
import pytest
import shapely

from overlay.sandboxed import Place
from swath import InvalidParameter, NotFound, Prop
from swath._sync._catalog import Items

BBOX = (13.95, 45.95, 14.05, 46.05)
S2 = "sentinel-2-l2a"
CLEAR = Prop("eo:cloud_cover") < 30
both_methods = pytest.mark.parametrize("method", ["POST", "GET"])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def ids(items: Items) -> list[object]:
    return [item.id for item in items]


@both_methods
def test_a_search_finds_the_same_however_it_is_cut_into_pages(place: Place, method: str) -> None:
    with place.hub() as hub:
        whole = ids(hub.catalog.search(S2, time="2023-06", bbox=BBOX))
        cut = ids(hub.catalog.search(S2, time="2023-06", bbox=BBOX, page_size=3, prefetch=True, method=method))  # type: ignore[arg-type]
    assert cut == whole
    assert len(whole) == len(set(whole)) > 6


@both_methods
def test_a_search_goes_on_from_the_token_of_any_page(place: Place, method: str) -> None:
    with place.hub() as hub:
        search = hub.catalog.search(S2, time="2023-06", bbox=BBOX, page_size=4, method=method)  # type: ignore[arg-type]
        whole = ids(search)
        tokens = [page.next_token for page in search.by_page()]
        for number, token in enumerate(tokens[:-1], 1):
            rest = [item.id for page in search.by_page(token) for item in page.items]
            assert rest == whole[4 * number :]
    assert tokens[-1] is None


@both_methods
def test_a_search_means_the_same_by_both_methods(place: Place, method: str) -> None:
    area = shapely.Point(14.0, 46.0).buffer(0.2)
    with place.hub() as hub:
        everything = hub.catalog.search(S2, time="2023-01/2023-12", intersects=area)
        names = [str(item.id) for item in everything]
        clear = hub.catalog.search(
            S2,
            time=("2023-01-01", "2023-12-31"),
            intersects=area,
            ids=names[:40],
            filter=CLEAR & ~(Prop("eo:cloud_cover") < 1),
            fields={"include": ["id", "properties.eo:cloud_cover"], "exclude": ["geometry"]},
            method=method,  # type: ignore[arg-type]
        )
        items = clear.to_list()
    covers = [item.to_dict()["properties"]["eo:cloud_cover"] for item in items]
    assert 0 < len(covers) < 40
    assert all(1 <= cover < 30 for cover in covers)
    assert all(item.to_dict().keys() == {"id", "properties"} for item in items)


@both_methods
def test_distinct_answers_the_days_with_acquisitions(place: Place, method: str) -> None:
    with place.hub() as hub:
        days = hub.catalog.distinct(S2, time="2023-06", bbox=BBOX, page_size=2, method=method)  # type: ignore[arg-type]
        found = days.to_list()
        items = hub.catalog.search(S2, time="2023-06", bbox=BBOX).to_list()
    assert found == sorted({item.to_dict()["properties"]["datetime"][:10] for item in items})


def test_the_items_of_a_collection_come_without_a_search(place: Place) -> None:
    with place.hub() as hub:
        listed = ids(hub.catalog.items(S2, time="2023-06", bbox=BBOX, page_size=3))
        found = ids(hub.catalog.search(S2, time="2023-06", bbox=BBOX))
    assert listed == found


def test_one_item_is_had_by_its_id(place: Place) -> None:
    with place.hub() as hub:
        first = hub.catalog.search(S2, time="2023-06", bbox=BBOX).first()
        assert first is not None
        item = hub.catalog.item(S2, str(first.id))
        assert item.to_dict() == first.to_dict()
        with pytest.raises(NotFound):
            hub.catalog.item(S2, "nothing")
        with pytest.raises(InvalidParameter, match="collection=''"):
            hub.catalog.item("", "nothing")


def test_collections_are_listed_and_described(place: Place) -> None:
    with place.hub() as hub:
        listed = [collection.id for collection in hub.catalog.collections()]
        assert S2 in listed
        assert len(hub.catalog.collections(limit=1).to_list()) == 1
        collection = hub.catalog.collection(S2)
        assert collection.id == S2
        queryables = hub.catalog.queryables(S2)
        assert "eo:cloud_cover" in queryables.to_dict()["properties"]
        with pytest.raises(NotFound):
            hub.catalog.collection("nothing")


def test_the_catalogue_describes_itself_without_a_token(place: Place) -> None:
    with place.hub() as hub:
        page = hub.catalog.landing_page()
        classes = hub.catalog.conformance()
    assert page.type_ == "Catalog"
    assert any("item-search" in name for name in classes.conforms_to)


def test_items_become_pystac_s(place: Place) -> None:
    with place.hub() as hub:
        search = hub.catalog.search(S2, time="2023-06", bbox=BBOX, limit=3)
        collection = search.item_collection()
        assert isinstance(collection, pystac.ItemCollection)
        assert [item.id for item in collection] == ids(search)
        assert collection[0].datetime is not None
        without = hub.catalog.search(
            S2, time="2023-06", bbox=BBOX, limit=3, fields={"include": ["id"], "exclude": ["properties"]}
        )
        with pytest.raises(InvalidParameter, match="fields"):
            without.item_collection()


def test_a_place_in_metres_finds_what_the_place_in_degrees_does(place: Place) -> None:
    square = shapely.box(420_000, 5_090_000, 430_000, 5_100_000)
    with place.hub() as hub:
        in_metres = ids(hub.catalog.search(S2, time="2023-06", bbox=square.bounds, crs=32633))
        as_shape = ids(hub.catalog.search(S2, time="2023-06", intersects=square, crs="EPSG:32633"))
        in_degrees = ids(hub.catalog.search(S2, time="2023-06", bbox=(13.966, 45.955, 14.097, 46.049)))
    assert in_metres == as_shape == in_degrees


def test_what_cannot_be_asked_is_refused_before_anything_is_sent(place: Place) -> None:
    with place.hub() as hub:
        attempts: list[tuple[str, Callable[[], object]]] = [
            ("method=", lambda: hub.catalog.search(S2, time="2023-01/2023-12", method="PUT")),  # type: ignore[arg-type]
            (
                "Prop or CQL2 text",
                lambda: hub.catalog.search(S2, time="2023-06", method="GET", filter={"op": "="}),
            ),
            ("commas", lambda: hub.catalog.search(S2, time="2023-01/2023-12", method="GET", ids=["a,b"])),
            ("page_size=0", lambda: hub.catalog.items(S2, page_size=0)),
            ("time=", lambda: hub.catalog.items(S2, time="June")),
            ("bbox=", lambda: hub.catalog.items(S2, bbox=(1, 2))),
        ]
        for said, attempt in attempts:
            with pytest.raises(InvalidParameter, match=said):
                attempt()
    assert place.asked == []


def test_items_can_be_written_down_and_read_again(place: Place) -> None:
    with place.hub() as hub:
        first = hub.catalog.search(S2, time="2023-06", bbox=BBOX).first()
    assert first is not None
    assert json.loads(json.dumps(first.to_dict()))["id"] == first.id
