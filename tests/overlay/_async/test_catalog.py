"""The catalogue against the sandbox."""

import json
from collections.abc import Callable
from pathlib import Path

import pystac
import pytest
import shapely

from overlay.sandboxed import Place
from swath import InvalidParameter, NotFound, Prop
from swath._async._catalog import AsyncItems

BBOX = (13.95, 45.95, 14.05, 46.05)
S2 = "sentinel-2-l2a"
CLEAR = Prop("eo:cloud_cover") < 30
both_methods = pytest.mark.parametrize("method", ["POST", "GET"])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def ids(items: AsyncItems) -> list[object]:
    return [item.id async for item in items]


@pytest.mark.anyio
@both_methods
async def test_a_search_finds_the_same_however_it_is_cut_into_pages(place: Place, method: str) -> None:
    async with place.async_hub() as hub:
        whole = await ids(hub.catalog.search(S2, time="2023-06", bbox=BBOX))
        cut = await ids(hub.catalog.search(S2, time="2023-06", bbox=BBOX, page_size=3, prefetch=True, method=method))  # type: ignore[arg-type]
    assert cut == whole
    assert len(whole) == len(set(whole)) > 6


@pytest.mark.anyio
@both_methods
async def test_a_search_goes_on_from_the_token_of_any_page(place: Place, method: str) -> None:
    async with place.async_hub() as hub:
        search = hub.catalog.search(S2, time="2023-06", bbox=BBOX, page_size=4, method=method)  # type: ignore[arg-type]
        whole = await ids(search)
        tokens = [page.next_token async for page in search.by_page()]
        for number, token in enumerate(tokens[:-1], 1):
            rest = [item.id async for page in search.by_page(token) for item in page.items]
            assert rest == whole[4 * number :]
    assert tokens[-1] is None


@pytest.mark.anyio
@both_methods
async def test_a_search_means_the_same_by_both_methods(place: Place, method: str) -> None:
    area = shapely.Point(14.0, 46.0).buffer(0.2)
    async with place.async_hub() as hub:
        everything = hub.catalog.search(S2, time="2023-01/2023-12", intersects=area)
        names = [str(item.id) async for item in everything]
        clear = hub.catalog.search(
            S2,
            time=("2023-01-01", "2023-12-31"),
            intersects=area,
            ids=names[:40],
            filter=CLEAR & ~(Prop("eo:cloud_cover") < 1),
            fields={"include": ["id", "properties.eo:cloud_cover"], "exclude": ["geometry"]},
            method=method,  # type: ignore[arg-type]
        )
        items = await clear.to_list()
    covers = [item.to_dict()["properties"]["eo:cloud_cover"] for item in items]
    assert 0 < len(covers) < 40
    assert all(1 <= cover < 30 for cover in covers)
    assert all(item.to_dict().keys() == {"id", "properties"} for item in items)


@pytest.mark.anyio
@both_methods
async def test_distinct_answers_the_days_with_acquisitions(place: Place, method: str) -> None:
    async with place.async_hub() as hub:
        days = hub.catalog.distinct(S2, time="2023-06", bbox=BBOX, page_size=2, method=method)  # type: ignore[arg-type]
        found = await days.to_list()
        items = await hub.catalog.search(S2, time="2023-06", bbox=BBOX).to_list()
    assert found == sorted({item.to_dict()["properties"]["datetime"][:10] for item in items})


@pytest.mark.anyio
async def test_the_items_of_a_collection_come_without_a_search(place: Place) -> None:
    async with place.async_hub() as hub:
        listed = await ids(hub.catalog.items(S2, time="2023-06", bbox=BBOX, page_size=3))
        found = await ids(hub.catalog.search(S2, time="2023-06", bbox=BBOX))
    assert listed == found


@pytest.mark.anyio
async def test_one_item_is_had_by_its_id(place: Place) -> None:
    async with place.async_hub() as hub:
        first = await hub.catalog.search(S2, time="2023-06", bbox=BBOX).first()
        assert first is not None
        item = await hub.catalog.item(S2, str(first.id))
        assert item.to_dict() == first.to_dict()
        with pytest.raises(NotFound):
            await hub.catalog.item(S2, "nothing")
        with pytest.raises(InvalidParameter, match="collection=''"):
            await hub.catalog.item("", "nothing")


@pytest.mark.anyio
async def test_collections_are_listed_and_described(place: Place) -> None:
    async with place.async_hub() as hub:
        listed = [collection.id async for collection in hub.catalog.collections()]
        assert S2 in listed
        assert len(await hub.catalog.collections(limit=1).to_list()) == 1
        collection = await hub.catalog.collection(S2)
        assert collection.id == S2
        queryables = await hub.catalog.queryables(S2)
        assert "eo:cloud_cover" in queryables.to_dict()["properties"]
        with pytest.raises(NotFound):
            await hub.catalog.collection("nothing")


@pytest.mark.anyio
async def test_the_catalogue_describes_itself_without_a_token(place: Place) -> None:
    async with place.async_hub() as hub:
        page = await hub.catalog.landing_page()
        classes = await hub.catalog.conformance()
    assert page.type_ == "Catalog"
    assert any("item-search" in name for name in classes.conforms_to)


@pytest.mark.anyio
async def test_items_become_pystac_s(place: Place) -> None:
    async with place.async_hub() as hub:
        search = hub.catalog.search(S2, time="2023-06", bbox=BBOX, limit=3)
        collection = await search.item_collection()
        assert isinstance(collection, pystac.ItemCollection)
        assert [item.id for item in collection] == await ids(search)
        assert collection[0].datetime is not None
        without = hub.catalog.search(
            S2, time="2023-06", bbox=BBOX, limit=3, fields={"include": ["id"], "exclude": ["properties"]}
        )
        with pytest.raises(InvalidParameter, match="fields"):
            await without.item_collection()


@pytest.mark.anyio
async def test_a_place_in_metres_finds_what_the_place_in_degrees_does(place: Place) -> None:
    square = shapely.box(420_000, 5_090_000, 430_000, 5_100_000)
    async with place.async_hub() as hub:
        in_metres = await ids(hub.catalog.search(S2, time="2023-06", bbox=square.bounds, crs=32633))
        as_shape = await ids(hub.catalog.search(S2, time="2023-06", intersects=square, crs="EPSG:32633"))
        in_degrees = await ids(hub.catalog.search(S2, time="2023-06", bbox=(13.966, 45.955, 14.097, 46.049)))
    assert in_metres == as_shape == in_degrees


@pytest.mark.anyio
async def test_what_cannot_be_asked_is_refused_before_anything_is_sent(place: Place) -> None:
    async with place.async_hub() as hub:
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


@pytest.mark.anyio
async def test_items_can_be_written_down_and_read_again(place: Place) -> None:
    async with place.async_hub() as hub:
        first = await hub.catalog.search(S2, time="2023-06", bbox=BBOX).first()
    assert first is not None
    assert json.loads(json.dumps(first.to_dict()))["id"] == first.id
