"""Data import as it was on the wire; see tests/overlay/conftest.py."""

import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from swath import AsyncSentinelHub
from swath.config import Settings

Recorded = Callable[[str], AbstractContextManager[Settings]]

PLACE = (13.9, 45.9, 13.95, 45.95)
TIME = "2024-06"
SCENES = {"itemType": "PSScene", "productBundle": "analytic_udm2", "harmonizeTo": "NONE"}


def hub_of(target: Settings) -> AsyncSentinelHub:
    """A client whose waiting lets the sandbox's time pass instead of ours."""
    hub = AsyncSentinelHub(target.client_id, target.client_secret, deployment=target.deployment)
    now = 0.0

    async def advance(seconds: float) -> None:
        nonlocal now
        now += seconds
        await hub._core.http.post(f"{target.deployment.base_url}/sandbox/clock", json={"advance": seconds})

    hub._core.sleep, hub._core.clock = advance, lambda: now
    return hub


@pytest.mark.anyio
async def test_three_pages_of_a_search(recorded: Recorded) -> None:
    with recorded("dataimport_search") as target:
        async with hub_of(target) as hub:
            found = await hub.dataimport.search("MAXAR", bbox=PLACE, time="2024-06/2024-07", page_size=3).to_list()
            native = await hub.dataimport.native_search("MAXAR", {"bbox": list(PLACE)})
            picture = await hub.dataimport.thumbnail("MAXAR_WORLDVIEW", found[0])
    names = [product.to_dict()["catalogID"] for product in found]
    assert len(set(names)) == len(found) > 4
    assert (native.features or [])[0].to_dict().keys() == found[0].to_dict().keys()
    assert picture.array.shape == (64, 64, 3)


@pytest.mark.anyio
async def test_the_life_of_an_order(recorded: Recorded, tmp_path: Path) -> None:
    seen: list[str | None] = []
    with recorded("dataimport_order") as target:
        async with hub_of(target) as hub:
            orders = hub.dataimport.orders
            before = await hub.dataimport.quota("MAXAR_WORLDVIEW")
            order = await orders.create("MAXAR", bbox=PLACE, time=TIME, name="a life")
            other = await orders.create("MAXAR", bbox=PLACE, time=TIME, name="another life")
            listed = [one.id async for one in orders.list(search="life", page_size=1)]
            await other.delete()
            await order.confirm()
            await order.wait(until="DONE", on_status=lambda one: seen.append(one.status))
            after = (await hub.dataimport.quotas())[-1]
            deliveries = await order.deliveries(page_size=2).to_list()
            delivery = await deliveries[0].refresh()
            files = await delivery.files()
            path = await delivery.download(files[1]).save(tmp_path / "facts.json")
            size = await delivery.size(files[1])
            (tile,) = await delivery.tiles()
            again = await delivery.tile(str(tile.id))
            collection = await hub.metadata.collection(f"byoc-{order.collection_id}")
            await order.delete()
    assert listed == [order.id, other.id]
    assert seen == ["RUNNING", "DONE"]
    assert order.sqkm is not None
    assert (before.quota_sqkm, after.collection_id) == (after.quota_sqkm, before.collection_id)
    assert after.quota_used == pytest.approx(float(before.quota_used or 0) + order.sqkm)
    assert {one.status for one in deliveries} == {"DONE"}
    assert path.stat().st_size == size
    assert (str(tile.status), tile.delivery_id) == ("INGESTED", delivery.id)
    assert again == tile
    assert len(collection.bands or []) == 4


@pytest.mark.anyio
async def test_the_life_of_an_archive(recorded: Recorded, tmp_path: Path) -> None:
    seen: list[str | None] = []
    with recorded("dataimport_archive") as target:
        async with hub_of(target) as hub:
            order = await hub.dataimport.orders.create("MAXAR", bbox=PLACE, time=("2024-06-01", "2024-06-07"))
            await (await order.confirm()).wait()
            delivery = await order.deliveries().first()
            assert delivery is not None
            archive = await delivery.create_archive()
            await archive.wait(on_status=lambda one: seen.append(one.status))
            path = await archive.download().save(tmp_path)
            size = await archive.size()
            files = await delivery.files()
    assert (seen[0], seen[-1]) == ("WAITING", "DONE")
    assert path.stat().st_size == size
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == files


@pytest.mark.anyio
async def test_the_life_of_a_subscription(recorded: Recorded) -> None:
    seen: list[str | None] = []
    with recorded("dataimport_subscription") as target:
        async with hub_of(target) as hub:
            with pytest.warns(DeprecationWarning, match="Planet's own"):
                subscriptions = hub.dataimport.subscriptions
            key = {"bbox": PLACE, "planet_api_key": "a-key"}
            first = await subscriptions.create(SCENES, time=("2024-06-01", "2024-06-03"), name="ended", **key)  # type: ignore[arg-type]
            second = await subscriptions.create(SCENES, time=("2024-06-01", None), name="open", **key)  # type: ignore[arg-type]
            await first.confirm()
            await first.wait(on_status=lambda one: seen.append(one.status))
            deliveries = await first.deliveries(page_size=2).to_list()
            await (await second.confirm()).cancel()
            listed = [(one.id, one.status) async for one in subscriptions.list(page_size=1)]
            await second.delete()
    assert seen == ["RUNNING", "COMPLETED"]
    assert [one.status for one in deliveries] == ["DONE"] * 3
    assert listed == [(first.id, "COMPLETED"), (second.id, "CANCELLED")]


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:hub.dataimport.subscriptions is deprecated")
async def test_what_a_subscription_delivers(recorded: Recorded, tmp_path: Path) -> None:
    with recorded("dataimport_subscription_delivery") as target:
        async with hub_of(target) as hub:
            subscription = await hub.dataimport.subscriptions.create(
                SCENES, time=("2024-06-01", "2024-06-01T23:00:00Z"), bbox=PLACE, planet_api_key="a-key"
            )
            await (await subscription.confirm()).wait()
            (first,) = await subscription.deliveries().to_list()
            delivery = await subscription.delivery(first.id).refresh()
            files = await delivery.files()
            saved = await delivery.download(files[1]).save(tmp_path / "facts.json")
            size = await delivery.size(files[1])
            (tile,) = await delivery.tiles()
            again = await delivery.tile(str(tile.id))
            archive = await (await delivery.create_archive()).wait(until="DONE")
            packed = await archive.download().save(tmp_path)
            packed_size = await archive.size()
    assert delivery.status == "DONE"
    assert (saved.stat().st_size, packed.stat().st_size) == (size, packed_size)
    assert (again, tile.delivery_id) == (tile, delivery.id)
    with zipfile.ZipFile(packed) as archived:
        assert archived.namelist() == files


@pytest.mark.anyio
async def test_the_deployments(recorded: Recorded) -> None:
    with recorded("metadata_locations") as target:
        async with hub_of(target) as hub:
            locations = await hub.metadata.locations()
            first = await hub.metadata.location(str(locations[0].id))
    assert first == locations[0]
    assert first.url
