"""Every listing of the client, interrupted at each of its pages and taken up again from a token."""

import inspect
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import swath._async
from overlay import imports, lives
from overlay.sandboxed import Place
from sandbox.rasters import write_tiff
from sandbox.zarrs import write_group
from swath import AsyncSentinelHub, ConnectionFailed
from swath._async._pager import AsyncPager

pytestmark = [
    pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated"),
    pytest.mark.filterwarnings("ignore:hub.dataimport.subscriptions is deprecated"),
]

S2 = "sentinel-2-l2a"
AREA: dict[str, Any] = {"bbox": (13.95, 45.95, 14.0, 46.0), "time": "2023-06"}
COUNT = 5

Pagers = Callable[..., AsyncPager[Any]]


def jobs_of(kind: str) -> Callable[[Place, AsyncSentinelHub], Awaitable[Pagers]]:
    async def lay(place: Place, hub: AsyncSentinelHub) -> Pagers:
        for _ in range(COUNT):
            await getattr(hub, kind).create(lives.script(kind), **lives.arguments(kind))
        return getattr(hub, kind).list  # type: ignore[no-any-return]

    return lay


async def batch_grids(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return hub.batch.grids


async def batch_v1_grids(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return hub.batch_v1.grids


async def batch_v1_collections(place: Place, hub: AsyncSentinelHub) -> Pagers:
    for number in range(COUNT):
        await hub.batch_v1.create_collection(f"fields {number}", bucket="results")
    return hub.batch_v1.collections


async def batch_v1_tiles(place: Place, hub: AsyncSentinelHub) -> Pagers:
    job = await hub.batch_v1.create(lives.script("batch_v1"), **lives.arguments("batch_v1"))  # type: ignore[arg-type]
    await (await job.analyse()).wait(until="ANALYSIS_DONE")
    return job.tiles


async def byoc_collections(place: Place, hub: AsyncSentinelHub) -> Pagers:
    for number in range(COUNT):
        await hub.byoc.create_collection(f"Fields {number}", "rasters")
    return hub.byoc.collections


async def byoc_tiles(place: Place, hub: AsyncSentinelHub) -> Pagers:
    collection = await hub.byoc.create_collection("Fields", "rasters")
    for number in range(COUNT):
        write_tiff(place.buckets / f"rasters/{number}/B04.tif", size=(8, 8))
        await hub.byoc.create_tile(collection, f"{number}/(BAND).tif")
    return lambda **paging: hub.byoc.tiles(collection, **paging)


async def zarr_collections(place: Place, hub: AsyncSentinelHub) -> Pagers:
    for number in range(COUNT):
        await hub.zarr.create(f"Fields {number}", "rasters", f"{number}.zarr/", crs=4326)
    return hub.zarr.list


async def zarr_arrays(place: Place, hub: AsyncSentinelHub) -> Pagers:
    write_group(place.buckets / "rasters/fields.zarr")
    return (await (await hub.zarr.create("Fields", "rasters", "fields.zarr/", crs=4326)).wait()).arrays


async def catalog_search(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.search(S2, **AREA, **paging)


async def catalog_search_in_the_query(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.search(S2, **AREA, method="GET", **paging)


async def catalog_distinct(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.distinct(S2, **AREA, **paging)


async def catalog_items(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.items(S2, **AREA, **paging)


async def products(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return lambda **paging: hub.dataimport.search("MAXAR", bbox=imports.PLACE, time=imports.TIME, **paging)


async def orders(place: Place, hub: AsyncSentinelHub) -> Pagers:
    for _ in range(COUNT):
        await hub.dataimport.orders.create("MAXAR", bbox=imports.PLACE, time=imports.TIME)
    return hub.dataimport.orders.list


async def order_deliveries(place: Place, hub: AsyncSentinelHub) -> Pagers:
    return (await (await hub.dataimport.orders.create("PLANET", **imports.ORDER)).confirm()).deliveries


async def subscriptions(place: Place, hub: AsyncSentinelHub) -> Pagers:
    for _ in range(COUNT):
        await hub.dataimport.subscriptions.create(imports.SCENES, **imports.SUBSCRIPTION)
    return hub.dataimport.subscriptions.list


async def subscription_deliveries(place: Place, hub: AsyncSentinelHub) -> Pagers:
    made = await hub.dataimport.subscriptions.create(imports.SCENES, **imports.SUBSCRIPTION)
    return (await made.confirm()).deliveries


LISTINGS: dict[str, list[Callable[[Place, AsyncSentinelHub], Awaitable[Pagers]]]] = {
    "AsyncBatch.list": [jobs_of("batch")],
    "AsyncBatch.grids": [batch_grids],
    "AsyncBatchV1.list": [jobs_of("batch_v1")],
    "AsyncBatchV1.grids": [batch_v1_grids],
    "AsyncBatchV1.collections": [batch_v1_collections],
    "AsyncBatchV1Job.tiles": [batch_v1_tiles],
    "AsyncBatchStatistics.list": [jobs_of("batch_statistics")],
    "AsyncByoc.collections": [byoc_collections],
    "AsyncByoc.tiles": [byoc_tiles],
    "AsyncZarr.list": [zarr_collections],
    "AsyncZarrCollection.arrays": [zarr_arrays],
    "AsyncCatalog.search": [catalog_search, catalog_search_in_the_query],
    "AsyncCatalog.distinct": [catalog_distinct],
    "AsyncCatalog.items": [catalog_items],
    "AsyncDataImport.search": [products],
    "AsyncOrders.list": [orders],
    "AsyncOrder.deliveries": [order_deliveries],
    "AsyncSubscriptions.list": [subscriptions],
    "AsyncSubscription.deliveries": [subscription_deliveries],
}
ONE_PAGE = {"AsyncCatalog.collections"}


def key(item: Any) -> str:
    return str(item.to_dict() if hasattr(item, "to_dict") else getattr(item, "id", item))


def test_every_listing_of_the_client_is_here() -> None:
    folder = Path(swath._async.__file__).parent
    modules = [__import__(f"{swath._async.__name__}.{path.stem}", fromlist=["x"]) for path in folder.glob("_*.py")]
    found = {
        f"{name}.{method}"
        for module in modules
        for name, kind in inspect.getmembers(module, inspect.isclass)
        for method, function in inspect.getmembers(kind, inspect.isfunction)
        if str(function.__annotations__.get("return", "")).startswith(("AsyncPager[", "AsyncItems"))
    }
    assert found - ONE_PAGE == LISTINGS.keys()


@pytest.mark.anyio
@pytest.mark.parametrize("prefetch", [False, True], ids=["", "prefetch"])
@pytest.mark.parametrize(
    "lay", [pytest.param(lay, id=f"{name}-{lay.__name__}") for name, lays in LISTINGS.items() for lay in lays]
)
async def test_a_listing_that_breaks_off_anywhere_goes_on_from_its_token_without_a_gap(
    tmp_path: Path, lay: Callable[[Place, AsyncSentinelHub], Awaitable[Pagers]], prefetch: bool
) -> None:
    place, asked, most = Place(tmp_path), 0, 0
    place.put(lives.GEOPACKAGE, lives.package())

    def fault(request: httpx.Request, response: httpx.Response | None) -> None:
        nonlocal asked
        asked += response is None
        if asked > most:
            raise httpx.ConnectError("gone", request=request)

    def healthy(request: httpx.Request, response: httpx.Response | None) -> None:
        return None

    async with place.async_hub() as hub:
        pagers = await lay(place, hub)
        whole = [key(item) async for item in pagers()]
        assert len(set(whole)) == len(whole) > 2
        asked_for_all = len(place.asked)
        await pagers(page_size=2).to_list()
        pages = len(place.asked) - asked_for_all
        assert pages > 1
        for most in range(pages):
            seen: list[str] = []
            token, asked = None, 0
            place.transport.fault = fault
            with pytest.raises(ConnectionFailed):  # noqa: PT012 (how far it comes is what is tested)
                async for page in pagers(page_size=2, prefetch=prefetch).by_page():
                    seen += map(key, page.items)
                    token = page.next_token
            place.transport.fault = healthy
            kept = json.loads(json.dumps(token))
            async for page in pagers(page_size=2, prefetch=prefetch).by_page(kept):
                seen += map(key, page.items)
            assert seen == whole
