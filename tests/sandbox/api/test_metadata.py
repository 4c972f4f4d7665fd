import uuid

import pytest

from sandbox.jobs import advance
from sandbox.zarrs import write_group

PATH = "/api/v1/metadata"


@pytest.fixture
def client(make_checked_client):
    return make_checked_client()


def test_the_sandbox_is_the_only_deployment(client):
    (location,) = client.get(f"{PATH}/location").json

    assert location["url"] == "http://localhost:8321"
    assert location["processUrl"] == "http://localhost:8321/process/v1"
    assert client.get(f"{PATH}/location/{location['id']}").json == location
    assert client.get(f"{PATH}/location/elsewhere").status == 404


def test_a_byoc_collection_tells_its_bands(client):
    bands = {
        "red": {"bitDepth": 16, "sampleFormat": "UINT"},
        "height": {"bitDepth": 32, "sampleFormat": "FLOAT"},
    }
    body = {"name": "fields", "s3Bucket": "fields", "additionalData": {"bands": bands}}
    name = client.post("/byoc/v1/collections", body).json["data"]["id"]

    told = client.get(f"{PATH}/collection/byoc-{name}").json

    assert (told["id"], told["datasetType"]) == (name, "custom")
    assert told["bands"] == [{"name": "red", "sampleType": "UINT16"}, {"name": "height", "sampleType": "FLOAT32"}]
    assert told["location"] == client.get(f"{PATH}/location").json[0]


def test_a_batch_collection_tells_where_it_is(client):
    name = client.post("/api/v1/batch/collections", {"name": "results", "s3Bucket": "results"}).json["id"]

    assert client.get(f"{PATH}/collection/batch-{name}").json["id"] == name


def test_a_zarr_collection_tells_its_bands_once_it_is_ingested(make_checked_client, tmp_path):
    client = make_checked_client(buckets=tmp_path)
    write_group(tmp_path / "rasters/fields.zarr")
    crs = "http://www.opengis.net/def/crs/EPSG/0/4326"
    body = {"name": "Fields", "s3Bucket": "rasters", "path": "fields.zarr/", "crs": crs}
    name = client.post("/zarr/v1/collections", body).json["data"]["id"]
    assert client.get(f"{PATH}/collection/zarr-{name}").json["bands"] == []

    advance(client, 100)

    bands = client.get(f"{PATH}/collection/zarr-{name}").json["bands"]
    shown = client.get(f"/zarr/v1/collections/{name}").json["data"]["additionalData"]["bands"]
    assert [band["name"] for band in bands] == list(shown) != []


@pytest.mark.parametrize("kind", ["byoc", "batch", "zarr"])
def test_a_collection_that_is_not_there_is_not_found(client, kind):
    assert client.get(f"{PATH}/collection/{kind}-{uuid.uuid4()}").status == 404
