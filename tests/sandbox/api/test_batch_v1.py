import json

import pytest
import rasterio
import shapely.geometry

from sandbox.jobs import BROKEN, RED, THROWING, advance, batch_request_v1, form
from swath_sandbox import Jobs

PATH = "/api/v1/batch/process"
COLLECTIONS = "/api/v1/batch/collections"
NOBODY = "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"


@pytest.fixture
def client(make_checked_client, tmp_path):
    return make_checked_client(buckets=tmp_path)


@pytest.fixture
def failing_client(make_checked_client, tmp_path):
    """Of six tiles, four fail at first."""
    return make_checked_client(buckets=tmp_path, jobs=Jobs(failing=0.5))


def create(client, *arguments, **members):
    answer = client.post(PATH, batch_request_v1(*arguments, **members))
    assert answer.status == 201, answer.body
    return answer.json["id"]


def ask(client, name, action):
    assert client.send("POST", f"{PATH}/{name}/{action}").status == 204


def get(client, name):
    return client.get(f"{PATH}/{name}").json


def run(client, name, action="start", seconds=100):
    ask(client, name, action)
    advance(client, seconds)
    return get(client, name)


def tiles(client, name, query=""):
    answer = client.get(f"{PATH}/{name}/tiles{query}")
    assert answer.status == 200, answer.body
    return answer.json["data"]


def test_a_new_request_shows_what_was_asked_for(client):
    body = batch_request_v1()
    answer = client.post(PATH, body)

    assert answer.status == 201
    assert {name: answer.json[name] for name in body} == body
    assert (answer.json["status"], answer.json["userAction"]) == ("CREATED", "NONE")
    assert "valueEstimate" not in answer.json
    assert answer.json["tileCount"] == 0
    assert get(client, answer.json["id"]) == answer.json


def test_the_analysis_tells_tiles_and_cost(client):
    request = run(client, create(client), "analyse")

    assert request["status"] == "ANALYSIS_DONE"
    assert (request["tileCount"], request["tileWidthPx"], request["tileHeightPx"]) == (6, 278, 278)
    assert request["valueEstimate"] == pytest.approx(6 * 278 * 278 / 512**2 / 3)


def test_a_start_renders_all_tiles_into_the_bucket(client, tmp_path):
    name = create(client)

    assert run(client, name)["status"] == "DONE"

    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.tif"))
    assert [str(file) for file in files] == [
        f"results/{name}/32633_{column}_{row}/default.tif" for column in (4, 5) for row in (49, 50, 51)
    ]
    with rasterio.open(tmp_path / files[0]) as file:
        assert (file.width, file.height, file.crs.to_epsg()) == (278, 278, 32633)


def test_tiles_are_real_pictures_where_there_is_data(client, tmp_path):
    body = batch_request_v1(tilingGrid={"id": 2, "resolution": 360})
    body["processRequest"]["input"]["bounds"] = {"bbox": [14.4, 46.0, 14.41, 46.01]}
    body["processRequest"]["input"]["data"][0]["dataFilter"]["timeRange"] = {
        "from": "2022-10-02T00:00:00Z",
        "to": "2022-10-03T00:00:00Z",
    }
    run(client, client.post(PATH, body).json["id"])

    (path,) = tmp_path.rglob("*.tif")
    with rasterio.open(path) as file:
        assert file.read().std() > 100


def test_some_failed_tiles_make_it_partial_and_can_be_tried_again(failing_client, tmp_path):
    client, name = failing_client, create(failing_client)
    assert run(client, name)["status"] == "PARTIAL"
    failed = {tile["name"] for tile in tiles(client, name, "?status=FAILED")}
    done = {tile["name"] for tile in tiles(client, name, "?status=PROCESSED")}
    assert (len(failed), len(done)) == (4, 2)
    assert {path.parent.name for path in tmp_path.rglob("*.tif")} == done

    ask(client, name, "restartpartial")

    assert (get(client, name)["status"], get(client, name)["userAction"]) == ("PARTIAL", "START")
    assert {tile["name"] for tile in tiles(client, name, "?status=PENDING")} == failed
    advance(client, 2)
    assert get(client, name)["status"] == "PROCESSING"
    advance(client, 100)
    runs = 2
    while get(client, name)["status"] == "PARTIAL":
        assert {tile["name"] for tile in tiles(client, name, "?status=FAILED")} < failed
        assert run(client, name, "restartpartial")
        runs += 1
    assert get(client, name)["status"] == "DONE"
    assert runs < 10
    assert len(list(tmp_path.rglob("*.tif"))) == 6


