"""Every transition of orders, subscriptions and archives, legal and illegal, against the sandbox; nothing sleeps."""

from pathlib import Path
from typing import Any

import pytest

from overlay import imports
from overlay.sandboxed import Place
from swath import AsyncSentinelHub, Conflict, IllegalAction, JobFailed, JobStuck, NotFound
from swath.core.jobs import Verdict
from swath.core.lifecycles import ARCHIVE, DELIVERY, ORDER, SUBSCRIPTION
from swath.wire.endpoints import api
from swath_sandbox import Imports

pytestmark = pytest.mark.filterwarnings("ignore:hub.dataimport.subscriptions is deprecated")

LIVES = {"orders": ORDER, "subscriptions": SUBSCRIPTION}
ACTIONS = {"orders": ("confirm", "delete"), "subscriptions": ("confirm", "cancel", "delete")}
CASES = [(kind, status, action) for kind, life in LIVES.items() for status in life.moves for action in ACTIONS[kind]]
ENDPOINTS = {
    ("orders", "confirm"): api.data_import.confirm_order,
    ("orders", "delete"): api.data_import.delete_order,
    ("subscriptions", "confirm"): api.data_import.confirm_subscription,
    ("subscriptions", "cancel"): api.data_import.cancel_subscription,
    ("subscriptions", "delete"): api.data_import.delete_subscription,
}


async def bring_to(place: Place, hub: AsyncSentinelHub, kind: str, status: str) -> Any:
    listing = getattr(hub.dataimport, kind)
    job = await (
        listing.create("PLANET", **imports.ORDER)
        if kind == "orders"
        else listing.create(imports.SCENES, **imports.SUBSCRIPTION)
    )
    for action, seconds in imports.WAYS[kind][status]:
        if action:
            await getattr(job, action)()
        place.advance(seconds)
    await job.refresh()
    assert job.status == status
    return job


def place_for(folder: Path, status: str) -> Place:
    failing = {"PARTIAL": 0.5, "FAILED": 1.0}.get(status, 0.0)
    return Place(folder, imports=Imports(failing=failing, quote=imports.QUOTE))


@pytest.mark.anyio
@pytest.mark.parametrize(("kind", "status", "action"), CASES)
async def test_an_action_is_asked_for_where_the_service_takes_it_and_nowhere_else(
    tmp_path: Path, kind: str, status: str, action: str
) -> None:
    place = place_for(tmp_path, status)
    async with place.async_hub() as hub:
        job = await bring_to(place, hub, kind, status)
        place.asked.clear()
        if LIVES[kind].allows(action, status):
            await getattr(job, action)()
            if action == "delete" and status == "CREATED":
                place.advance(imports.LONG)
                with pytest.raises(NotFound):
                    await job.refresh()
            else:
                await job.refresh()
                assert job.status == status or job.status in LIVES[kind].reachable(status, action)
        else:
            with pytest.raises(IllegalAction, match=f"{job.id} is {status}: '{action}' cannot"):
                await getattr(job, action)()
            assert {asked.partition(" ")[0] for asked in place.asked} == {"GET"}
            with pytest.raises(Conflict, match=f"because its status is {status}"):
                await hub._core.perform(ENDPOINTS[kind, action], job.id)


@pytest.mark.anyio
@pytest.mark.parametrize(("kind", "status"), [(kind, status) for kind, life in LIVES.items() for status in life.moves])
async def test_a_wait_ends_in_an_end_and_does_not_begin_where_none_can_come(
    tmp_path: Path, kind: str, status: str
) -> None:
    place = place_for(tmp_path, status)
    life = LIVES[kind]
    async with place.async_hub() as hub:
        job = await bring_to(place, hub, kind, status)
        assert job.is_done == (status in life.ends)
        assert job.succeeded == (status in life.succeeded)
        assert job.failed == (status in life.failed)
        if status == "CREATED":
            with pytest.raises(JobStuck, match="CREATED and does not become"):
                await job.wait()
            assert place.slept == []
        else:
            await job.wait(timeout=None)
            assert job.status in life.ends
            other = next(end for end in life.ends if end != job.status)
            with pytest.raises(JobFailed, match=f"{job.id}"):
                await job.wait(until=other)


@pytest.mark.anyio
@pytest.mark.parametrize("failing", [0.0, 1.0], ids=["done", "failed"])
async def test_what_an_archive_goes_through_is_in_its_table(tmp_path: Path, failing: float) -> None:
    place = Place(tmp_path, imports=Imports(failing_archives=failing))
    async with place.async_hub() as hub:
        order = await (await hub.dataimport.orders.create("MAXAR", bbox=imports.PLACE, time=imports.TIME)).confirm()
        await order.wait()
        delivery = await order.deliveries().first()
        assert delivery is not None
        archive = await delivery.create_archive()
        seen = [archive.status or ""]
        while not archive.is_done:
            place.advance(0.5)
            await archive.refresh()
            if archive.status != seen[-1]:
                assert archive.status in ARCHIVE.reachable(seen[-1])
                seen.append(archive.status or "")
    assert seen == ["WAITING", "PREPARING", "FAILED" if failing else "DONE"]
    assert archive.succeeded == (not failing)


@pytest.mark.anyio
async def test_what_deliveries_go_through_is_in_their_table(tmp_path: Path) -> None:
    place = Place(tmp_path, imports=Imports(failing=0.5))
    async with place.async_hub() as hub:
        order = await (await hub.dataimport.orders.create("PLANET", **imports.ORDER)).confirm()
        before = {one.id: one.status or "" async for one in order.deliveries()}
        assert set(before.values()) == {"WAITING"}
        ends = set()
        while order.status == "RUNNING":
            place.advance(2)
            async for one in order.deliveries():
                status = one.status or ""
                assert status == before[one.id] or status in DELIVERY.reachable(before[one.id])
                before[one.id] = status
                ends |= {status} if one.is_done else set()
            await order.refresh()
    assert ends == set(DELIVERY.ends)
    assert all(DELIVERY.verdict(status, "", DELIVERY.targets(None)) is Verdict.ARRIVED for status in before.values())
