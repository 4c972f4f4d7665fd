"""Which action a job of each kind takes in which status, and what it says to the others."""

import logging

import pytest

from sandbox.jobs import (
    ANALYSING,
    BROKEN,
    FEATURE,
    QUEUED,
    THROWING,
    advance,
    batch_request_v1,
    batch_task,
    fields,
    statistics_task,
)
from swath_sandbox import Jobs

STOPPABLE = {
    "CREATED": {"ANALYSE", "START"},
    "ANALYSING": {"STOP"},
    "ANALYSIS_DONE": {"START", "STOP"},
    "PROCESSING": {"STOP"},
    "DONE": set(),
    "FAILED": set(),
    "STOPPED": {"START"},
}
CANCELLABLE = {
    "CREATED": {"ANALYSE", "START", "CANCEL"},
    "ANALYSING": {"CANCEL"},
    "ANALYSIS_DONE": {"START", "CANCEL"},
    "PROCESSING": {"CANCEL"},
    "DONE": {"CANCEL"},
    "PARTIAL": {"RESTART", "CANCEL"},
    "FAILED": {"CANCEL"},
    "CANCELED": {"CANCEL"},
}
KINDS = {
    "/batch/v2/process": (batch_task, STOPPABLE),
    "/statistics/batch/v1": (statistics_task, STOPPABLE),
    "/api/v1/batch/process": (batch_request_v1, CANCELLABLE),
}
PATHS = {"ANALYSE": "analyse", "START": "start", "STOP": "stop", "CANCEL": "cancel", "RESTART": "restartpartial"}
BREAK = 1800


def ask(client, job, action):
    return client.send("POST", f"{job}/{PATHS[action]}")


def bring_to(client, path, status):
    """A job in a status, and what was asked for last."""
    make = KINDS[path][0]
    evalscript = {"FAILED": (BROKEN,)}.get(status, ())
    job = f"{path}/{client.post(path, make(*evalscript)).json['id']}"
    last = "NONE"
    for action, wait in {
        "CREATED": [],
        "ANALYSING": [("ANALYSE", QUEUED)],
        "ANALYSIS_DONE": [("ANALYSE", QUEUED + ANALYSING)],
        "PROCESSING": [("START", QUEUED + ANALYSING + FEATURE)],
        "DONE": [("START", 100)],
        "PARTIAL": [("START", 100)],
        "FAILED": [("ANALYSE", 100)],
        "STOPPED": [("START", QUEUED + ANALYSING + FEATURE), ("STOP", BREAK)],
        "CANCELED": [("START", QUEUED + ANALYSING), ("CANCEL", 10)],
    }[status]:
        assert ask(client, job, action).status == 204
        advance(client, wait)
        last = action
    assert client.get(job).json["status"] == status
    return job, last


CASES = [
    (path, status, action)
    for path, (_, table) in KINDS.items()
    for status in table
    for action in sorted(set.union(*table.values()))
]


@pytest.fixture
def make_client(make_checked_client, tmp_path):
    def make(**jobs):
        (tmp_path / "fields").mkdir(exist_ok=True)
        (tmp_path / "fields/fields.gpkg").write_bytes(fields())
        return make_checked_client(buckets=tmp_path, jobs=Jobs(**jobs))

    return make


@pytest.mark.parametrize(("path", "status", "action"), CASES)
def test_an_action_is_taken_or_refused_by_the_status(make_client, path, status, action):
    client = make_client(failing=0.5 if status == "PARTIAL" else 0)
    job, last = bring_to(client, path, status)

    answer = ask(client, job, action)

    shown = client.get(job).json
    if action in KINDS[path][1][status]:
        assert (answer.status, answer.body) == (204, b"")
        ended = status in {"DONE", "FAILED", "CANCELED"}
        assert shown["userAction"] == (last if ended else {"RESTART": "START"}.get(action, action))
        assert ("userActionUpdated" in shown) == (shown["userAction"] != "NONE")
    else:
        assert answer.status == 400
        assert (
            answer.error["message"] == f"Illegal to change userAction from {last} to {action} with task status {status}"
        )
        assert answer.error["code"] == "COMMON_BAD_PAYLOAD"
        assert (shown["status"], shown["userAction"]) == (status, last)