def test_a_request_of_which_all_tiles_fail_has_failed(client):
    body = batch_request_v1(THROWING)
    body["processRequest"]["input"]["bounds"] = {"bbox": [14.4, 46.0, 14.41, 46.01]}
    name = client.post(PATH, body).json["id"]

    assert run(client, name)["status"] == "FAILED"
    (tile,) = tiles(client, name)
    assert (tile["status"], tile["cost"]) == ("FAILED", 0)


def test_the_sandbox_fails_for_the_same_tiles_every_time(make_checked_client):
    found = []
    for _ in range(2):
        client = make_checked_client(jobs=Jobs(failing=0.5))
        name = create(client)
        run(client, name)
        found.append([tile["status"] for tile in tiles(client, name)])

    assert found[0] == found[1]


def test_a_script_that_cannot_be_read_fails_the_analysis(client):
    request = run(client, create(client, BROKEN), "analyse")
    assert request["status"] == "FAILED"
    assert "SyntaxError" in request["error"]


def test_a_cancelled_request_keeps_what_was_rendered(client, tmp_path):
    name = create(client)
    ask(client, name, "start")
    advance(client, 7)

    ask(client, name, "cancel")
    advance(client, 100)

    assert get(client, name)["status"] == "CANCELED"
    assert len(list(tmp_path.rglob("*.tif"))) == 2
    ask(client, name, "cancel")


