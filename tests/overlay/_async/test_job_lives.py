"""Every transition of the batch jobs, legal and illegal, against the sandbox; nothing sleeps."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from overlay import lives
from overlay.sandboxed import Place
from swath import AsyncSentinelHub, BadRequest, IllegalAction, JobFailed, JobStuck
from swath.core.jobs import Verdict
from swath.core.lifecycles import BATCH, BATCH_STATISTICS, BATCH_V1
from swath.wire.endpoints import api
from swath_sandbox import Jobs

pytestmark = pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")

LIVES = {"batch": BATCH, "batch_v1": BATCH_V1, "batch_statistics": BATCH_STATISTICS}
ACTIONS = {
    "batch": ("analyse", "start", "stop"),
    "batch_v1": ("analyse", "start", "cancel", "restart_partial"),
    "batch_statistics": ("analyse", "start", "stop"),
}
# No job of the sandbox becomes this one: other clients do not know it.
UNSEEN = {("batch_statistics", "PARTIAL")}
CASES = [
    (kind, status, action)
    for kind in lives.KINDS
    for status in LIVES[kind].moves
    if (kind, status) not in UNSEEN
    for action in ACTIONS[kind]
]
ENDPOINTS = {
    ("batch", "analyse"): api.batch.analyse_batch_task,
    ("batch", "start"): api.batch.start_batch_task,
    ("batch", "stop"): api.batch.stop_batch_task,
    ("batch_v1", "analyse"): api.batch_v1.analyse_batch_request_v1,
    ("batch_v1", "start"): api.batch_v1.start_batch_request_v1,
    ("batch_v1", "cancel"): api.batch_v1.cancel_batch_request_v1,
    ("batch_v1", "restart_partial"): api.batch_v1.restart_partial_batch_request_v1,
    ("batch_statistics", "analyse"): api.batch_statistics.analyse_batch_statistics,
    ("batch_statistics", "start"): api.batch_statistics.start_batch_statistics,
    ("batch_statistics", "stop"): api.batch_statistics.stop_batch_statistics,
}

Make = Callable[..., Place]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(**jobs: float) -> Place:
        place = Place(tmp_path, jobs=Jobs(**jobs))  # type: ignore[arg-type]
        place.put(lives.GEOPACKAGE, lives.package())
        return place

    return make


async def create(hub: AsyncSentinelHub, kind: str, status: str = "") -> Any:
    return await getattr(hub, kind).create(lives.script(kind, status), **lives.arguments(kind))


async def bring_to(place: Place, hub: AsyncSentinelHub, kind: str, status: str) -> Any:
    job = await create(hub, kind, status)
    for action, seconds in lives.WAYS[status]:
        await getattr(job, action)()
        place.advance(seconds)
    await job.refresh()
    assert job.status == status
    return job


@pytest.mark.anyio
@pytest.mark.parametrize(("kind", "status", "action"), CASES)
async def test_an_action_is_asked_for_where_the_service_takes_it_and_nowhere_else(
    make: Make, kind: str, status: str, action: str
) -> None:
    place = make(failing=lives.FAILING.get(status, 0))
    async with place.async_hub() as hub:
        job = await bring_to(place, hub, kind, status)
        if LIVES[kind].allows(action, status):
            assert await getattr(job, action)() is job
            place.advance(lives.QUEUED)
            await job.refresh()
            assert job.status == status or job.status in LIVES[kind].reachable(status, action)
        else:
            place.asked.clear()
            with pytest.raises(IllegalAction, match=f"{job.id} is {status}: '{action}' cannot"):
                await getattr(job, action)()
            assert not [asked for asked in place.asked if asked.startswith("POST")]
            with pytest.raises(BadRequest, match="Illegal to change userAction"):
                await hub._core.perform(ENDPOINTS[kind, action], job.id)


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_a_job_that_is_started_is_done_in_the_end(make: Make, kind: str) -> None:
    async with make().async_hub() as hub:
        seen: list[str] = []
        job = await (await create(hub, kind)).start()
        assert await job.wait(until="DONE", on_status=lambda job: seen.append(job.status)) is job
    assert job.succeeded
    assert job.is_done
    assert not job.failed
    assert job.cost >= 0.01
    assert seen[0] == "CREATED"
    assert seen[-1] == "DONE"


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_an_analysis_ends_where_a_start_is_needed(make: Make, kind: str) -> None:
    place = make()
    async with place.async_hub() as hub:
        job = await (await create(hub, kind)).analyse()
        await job.wait(until="ANALYSIS_DONE")
        place.slept.clear()
        with pytest.raises(JobStuck, match="ANALYSIS_DONE and does not become"):
            await job.wait()
        assert place.slept == []
        assert (await (await job.start()).wait()).succeeded


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_a_job_that_was_not_started_is_not_waited_for(make: Make, kind: str) -> None:
    place = make()
    async with place.async_hub() as hub:
        with pytest.raises(JobStuck, match="CREATED and does not become"):
            await (await create(hub, kind)).wait()
    assert place.slept == []


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_an_evalscript_that_is_broken_fails_in_the_analysis(make: Make, kind: str) -> None:
    async with make().async_hub() as hub:
        job = await (await create(hub, kind, "FAILED")).start()
        assert (await job.wait()).failed
        assert job.error
        with pytest.raises(JobFailed, match="does not become DONE: "):
            await job.wait(until="DONE")


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["batch", "batch_statistics"])
async def test_a_stopped_task_is_an_end_until_it_is_started_again(make: Make, kind: str) -> None:
    place = make()
    async with place.async_hub() as hub:
        job = await bring_to(place, hub, kind, "PROCESSING")
        await (await job.stop()).wait()
        assert (job.status, job.succeeded, job.failed) == ("STOPPED", False, False)
        assert job.error == "stopped: USER_ACTION"
        with pytest.raises(BadRequest, match="it can be started again at"):
            await job.start()
        place.advance(lives.BREAK)
        assert (await (await job.start()).wait()).succeeded


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["batch", "batch_statistics"])
async def test_a_start_after_a_stop_is_seen_by_other_handles(make: Make, kind: str) -> None:
    place = make()
    async with place.async_hub() as hub:
        job = await bring_to(place, hub, kind, "STOPPED")
        await job.start()
        other = await getattr(hub, kind).job(job.id).refresh()
        assert other.status == "STOPPED"
        assert not other.is_done
        assert (await other.wait()).succeeded


@pytest.mark.anyio
async def test_a_partial_request_is_restarted_until_its_tiles_are_done(make: Make) -> None:
    place = make(failing=0.5)
    async with place.async_hub() as hub:
        job = await bring_to(place, hub, "batch_v1", "PARTIAL")
        before = await job.count_tiles()
        place.advance(0.5)
        seen: list[str] = []
        await (await job.restart_partial()).wait(on_status=lambda job: seen.append(job.status))
        after = await job.count_tiles()
    assert "PROCESSING" in seen
    assert before["FAILED"] > after["FAILED"]
    for counted in (before, after):
        assert counted["PROCESSED"] + counted["FAILED"] == job.snapshot.tile_count


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_a_new_job_that_the_service_does_not_find_yet_is_waited_for(make: Make, kind: str) -> None:
    async with make(hidden=5).async_hub() as hub:
        job = await create(hub, kind)
        assert (await job.refresh()).status == "CREATED"
        assert (await (await job.start()).wait()).succeeded


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_what_a_wait_calls_impossible_does_not_happen(make: Make, kind: str) -> None:
    place = make()
    async with place.async_hub() as hub:
        for status in ("CREATED", "ANALYSING", "ANALYSIS_DONE", "FAILED"):
            job = await bring_to(place, hub, kind, status)
            targets = frozenset(LIVES[kind].ends) - {status, "FAILED"}
            assert job._verdict(targets) is Verdict.NEVER
            place.advance(7 * 86400)
            assert (await job.refresh()).status not in targets


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
async def test_a_creation_whose_answer_was_lost_is_found(make: Make, kind: str) -> None:
    place = make()
    async with place.async_hub() as hub:
        await create(hub, kind)
        place.advance(10)
        place.transport.lose_next("POST")
        job = await create(hub, kind)
        listed = [one.id async for one in getattr(hub, kind).list(order="created:desc")]
        assert listed[0] == job.id
        assert len(listed) == 2
