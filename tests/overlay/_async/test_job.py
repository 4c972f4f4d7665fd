"""Handles and waiting, against a service that goes through the statuses that it is told to."""

import json
import pickle
from collections.abc import Iterable

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swath import (
    AsyncSentinelHub,
    BadRequest,
    ConfigurationError,
    Deployment,
    IllegalAction,
    InvalidParameter,
    JobError,
    JobFailed,
    JobStuck,
    JobTimeout,
    NotFound,
    OutcomeUnknown,
    RetryPolicy,
    ServerError,
    async_wait_all,
)
from swath._async._batch import AsyncBatchJob

ONCE = RetryPolicy(attempts=1, refusals=1)
SECRET = "canary-of-the-secret"
Step = str | int | Exception | dict[str, object]


class Service:
    """Tells of each job what comes next, and the last thing over and over; its clock runs when somebody waits."""

    def __init__(self, *steps: Step, **jobs: Iterable[Step]) -> None:
        self.steps = {"job": list(steps)} | {name: list(told) for name, told in jobs.items()}
        self.now = 1000.0
        self.asked: list[str] = []
        self.pauses: list[float] = []
        self.oversleep = 0.0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 1e9})
        self.asked.append(f"{request.method} {path}")
        name = path.split("/")[4]
        if request.method == "POST":
            return httpx.Response(204)
        steps = self.steps[name]
        step = steps.pop(0) if len(steps) > 1 else steps[0]
        if isinstance(step, Exception):
            raise step
        if isinstance(step, int):
            return httpx.Response(step, json={"error": {"status": step, "message": "no"}})
        told = {"status": step} if isinstance(step, str) else step
        return httpx.Response(200, json={"id": name, **told})

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds + self.oversleep
        self.oversleep = 0.0

    def hub(self) -> AsyncSentinelHub:
        hub = AsyncSentinelHub("id", SECRET, retries=ONCE, transport=httpx.MockTransport(self))
        hub._core.sleep, hub._core.clock = self.sleep, lambda: self.now
        return hub

    def job(self, name: str = "job") -> AsyncBatchJob:
        return self.hub().batch.job(name)


def started(status: str, **members: object) -> dict[str, object]:
    return {"status": status, "userAction": "START", **members}


def test_a_handle_asks_nothing_until_it_is_told_to() -> None:
    service = Service("DONE")
    job = service.job()
    assert (job.id, job.status, job.progress, job.cost, job.error) == ("job", None, None, None, "")
    assert (job.is_done, job.succeeded, job.failed) == (False, False, False)
    assert repr(job) == "<AsyncBatchJob job, not looked at yet>"
    assert service.asked == []


@pytest.mark.anyio
async def test_a_job_shows_itself_in_one_readable_line() -> None:
    told = {"status": "PROCESSING", "completionPercentage": 41.6, "costPU": 120.5, "error": "tile 3\nfailed"}
    job = await Service(told).job().refresh()
    assert repr(job) == "<AsyncBatchJob job, PROCESSING, 42%, 120.5 PU, tile 3 failed>"


@pytest.mark.anyio
async def test_whatever_the_service_says_it_stays_one_line() -> None:
    job = await Service("PON\nDERING").job().refresh()
    assert repr(job) == "<AsyncBatchJob job, PON DERING>"


@pytest.mark.anyio
async def test_waiting_ends_when_the_job_has_ended() -> None:
    service = Service(started("CREATED"), "ANALYSING", "PROCESSING", "PROCESSING", "DONE")
    service.steps["job"][1] = started("ANALYSING")
    seen: list[str | None] = []
    job = await service.job().wait(on_status=lambda job: seen.append(job.status))
    assert job.succeeded
    assert seen == ["CREATED", "ANALYSING", "PROCESSING", "DONE"]
    assert len(service.asked) == 5


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"status": "ANALYSIS_DONE", "userAction": "ANALYSE"}, r"is ANALYSIS_DONE.* start\(\) or stop\(\)"),
        ({"status": "ANALYSIS_DONE"}, r"is ANALYSIS_DONE.* start\(\) or stop\(\)"),
        ({"status": "CREATED", "userAction": "NONE"}, r"is CREATED.* analyse\(\) or start\(\)"),
        ({"status": "CREATED"}, r"is CREATED"),
    ],
)
async def test_waiting_for_what_cannot_happen_is_told_at_once(told: Step, message: str) -> None:
    service = Service(told)
    with pytest.raises(JobStuck, match=message) as caught:
        await service.job().wait()
    assert (caught.value.id, service.pauses, len(service.asked)) == ("job", [], 1)


