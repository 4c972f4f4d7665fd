import pytest

from sandbox.jobs import advance
from sandbox.zarrs import write_group
from swath_sandbox.settings import Ingestion

PATH = "/zarr/v1/collections"
NOBODY = "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
UTM = "http://www.opengis.net/def/crs/EPSG/0/32633"
BODY = {"name": "Fields", "s3Bucket": "rasters", "path": "fields.zarr/", "crs": WGS84}
DONE = 4
"""Seconds after which a collection is ingested, unless told otherwise."""


@pytest.fixture
def client(make_checked_client, tmp_path):
    return make_checked_client(buckets=tmp_path)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "rasters/fields.zarr"


def create(client, **members):
    answer = client.post(PATH, {**BODY, **members})
    assert answer.status == 201, answer.body
    return f"{PATH}/{answer.json['data']['id']}"


def ingested(client, **members):
    collection = create(client, **members)
    advance(client, DONE)
    return collection, client.get(collection).json["data"]


def test_a_collection_is_ingested_in_its_time(client, folder):
    write_group(folder)
    collection = create(client)
    seen = []
    for _ in range(5):
        seen.append(client.get(collection).json["data"]["status"])
        advance(client, 1)

    assert seen == ["CREATED", "CREATED", "INGESTING", "INGESTING", "INGESTED"]


def test_an_ingested_collection_tells_its_grid_and_its_bands(client, folder):
    write_group(folder, origin=(460000, 5080000), pixel=10)

    collection, found = ingested(client, crs=UTM)

    assert {name: found[name] for name in BODY} == {**BODY, "crs": UTM}
    assert found["envelope"]["crs"] == {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    assert [460040, 5079970] in found["envelope"]["coordinates"][0]
    assert (found["width"], found["height"], found["zattrs"]) == (4, 3, {"title": "Fields"})
    assert found["additionalData"]["bands"]["B08"] == {"bitDepth": 16, "sampleFormat": "UINT", "noData": 0}
    assert found["additionalData"]["maxMetersPerPixel"] == pytest.approx(10, rel=0.01)
    assert client.get("/api/v1" + collection.replace("/v1", "")).json["data"] == found


def test_arrays_are_listed_once_they_are_known(client, folder):
    write_group(folder)
    collection = create(client)
    assert client.get(f"{collection}/arrays").json["data"] == []
    advance(client, DONE)

    first = client.get(f"{collection}/arrays?count=3").json
    rest = client.get(f"{collection}/arrays?count=3&viewtoken={first['links']['nextToken']}").json
    one = client.get(f"{collection}/arrays/B04").json["data"]

    assert [array["name"] for array in first["data"] + rest["data"]] == ["B04", "B08", "time", "x", "y"]
    assert one == first["data"][0]
    assert (one["s3Bucket"], one["path"]) == ("rasters", "fields.zarr/B04/")
    assert one["zarray"]["shape"] == [2, 3, 4]
    assert one["zattrs"] == {"_ARRAY_DIMENSIONS": ["time", "y", "x"]}
    assert [array["name"] for array in client.get(f"{collection}/arrays?search=b0").json["data"]] == ["B04", "B08"]
    assert client.get(f"{collection}/arrays/B11").status == 404


@pytest.mark.parametrize(
    ("options", "members", "error"),
    [
        ({}, {"path": "elsewhere/"}, "There is no Zarr group"),
        ({"dtype": "<f8"}, {}, "The values of array B04 are float64, which is not supported."),
        ({"bands": ()}, {}, "no array with three named dimensions"),
    ],
)
def test_a_group_that_cannot_be_ingested_fails_and_says_why(client, folder, options, members, error):
    write_group(folder, **options)

    collection, found = ingested(client, **members)

    assert found["status"] == "FAILED"
    assert error in found["ingestionErrors"]
    assert client.get(f"{collection}/arrays").json["data"] == []


def test_a_failed_collection_is_ingested_again(client, folder):
    collection, found = ingested(client)
    assert found["status"] == "FAILED"
    write_group(folder)

    again = client.send("PUT", f"{collection}/reingest")

    assert (again.status, again.json["data"]["status"]) == (200, "CREATED")
    assert "ingestionErrors" not in again.json["data"]
    advance(client, 3)
    assert client.send("PUT", f"{collection}/reingest").json["data"]["status"] == "INGESTING"
    advance(client, 1)
    assert client.get(collection).json["data"]["status"] == "INGESTED"


def test_a_share_of_the_collections_fails(make_checked_client, tmp_path):
    client = make_checked_client(buckets=tmp_path, ingestion=Ingestion(failing=1))
    write_group(tmp_path / "rasters/fields.zarr")

    _, found = ingested(client)

    assert (found["status"], found["ingestionErrors"]) == ("FAILED", "Internal error while ingesting the collection.")


@pytest.mark.parametrize(
    ("members", "parameter"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, "name"),
        ({"s3Bucket": None}, "s3Bucket"),
        ({"s3Bucket": "s3://rasters"}, "s3Bucket"),
        ({"path": None}, "path"),
        ({"path": "fields.zarr"}, "path"),
        ({"path": "/fields.zarr/"}, "path"),
        ({"path": "../fields.zarr/"}, "path"),
        ({"crs": None}, "crs"),
        ({"crs": "EPSG:4326"}, "crs"),
    ],
)
def test_a_collection_without_sense_is_refused(client, members, parameter):
    answer = client.post(PATH, {**BODY, **members})

    assert (answer.status, answer.error["errors"][0]["parameter"]) == (400, parameter)


def test_collections_are_listed_page_by_page_and_searched_by_name(client):
    for number in range(4):
        create(client, name=f"Field {number}")

    first = client.get(f"{PATH}?count=3").json
    rest = client.get(f"{PATH}?count=3&viewtoken={first['links']['nextToken']}").json

    assert [one["name"] for one in first["data"] + rest["data"]] == [f"Field {number}" for number in range(4)]
    assert [one["name"] for one in client.get(f"{PATH}?search=field%202").json["data"]] == ["Field 2"]


def test_a_collection_is_renamed_and_deleted_and_its_group_stays(client, folder):
    write_group(folder)
    collection, _ = ingested(client)

    assert client.send("PUT", collection, json_body={"name": "Acres"}).status == 204
    assert client.get(collection).json["data"]["name"] == "Acres"
    assert client.send("PUT", collection, json_body={}).status == 400
    assert client.send("DELETE", collection).status == 204
    assert client.get(collection).status == 404
    assert (folder / ".zgroup").exists()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("PUT", ""),
        ("DELETE", ""),
        ("PUT", "/reingest"),
        ("GET", "/arrays"),
        ("GET", "/arrays/B04"),
    ],
)
def test_what_is_not_there_is_not_found(client, method, path):
    assert client.send(method, f"{PATH}/{NOBODY}{path}", json_body={"name": "Acres"}).status == 404


def test_collections_outlive_a_restart(make_checked_client, tmp_path):
    settings = {"buckets": tmp_path / "buckets", "state": tmp_path / "state"}
    write_group(tmp_path / "buckets/rasters/fields.zarr")
    before = make_checked_client(**settings)
    collection = create(before)

    after = make_checked_client(**settings)
    advance(after, DONE)

    assert make_checked_client(**settings).get(collection).json["data"]["status"] == "INGESTED"