@pytest.mark.parametrize("path", KINDS)
def test_an_action_on_an_unknown_job_finds_nothing(make_client, path):
    client = make_client()
    job = f"{path}/97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"

    answers = [ask(client, job, action) for action in set.union(*KINDS[path][1].values())]
    answers.append(client.get(job))
    answers.append(client.send("PUT", job, json_body={"description": "x"}) if "batch/v1" not in path else answers[0])

    assert {answer.status for answer in answers} == {404}
    assert {answer.error["code"] for answer in answers} == {"COMMON_NOT_FOUND"}


@pytest.mark.parametrize("path", ["/batch/v2/process", "/statistics/batch/v1"])
def test_a_stopped_job_is_started_again_after_half_an_hour(make_client, path):
    client = make_client()
    job, _ = bring_to(client, path, "PROCESSING")
    ask(client, job, "STOP")
    stopped = client.get(job).json
    assert (stopped["status"], stopped["stoppedStatusReason"]) == ("STOPPED", "USER_ACTION")

    advance(client, BREAK - 1)
    refused = ask(client, job, "START")
    assert refused.status == 400
    assert (
        "from STOP to START with task status STOPPED; it can be started again at 2023-06-01T12:30:0"
        in (refused.error["message"])
    )
    advance(client, 1)
    assert ask(client, job, "START").status == 204

    assert client.get(job).json["status"] == "STOPPED"
    advance(client, QUEUED)
    resumed = client.get(job).json
    assert (resumed["status"], resumed["completionPercentage"]) == ("PROCESSING", stopped["completionPercentage"])
    assert "stoppedStatusReason" not in resumed
    advance(client, 10)
    assert client.get(job).json["status"] == "DONE"


@pytest.mark.parametrize("path", ["/batch/v2/process", "/statistics/batch/v1"])
def test_a_job_without_units_waits_for_an_hour(make_client, path):
    # Enough for the first of three features.
    client = make_client(units=0.015 if "statistics" in path else 0.0025)
    job = f"{path}/{client.post(path, KINDS[path][0]()).json['id']}"
    ask(client, job, "START")

    advance(client, 100)

    stopped = client.get(job).json
    assert (stopped["status"], stopped["stoppedStatusReason"]) == ("STOPPED", "OUT_OF_PU")
    assert 0 < stopped["completionPercentage"] < 100
    assert stopped["userAction"] == "START"
    advance(client, 3500)
    assert ask(client, job, "START").status == 400
    advance(client, 100)
    assert ask(client, job, "START").status == 204
    advance(client, QUEUED)
    assert client.get(job).json["status"] == "PROCESSING"
    advance(client, FEATURE)
    assert client.get(job).json["stoppedStatusReason"] == "OUT_OF_PU"


def test_units_may_run_out_in_the_middle_of_a_feature_that_was_begun_before_a_stop(make_client):
    client, path = make_client(units=0.0025), "/batch/v2/process"
    job = f"{path}/{client.post(path, batch_task()).json['id']}"
    ask(client, job, "START")
    advance(client, QUEUED + ANALYSING + 1.5 * FEATURE)
    ask(client, job, "STOP")
    advance(client, BREAK)
    ask(client, job, "START")

    for _ in range(2):
        advance(client, 100)
        stopped = client.get(job).json
        assert (stopped["status"], stopped["stoppedStatusReason"]) == ("STOPPED", "OUT_OF_PU")
        assert stopped["completionPercentage"] == 33.33


@pytest.mark.parametrize("path", KINDS)
def test_a_fault_inside_fails_a_feature_and_is_logged(make_client, monkeypatch, caplog, path):
    client = make_client()
    job = f"{path}/{client.post(path, KINDS[path][0]()).json['id']}"
    ask(client, job, "START")
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR, "swath_sandbox"):
        for module in ("process", "aggregation"):
            broken.setattr(f"swath_sandbox.api.{module}.render", lambda *_, **__: {}["no such thing"])
        advance(client, 100)

    assert client.get(job).json["status"] == ("STOPPED" if "v2" in path else "FAILED")
    assert client.get(path).status == 200
    assert len(caplog.messages) == (6 if "api/v1" in path else 3)


