# Derived from tests/overlay/_async/test_async_process.py by tools/unasync.py; edit that file, then `make sync`.
"""Async process requests against the sandbox: what is over is not found, and the bucket tells how it ended."""

from pathlib import Path

import pytest

from overlay.sandboxed import Place
from sandbox.jobs import BROKEN, RED
from swath import SentinelHub, InvalidParameter, JobFailed, RateLimited, process_request
from swath._sync._async_process import AsyncProcessJob
from swath_sandbox import Jobs

PLACE = {"bbox": (14.4, 45.8, 14.7, 45.95), "time": "2010-01", "size": (30, 20), "output": "s3://results/large"}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def create(hub: SentinelHub, evalscript: str = RED, **changed: object) -> AsyncProcessJob:
    return hub.async_process.create(evalscript, **(PLACE | changed))  # type: ignore[arg-type]


def test_a_request_that_is_over_has_ended_and_nobody_says_how(place: Place) -> None:
    with place.hub() as hub:
        job = create(hub)
        seen: list[str | None] = []
        job.wait(on_status=lambda job: seen.append(job.status))
    assert seen == ["RUNNING", "ENDED"]
    assert (job.is_done, job.succeeded, job.failed, job.files) == (True, False, False, ())


@pytest.mark.parametrize(
    "output", ["s3://results/large", "s3://results/<REQUEST_ID>", "s3://results/<REQUEST_ID>-<OUTPUT>"]
)
def test_with_access_to_the_bucket_success_is_known(place: Place, output: str) -> None:
    with place.hub(storage=True) as hub:
        job = (create(hub, output=output)).wait(until="DONE")
    assert job.succeeded
    assert job.cost == 10
    assert len(job.files) == 1
    assert place.sandbox.buckets.exists(job.files[0])


def test_with_access_to_the_bucket_failure_and_its_reason_are_known(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = create(hub, BROKEN)
        assert (job.wait()).failed
        assert "syntax" in job.error.lower() or "unexpected" in job.error.lower()
        with pytest.raises(JobFailed):
            job.wait(until="DONE")


def test_a_handle_made_of_an_id_needs_the_place_to_know_how_it_ended(place: Place) -> None:
    with place.hub(storage=True) as hub:
        name = (create(hub)).id
        place.advance(60)
        assert (hub.async_process.job(name).wait()).status == "ENDED"
        assert (hub.async_process.job(name, output="s3://results/large").wait()).status == "DONE"


def test_a_request_that_is_not_found_yet_is_no_request_that_is_over(tmp_path: Path) -> None:
    place = Place(tmp_path, jobs=Jobs(hidden=5, feature=20))
    with place.hub() as hub:
        job = create(hub)
        assert (job.refresh()).status == "RUNNING"
        job.wait()
    assert place.now - 1_700_000_000 >= 20


def test_a_process_request_may_be_given(place: Place) -> None:
    request = process_request(RED, bbox=(14.4, 45.8, 14.7, 45.95), time="2010-01", outputs="tiff", size=(30, 20))
    with place.hub(storage=True) as hub:
        job = hub.async_process.create(request, output="s3://results/large")
        assert (job.wait()).succeeded


def test_too_many_at_a_time_are_refused(tmp_path: Path) -> None:
    place = Place(tmp_path, jobs=Jobs(most_async=1))
    with place.hub() as hub:
        job = create(hub)
        with pytest.raises(RateLimited, match="concurrent"):
            create(hub)
        job.wait()
        create(hub)


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [
        ({"output": None}, "output"),
        ({"output": "large"}, "output"),
        ({"size": None}, "size"),
        ({"size": (10_001, 1)}, "size"),
        ({"resolution": 1}, "size"),
        ({"size": None, "resolution": 0}, "resolution"),
        ({"bbox": None}, "bbox"),
    ],
)
def test_bad_input_is_refused_before_anything_is_sent(
    place: Place, changed: dict[str, object], parameter: str
) -> None:
    with place.hub() as hub:
        with pytest.raises(InvalidParameter) as caught:
            create(hub, **changed)
    assert caught.value.parameter == parameter
    assert place.asked == []