@pytest.mark.anyio
async def test_waiting_for_success_tells_of_a_failure_and_its_reason() -> None:
    service = Service("PROCESSING", {"status": "FAILED", "error": "no such band"})
    with pytest.raises(JobFailed, match="batch task job is FAILED and does not become DONE: no such band") as caught:
        await service.job().wait(until="DONE")
    assert caught.value.status == "FAILED"


@pytest.mark.anyio
async def test_waiting_for_the_end_is_content_with_a_failure() -> None:
    job = await Service("PROCESSING", "FAILED").job().wait()
    assert job.is_done
    assert job.failed
    assert not job.succeeded


@pytest.mark.anyio
async def test_a_timeout_names_the_job_and_leaves_it_alone() -> None:
    service = Service("PROCESSING")
    with pytest.raises(JobTimeout, match=r"job was still PROCESSING after 90 s; it goes on") as caught:
        await service.job().wait(timeout=90)
    assert (caught.value.id, caught.value.status) == ("job", "PROCESSING")
    assert isinstance(caught.value, TimeoutError)
    assert sum(service.pauses) == 90
    assert {asked.split()[0] for asked in service.asked} == {"GET"}


@pytest.mark.anyio
async def test_the_last_look_is_after_the_time_is_over() -> None:
    service = Service(*["PROCESSING"] * 2, "DONE")
    job = await service.job().wait(timeout=1.5)
    assert job.succeeded
    assert service.pauses == [1.0, 0.5]


@pytest.mark.anyio
async def test_no_time_at_all_is_one_look() -> None:
    service = Service("PROCESSING", "DONE")
    with pytest.raises(JobTimeout):
        await service.job().wait(timeout=0)
    assert len(service.asked) == 1


@pytest.mark.anyio
async def test_a_laptop_that_slept_goes_on() -> None:
    service = Service(*["PROCESSING"] * 3, httpx.ConnectError("no route"), *["PROCESSING"] * 3, "DONE")
    service.oversleep = 3600
    job = await service.job().wait(timeout=600)
    assert job.succeeded
    assert service.now > 1000 + 3600


@pytest.mark.anyio
async def test_a_service_that_is_away_for_a_while_does_not_end_the_waiting() -> None:
    service = Service("PROCESSING", httpx.ReadTimeout("slow"), 503, 502, 429, "DONE")
    assert (await service.job().wait()).succeeded


@pytest.mark.anyio
async def test_a_service_that_stays_away_ends_it() -> None:
    service = Service("PROCESSING", 503)
    with pytest.raises(ServerError):
        await service.job().wait(timeout=None)
    assert 1800 <= service.now - 1000 < 1900


