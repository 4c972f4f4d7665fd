import json
import sqlite3

import pytest
import rasterio
import shapely

from sandbox.jobs import (
    BROKEN,
    PREHISTORY,
    RED,
    SECRET,
    SIX_TILES,
    advance,
    batch_task,
    fields,
    form,
    process_request,
    storage,
)
from swath_sandbox import Jobs
from swath_sandbox.geopackage import Table, read_rows, write_tables

PATH = "/batch/v2/process"


@pytest.fixture
def lay_out(tmp_path):
    """Put a GeoPackage into its bucket."""

    def lay_out(package):
        (tmp_path / "fields").mkdir(exist_ok=True)
        (tmp_path / "fields/fields.gpkg").write_bytes(package)

    lay_out(fields())
    return lay_out


@pytest.fixture
def client(make_checked_client, lay_out, tmp_path):
    return make_checked_client(buckets=tmp_path)


@pytest.fixture
def free_client(make_client, lay_out, tmp_path):
    """Not held to openapi.yaml, for requests that are not either."""
    return make_client(buckets=tmp_path)


@pytest.fixture
def results(tmp_path):
    return tmp_path / "results/red"


def create(client, body=None):
    answer = client.post(PATH, body or batch_task())
    assert answer.status == 201, answer.body
    return answer.json["id"]


def run(client, body=None, action="start", seconds=100):
    """A job that was asked for something, some time later, as it shows itself."""
    name = create(client, body)
    assert client.send("POST", f"{PATH}/{name}/{action}").status == 204
    advance(client, seconds)
    return client.get(f"{PATH}/{name}").json


def rows(path):
    database = sqlite3.connect(path)
    found = database.execute("SELECT * FROM features ORDER BY id").fetchall()
    database.close()
    return found


def test_a_new_task_shows_its_request_without_secrets_and_lies_in_the_bucket(client, results):
    answer = client.post(PATH, batch_task())

    task = answer.json
    assert (answer.status, task["status"], task["userAction"]) == (201, "CREATED", "NONE")
    assert (task["completionPercentage"], task["costPU"]) == (0, 0)
    assert task["created"] == task["lastUpdated"] == "2023-06-01T12:00:00Z"
    assert "userActionUpdated" not in task
    assert task["request"]["processRequest"] == batch_task()["processRequest"]
    copy = json.loads((results / f"request-{task['id']}.json").read_bytes())
    assert copy == {"id": task["id"], "request": task["request"]}
    assert SECRET.encode() not in answer.body + json.dumps(copy).encode()


def test_the_evalscript_may_travel_apart(client):
    body = batch_task()
    del body["processRequest"]["evalscript"]

    answer = client.send("POST", PATH, **form(request=json.dumps(body), evalscript=RED))

    assert answer.status == 201
    assert answer.json["request"]["processRequest"]["evalscript"] == RED


def test_the_analysis_writes_which_files_there_will_be(client, results):
    task = run(client, action="analyse", seconds=10)

    assert task["status"] == "ANALYSIS_DONE"
    assert (task["userAction"], task["userActionUpdated"]) == ("ANALYSE", "2023-06-01T12:00:00Z")
    assert task["lastUpdated"] == "2023-06-01T12:00:05Z"
    assert task["costPU"] == 100
    found = read_rows((results / f"featureManifest-{task['id']}.gpkg").read_bytes())
    assert [row.columns["identifier"] for row in found] == ["acre 0", "acre 1", "acre 2"]
    assert found[1].columns == {
        "fid": 2,
        "outputId": "default",
        "identifier": "acre 1",
        "path": f"s3://results/red/{task['id']}/acre 1/default.tif",
        "width": 4,
        "height": 4,
    }
    assert (found[1].epsg, found[1].geometry.area) == (32633, 6400)
    assert not (results / f"execution-{task['id']}.sqlite").exists()


