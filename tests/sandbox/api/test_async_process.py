import json
import logging

import pytest
import rasterio

from sandbox.jobs import BROKEN, PREHISTORY, RED, SECRET, THROWING, advance, process_request, storage
from swath_sandbox import Jobs

PATH = "/async/v1/process"
BBOX = [14.5, 46.0, 14.51, 46.01]
TWO_OUTPUTS = """//VERSION=3
function setup() {
  return {input: ["B04"], output: {id: "red", bands: 1, sampleType: "UINT16"}};
}
function evaluatePixel(sample) {
  return {red: [10000 * sample.B04]};
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = {note: "from the script"};
}
"""


def body_of(evalscript=RED, *, url="s3://results/async", **output):
    body = process_request(evalscript, bbox=BBOX)
    output = {"width": 4, "height": 4, **body["output"], "delivery": storage(url), **output}
    return {**body, "output": {name: value for name, value in output.items() if value is not None}}


def create(client, *arguments, **output):
    answer = client.post(PATH, body_of(*arguments, **output))
    assert answer.status == 200, answer.body
    assert answer.json["status"] == "RUNNING"
    return answer.json["id"]


def status_of(client, name):
    return client.get(f"{PATH}/{name}").status


@pytest.fixture
def client(make_checked_client, tmp_path):
    return make_checked_client(buckets=tmp_path)


def test_a_request_runs_for_a_while_and_is_then_no_longer_found(client, tmp_path):
    name = create(client)
    assert client.get(f"{PATH}/{name}").json == {"id": name, "status": "RUNNING"}
    assert client.get(f"/api/v1/async/process/{name}/").status == 200
    advance(client, 2.9)
    assert status_of(client, name) == 200
    assert [path.name for path in (tmp_path / "results/async" / name).iterdir()] == ["request.json"]

    advance(client, 0.1)

    assert status_of(client, name) == 404
    with rasterio.open(tmp_path / "results/async" / name / "default.tif") as file:
        assert (file.width, file.height, file.dtypes) == (4, 4, ("uint16",))
        assert file.read().min() > 0


def test_the_copy_of_the_request_tells_the_price_and_no_secret(client, tmp_path):
    name = create(client)
    copy = tmp_path / "results/async" / name / "request.json"
    assert "costPU" not in json.loads(copy.read_bytes())

    advance(client, 10)

    document = json.loads(copy.read_bytes())
    assert document["id"] == name
    assert document["costPU"] == 10
    assert document["request"]["evalscript"] == RED
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.*"))


def test_a_large_picture_is_a_third_cheaper_and_may_have_more_than_2500_pixels(client, tmp_path):
    body = body_of(width=3000, height=300)
    body["input"]["data"][0]["dataFilter"]["timeRange"] = PREHISTORY
    body["evalscript"] = RED.replace(
        '["B04"]', '["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B11"]'
    )
    name = client.post(PATH, body).json["id"]

    advance(client, 10)

    document = json.loads((tmp_path / "results/async" / name / "request.json").read_bytes())
    assert document["costPU"] == pytest.approx(max(10, 3000 * 300 / 512**2 * 10 / 3 * 2 / 3))


def test_metadata_is_delivered_beside_the_pixels(client, tmp_path):
    formats = {"red": "image/png", "userdata": "application/json"}
    responses = [{"identifier": name, "format": {"type": kind}} for name, kind in formats.items()]
    name = create(client, TWO_OUTPUTS, responses=responses)

    advance(client, 10)

    folder = tmp_path / "results/async" / name
    assert json.loads((folder / "userdata.json").read_bytes()) == {"note": "from the script"}
    assert {path.name for path in folder.iterdir()} == {"red.png", "userdata.json", "request.json"}


@pytest.mark.parametrize(
    ("url", "files"),
    [
        ("s3://results/<OUTPUT>", {"request.json", "default.tif"}),
        ("gs://results/<REQUEST_ID>/", {"ID/request.json", "ID/default.tif"}),
        ("s3://results/<REQUEST_ID>/made/<OUTPUT>", {"ID/made/request.json", "ID/made/default.tif"}),
    ],
)
def test_a_template_says_where_results_go(client, tmp_path, url, files):
    name = create(client, url=url)
    advance(client, 10)

    root = tmp_path / "results"
    assert {str(path.relative_to(root)) for path in root.rglob("*.*")} == {file.replace("ID", name) for file in files}


