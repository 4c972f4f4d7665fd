# Derived from tests/overlay/_async/test_interrupted_paging.py by tools/unasync.py; edit that file, then `make sync`.
"""Every listing of the client, interrupted at each of its pages and taken up again from a token."""

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import swath._sync
from overlay import imports, lives
from overlay.sandboxed import Place
from sandbox.rasters import write_tiff
from sandbox.zarrs import write_group
from swath import SentinelHub, ConnectionFailed
from swath._sync._pager import Pager

pytestmark = [
    pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated"),
    pytest.mark.filterwarnings("ignore:hub.dataimport.subscriptions is deprecated"),
]

S2 = "sentinel-2-l2a"
AREA: dict[str, Any] = {"bbox": (13.95, 45.95, 14.0, 46.0), "time": "2023-06"}
COUNT = 5

Pagers = Callable[..., Pager[Any]]


def jobs_of(kind: str) -> Callable[[Place, SentinelHub], Pagers]:
    def lay(place: Place, hub: SentinelHub) -> Pagers:
        for _ in range(COUNT):
            getattr(hub, kind).create(lives.script(kind), **lives.arguments(kind))
        return getattr(hub, kind).list  # type: ignore[no-any-return]

    return lay


def batch_grids(place: Place, hub: SentinelHub) -> Pagers:
    return hub.batch.grids


def batch_v1_grids(place: Place, hub: SentinelHub) -> Pagers:
    return hub.batch_v1.grids


def batch_v1_collections(place: Place, hub: SentinelHub) -> Pagers:
    for number in range(COUNT):
        hub.batch_v1.create_collection(f"fields {number}", bucket="results")
    return hub.batch_v1.collections


def batch_v1_tiles(place: Place, hub: SentinelHub) -> Pagers:
    job = hub.batch_v1.create(lives.script("batch_v1"), **lives.arguments("batch_v1"))  # type: ignore[arg-type]
    (job.analyse()).wait(until="ANALYSIS_DONE")
    return job.tiles


def byoc_collections(place: Place, hub: SentinelHub) -> Pagers:
    for number in range(COUNT):
        hub.byoc.create_collection(f"Fields {number}", "rasters")
    return hub.byoc.collections


def byoc_tiles(place: Place, hub: SentinelHub) -> Pagers:
    collection = hub.byoc.create_collection("Fields", "rasters")
    for number in range(COUNT):
        write_tiff(place.buckets / f"rasters/{number}/B04.tif", size=(8, 8))
        hub.byoc.create_tile(collection, f"{number}/(BAND).tif")
    return lambda **paging: hub.byoc.tiles(collection, **paging)


def zarr_collections(place: Place, hub: SentinelHub) -> Pagers:
    for number in range(COUNT):
        hub.zarr.create(f"Fields {number}", "rasters", f"{number}.zarr/", crs=4326)
    return hub.zarr.list


def zarr_arrays(place: Place, hub: SentinelHub) -> Pagers:
    write_group(place.buckets / "rasters/fields.zarr")
    return ((hub.zarr.create("Fields", "rasters", "fields.zarr/", crs=4326)).wait()).arrays


