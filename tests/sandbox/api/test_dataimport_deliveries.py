import io
import json
import uuid
import zipfile

import pytest
import tifffile

from sandbox.imports import CROSSROADS, order, subscription
from sandbox.jobs import advance
from swath_sandbox.settings import Imports

ORDERS = "/api/v1/dataimport/orders"
SUBSCRIPTIONS = "/api/v1/dataimport/subscriptions"
ALL_DONE = 1000


def start(client, body=None, path=ORDERS):
    """The path of the deliveries of a confirmed order or subscription."""
    name = client.post(path, body or (order() if path == ORDERS else subscription())).json["id"]
    assert client.send("POST", f"{path}/{name}/confirm").status == 200
    return f"{path}/{name}/deliveries"


def first(client, deliveries):
    """The path of the first delivery."""
    return f"{deliveries}/{client.get(deliveries).json['data'][0]['id']}"


@pytest.fixture
def client(make_checked_client):
    return make_checked_client()


@pytest.fixture
def delivered(client):
    path = first(client, start(client))
    advance(client, ALL_DONE)
    return path


def test_a_delivery_goes_from_waiting_to_done(client):
    path = first(client, start(client))
    seen = []
    for _ in range(6):
        seen.append(client.get(path).json["status"])
        advance(client, 1)

    assert seen == ["WAITING", "WAITING", "DELIVERED", "PREPARING", "INGESTING", "DONE"]


def test_deliveries_come_one_after_the_other(client):
    path = start(client)
    advance(client, 5)

    assert [one["status"] for one in client.get(path).json["data"]] == ["DONE", "PREPARING", "WAITING", "WAITING"]
    assert [one["status"] for one in client.get(f"{path}?status=WAITING").json["data"]] == ["WAITING"] * 2


def test_deliveries_are_listed_page_by_page(client):
    path = start(client)
    page = client.get(f"{path}?count=3").json
    rest = client.get(f"{path}?count=3&viewtoken={page['links']['nextToken']}").json

    assert [*page["data"], *rest["data"]] == client.get(path).json["data"]


@pytest.mark.parametrize("parent", [ORDERS, SUBSCRIPTIONS])
def test_there_are_no_files_before_the_delivery(client, parent):
    path = first(client, start(client, path=parent))

    for what in ("/files", "/files/a.tif"):
        refused = client.get(path + what)
        assert refused.status == 409
        assert "its status is WAITING" in refused.error["message"]
    assert client.send("POST", f"{path}/archive/create").status == 409


def test_what_the_provider_could_not_deliver_has_no_files(make_checked_client):
    client = make_checked_client(imports=Imports(failing=1))
    path = start(client, order("PLANET", bounds=CROSSROADS))
    advance(client, ALL_DONE)

    undelivered = client.get(f"{path}?status=DELIVERY_FAILED").json["data"]
    ingested_in_vain = client.get(f"{path}?status=NON_INGESTIBLE").json["data"]
    assert client.get(f"{path}/{undelivered[0]['id']}/files").status == 409
    assert client.get(f"{path}/{ingested_in_vain[0]['id']}/files").status == 200
    assert [tile["status"] for tile in client.get(f"{path}/{ingested_in_vain[0]['id']}/tiles").json["data"]] == [
        "FAILED"
    ]


@pytest.mark.parametrize(
    ("provider", "images", "nested"), [("MAXAR", ".TIF", True), ("AIRBUS", ".TIF", True), ("PLANET", ".tif", False)]
)
def test_the_files_are_those_that_the_provider_delivers(client, provider, images, nested):
    path = first(client, start(client, order(provider)))
    advance(client, ALL_DONE)

    files = client.get(f"{path}/files").json
    assert any("/" in name for name in files) == nested
    (image,) = [name for name in files if name.endswith(images)]
    content = client.get(f"{path}/files/{image}").body
    assert tifffile.imread(io.BytesIO(content)).shape == (32, 32, 4)
    (facts,) = [name for name in files if name.lower().endswith(".json")][:1]
    assert json.loads(client.get(f"{path}/files/{facts}").body)["cloudCover"] >= 0


def test_the_files_of_a_subscription_can_be_had_as_well(client):
    path = first(client, start(client, path=SUBSCRIPTIONS))
    advance(client, ALL_DONE)

    for name in client.get(f"{path}/files").json:
        assert client.get(f"{path}/files/{name}").status == 200
        assert client.send("HEAD", f"{path}/files/{name}").status == 200
    assert [tile["status"] for tile in client.get(f"{path}/tiles").json["data"]] == ["INGESTED"]
    (tile,) = client.get(f"{path}/tiles").json["data"]
    assert client.get(f"{path}/tiles/{tile['id']}").json == tile
    assert client.send("POST", f"{path}/archive/create").json["status"] == "WAITING"
    advance(client, 2)
    assert client.get(f"{path}/archive/status").json["status"] == "DONE"
    assert client.get(f"{path}/archive").status == client.send("HEAD", f"{path}/archive").status == 200


def test_a_file_is_the_same_each_time(make_checked_client):
    bodies = []
    for _ in range(2):
        client = make_checked_client()
        path = first(client, start(client))
        advance(client, ALL_DONE)
        bodies.append([client.get(f"{path}/files/{name}").body for name in client.get(f"{path}/files").json])

    assert bodies[0] == bodies[1]