def test_tiles_tell_where_they_lie_and_how_far_they_are(client):
    name = create(client, tilingGrid={"id": 2, "resolution": 360, "bufferX": 3, "bufferY": 1})
    assert tiles(client, name) == []
    ask(client, name, "start")
    advance(client, 4)
    assert tiles(client, name) == []
    advance(client, 2)

    found = tiles(client, name)

    assert [tile["status"] for tile in found] == ["PROCESSED", "PROCESSING", "QUEUED", *["SCHEDULED"] * 3]
    first = found[0]
    assert (first["requestId"], first["name"]) == (name, "32633_4_49")
    assert first["origin"]["coordinates"] == [4 * 100080, 49 * 100080]
    assert first["origin"]["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::32633"
    assert shapely.geometry.shape(first["geometry"]).contains(shapely.Point(14.3, 44.6))
    assert first["cost"] > 0
    assert "cost" not in found[1]
    assert client.get(f"{PATH}/{name}/tiles/{first['id']}").json == first
    assert client.get(f"{PATH}/{name}/tiles/1").status == 404
    assert (get(client, name)["tileWidthPx"], get(client, name)["tileHeightPx"]) == (284, 280)


def test_tiles_are_listed_page_by_page(client):
    name = create(client)
    run(client, name)
    target, seen = f"{PATH}/{name}/tiles?count=4&status=PROCESSED", []
    while target:
        answer = client.get(target).json
        seen.append(len(answer["data"]))
        target = answer["links"].get("next", "").removeprefix("http://localhost:8321")

    assert seen == [4, 2]


def test_tiles_of_no_status_and_of_no_request_are_refused(make_client):
    client = make_client()
    name = create(client)

    assert client.get(f"{PATH}/{name}/tiles?status=LOST").error["errors"][0]["parameter"] == "status"
    assert client.get(f"{PATH}/{NOBODY}/tiles").status == 404


def test_requests_are_found_by_words_and_by_collection(client):
    collection = client.post(COLLECTIONS, {"name": "Red", "s3Bucket": "results"}).json["id"]
    one = create(client, description="Forests of Slovenia")
    two = create(client, description="Fields of Slovenia", bucketName=None, output={"collectionId": collection})
    three = create(client, description=None)

    def found(query):
        return [request["id"] for request in client.get(f"{PATH}?{query}").json["data"]]

    assert found("") == [one, two, three]
    assert found("search=slovenia%26fields") == [two]
    assert found("search=forests|fields") == [one, two]
    assert found(f"search={three}") == [three]
    assert found(f"collectionId={collection}") == [two]
    assert found(f"collectionId={NOBODY}") == []


def test_description_and_collection_can_be_changed_until_the_start(client):
    collection = client.post(COLLECTIONS, {"name": "Red", "s3Bucket": "results"}).json["id"]
    name = create(client, bucketName=None, output={"defaultTilePath": "s3://results/red"})
    change = {"description": "New", "output": {"collectionId": collection}}

    answer = client.send("PUT", f"{PATH}/{name}", json_body=change)

    assert (answer.status, answer.json["description"]) == (200, "New")
    assert answer.json["output"] == {"defaultTilePath": "s3://results/red", "collectionId": collection}
    assert get(client, name) == answer.json
    detached = client.send("PUT", f"{PATH}/{name}", json_body={"output": {"collectionId": None}})
    assert detached.json["output"]["collectionId"] is None
    unknown = client.send("PUT", f"{PATH}/{name}", json_body={"output": {"collectionId": NOBODY}})
    assert (unknown.status, unknown.error["errors"][0]["parameter"]) == (400, "output->collectionId")
    ask(client, name, "start")
    assert client.send("PUT", f"{PATH}/{name}", json_body=change).status == 409
    assert client.send("PUT", f"{PATH}/{NOBODY}", json_body=change).status == 404


def test_only_an_idle_request_without_results_can_be_deleted(client):
    name = create(client)
    ask(client, name, "analyse")
    advance(client, 2)
    assert client.send("DELETE", f"{PATH}/{name}").status == 409
    advance(client, 10)
    assert client.send("DELETE", f"{PATH}/{name}").status == 204
    assert client.get(f"{PATH}/{name}").status == 404
    assert client.send("DELETE", f"{PATH}/{name}").status == 404

    name = create(client)
    ask(client, name, "start")
    assert client.send("DELETE", f"{PATH}/{name}").error["message"].endswith("must be cancelled before it is deleted.")
    run(client, name, "cancel")
    assert client.send("DELETE", f"{PATH}/{name}").status == 204

    name = create(client)
    run(client, name)
    assert client.send("DELETE", f"{PATH}/{name}").error["message"] == (
        "A batch request with processed tiles cannot be deleted."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"processRequest": None}, "must not be null"),
        ({"tilingGrid": None}, "must not be null"),
        ({"tilingGrid": {"id": 4, "resolution": 10}}, "Tiling grid with id 4 does not exist"),
        ({"tilingGrid": {"id": 6, "resolution": 10}}, "Resolution must be one of [40, 50, 100] for tiling grid 6"),
        ({"tilingGrid": {"id": 6}}, "must not be null"),
        ({"bucketName": None}, "Exactly one of output, bucketName and zarrOutput must be set."),
        ({"output": {"defaultTilePath": "s3://a"}}, "Exactly one of output, bucketName and zarrOutput must be set."),
        ({"bucketName": None, "output": {}}, "must not be null"),
        ({"bucketName": None, "output": {"collectionId": NOBODY}}, f"Batch collection {NOBODY} does not exist"),
        ({"bucketName": None, "zarrOutput": {"path": "s3://a"}}, "Zarr output is not available in the sandbox."),
    ],
)
def test_a_request_without_sense_is_refused(client, changes, words):
    answer = client.post(PATH, batch_request_v1(**changes))

    assert answer.status == 400
    assert words in answer.error["message"]


def test_a_request_needs_bounds(client):
    body = batch_request_v1()
    del body["processRequest"]["input"]["bounds"]
    assert client.post(PATH, body).error["errors"][0]["parameter"] == "processRequest->input->bounds"


def test_the_grid_may_stand_in_its_former_place(client):
    name = create(client, tilingGrid=None, tilingGridId=2, resolution=360)
    assert run(client, name, "analyse")["tileCount"] == 6


