"""A random life for each kind of jobs: whatever is asked, and however long it takes, client and sandbox agree."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from overlay import lives
from overlay.machines import LENGTH, LIVES, taken
from overlay.sandboxed import Place
from swath import AsyncSentinelHub, BadRequest, IllegalAction, JobFailed, JobStuck, JobTimeout
from swath._async._job import AsyncJob
from swath.core.jobs import Verdict
from swath.core.lifecycles import ASYNC_PROCESS, BATCH, BATCH_STATISTICS, BATCH_V1
from swath_sandbox import Jobs

pytestmark = pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")

TABLES = {"batch": BATCH, "batch_v1": BATCH_V1, "batch_statistics": BATCH_STATISTICS}
RESULTS = "s3://results/large"
ACTIONS = ("analyse", "start", "stop", "cancel", "restart_partial")
steps = st.one_of(
    st.tuples(st.sampled_from(["act", "act by another handle"]), st.sampled_from(ACTIONS)),
    st.tuples(st.just("pass"), st.sampled_from([0.5, 2.0, 3.0, 5.0, 8.0, 1800.0])),
    st.tuples(st.just("wait"), st.sampled_from(["ends", "ANALYSIS_DONE", "DONE", "STOPPED", "FAILED"])),
)


class Life:
    """A job in the sandbox, a handle of it that is kept, and what was found out about how they agree."""

    def __init__(self, kind: str, place: Place, hub: AsyncSentinelHub, job: AsyncJob[Any]) -> None:
        self.kind, self.place, self.hub, self.job = kind, place, hub, job
        self.life = TABLES[kind]
        self.restarts = False
        """Whether another handle has asked for a restart, of which the service does not tell before it begins."""

    async def truth(self) -> AsyncJob[Any]:
        """Another handle, made and looked at just now."""
        job: AsyncJob[Any] = await getattr(self.hub, self.kind).job(self.job.id).refresh()
        self.restarts &= job.status == "PARTIAL"
        return job

    async def act(self, action: str, job: AsyncJob[Any]) -> None:
        """An action is refused here exactly where the service would refuse it."""
        status = (await self.truth()).status or ""
        posts, seen = self.posts(), job.status
        try:
            await getattr(job, action)()
        except IllegalAction as error:
            refused: Exception | None = error
        except BadRequest as error:
            refused = error
        else:
            refused = None
        if isinstance(refused, BadRequest):
            # The one rule that a status does not tell: a stopped task has to rest.
            assert status == "STOPPED"
            assert "it can be started again at" in str(refused)
        elif refused is not None:
            assert not self.life.allows(action, status)
            # Only what was seen long ago lets an action through to the service.
            assert self.posts() == posts or seen != status
        else:
            assert self.life.allows(action, status)
            self.restarts |= action == "restart_partial" and job is not self.job
            after = (await self.truth()).status or ""
            assert after == status or after in self.life.reachable(status, action)

    def posts(self) -> int:
        return sum(asked.startswith("POST") for asked in self.place.asked)

    async def wait(self, until: str) -> None:
        """A wait ends where it says, and what it calls impossible stays so."""
        targets = self.life.targets(None if until == "ends" else until)
        try:
            await self.job.wait(targets, timeout=30)
        except JobTimeout:
            assert self.job._verdict(targets) is Verdict.UNDER_WAY
        except (JobStuck, JobFailed):
            assert (await self.truth()).status not in targets
            may_move = self.restarts
            self.place.advance(86400)
            assert may_move or (await self.truth()).status not in targets
        else:
            assert self.job.status in targets
            if until == "ends" and not self.restarts:
                for seconds in (lives.QUEUED + lives.FEATURE / 2, 86400):
                    self.place.advance(seconds)
                    assert (await self.truth()).status == self.job.status

    async def pass_by(self, seconds: float) -> None:
        """Time passes; what was seen before leads to what is seen now."""
        before = (await self.truth()).status or ""
        seen = await self.job.refresh()
        asked = "restart_partial" if self.restarts else seen._pending()
        self.place.advance(seconds)
        after = (await self.truth()).status or ""
        assert after == before or after in self.life.reachable(before, asked)


def make_place(folder: str, failing: float) -> Place:
    place = Place(Path(folder), jobs=Jobs(failing=failing, most_async=LENGTH + 1))
    place.put(lives.GEOPACKAGE, lives.package())
    return place


@pytest.mark.anyio
@pytest.mark.parametrize("kind", lives.KINDS)
@LIVES
@example(told=[("act", "start"), ("act", "analyse"), ("pass", 5.0), ("wait", "DONE")], failing=0.0, broken=False)
@example(
    told=[("act", "start"), ("wait", "PARTIAL"), ("act", "restart_partial"), ("wait", "ends")],
    failing=0.5,
    broken=False,
)
@example(
    told=[("act", "start"), ("wait", "PARTIAL"), ("act by another handle", "restart_partial"), ("wait", "ends")],
    failing=0.5,
    broken=False,
)
@example(
    told=[("act", "start"), ("wait", "PARTIAL"), ("act by another handle", "restart_partial"), ("pass", 5.0)],
    failing=0.5,
    broken=False,
)
@given(
    told=st.lists(steps, min_size=LENGTH, max_size=LENGTH),
    failing=st.sampled_from([0.0, 0.5, 1.0]),
    broken=st.booleans(),
)
async def test_client_and_sandbox_agree_on_every_step_of_a_life(
    kind: str, told: list[tuple[str, Any]], failing: float, broken: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = make_place(folder, failing)
        async with place.async_hub() as hub:
            evalscript = lives.script(kind, "FAILED" if broken else "")
            job = await getattr(hub, kind).create(evalscript, **lives.arguments(kind))
            life = Life(kind, place, hub, job)
            for step, detail in told:
                taken[f"{kind} by {type(hub).__name__}"] += 1
                if step == "pass":
                    await life.pass_by(detail)
                elif step == "wait":
                    if detail == "ends" or detail in life.life.moves:
                        await life.wait(detail)
                elif hasattr(job, detail):
                    await life.act(detail, job if step == "act" else await life.truth())


class Request:
    """An async process request over and over, a handle of it, and when it was made."""

    def __init__(self, place: Place, hub: AsyncSentinelHub, *, broken: bool, storage: bool) -> None:
        self.place, self.hub = place, hub
        self.evalscript = lives.script("async_process", "FAILED" if broken else "")
        self.made, self.was_seen = place.now, False
        self.over = ("FAILED" if broken else "DONE") if storage else "ENDED"

    async def begin(self) -> None:
        self.made, self.was_seen = self.place.now, False
        self.job: AsyncJob[Any] = await self.hub.async_process.create(
            self.evalscript, bbox=(14.4, 45.8, 14.7, 45.95), time="2010-01", size=(30, 20), output=RESULTS
        )

    @property
    def ends(self) -> float:
        """When the handle can know; without a look into the bucket, one who was never found may only be late."""
        hidden = self.over == "ENDED" and not self.was_seen
        return self.made + (60.0 if hidden else lives.QUEUED + lives.FEATURE)

    async def look(self) -> None:
        self.was_seen |= self.place.now < self.made + lives.QUEUED + lives.FEATURE
        expected = "RUNNING" if self.place.now < self.ends else self.over
        assert (await self.job.refresh()).status == expected
        assert (self.job.is_done, self.job.succeeded, self.job.failed) == (
            expected != "RUNNING",
            expected == "DONE",
            expected == "FAILED",
        )

    async def take_up_again(self) -> None:
        """Another handle, which does not know that the request is new."""
        self.job, self.was_seen = self.hub.async_process.job(self.job.id, output=RESULTS), True

    async def wait(self, until: str, timeout: float) -> None:
        self.was_seen |= self.place.now < self.made + lives.QUEUED + lives.FEATURE
        running, ends = self.place.now < self.ends, self.ends
        try:
            await self.job.wait(None if until == "ends" else until, timeout=timeout)
        except JobTimeout:
            assert until != "RUNNING"
            assert self.place.now < ends
        except JobFailed:
            assert self.job.status == self.over != until
        else:
            assert self.job.status == ("RUNNING" if until == "RUNNING" else self.over)
            assert until in {"ends", self.job.status}
        assert running or self.job.status == self.over


requests = st.one_of(
    st.tuples(st.just("pass"), st.sampled_from([0.5, 1.0, 2.0, 60.0])),
    st.tuples(st.just("wait"), st.tuples(st.sampled_from(["ends", *ASYNC_PROCESS.moves]), st.sampled_from([0, 1, 90]))),
    st.tuples(st.sampled_from(["look", "take up again", "begin"]), st.none()),
)


@pytest.mark.anyio
@LIVES
@given(told=st.lists(requests, min_size=LENGTH, max_size=LENGTH), broken=st.booleans(), storage=st.booleans())
async def test_an_async_request_runs_until_it_is_over_and_stays_over(
    told: list[tuple[str, Any]], broken: bool, storage: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = make_place(folder, 0.0)
        async with place.async_hub(storage=storage) as hub:
            request = Request(place, hub, broken=broken, storage=storage)
            await request.begin()
            for step, detail in told:
                taken[f"async_process by {type(hub).__name__}"] += 1
                if step == "pass":
                    place.advance(detail)
                elif step == "wait":
                    await request.wait(*detail)
                elif step == "look":
                    await request.look()
                elif step == "take up again":
                    await request.take_up_again()
                else:
                    await request.begin()