def catalog_search(place: Place, hub: SentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.search(S2, **AREA, **paging)


def catalog_search_in_the_query(place: Place, hub: SentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.search(S2, **AREA, method="GET", **paging)


def catalog_distinct(place: Place, hub: SentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.distinct(S2, **AREA, **paging)


def catalog_items(place: Place, hub: SentinelHub) -> Pagers:
    return lambda **paging: hub.catalog.items(S2, **AREA, **paging)


def products(place: Place, hub: SentinelHub) -> Pagers:
    return lambda **paging: hub.dataimport.search("MAXAR", bbox=imports.PLACE, time=imports.TIME, **paging)


def orders(place: Place, hub: SentinelHub) -> Pagers:
    for _ in range(COUNT):
        hub.dataimport.orders.create("MAXAR", bbox=imports.PLACE, time=imports.TIME)
    return hub.dataimport.orders.list


def order_deliveries(place: Place, hub: SentinelHub) -> Pagers:
    return ((hub.dataimport.orders.create("PLANET", **imports.ORDER)).confirm()).deliveries


def subscriptions(place: Place, hub: SentinelHub) -> Pagers:
    for _ in range(COUNT):
        hub.dataimport.subscriptions.create(imports.SCENES, **imports.SUBSCRIPTION)
    return hub.dataimport.subscriptions.list


def subscription_deliveries(place: Place, hub: SentinelHub) -> Pagers:
    made = hub.dataimport.subscriptions.create(imports.SCENES, **imports.SUBSCRIPTION)
    return (made.confirm()).deliveries


LISTINGS: dict[str, list[Callable[[Place, SentinelHub], Pagers]]] = {
    "Batch.list": [jobs_of("batch")],
    "Batch.grids": [batch_grids],
    "BatchV1.list": [jobs_of("batch_v1")],
    "BatchV1.grids": [batch_v1_grids],
    "BatchV1.collections": [batch_v1_collections],
    "BatchV1Job.tiles": [batch_v1_tiles],
    "BatchStatistics.list": [jobs_of("batch_statistics")],
    "Byoc.collections": [byoc_collections],
    "Byoc.tiles": [byoc_tiles],
    "Zarr.list": [zarr_collections],
    "ZarrCollection.arrays": [zarr_arrays],
    "Catalog.search": [catalog_search, catalog_search_in_the_query],
    "Catalog.distinct": [catalog_distinct],
    "Catalog.items": [catalog_items],
    "DataImport.search": [products],
    "Orders.list": [orders],
    "Order.deliveries": [order_deliveries],
    "Subscriptions.list": [subscriptions],
    "Subscription.deliveries": [subscription_deliveries],
}
ONE_PAGE = {"Catalog.collections"}


def key(item: Any) -> str:
    return str(item.to_dict() if hasattr(item, "to_dict") else getattr(item, "id", item))


def test_every_listing_of_the_client_is_here() -> None:
    folder = Path(swath._sync.__file__).parent
    modules = [__import__(f"{swath._sync.__name__}.{path.stem}", fromlist=["x"]) for path in folder.glob("_*.py")]
    found = {
        f"{name}.{method}"
        for module in modules
        for name, kind in inspect.getmembers(module, inspect.isclass)
        for method, function in inspect.getmembers(kind, inspect.isfunction)
        if str(function.__annotations__.get("return", "")).startswith(("Pager[", "Items"))
    }
    assert found - ONE_PAGE == LISTINGS.keys()


@pytest.mark.parametrize("prefetch", [False, True], ids=["", "prefetch"])
@pytest.mark.parametrize(
    "lay", [pytest.param(lay, id=f"{name}-{lay.__name__}") for name, lays in LISTINGS.items() for lay in lays]
)
def test_a_listing_that_breaks_off_anywhere_goes_on_from_its_token_without_a_gap(
    tmp_path: Path, lay: Callable[[Place, SentinelHub], Pagers], prefetch: bool
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

    with place.hub() as hub:
        pagers = lay(place, hub)
        whole = [key(item) for item in pagers()]
        assert len(set(whole)) == len(whole) > 2
        asked_for_all = len(place.asked)
        pagers(page_size=2).to_list()
        pages = len(place.asked) - asked_for_all
        assert pages > 1
        for most in range(pages):
            seen: list[str] = []
            token, asked = None, 0
            place.transport.fault = fault
            with pytest.raises(ConnectionFailed):  # noqa: PT012 (how far it comes is what is tested)
                for page in pagers(page_size=2, prefetch=prefetch).by_page():
                    seen += map(key, page.items)
                    token = page.next_token
            place.transport.fault = healthy
            kept = json.loads(json.dumps(token))
            for page in pagers(page_size=2, prefetch=prefetch).by_page(kept):
                seen += map(key, page.items)
            assert seen == whole
