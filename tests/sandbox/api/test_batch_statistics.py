import json

import pytest

from generated.schemas import validator
from sandbox.jobs import BROKEN, RED, SECRET, STATISTICS, advance, fields, form, statistics_task, storage
from swath_sandbox import Jobs

PATH = "/statistics/batch/v1"


@pytest.fixture
def make_statistics_client(make_checked_client, tmp_path):
    def make(package=None, **settings):
        (tmp_path / "fields").mkdir(exist_ok=True)
        (tmp_path / "fields/fields.gpkg").write_bytes(package or fields())
        return make_checked_client(buckets=tmp_path, **settings)

    return make


@pytest.fixture
def client(make_statistics_client):
    return make_statistics_client()


@pytest.fixture
def results(tmp_path):
    return tmp_path / "results/statistics"


def run(client, body=None, action="start", seconds=100):
    answer = client.post(PATH, body or statistics_task())
    assert answer.status == 201, answer.body
    path = f"{PATH}/{answer.json['id']}"
    assert client.send("POST", f"{path}/{action}").status == 204
    advance(client, seconds)
    return client.get(path).json


def test_a_new_task_shows_its_request_and_no_secret(client):
    answer = client.post(PATH, statistics_task())

    assert (answer.status, answer.json["status"]) == (201, "CREATED")
    assert answer.json["request"]["aggregation"] == statistics_task()["aggregation"]
    assert (answer.json["costPU"], answer.json["completionPercentage"]) == (0, 0)
    assert SECRET.encode() not in answer.body


def test_every_feature_gets_a_file_of_statistics(client, results):
    task = run(client)

    assert (task["status"], task["completionPercentage"], task["costPU"]) == ("DONE", 100, 100)
    files = {path.name: json.loads(path.read_bytes()) for path in (results / task["id"]).iterdir()}
    assert set(files) == {"1.json", "2.json", "3.json"}
    assert (files["2.json"]["id"], files["2.json"]["identifier"]) == ("2", "acre 1")
    for document in files.values():
        validator("StatisticsResponse").validate(document["response"])
        (interval,) = document["response"]["data"]
        assert interval["interval"] == {"from": "2022-10-02T00:00:00Z", "to": "2022-10-03T00:00:00Z"}
        stats = interval["outputs"]["red"]["bands"]["B0"]["stats"]
        assert (stats["sampleCount"], stats["noDataCount"]) == (16, 0)
        assert 0 < stats["min"] <= stats["mean"] <= stats["max"] < 1


def test_the_status_leaves_the_request_out(client):
    task = run(client, seconds=6)

    status = client.get(f"{PATH}/{task['id']}/status").json

    assert status["status"] == "PROCESSING"
    assert status["completionPercentage"] == 33.33
    assert status == {name: task[name] for name in status}
    assert {"request", "userAction", "domainAccountId"}.isdisjoint(status)
    assert client.get("/api/v1/statistics/batch/" + task["id"] + "/status").json == status
    assert client.get(f"{PATH}/97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25/status").status == 404


def test_the_file_of_a_feature_that_failed_says_so(make_statistics_client, results):
    task = run(make_statistics_client(jobs=Jobs(failing=0.5)))

    assert task["status"] == "DONE"
    failed = json.loads((results / task["id"] / "2.json").read_bytes())
    assert failed == {
        "id": "2",
        "identifier": "acre 1",
        "error": {"type": "EXECUTION_ERROR", "message": "Internal processing error."},
    }
    assert "response" in json.loads((results / task["id"] / "1.json").read_bytes())


def test_a_script_that_throws_fails_every_feature(client, results):
    task = run(client, statistics_task(STATISTICS.replace("return {red", 'throw new Error("no luck"); return {red')))

    assert task["status"] == "FAILED"
    assert "no luck" in json.loads((results / task["id"] / "1.json").read_bytes())["error"]["message"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (statistics_task(BROKEN), "SyntaxError"),
        (statistics_task(RED), "Output dataMask requested but missing from function setup()"),
        (statistics_task(width=None, height=None, resx=0.01, resy=0.01), "which is more than 2500 x 2500"),
        (
            {**statistics_task(), "input": {**statistics_task()["input"], "features": storage("s3://no/file")}},
            "cannot be read",
        ),
    ],
)
def test_what_is_wrong_with_a_task_is_found_by_its_analysis(client, body, error):
    body["aggregation"] = {name: value for name, value in body["aggregation"].items() if value is not None}
    task = run(client, body, "analyse")

    assert task["status"] == "FAILED"
    assert error in task["error"]


def test_features_without_an_identifier_go_by_their_number(make_statistics_client, results):
    task = run(make_statistics_client(fields(1, columns={"width": "INTEGER"})))

    document = json.loads((results / task["id"] / "1.json").read_bytes())
    assert (document["id"], document["identifier"]) == ("1", None)


def test_a_template_says_where_results_go(client, tmp_path):
    task = run(client, statistics_task(url="s3://results/<IDENTIFIER>/<ID>-<REQUEST_ID>.json"))

    assert (tmp_path / "results/acre 1" / f"2-{task['id']}.json").exists()


def test_pixels_may_be_given_by_their_size(client, results):
    body = statistics_task(resx=10)
    del body["aggregation"]["width"], body["aggregation"]["height"]

    task = run(client, body)

    (interval,) = json.loads((results / task["id"] / "1.json").read_bytes())["response"]["data"]
    assert interval["outputs"]["red"]["bands"]["B0"]["stats"]["sampleCount"] == 64


def test_the_evalscript_may_travel_apart_or_lie_in_object_storage(client, tmp_path, results):
    body = statistics_task()
    del body["aggregation"]["evalscript"]
    answer = client.send("POST", PATH, **form(request=json.dumps(body), evalscript=STATISTICS))
    assert answer.json["request"]["aggregation"]["evalscript"] == STATISTICS

    (tmp_path / "fields/script.js").write_text(STATISTICS)
    body["aggregation"]["evalscriptReference"] = storage("s3://fields/script.js")
    assert run(client, body)["status"] == "DONE"


@pytest.mark.parametrize(
    ("changes", "parameter"),
    [
        ({"input": None}, "input"),
        ({"aggregation": None}, "aggregation"),
        ({"output": None}, "output"),
        ({"output": storage("s3://results/<REQUEST_ID>.json")}, "output"),
        ({"output": storage("results")}, "output->s3->url"),
        ({"input": {"data": [{"type": "sentinel-2-l2a"}]}}, "input->features"),
        ({"input": {"features": storage("s3://a/b")}}, "input->data"),
        ({"input": {"features": storage("s3://a/b"), "data": []}}, "input->data"),
        ({"aggregation": {"timeRange": {}}}, "aggregation->aggregationInterval"),
    ],
)
def test_a_request_without_sense_is_refused(client, changes, parameter):
    answer = client.post(PATH, {**statistics_task(), **changes})

    assert answer.status == 400
    assert answer.error["errors"][0]["parameter"] == parameter


def test_two_ways_to_give_the_pixels_are_one_too_many(client):
    answer = client.post(PATH, statistics_task(resx=10))
    assert answer.error["message"] == "Only width and height or resx and resy can be set at the same time."