@pytest.mark.parametrize("path", KINDS)
def test_an_account_without_any_units_creates_and_starts_nothing(make_client, path):
    refused = make_client(units=0).post(path, KINDS[path][0]())

    assert (refused.status, refused.error["code"]) == (403, "ACCESS_INSUFFICIENT_PROCESSING_UNITS")


def test_a_batch_task_of_which_everything_fails_is_stopped_as_unhealthy_and_can_be_tried_again(make_client):
    client, path = make_client(), "/batch/v2/process"
    job = f"{path}/{client.post(path, batch_task(THROWING)).json['id']}"
    ask(client, job, "START")
    advance(client, 100)
    stopped = client.get(job).json
    assert (stopped["status"], stopped["stoppedStatusReason"]) == ("STOPPED", "UNHEALTHY")

    advance(client, BREAK)
    assert ask(client, job, "START").status == 204
    advance(client, QUEUED)
    assert client.get(job).json["completionPercentage"] == 0
    advance(client, 100)

    assert client.get(job).json["stoppedStatusReason"] == "UNHEALTHY"


@pytest.mark.parametrize("path", KINDS)
def test_a_second_start_before_the_first_has_effect_changes_nothing(make_client, path):
    client = make_client()
    job = f"{path}/{client.post(path, KINDS[path][0]()).json['id']}"
    ask(client, job, "ANALYSE")
    advance(client, 1)
    ask(client, job, "START")
    advance(client, 0.5)
    ask(client, job, "START")

    advance(client, QUEUED + ANALYSING - 1.5)

    assert client.get(job).json["status"] == "PROCESSING"


@pytest.mark.parametrize("path", KINDS)
def test_a_new_job_may_be_unknown_for_a_moment(make_client, path):
    client = make_client(hidden=5)
    job = f"{path}/{client.post(path, KINDS[path][0]()).json['id']}"

    assert (client.get(job).status, ask(client, job, "START").status) == (404, 404)
    advance(client, 5)
    assert (client.get(job).status, ask(client, job, "START").status) == (200, 204)


@pytest.mark.parametrize("path", KINDS)
def test_jobs_go_on_after_a_restart_as_if_there_had_been_none(make_checked_client, tmp_path, path):
    settings = {"state": tmp_path / "state", "buckets": tmp_path / "buckets"}
    client = make_checked_client(**settings)
    (tmp_path / "buckets/fields").mkdir(parents=True)
    (tmp_path / "buckets/fields/fields.gpkg").write_bytes(fields())
    job, _ = bring_to(client, path, "PROCESSING")
    before = client.get(job).json

    # Jobs keep the pace at which they were created, whatever the sandbox is told now.
    client = make_checked_client(**settings, jobs=Jobs(feature=1000))

    assert client.get(job).json == before
    advance(client, 100)
    assert client.get(job).json["status"] == "DONE"
    assert list((tmp_path / "buckets/results").rglob("*.tif")) or "statistics" in path


@pytest.mark.parametrize("path", KINDS)
def test_jobs_are_listed_page_by_page_in_the_order_asked_for(make_client, path):
    client = make_client()
    jobs = [client.post(path, KINDS[path][0]()).json["id"] for _ in range(7)]
    ask(client, f"{path}/{jobs[3]}", "ANALYSE")
    advance(client, 100)

    def listed(query):
        target, found = f"{path}?count=3{query}", []
        while target:
            answer = client.get(target)
            found += [job["id"] for job in answer.json["data"]]
            target = answer.json["links"].get("next", "").removeprefix("http://localhost:8321")
        return found

    assert listed("") == listed("&sort=created") == jobs
    assert listed("&sort=created:desc") == jobs[::-1]
    assert listed("&sort=status") == [jobs[3], *jobs[:3], *jobs[4:]]
    assert listed("&sort=status:desc") == [*jobs[:3:-1], *jobs[2::-1], jobs[3]]
