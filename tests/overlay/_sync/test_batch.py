# Derived from tests/overlay/_async/test_batch.py by tools/unasync.py; edit that file, then `make sync`.
"""Batch tasks against the sandbox: what is created, listed, changed, and read back from the bucket."""

from pathlib import Path

import pytest

from overlay import lives
from overlay.sandboxed import Place
from sandbox.jobs import RED, SECRET, THROWING
from swath import (
    SentinelHub,
    BadRequest,
    ConfigurationError,
    Conflict,
    InvalidParameter,
    NotFound,
    OutcomeUnknown,
    StorageError,
    UnexpectedAnswer,
    wait_all,
    process_request,
)
from swath._sync._batch import BatchJob
from swath.models import BatchTaskRequest


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.put(lives.GEOPACKAGE, lives.package())
    return place


def create(hub: SentinelHub, evalscript: str = RED, **changed: object) -> BatchJob:
    return hub.batch.create(evalscript, **(lives.arguments("batch") | changed))  # type: ignore[arg-type]


def test_a_task_over_a_grid_is_rendered_tile_by_tile(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = hub.batch.create(
            RED, bbox=(14.0, 45.0, 15.1, 46.2), time="2010-01", grid=2, resolution=360, output="s3://results/tiles"
        )
        (job.start()).wait()
        files = job.manifest()
    assert job.succeeded
    assert files is not None
    assert len(files) == 6
    assert all(place.sandbox.buckets.exists(file.url) for file in files)
    assert {(file.output, file.width, file.height) for file in files} == {("default", 278, 278)}


def test_a_whole_process_request_and_a_whole_task_may_be_given(place: Place) -> None:
    request = process_request(RED, bbox=(14.4, 45.8, 14.7, 45.95), time="2022-10-01", outputs="tiff", size=(9, 9))
    with place.hub() as hub:
        one = hub.batch.create(request, features=lives.GEOPACKAGE, output="s3://results/one")
        assert one.snapshot is not None
        assert isinstance(one.snapshot.request, BatchTaskRequest)
        body = one.snapshot.request.to_dict()
        assert "width" not in body["processRequest"]["output"]
        other = hub.batch.create(BatchTaskRequest.from_dict(body))
        assert one.id != other.id


def test_progress_is_read_in_the_bucket_where_there_is_access(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = (create(hub)).start()
        assert job.execution() is None
        place.advance(lives.QUEUED + lives.ANALYSING + lives.FEATURE)
        job.refresh()
        execution = job.execution()
    assert job.status == "PROCESSING"
    assert execution is not None
    assert execution.counts == {"DONE": 1, "PENDING": 2}
    assert job.progress == pytest.approx(1 / 3)
    assert [feature.name for feature in execution.features] == ["acre 0", "acre 1", "acre 2"]


def test_what_failed_is_told_with_its_reason(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = ((create(hub, THROWING)).start()).wait()
        execution = job.execution()
    assert (job.status, job.error) == ("STOPPED", "stopped: UNHEALTHY")
    assert execution is not None
    assert len(execution.failed) == 3
    assert "no such luck" in execution.failed[0].error


def test_a_bucket_that_cannot_be_read_does_not_hide_the_task(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = (create(hub)).start()
        place.advance(lives.QUEUED + lives.ANALYSING + lives.FEATURE)
        place.put(f"s3://results/batch/execution-{job.id}.sqlite", b"no database")
        job.refresh()
        assert job.status == "PROCESSING"
        with pytest.raises(UnexpectedAnswer, match=r"execution-.*sqlite"):
            job.execution()


def test_without_access_the_bucket_is_asked_for_in_vain(place: Place) -> None:
    with place.hub() as hub:
        job = create(hub)
        with pytest.raises(ConfigurationError, match="storage=ObjectStorage"):
            job.execution()
        with pytest.raises(ConfigurationError, match="storage=ObjectStorage"):
            job.manifest()


def test_a_handle_made_of_an_id_finds_its_bucket(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = (create(hub)).start()
        job.wait()
        manifest = hub.batch.job(job.id).manifest()
    assert manifest is not None
    assert [file.feature for file in manifest] == ["acre 0", "acre 1", "acre 2"]


def test_tasks_are_listed_as_handles_page_by_page(place: Place) -> None:
    with place.hub() as hub:
        made = [(create(hub)).id for _ in range(5)]
        listed = [job for job in hub.batch.list(order="created", page_size=2)]
        assert [job.id for job in listed] == made
        assert {job.status for job in listed} == {"CREATED"}
        assert len([asked for asked in place.asked if asked == "GET /batch/v2/process"]) == 3
        newest = hub.batch.list(order="created:desc", limit=1).to_list()
        assert newest[0].id == made[-1]


def test_listed_tasks_can_be_started_and_waited_for_together(place: Place) -> None:
    with place.hub() as hub:
        for number in range(3):
            create(hub, output=f"s3://results/{number}")
        jobs = hub.batch.list().to_list()
        for job in jobs:
            job.start()
        assert all(job.succeeded for job in wait_all(jobs))


def test_grids_are_listed_and_looked_up(place: Place) -> None:
    with place.hub() as hub:
        grids = hub.batch.grids().to_list()
        assert (hub.batch.grid(int(grids[0].id))).name == grids[0].name
        with pytest.raises(BadRequest, match="does not exist"):
            hub.batch.grid(99)


def test_a_description_can_be_changed_before_the_start(place: Place) -> None:
    with place.hub() as hub:
        job = create(hub, description="fields")
        job.update(description="acres")
        assert job.snapshot is not None
        assert isinstance(job.snapshot.request, BatchTaskRequest)
        assert job.snapshot.request.description == "acres"
        job.start()
        with pytest.raises(Conflict, match="cannot be updated"):
            job.update(description="too late")


def test_an_unknown_task_is_not_found(place: Place) -> None:
    with place.hub() as hub:
        with pytest.raises(NotFound):
            hub.batch.job("97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25").refresh()


def test_a_lost_creation_that_may_be_either_of_two_says_where_to_look(place: Place) -> None:
    with place.hub() as hub:
        create(hub)
        place.transport.lose_next("POST")
        with pytest.raises(OutcomeUnknown, match=r"hub\.batch\.list\(order='created:desc'\) shows what was created"):
            create(hub)


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [
        ({"features": None}, "grid"),
        ({"grid": 1, "resolution": 60.0}, "grid"),
        ({"output": "results/red"}, "output"),
        ({"output": None}, "output"),
        ({"features": "fields.gpkg"}, "features"),
        ({"features": {"url": "gs://fields/fields.gpkg"}}, "features"),
        ({"buffer": (1, 1)}, "buffer"),
        ({"size": (4, 4), "resolution": 10.0}, "size"),
        ({"features": None, "grid": 1}, "resolution"),
        ({"features": None, "grid": 1, "resolution": 60.0, "size": (4, 4)}, "size"),
        ({"features": None, "grid": 1, "resolution": 60.0}, "bbox"),
        ({"time": None}, "time"),
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


def test_keys_are_sent_and_shown_nowhere(place: Place) -> None:
    keys = {"url": "s3://results/red", "accessKey": "key", "secretAccessKey": SECRET}
    with place.hub() as hub:
        job = create(hub, output=keys)
        assert SECRET not in f"{job!r} {job.snapshot}"
        with pytest.raises(InvalidParameter) as caught:
            create(hub, output={**keys, "url": "nowhere"})
        assert SECRET not in f"{caught.value} {caught.value.args}"


def test_a_storage_without_such_a_folder_says_which_file_is_meant(place: Place, tmp_path: Path) -> None:
    with place.hub(storage=True) as hub:
        job = create(hub)
        assert hub._core.storage is not None
        hub._core.storage._folder = tmp_path / "nowhere"
        with pytest.raises(StorageError, match=r"s3://results/batch/execution-.* cannot be read"):
            job.execution()
