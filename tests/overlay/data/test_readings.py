import pytest

from swath.core.jobs import Reading
from swath.data.readings import batch_reading, batch_v1_reading, statistics_reading
from swath.models import BatchRequestV1, BatchStatisticsProgress, BatchStatisticsTask, BatchTask

EARLY, LATE = "2026-01-01T10:00:00Z", "2026-01-01T10:20:00Z"


def batch(**members: object) -> Reading:
    return batch_reading(BatchTask.from_dict({"id": "t", **members}))


def test_a_task_tells_its_status_progress_cost_and_error() -> None:
    reading = batch(status="PROCESSING", userAction="START", completionPercentage=25, costPU=7, error="tile 3")
    assert (reading.status, reading.asked, reading.progress) == ("PROCESSING", "start", 0.25)
    assert (reading.cost, reading.error) == (7.0, "tile 3")


def test_what_is_not_told_is_not_known() -> None:
    reading = batch(status="CREATED", userAction="NONE")
    assert (reading.asked, reading.progress, reading.cost, reading.error) == ("", None, None, "")


@pytest.mark.parametrize(
    ("percentage", "progress"), [(100.4, 1.0), (-1, 0.0), ("50", None), (None, None), (True, None)]
)
def test_a_percentage_that_cannot_be_does_no_harm(percentage: object, progress: float | None) -> None:
    assert batch(status="PROCESSING", completionPercentage=percentage).progress == progress


@pytest.mark.parametrize(
    ("action", "asked_at", "updated_at", "asked"),
    [
        ("START", EARLY, LATE, ""),
        ("START", LATE, LATE, "start"),
        ("START", LATE, EARLY, "start"),
        ("START", None, LATE, ""),
        ("START", LATE, None, ""),
        ("STOP", EARLY, LATE, "stop"),
    ],
)
def test_a_start_before_the_stop_is_over(action: str, asked_at: object, updated_at: object, asked: str) -> None:
    reading = batch(status="STOPPED", userAction=action, userActionUpdated=asked_at, lastUpdated=updated_at)
    assert reading.asked == asked


def test_why_a_task_stopped_is_its_error() -> None:
    assert batch(status="STOPPED", stoppedStatusReason="OUT_OF_PU").error == "stopped: OUT_OF_PU"


@pytest.mark.parametrize("name", ["costPU", "costPu"])
def test_the_cost_of_statistics_comes_under_one_of_two_names(name: str) -> None:
    record = {"id": "t", "status": "PROCESSING", name: 3.5}
    assert statistics_reading(BatchStatisticsTask.from_dict(record)).cost == 3.5
    assert statistics_reading(BatchStatisticsProgress.from_dict(record)).cost == 3.5


def test_a_partial_request_goes_nowhere_although_its_start_is_still_named() -> None:
    record = {"id": "t", "processRequest": {}, "userAction": "START", "valueEstimate": 12.5}
    assert batch_v1_reading(BatchRequestV1.from_dict({**record, "status": "PARTIAL"})).asked == ""
    reading = batch_v1_reading(BatchRequestV1.from_dict({**record, "status": "CREATED"}))
    assert (reading.asked, reading.cost) == ("start", 12.5)