def test_the_evalscript_may_travel_apart(client):
    body = batch_request_v1()
    del body["processRequest"]["evalscript"]

    answer = client.send("POST", PATH, **form(request=json.dumps(body), evalscript=RED))

    assert (answer.status, answer.json["processRequest"]["evalscript"]) == (201, RED)


def test_a_collection_is_made_renamed_and_listed(client):
    answer = client.post(COLLECTIONS, {"name": "Red", "s3Bucket": "results"})
    assert answer.status == 201
    collection = answer.json
    assert (collection["name"], collection["s3Bucket"], collection["created"]) == (
        "Red",
        "results",
        "2023-06-01T12:00:00Z",
    )
    client.post(COLLECTIONS, {"name": "Green", "s3Bucket": "results"})

    path = f"{COLLECTIONS}/{collection['id']}"
    assert client.get(path).json == collection
    assert client.send("PUT", path, json_body={"name": "Crimson"}).status == 204
    assert client.send("PUT", path, json_body={}).status == 204
    assert client.get(path).json["name"] == "Crimson"
    assert [one["name"] for one in client.get(COLLECTIONS).json["data"]] == ["Crimson", "Green"]
    assert [one["name"] for one in client.get(f"{COLLECTIONS}?search=gree").json["data"]] == ["Green"]


@pytest.mark.parametrize("body", [{"name": "Red"}, {"s3Bucket": "a"}, {"name": 1, "s3Bucket": "a"}])
def test_a_collection_needs_a_name_and_a_bucket(client, body):
    assert client.post(COLLECTIONS, body).status == 400


def test_an_unknown_collection_is_not_found(client):
    path = f"{COLLECTIONS}/{NOBODY}"
    answers = [client.get(path), client.send("PUT", path, json_body={"name": "x"}), client.send("DELETE", path)]
    assert [answer.status for answer in answers] == [404, 404, 404]


def test_a_collection_takes_over_the_grid_of_its_first_request_and_stays_while_it_is_used(client, tmp_path):
    output = {"createCollection": True, "defaultTilePath": "s3://results/red"}
    name = create(client, bucketName=None, output=output)
    collection = get(client, name)["output"]["collectionId"]
    path = f"{COLLECTIONS}/{collection}"
    assert client.get(path).json["batchData"] == {"tilingGridId": 2}
    assert client.get(path).json["name"] == "Red over Slovenia"
    assert client.get(path).json["s3Bucket"] == "results"

    other = {"id": 0, "resolution": 60}
    refused = client.post(
        PATH, batch_request_v1(tilingGrid=other, bucketName=None, output={"collectionId": collection})
    )
    assert refused.error["errors"][0]["violation"] == "The tiling grid must be that of the batch collection"
    assert client.send("DELETE", path).status == 409
    run(client, name, "cancel")
    assert client.send("DELETE", path).status == 204
    assert client.get(path).status == 404
    assert get(client, name)["status"] == "CANCELED"


def test_requests_and_collections_survive_a_restart(make_checked_client, tmp_path):
    first = make_checked_client(state=tmp_path)
    name = create(first)
    collection = first.post(COLLECTIONS, {"name": "Red", "s3Bucket": "results"}).json
    run(first, name, "analyse")

    second = make_checked_client(state=tmp_path)

    assert get(second, name) == get(first, name)
    assert tiles(second, name) == tiles(first, name)
    assert second.get(COLLECTIONS).json["data"] == [collection]


def test_250_collections_come_whole_in_pages_of_seven_also_after_a_restart(make_checked_client, tmp_path):
    client = make_checked_client(state=tmp_path)
    names = [f"collection {number}" for number in range(250)]
    for name in names:
        client.post(COLLECTIONS, {"name": name, "s3Bucket": "results"})
    seen, target = [], f"{COLLECTIONS}?count=7"
    while target:
        answer = client.get(target).json
        seen += [collection["name"] for collection in answer["data"]]
        target = answer["links"].get("next", "").removeprefix("http://localhost:8321")
        if len(seen) == 126:
            client = make_checked_client(state=tmp_path)
            client.post(COLLECTIONS, {"name": "one more", "s3Bucket": "results"})

    assert seen == [*names, "one more"]