def test_the_execution_database_follows_the_work(client, results):
    name = create(client)
    client.send("POST", f"{PATH}/{name}/start")
    path = results / f"execution-{name}.sqlite"
    advance(client, 4.9)
    assert not path.exists()

    advance(client, 0.1)
    assert rows(path) == [
        (1, "acre 0", "PENDING", None, 0),
        (2, "acre 1", "PENDING", None, 0),
        (3, "acre 2", "PENDING", None, 0),
    ]
    advance(client, 2)
    assert [row[2:] for row in rows(path)] == [("DONE", None, 1), ("DONE", None, 1), ("PENDING", None, 0)]
    task = client.get(f"{PATH}/{name}").json
    assert (task["status"], task["completionPercentage"]) == ("PROCESSING", 66.67)
    assert task["lastUpdated"] == "2023-06-01T12:00:07Z"
    advance(client, 1.5)
    task = client.get(f"{PATH}/{name}").json
    assert (task["status"], task["completionPercentage"]) == ("PROCESSING", 100)
    advance(client, 2)

    task = client.get(f"{PATH}/{name}").json
    assert (task["status"], task["completionPercentage"], task["costPU"]) == ("DONE", 100, 100)
    with rasterio.open(results / name / "acre 2/default.tif") as file:
        assert file.crs.to_epsg() == 32633
        assert tuple(file.bounds) == (462000, 5080000, 462080, 5080080)
        assert file.read().min() > 0


def test_what_fails_is_told_in_the_execution_database_only(make_checked_client, lay_out, tmp_path, results):
    task = run(make_checked_client(buckets=tmp_path, jobs=Jobs(failing=0.5)))

    assert task["status"] == "DONE"
    failed = (2, "acre 1", "FATAL", "Internal processing error.", 0)
    assert rows(results / f"execution-{task['id']}.sqlite")[1] == failed
    assert {path.parent.name for path in results.rglob("*.tif")} == {"acre 0", "acre 2"}


def test_pixels_outside_of_a_feature_have_no_data(client, lay_out, results):
    triangle = shapely.Polygon([(460000, 5080000), (460080, 5080000), (460000, 5080079)])
    lay_out(write_tables([Table("fields", 32633, {"identifier": "TEXT"}, [(["a"], triangle)])]))
    body = batch_task(RED.replace("10000 * sample.B04", "sample.dataMask").replace('["B04"]', '["B04", "dataMask"]'))
    body["input"]["defaults"] = {"width": 4, "height": 4}

    run(client, body)

    (path,) = results.rglob("*.tif")
    with rasterio.open(path) as file:
        assert file.read(1).tolist() == [[0, 0, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]]


@pytest.mark.parametrize(
    ("package", "defaults", "size"),
    [
        (fields(1), None, (4, 4)),
        (fields(1, width=None, resolution=10.0, columns={"width": "INTEGER", "resolution": "REAL"}), None, (8, 8)),
        (fields(1, columns={"identifier": "TEXT"}), {"width": 5, "height": 6}, (5, 6)),
        (fields(1, columns={"identifier": "TEXT"}), {"resolution": 30}, (3, 3)),
        (fields(1), {"resolution": 30}, (4, 4)),
    ],
)
def test_features_have_pixels_of_their_own_or_the_defaults(client, lay_out, results, package, defaults, size):
    lay_out(package)
    body = batch_task()
    if defaults:
        body["input"]["defaults"] = defaults

    task = run(client, body, "analyse")

    (row,) = read_rows((results / f"featureManifest-{task['id']}.gpkg").read_bytes())
    assert (row.columns["width"], row.columns["height"]) == size


def test_only_features_that_touch_the_area_are_worked_on(client, results):
    x, y = 461040, 5080040
    body = batch_task()
    body["processRequest"]["input"]["bounds"] = {
        "bbox": [x, y, x + 10, y + 10],
        "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
    }

    task = run(client, body, "analyse")

    (row,) = read_rows((results / f"featureManifest-{task['id']}.gpkg").read_bytes())
    assert row.columns["identifier"] == "acre 1"


def test_without_an_area_all_features_of_a_geopackage_are_worked_on(free_client, results):
    body = batch_task()
    del body["processRequest"]["input"]["bounds"]

    task = run(free_client, body, "analyse")

    assert len(read_rows((results / f"featureManifest-{task['id']}.gpkg").read_bytes())) == 3


