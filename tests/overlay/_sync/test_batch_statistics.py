# Derived from tests/overlay/_async/test_batch_statistics.py by tools/unasync.py; edit that file, then `make sync`.
"""Batch statistics against the sandbox: tasks, and their results in the bucket."""

from pathlib import Path

import pytest

from overlay import lives
from overlay.sandboxed import Place
from sandbox.jobs import STATISTICS
from swath import SentinelHub, ConfigurationError, InvalidParameter, JobFailed, NotFound, UnexpectedAnswer
from swath._sync._batch_statistics import BatchStatisticsJob
from swath.models import BatchStatisticsProgress, BatchStatisticsRequest, BatchStatisticsTask
from swath_sandbox import Jobs


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.put(lives.GEOPACKAGE, lives.package())
    return place


def create(hub: SentinelHub, **changed: object) -> BatchStatisticsJob:
    arguments = lives.arguments("batch_statistics") | changed
    return hub.batch_statistics.create(STATISTICS, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "output", ["s3://results/statistics", "s3://results/of-<REQUEST_ID>/<ID>.json", "s3://results/by-name/<IDENTIFIER>"]
)
def test_the_results_of_each_feature_are_read_back(place: Place, output: str) -> None:
    with place.hub(storage=True) as hub:
        job = (create(hub, output=output)).start()
        assert [result for result in job.results()] == []
        job.wait()
        results = [result for result in job.results()]
        again = [result for result in hub.batch_statistics.job(job.id).results()]
    assert [result.identifier for result in results] == ["acre 0", "acre 1", "acre 2"]
    assert [result.url for result in again] == [result.url for result in results]
    for result in results:
        assert result.error is None
        rows = result.unwrap().to_dicts()
        assert len(rows) >= 1
        assert (rows[0]["output"], rows[0]["band"]) == ("red", "B0")
        assert 0 <= rows[0]["mean"] <= 1  # type: ignore[operator]


def test_the_results_of_all_features_are_one_table(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = ((create(hub)).start()).wait()
        table = job.to_table()
        rows = [row for result in table.results for row in result.unwrap().to_dicts()]
    assert [result.feature for result in table.results] == ["acre 0", "acre 1", "acre 2"]
    assert [{**row, "feature": None} for row in table.to_dicts()] == [{"feature": None, **row} for row in rows]
    assert table.to_pandas()["feature"].unique().tolist() == ["acre 0", "acre 1", "acre 2"]
    assert table.processing_units is None


def test_a_feature_that_failed_says_why(tmp_path: Path) -> None:
    place = Place(tmp_path, jobs=Jobs(failing=0.5))
    place.put(lives.GEOPACKAGE, lives.package())
    with place.hub(storage=True) as hub:
        job = ((create(hub)).start()).wait()
        results = [result for result in job.results()]
        table = job.to_table()
    failed = [result for result in results if result.value is None]
    assert 0 < len(failed) < 3
    assert {str(result.error) for result in failed} == {"Internal processing error."}
    assert table.errors.keys() == {result.feature for result in failed}
    with pytest.raises(JobFailed, match="Internal processing error") as raised:
        failed[0].unwrap()
    assert raised.value.id == job.id


def test_a_file_that_holds_no_statistics_is_told(place: Place) -> None:
    with place.hub(storage=True) as hub:
        job = ((create(hub)).start()).wait()
        place.put(f"s3://results/batch_statistics/{job.id}/notes.txt", b"not ours")
        place.put(f"s3://results/batch_statistics/{job.id}/9.json", b"[]")
        with pytest.raises(UnexpectedAnswer, match=r"9\.json holds no statistics"):
            [result for result in job.results()]


def test_without_access_there_are_no_results_to_read(place: Place) -> None:
    with place.hub() as hub:
        job = create(hub)
        with pytest.raises(ConfigurationError, match="storage=ObjectStorage"):
            [result for result in job.results()]


def test_while_it_computes_only_its_progress_is_asked_for(place: Place) -> None:
    with place.hub() as hub:
        job = (create(hub)).start()
        place.advance(lives.QUEUED + lives.ANALYSING + lives.FEATURE)
        job.refresh()
        assert isinstance(job.snapshot, BatchStatisticsTask)
        assert place.asked[-1] == f"GET /statistics/batch/v1/{job.id}"
        job.refresh()
        assert isinstance(job.snapshot, BatchStatisticsProgress)
        assert place.asked[-1] == f"GET /statistics/batch/v1/{job.id}/status"
    assert job.progress == pytest.approx(1 / 3, abs=0.001)


def test_a_whole_request_may_be_given(place: Place) -> None:
    with place.hub() as hub:
        one = create(hub)
        assert isinstance(one.snapshot, BatchStatisticsTask)
        assert isinstance(one.snapshot.request, BatchStatisticsRequest)
        assert (hub.batch_statistics.create(one.snapshot.request)).id != one.id


def test_tasks_are_listed_as_handles_page_by_page(place: Place) -> None:
    with place.hub() as hub:
        made = [(create(hub)).id for _ in range(3)]
        listed = [job for job in hub.batch_statistics.list(order="created:desc", page_size=2)]
    assert [job.id for job in listed] == made[::-1]
    assert {job.status for job in listed} == {"CREATED"}


def test_an_unknown_task_is_not_found(place: Place) -> None:
    with place.hub() as hub:
        with pytest.raises(NotFound):
            hub.batch_statistics.job("97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25").refresh()


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [
        ({"features": None}, "features"),
        ({"output": None}, "output"),
        ({"output": "results"}, "output"),
        ({"time": None}, "time"),
        ({"time": ("2022-10-01", None)}, "time"),
        ({"interval": "P"}, "interval"),
        ({"interval": "PT1H"}, "interval"),
        ({"interval": 1}, "interval"),
        ({"resolution": 10}, "size"),
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