def test_a_file_can_be_had_in_parts(client, delivered):
    name = client.get(f"{delivered}/files").json[0]
    path = f"{delivered}/files/{name}"
    whole = client.get(path)
    size = len(whole.body)

    def part(text, **headers):
        return client.get(path, headers={"Range": text, **headers})

    middle = part("bytes=100-199")
    assert (middle.status, middle.body) == (206, whole.body[100:200])
    assert middle.headers["content-range"] == f"bytes 100-199/{size}"
    assert middle.headers["etag"] == whole.headers["etag"]
    assert part(f"bytes={size - 5}-").body == whole.body[-5:]
    assert part("bytes=-5").body == whole.body[-5:]
    assert part(f"bytes=0-{size + 100}").body == whole.body
    assert part("bytes=10-", **{"If-Range": whole.headers["etag"]}).status == 206
    assert part("bytes=10-", **{"If-Range": whole.headers["last-modified"]}).status == 206


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=10-", "If-Range": '"another"'},
        {"Range": "bytes=0-1,5-6"},
        {"Range": "bytes=9-3"},
        {"Range": "bytes=-"},
        {"Range": "items=0-1"},
        {"Range": f"bytes={'9' * 5000}-"},
    ],
)
def test_a_range_that_does_not_apply_is_answered_with_the_whole(client, delivered, headers):
    path = f"{delivered}/files/{client.get(f'{delivered}/files').json[0]}"

    answer = client.get(path, headers=headers)

    assert (answer.status, answer.body) == (200, client.get(path).body)


@pytest.mark.parametrize("text", ["bytes={size}-", "bytes={size}-{size}", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_satisfied(make_client, text):
    client = make_client()
    path = first(client, start(client))
    advance(client, ALL_DONE)
    path = f"{path}/files/{client.get(f'{path}/files').json[0]}"
    size = len(client.get(path).body)

    answer = client.get(path, headers={"Range": text.format(size=size)})

    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["content-range"] == f"bytes */{size}"


def test_a_delivery_becomes_a_tile_of_its_collection(client, delivered):
    (tile,) = client.get(f"{delivered}/tiles").json["data"]
    collection = client.get(delivered.partition("/deliveries")[0]).json["collectionId"]

    assert tile["status"] == "INGESTED"
    assert tile["deliveryId"] == delivered.rpartition("/")[2]
    assert client.get(f"{delivered}/tiles/{tile['id']}").json == tile
    byoc = client.get(f"/byoc/v1/collections/{collection}/tiles/{tile['id']}").json["data"]
    assert byoc["status"] == "INGESTED"
    assert client.get(f"{delivered}/tiles/{uuid.uuid4()}").status == 404


def test_a_tile_that_its_user_removes_stays_away(client, delivered):
    (tile,) = client.get(f"{delivered}/tiles").json["data"]
    collection = client.get(delivered.partition("/deliveries")[0]).json["collectionId"]
    path = f"/byoc/v1/collections/{collection}/tiles/{tile['id']}"
    assert client.send("DELETE", path).status == 204

    advance(client, 1)

    assert client.get(path).status == 404


def test_tiles_appear_with_their_ingestion(client):
    path = first(client, start(client))
    assert client.get(f"{path}/tiles").json["data"] == []

    advance(client, 4)

    assert [tile["status"] for tile in client.get(f"{path}/tiles").json["data"]] == ["INGESTING"]


def test_an_archive_waits_is_prepared_and_can_be_had(client, delivered):
    assert client.get(f"{delivered}/archive/status").status == 404
    created = client.send("POST", f"{delivered}/archive/create?format=zip").json
    assert (created["status"], created["format"]) == ("WAITING", "zip")
    assert "size" not in created
    assert client.get(f"{delivered}/archive").status == 404
    advance(client, 1)
    assert client.get(f"{delivered}/archive/status").json["status"] == "PREPARING"
    advance(client, 1)

    done = client.get(f"{delivered}/archive/status").json
    whole = client.get(f"{delivered}/archive")

    assert (done["status"], done["requested"]) == ("DONE", created["requested"])
    assert done["size"] == len(whole.body)
    with zipfile.ZipFile(io.BytesIO(whole.body)) as archive:
        assert archive.namelist() == client.get(f"{delivered}/files").json
        assert archive.testzip() is None
    assert client.get(f"{delivered}/archive", headers={"Range": "bytes=-22"}).body == whole.body[-22:]
    again = client.send("POST", f"{delivered}/archive/create").json
    assert again == done


def test_an_archive_that_failed_can_be_asked_for_again(make_checked_client):
    client = make_checked_client(imports=Imports(failing_archives=1))
    path = first(client, start(client))
    advance(client, ALL_DONE)
    client.send("POST", f"{path}/archive/create")
    advance(client, 2)
    assert client.get(f"{path}/archive/status").json["status"] == "FAILED"
    assert client.get(f"{path}/archive").status == 404

    assert client.send("POST", f"{path}/archive/create").json["status"] == "WAITING"


def test_there_are_no_archives_but_zip(make_client):
    client = make_client()
    path = first(client, start(client))
    advance(client, ALL_DONE)

    assert client.send("POST", f"{path}/archive/create?format=tar").status == 400


@pytest.mark.parametrize("what", ["", "/files", "/files/a/b.tif", "/tiles", "/archive", "/archive/status"])
@pytest.mark.parametrize("parent", [ORDERS, SUBSCRIPTIONS])
def test_what_is_not_there_is_not_found(client, parent, what):
    path = start(client, path=parent)

    assert client.get(f"{path}/{uuid.uuid4()}{what}").status == 404
    if what.startswith("/files/"):
        advance(client, ALL_DONE)
        assert client.get(first(client, path) + what).status == 404