def test_tiles_of_a_grid_are_rendered_with_their_buffers(client, tmp_path):
    body = batch_task(url="s3://results/<requestId>_<tileName>_<outputId>.<format>")
    body["processRequest"] = process_request(bbox=[14.4, 46.0, 14.41, 46.01], time_range=PREHISTORY)
    body["input"] = {"type": "tiling-grid", "id": 2, "resolution": 360.0, "bufferX": 2, "bufferY": 3}

    task = run(client, body)

    root = tmp_path / "results"
    (path,) = root.glob("*.tif")
    assert path.name == f"{task['id']}_32633_4_50_default.tif"
    with rasterio.open(path) as file:
        assert (file.width, file.height, file.res) == (282, 284, (360, 360))
    assert {path.name.partition("-")[0] for path in root.glob("*-*.*")} >= {"execution", "featureManifest", "request"}


@pytest.mark.parametrize(
    ("switches", "ends"),
    [({}, "FAILED"), ({"overwrite": True}, "DONE"), ({"skipExisting": True}, "DONE")],
)
def test_files_that_exist_fail_a_task_or_are_replaced_or_left(client, tmp_path, switches, ends):
    url = "s3://results/<tileName>-<outputId>.<format>"
    (tmp_path / "results").mkdir()
    existing = tmp_path / "results/acre 1-default.tif"
    existing.write_bytes(b"old")
    body = batch_task(url=url)
    body["output"].update(switches)

    task = run(client, body)

    assert task["status"] == ends
    assert ("exists" in task.get("error", "")) == (ends == "FAILED")
    assert (existing.read_bytes() == b"old") == (switches != {"overwrite": True})
    assert (tmp_path / "results/acre 0-default.tif").exists() == (ends == "DONE")


def test_of_the_files_of_a_feature_all_or_none_must_exist(client, tmp_path):
    (tmp_path / "results").mkdir()
    (tmp_path / "results/acre 1-default.tif").touch()
    body = batch_task(url="s3://results/<tileName>-<outputId>.<format>")
    body["processRequest"] = process_request(responses={"default": "image/tiff", "userdata": "application/json"})
    body["output"]["skipExisting"] = True

    task = run(client, body)

    assert "s3://results/acre 1-default.tif exists" in task["error"]


@pytest.mark.parametrize(
    ("body", "package", "error"),
    [
        (batch_task(BROKEN), fields(), "SyntaxError"),
        (batch_task(RED.replace("B04", "B99")), fields(), "B99"),
        (batch_task(source="s3://fields/none.gpkg"), fields(), "s3://fields/none.gpkg cannot be read"),
        (batch_task(), b"junk", "cannot be read as a GeoPackage"),
        (batch_task(), fields(1, columns={"identifier": "TEXT"}), "neither width and height nor a resolution"),
        (batch_task(), fields(1, width=3501), "3501 x 4 pixels, which is more than 3500 x 3500"),
        (batch_task(), fields(0), "has no feature"),
        (batch_task(), fields(1, epsg=27700), "EPSG:27700 of feature acre 0 is not supported"),
    ],
)
def test_what_is_wrong_with_a_task_is_found_by_its_analysis(client, lay_out, body, package, error):
    lay_out(package)

    task = run(client, body)

    assert task["status"] == "FAILED"
    assert error in task["error"]
    assert task["costPU"] == 0


def test_an_identifier_is_given_only_once(client, lay_out):
    square = shapely.box(460000, 5080000, 460080, 5080080)
    lay_out(write_tables([Table("fields", 32633, {"identifier": "TEXT"}, [(["a"], square)] * 2)]))
    body = batch_task()
    body["input"]["defaults"] = {"width": 4, "height": 4}

    assert "has an identifier more than once" in run(client, body)["error"]


