"""Batch jobs as they were on the wire; see tests/overlay/conftest.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest

from overlay import lives
from swath import AsyncSentinelHub, Deployment, NotFound
from swath_sandbox import Jobs


class Target(Protocol):
    client_id: str
    client_secret: str
    deployment: Deployment
    buckets: Path | None


Recorded = Callable[..., AbstractContextManager[Target]]


def hub_of(target: Target) -> AsyncSentinelHub:
    """A client whose waiting lets the sandbox's time pass instead of ours."""
    if target.buckets:
        (target.buckets / "fields").mkdir(exist_ok=True)
        (target.buckets / "fields/fields.gpkg").write_bytes(lives.package())
    hub = AsyncSentinelHub(target.client_id, target.client_secret, deployment=target.deployment)
    now = 0.0

    async def advance(seconds: float) -> None:
        nonlocal now
        now += seconds
        await hub._core.http.post(f"{target.deployment.base_url}/sandbox/clock", json={"advance": seconds})

    hub._core.sleep, hub._core.clock = advance, lambda: now
    return hub


async def live(hub: AsyncSentinelHub, kind: str) -> tuple[list[str], list[str]]:
    """Create two jobs, analyse and start one, wait for it, and list them: its statuses, and the listed ids."""
    seen: list[str] = []
    resource: Any = getattr(hub, kind)
    other = await resource.create(lives.script(kind), **lives.arguments(kind))
    job = await resource.create(lives.script(kind), **lives.arguments(kind))
    await (await job.analyse()).wait(until="ANALYSIS_DONE", on_status=lambda job: seen.append(job.status))
    await (await job.start()).wait(until="DONE", on_status=lambda job: seen.append(job.status))
    assert job.succeeded
    listed = [one.id async for one in resource.list(order="created:desc", page_size=1, limit=2)]
    assert listed == [job.id, other.id]
    return seen, listed


def as_expected(seen: list[str]) -> bool:
    order = ["CREATED", "ANALYSING", "ANALYSIS_DONE", "ANALYSIS_DONE", "PROCESSING", "DONE"]
    # A quick look may miss a status, and none comes before another that it follows.
    left = iter(order)
    return seen[0] == "CREATED" and seen[-1] == "DONE" and all(status in left for status in seen)


@pytest.mark.anyio
async def test_the_life_of_a_batch_task(recorded: Recorded) -> None:
    with recorded("batch_task") as target:
        async with hub_of(target) as hub:
            seen, listed = await live(hub, "batch")
            grids = await hub.batch.grids(page_size=2).to_list()
            grid = await hub.batch.grid(grids[0].id)
            other = await hub.batch.job(listed[1]).update(description="the other one")
            await (await other.start()).wait(until="PROCESSING")
            await (await other.stop()).wait()
    assert as_expected(seen)
    assert other.snapshot is not None
    assert (other.status, other.snapshot.to_dict()["request"]["description"]) == ("STOPPED", "the other one")
    assert len({grid.id for grid in grids}) == len(grids) > 2
    assert grid == grids[0]


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")
async def test_the_life_of_a_batch_request_of_the_first_edition(recorded: Recorded) -> None:
    with recorded("batch_v1_request") as target:
        async with hub_of(target) as hub:
            seen, listed = await live(hub, "batch_v1")
            await hub.batch_v1.job(listed[1]).cancel()
            tiles = await hub.batch_v1.job(listed[0]).tiles(status="PROCESSED", page_size=4).to_list()
            grids = await hub.batch_v1.grids(page_size=2).to_list()
            for name in ("Recorded fields", "Recorded acres"):
                await hub.batch_v1.create_collection(name, bucket="results")
            names = [one.name async for one in hub.batch_v1.collections(search="recorded", page_size=1)]
    assert as_expected(seen)
    assert len(tiles) == 6
    assert len({grid.id for grid in grids}) == len(grids) > 2
    assert names == ["Recorded fields", "Recorded acres"]


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")
async def test_a_draft_of_the_first_edition_and_a_collection_for_it(recorded: Recorded) -> None:
    with recorded("batch_v1_draft") as target:
        async with hub_of(target) as hub:
            collection = str((await hub.batch_v1.create_collection("Recorded drafts", bucket="results")).id)
            await hub.batch_v1.rename_collection(collection, "Recorded plans")
            renamed = await hub.batch_v1.collection(collection)
            served = await hub.metadata.collection(f"batch-{collection}")
            job = await hub.batch_v1.create(lives.script("batch_v1"), **lives.arguments("batch_v1"))  # type: ignore[arg-type]
            await job.update(description="for a collection", collection_id=collection)
            assert job.snapshot is not None
            output = job.snapshot.to_dict()["output"]
            grid = await hub.batch_v1.grid(2)
            await job.delete()
            await hub.batch_v1.delete_collection(collection)
            with pytest.raises(NotFound):
                await hub.batch_v1.collection(collection)
    assert (renamed.id, renamed.name) == (collection, "Recorded plans")
    assert served.to_dict()["id"]
    assert output["collectionId"] == collection
    assert (job.snapshot.description, grid.id) == ("for a collection", 2)


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")
async def test_failed_tiles_of_the_first_edition_are_tried_again(recorded: Recorded) -> None:
    with recorded("batch_v1_partial", jobs=Jobs(failing=0.5)) as target:
        async with hub_of(target) as hub:
            job = await hub.batch_v1.create(lives.script("batch_v1"), **lives.arguments("batch_v1"))  # type: ignore[arg-type]
            await (await job.start()).wait(until="PARTIAL")
            (failed, *_) = await job.tiles(status="FAILED").to_list()
            await (await job.restart_partial()).wait()
            tile = await job.tile(failed.id)
    assert (tile.id, str(failed.status)) == (failed.id, "FAILED")
    assert str(tile.status) in {"PROCESSED", "FAILED"}
    assert job.status in {"DONE", "PARTIAL"}


@pytest.mark.anyio
async def test_the_life_of_a_batch_statistics_task(recorded: Recorded) -> None:
    with recorded("batch_statistics_task") as target:
        async with hub_of(target) as hub:
            seen, listed = await live(hub, "batch_statistics")
            other = await (await hub.batch_statistics.job(listed[1]).start()).wait(until="PROCESSING")
            await (await other.stop()).wait()
    assert as_expected(seen)
    assert other.status == "STOPPED"


@pytest.mark.anyio
async def test_the_life_of_an_async_process_request(recorded: Recorded) -> None:
    seen: list[str | None] = []
    with recorded("async_process_request") as target:
        async with hub_of(target) as hub:
            job = await hub.async_process.create(
                lives.script("async_process"),
                bbox=(14.4, 45.8, 14.7, 45.95),
                time="2010-01",
                size=(30, 20),
                output="s3://results/large",
            )
            await job.refresh()
            await job.wait(on_status=lambda job: seen.append(job.status))
    assert seen == ["RUNNING", "ENDED"]