@pytest.mark.anyio
@pytest.mark.parametrize(("status", "kind"), [(404, NotFound), (400, BadRequest)])
async def test_a_refusal_ends_the_waiting_at_once(status: int, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        await Service("PROCESSING", status).job().wait()


@pytest.mark.anyio
async def test_a_status_of_tomorrow_is_waited_through() -> None:
    service = Service("PROCESSING", "COMPRESSING", "COMPRESSING", "DONE")
    seen: list[str | None] = []
    await service.job().wait(on_status=lambda job: seen.append(job.status))
    assert seen == ["PROCESSING", "COMPRESSING", "DONE"]


@pytest.mark.anyio
async def test_a_status_of_tomorrow_that_stays_ends_by_the_timeout() -> None:
    service = Service("PONDERING")
    with pytest.raises(JobTimeout) as caught:
        await service.job().wait()
    assert caught.value.status == "PONDERING"
    assert service.now == 1000 + 86400
    assert len(service.asked) < 1500


@pytest.mark.anyio
async def test_a_status_of_tomorrow_refuses_no_action() -> None:
    service = Service("PONDERING")
    await (await service.job().refresh()).stop()
    assert service.asked[-1].endswith("/stop")


@settings(max_examples=25)
@given(
    st.lists(st.text(max_size=12) | st.sampled_from(["CREATED", "PROCESSING", "ANALYSIS_DONE", "STOPPED"]), max_size=8)
)
@pytest.mark.anyio
async def test_whatever_statuses_come_a_wait_ends(statuses: list[str]) -> None:
    service = Service(*statuses, "PROCESSING")
    try:
        job = await service.job().wait(timeout=3600)
    except JobError:
        pass
    else:
        assert job.status in {"STOPPED", "DONE", "FAILED"}
    assert service.now <= 1000 + 3600


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("status", "action", "possible"),
    [
        ("CREATED", "stop", "'analyse', 'start' can"),
        ("PROCESSING", "start", "'stop' can"),
        ("DONE", "start", "nothing more can"),
    ],
)
async def test_an_illegal_action_is_refused_before_it_is_asked_for(status: str, action: str, possible: str) -> None:
    service = Service(status)
    with pytest.raises(
        IllegalAction, match=f"batch task job is {status}: '{action}' cannot be asked of it, {possible}"
    ):
        await getattr(service.job(), action)()
    assert service.asked == ["GET /batch/v2/process/job"]


@pytest.mark.anyio
async def test_what_was_seen_long_ago_refuses_nothing() -> None:
    service = Service("ANALYSING", "ANALYSIS_DONE")
    job = await service.job().refresh()
    await job.start()
    assert service.asked[-1] == "POST /batch/v2/process/job/start"


@pytest.mark.anyio
async def test_an_action_that_has_no_effect_yet_is_waited_for() -> None:
    service = Service("STOPPED", "STOPPED", "PROCESSING", "DONE")
    job = await service.job().refresh()
    assert job.is_done
    await job.start()
    assert not job.is_done
    assert (await job.wait()).succeeded


@pytest.mark.anyio
async def test_an_action_that_never_has_an_effect_is_not_waited_for_without_end() -> None:
    service = Service("STOPPED")
    job = await (await service.job().refresh()).start()
    assert (await job.wait(timeout=None)).status == "STOPPED"
    assert 600 < service.now - 1000 < 700


@pytest.mark.anyio
async def test_a_task_that_stopped_again_between_two_looks_has_stopped() -> None:
    told = started("STOPPED", userActionUpdated="2026-01-01T10:00:00Z", lastUpdated="2026-01-01T10:20:00Z")
    service = Service("STOPPED", told)
    job = await (await service.job().refresh()).start()
    await job.wait()
    assert service.pauses == []


@pytest.mark.anyio
async def test_a_start_by_somebody_else_is_seen() -> None:
    told = started("STOPPED", userActionUpdated="2026-01-01T10:20:00Z", lastUpdated="2026-01-01T10:20:00Z")
    job = await Service(told, "PROCESSING", "DONE").job().wait()
    assert job.succeeded