@pytest.mark.parametrize(
    ("changes", "parameter", "words"),
    [
        ({"processRequest": None}, "processRequest", "must not be null"),
        ({"input": None}, "input", "must not be null"),
        ({"output": None}, "output", "must not be null"),
        ({"input": {"type": "circles"}}, "input->type", "must be one of [tiling-grid, geopackage]"),
        ({"input": {"type": "tiling-grid", "resolution": 10}}, "input->id", "must not be null"),
        ({"input": {"type": "tiling-grid", "id": 0}}, "input->resolution", "must not be null"),
        (
            {"input": {"type": "tiling-grid", "id": 4, "resolution": 10}},
            "input->id",
            "Tiling grid with id 4 does not exist",
        ),
        (
            {"input": {"type": "tiling-grid", "id": 0, "resolution": 15}},
            "input->resolution",
            "Resolution must be one of [10, 20, 30, 60] for tiling grid 0",
        ),
        ({"input": {"type": "geopackage"}}, "input->features", "must not be null"),
        (
            {"input": {"type": "geopackage", "features": storage("fields.gpkg")}},
            "input->features->s3->url",
            "is not a URL",
        ),
        ({"output": {"type": "raster"}}, "output->delivery", "must not be null"),
        (
            {"output": {"type": "vector", "delivery": storage("s3://a")}},
            "output->type",
            "must be one of [raster, zarr]",
        ),
    ],
)
def test_a_request_without_sense_is_refused_at_once(client, changes, parameter, words):
    answer = client.post(PATH, {**batch_task(), **changes})

    assert answer.status == 400
    (error,) = answer.error["errors"]
    assert error["parameter"] == parameter
    assert words in error["violation"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda body: body["processRequest"].pop("evalscript"), "Missing or empty evalscript."),
        (lambda body: body["output"].update(type="zarr"), "Zarr output is not available in the sandbox."),
        (lambda body: body["processRequest"]["input"]["data"].clear(), "must not be empty"),
        (lambda body: body["output"].update(delivery=storage("s3://results/file.tif/x")), "cannot be written"),
        (
            lambda body: body["processRequest"]["output"]["responses"][0]["format"].update(type="image/png"),
            "must be one of [image/tiff, application/json]",
        ),
    ],
)
def test_so_is_one_that_cannot_be_served(client, tmp_path, change, words):
    (tmp_path / "results").mkdir()
    (tmp_path / "results/file.tif").touch()
    body = batch_task()
    change(body)

    answer = client.post(PATH, body)

    assert answer.status == 400
    assert words in answer.error["message"]


def test_what_only_the_schema_dislikes_is_taken(free_client):
    body = batch_task(instanceType="enormous", unknown=[1])
    body["processRequest"]["output"] = {}

    answer = free_client.post(PATH, body)

    assert (answer.status, answer.json["request"]["instanceType"]) == (201, "enormous")


def test_a_description_can_be_changed_until_the_task_is_started(client):
    name = create(client)
    advance(client, 50)

    answer = client.send("PUT", f"{PATH}/{name}", json_body={"description": "Other words"})

    assert (answer.status, answer.json["description"]) == (200, "Other words")
    task = client.get(f"{PATH}/{name}").json
    assert task["request"] == answer.json
    assert task["lastUpdated"] == "2023-06-01T12:00:50Z"
    assert client.send("PUT", f"{PATH}/{name}", json_body={}).json["description"] == "Other words"
    client.send("POST", f"{PATH}/{name}/start")
    for seconds in (1, 5, 100):
        assert client.send("PUT", f"{PATH}/{name}", json_body={"description": "x"}).status == 409
        advance(client, seconds)
    assert client.get(f"{PATH}/{name}").json["request"]["description"] == "Other words"


def test_old_paths_lead_to_the_same_tasks(client):
    name = create(client)
    assert client.get(f"/api/v2/batch/process/{name}").json == client.get(f"{PATH}/{name}/").json
    assert client.send("POST", f"/api/v2/batch/process/{name}/analyse").status == 204


def test_an_area_with_far_too_many_tiles_is_told_by_the_analysis(client):
    body = batch_task()
    body["processRequest"] = process_request(bbox=[-10, 35, 20, 60])
    body["input"] = {"type": "tiling-grid", "id": 1, "resolution": 20.0}

    task = run(client, body, "analyse")

    assert (task["status"], task["error"]) == ("FAILED", "The area has more than 10000 tiles in UTM 10km grid")


def test_the_estimate_counts_pixels_bands_and_samples(client):
    body = batch_task(RED.replace('["B04"]', '["B02", "B03", "B04"], mosaicking: "ORBIT"'))
    body["processRequest"]["input"]["bounds"] = {"bbox": SIX_TILES}
    time_range = {"from": "2022-01-01T00:00:00Z", "to": "2022-07-01T00:00:00Z"}
    body["processRequest"]["input"]["data"][0]["dataFilter"]["timeRange"] = time_range
    body["input"] = {"type": "tiling-grid", "id": 2, "resolution": 120.0}

    task = run(client, body, "analyse")

    # 181 days are 61 samples of three days; batch costs a third.
    assert task["costPU"] == pytest.approx(6 * 834 * 834 / 512**2 * 61 / 3)