@pytest.mark.parametrize(
    ("evalscript", "message"),
    [
        (THROWING, "no such luck"),
        (BROKEN, "SyntaxError"),
        (RED.replace("B04", "B99"), "B99"),
        (TWO_OUTPUTS, "Output default requested but missing"),
    ],
)
def test_what_goes_wrong_is_told_in_the_bucket_only(client, tmp_path, evalscript, message):
    name = create(client, evalscript)

    advance(client, 10)

    assert status_of(client, name) == 404
    error = json.loads((tmp_path / "results/async" / name / "error.json").read_bytes())["error"]
    assert error["status"] == 400
    assert message.lower() in error["message"].lower()
    assert not list(tmp_path.rglob("*.tif"))


def test_the_evalscript_may_lie_in_object_storage(client, tmp_path):
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/red.js").write_text(RED)
    body = {**body_of(), "evalscriptReference": storage("s3://scripts/red.js")}
    del body["evalscript"]
    name = client.post(PATH, body).json["id"]

    advance(client, 10)

    assert (tmp_path / "results/async" / name / "default.tif").exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (lambda: {**body_of(), "evalscript": None}, "Missing or empty evalscript."),
        (
            lambda: {**body_of(), "evalscriptReference": storage("s3://scripts/none.js")},
            "s3://scripts/none.js cannot be read",
        ),
        (lambda: body_of(delivery=None), "must not be null"),
        (lambda: body_of(url="https://results"), "is not a URL"),
        (lambda: body_of(url="s3://results/../../away"), "is not a URL"),
        (lambda: body_of(width=10001), "`width = 10001` is larger than allowed 10000."),
        (
            lambda: body_of(width=None, height=None, resx=0.00001, resy=0.0000005),
            "`height = 20000`, calculated from resy",
        ),
        (lambda: {**body_of(), "input": None}, "must not be null"),
    ],
)
def test_a_request_without_sense_is_refused_at_once(client, body, words):
    answer = client.post(PATH, body())

    assert answer.status == 400
    assert words in answer.error["message"]


def test_a_body_of_another_kind_is_refused(client):
    assert client.send("POST", PATH, headers={"Content-Type": "text/plain"}, body=b"{}").status == 415
    assert client.send("POST", PATH, headers={"Content-Type": "application/json"}).error["message"] == (
        "Request body should be non-empty."
    )


def test_only_some_requests_run_at_the_same_time(make_checked_client):
    client = make_checked_client(jobs=Jobs(most_async=2))
    create(client)
    create(client)

    refused = client.post(PATH, body_of())

    assert (refused.status, refused.error["message"]) == (429, "Maximum number of concurrent async requests reached.")
    advance(client, 10)
    create(client)


def test_an_account_without_units_is_refused_and_one_that_runs_dry_is_told(make_checked_client, tmp_path):
    client = make_checked_client(jobs=Jobs(units=15), buckets=tmp_path)
    first, second = create(client), create(client)

    advance(client, 10)

    assert (tmp_path / "results/async" / first / "default.tif").exists()
    error = json.loads((tmp_path / "results/async" / second / "error.json").read_bytes())["error"]
    assert error["code"] == "ACCESS_INSUFFICIENT_PROCESSING_UNITS"
    client = make_checked_client(jobs=Jobs(units=0))
    assert client.post(PATH, body_of()).error["code"] == "ACCESS_INSUFFICIENT_PROCESSING_UNITS"


def test_a_new_request_may_be_unknown_for_a_moment(make_checked_client):
    client = make_checked_client(jobs=Jobs(hidden=1))
    name = create(client)

    assert status_of(client, name) == 404
    advance(client, 1)
    assert status_of(client, name) == 200


def test_a_running_request_survives_a_restart(make_checked_client, tmp_path):
    settings = {"state": tmp_path / "state", "buckets": tmp_path / "buckets"}
    name = create(make_checked_client(**settings))

    client = make_checked_client(**settings)

    assert status_of(client, name) == 200
    advance(client, 10)
    assert status_of(client, name) == 404
    assert (tmp_path / "buckets/results/async" / name / "default.tif").exists()
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.json"))


def test_an_unknown_request_is_not_found(client):
    answer = client.get(f"{PATH}/97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25")
    assert (answer.status, answer.error["code"]) == (404, "COMMON_NOT_FOUND")


def test_a_fault_inside_is_told_like_a_failure_and_logged(client, tmp_path, monkeypatch, caplog):
    name = create(client)
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR, "swath_sandbox"):
        broken.setattr("swath_sandbox.api.process.render", lambda *_, **__: {}["no such thing"])
        advance(client, 10)

    assert status_of(client, name) == 404
    assert json.loads((tmp_path / "results/async" / name / "error.json").read_bytes())["error"]["status"] == 500
    assert caplog.messages == [f"async request {name} failed"]