class Losing(Service):
    """Does what it is asked for, and does not say so."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        answer = super().__call__(request)
        if request.method == "POST" and "/token" not in request.url.path:
            raise httpx.ReadError("cut off")
        return answer


@pytest.mark.anyio
async def test_a_start_whose_answer_was_lost_is_looked_for() -> None:
    job = await Losing("CREATED", started("CREATED")).job().start()
    assert job.status == "CREATED"
    with pytest.raises(OutcomeUnknown):
        await Losing("CREATED").job().start()


@pytest.mark.anyio
async def test_a_handle_is_pickled_without_secrets_and_given_a_client_again() -> None:
    service = Service({"status": "PROCESSING", "completionPercentage": 50, "request": {"s3": SECRET}}, "DONE")
    job = await service.job().refresh()
    kept = pickle.dumps(job)
    assert SECRET.encode() not in kept
    again = pickle.loads(kept)
    assert repr(again) == repr(job) == "<AsyncBatchJob job, PROCESSING, 50%>"
    assert (again.id, again.deployment, again.snapshot) == ("job", job.deployment, None)
    with pytest.raises(ConfigurationError, match=r"attach\(hub\)"):
        await again.refresh()
    assert (await again.attach(service.hub()).wait()).succeeded


@pytest.mark.anyio
async def test_a_pickled_handle_remembers_what_was_asked() -> None:
    service = Service("STOPPED", "STOPPED", "PROCESSING", "DONE")
    job = await (await service.job().refresh()).start()
    again = pickle.loads(pickle.dumps(job)).attach(service.hub())
    assert (await again.wait()).succeeded


def test_a_handle_does_not_move_to_another_deployment() -> None:
    other = AsyncSentinelHub("id", SECRET, deployment=Deployment("https://elsewhere.example"))
    with pytest.raises(InvalidParameter, match="must be connected to https://services.sentinel-hub.com"):
        Service("DONE").job().attach(other)


@pytest.mark.parametrize("kind", [JobFailed, JobStuck, JobTimeout, IllegalAction])
def test_errors_of_jobs_are_pickled_whole(kind: type[JobError]) -> None:
    again = pickle.loads(pickle.dumps(kind("it is late", ["a", "b"], "PROCESSING")))
    assert (type(again), str(again), again.ids, again.status) == (kind, "it is late", ("a", "b"), "PROCESSING")


@pytest.mark.anyio
async def test_many_jobs_are_waited_for_in_one_loop() -> None:
    service = Service(one=["PROCESSING", "DONE"], two=["DONE"], three=["PROCESSING"] * 5 + ["FAILED"])
    hub = service.hub()
    jobs = [hub.batch.job(name) for name in ("one", "two", "three")]
    done = await async_wait_all(jobs)
    assert done == jobs
    assert [job.status for job in done] == ["DONE", "DONE", "FAILED"]
    assert len([asked for asked in service.asked if asked.endswith("two")]) == 1


@pytest.mark.anyio
async def test_a_thousand_jobs_are_asked_for_no_more_often_than_their_pace_wants() -> None:
    names = [f"job{number}" for number in range(1000)]
    service = Service(**{name: ["PROCESSING"] * 3 + ["DONE"] for name in names})
    hub = service.hub()
    done = await async_wait_all([hub.batch.job(name) for name in names])
    assert all(job.succeeded for job in done)
    assert len(service.asked) == 4000
    assert service.now - 1000 < 10


@pytest.mark.anyio
async def test_a_timeout_of_many_names_those_that_are_late() -> None:
    service = Service(one=["PROCESSING"], two=["DONE"], three=["PROCESSING"])
    hub = service.hub()
    with pytest.raises(JobTimeout, match="one was still PROCESSING after 60 s, and so was 1 other") as caught:
        await async_wait_all([hub.batch.job(name) for name in ("one", "two", "three")], timeout=60)
    assert caught.value.ids == ("one", "three")


@pytest.mark.anyio
async def test_one_that_is_stuck_is_told_at_once() -> None:
    service = Service(one=["PROCESSING"], two=["CREATED"])
    hub = service.hub()
    with pytest.raises(JobStuck) as caught:
        await async_wait_all([hub.batch.job("one"), hub.batch.job("two")])
    assert caught.value.ids == ("two",)
    assert service.pauses == []


@pytest.mark.anyio
async def test_waiting_for_nothing_is_over() -> None:
    assert await async_wait_all([]) == []


@pytest.mark.anyio
async def test_a_body_with_a_broken_record_does_not_crash() -> None:
    told: dict[str, object] = json.loads('{"status": null, "completionPercentage": "half", "costPU": [], "error": {}}')
    job = await Service(told).job().refresh()
    assert (job.progress, job.cost, job.error, job.is_done) == (None, None, "", False)
