from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.jobs import advance
from sandbox.rasters import write_cog, write_tiff
from swath_sandbox.settings import Ingestion

PATH = "/byoc/v1/collections"
NOBODY = "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"
DONE = 4
"""Seconds after which a tile is ingested, unless told otherwise."""

FIELD = {"type": "Polygon", "coordinates": [[[14.49, 45.865], [14.495, 45.865], [14.495, 45.87], [14.49, 45.865]]]}
UINT16 = {"bitDepth": 16, "sampleFormat": "UINT"}


@pytest.fixture
def client(make_checked_client, tmp_path):
    return make_checked_client(buckets=tmp_path)


@pytest.fixture
def bucket(tmp_path):
    return tmp_path / "rasters"


def create(client, name="Fields", bucket="rasters", **members):
    answer = client.post(PATH, {"name": name, "s3Bucket": bucket, **members})
    assert answer.status == 201, answer.body
    return f"{PATH}/{answer.json['data']['id']}"


def add(client, collection, path="day/(BAND).tif", **members):
    answer = client.post(f"{collection}/tiles", {"path": path, **members})
    assert answer.status == 201, answer.body
    return f"{collection}/tiles/{answer.json['data']['id']}"


def ingested(client, collection, path="day/(BAND).tif", **members):
    tile = add(client, collection, path, **members)
    advance(client, DONE)
    return client.get(tile).json["data"]


def put(client, path, body):
    return client.send("PUT", path, json_body=body)


def statuses(client, collection):
    return [tile["status"] for tile in client.get(f"{collection}/tiles").json["data"]]


def test_a_new_collection_has_no_bands_and_no_extent(client):
    collection = client.get(create(client, noData=0)).json["data"]

    assert (collection["name"], collection["s3Bucket"], collection["noData"]) == ("Fields", "rasters", 0)
    assert collection["isConfigured"] is False
    assert collection["additionalData"] == {}
    assert collection["created"] == "2023-06-01T12:00:00Z"


def test_both_styles_of_paths_lead_to_the_same_collection(client):
    path = create(client)

    assert client.get("/api/v1" + path.replace("/v1", "")).json == client.get(path).json


@pytest.mark.parametrize(
    ("members", "violations"),
    [
        ({"name": None}, {"name": "must not be null"}),
        ({"name": " "}, {"name": "size must be between 1 and 255"}),
        ({"name": "n" * 256}, {"name": "size must be between 1 and 255"}),
        ({"s3Bucket": None}, {"s3Bucket": "must not be null"}),
        ({"s3Bucket": "UP"}, {"s3Bucket": "must be the name of a bucket"}),
        ({"s3Bucket": "a/b/c"}, {"s3Bucket": "must be the name of a bucket"}),
        ({"noData": "none"}, {"noData": "must be a number"}),
        (
            {"additionalData": {"bands": {"B1": {"sampleFormat": "UINT"}}}},
            {"additionalData->bands->B1->bitDepth": "must not be null"},
        ),
        (
            {"additionalData": {"bands": {"B1": {"bitDepth": 12, "sampleFormat": "UINT"}}}},
            {"additionalData->bands->B1->bitDepth": "must be one of [8, 16, 32]"},
        ),
        (
            {"additionalData": {"bands": {"B 1": UINT16}}},
            {"additionalData->bands": "'B 1' is not a valid band name"},
        ),
    ],
)
def test_a_collection_without_sense_is_refused_member_by_member(client, members, violations):
    answer = client.post(PATH, {"name": "Fields", "s3Bucket": "rasters", **members})

    assert answer.status == 400
    assert answer.error["errors"] == violations


def test_collections_are_listed_page_by_page_and_searched_by_name(client):
    for number in range(5):
        create(client, f"Field {number}")

    first = client.get(f"{PATH}?count=3").json
    second = client.get(f"{PATH}?count=3&viewtoken={first['links']['nextToken']}").json

    assert [one["name"] for one in first["data"] + second["data"]] == [f"Field {number}" for number in range(5)]
    assert "nextToken" not in second["links"]
    assert [one["name"] for one in client.get(f"{PATH}?search=2|4").json["data"]] == ["Field 2", "Field 4"]


def test_a_tile_waits_is_queued_and_is_ingested(client, bucket):
    write_tiff(bucket / "day/B04.tif")
    collection = create(client)
    tile = add(client, collection, sensingTime="2023-05-01T10:00:00Z")
    seen = []
    for _ in range(5):
        seen.append(client.get(tile).json["data"]["status"])
        advance(client, 1)

    assert seen == ["WAITING", "QUEUED", "INGESTING", "INGESTING", "INGESTED"]


def test_an_ingested_tile_tells_what_its_files_are(client, bucket):
    write_cog(bucket / "day/B04.tif", blocksize=128)

    tile = ingested(client, create(client), sensingTime="2023-05-01T10:00:00.250Z")

    utm = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    assert tile["tileGeometry"]["crs"] == tile["coverGeometry"]["crs"] == utm
    assert [460000, 5080000] in tile["tileGeometry"]["coordinates"][0]
    assert [466000, 5076000] in tile["coverGeometry"]["coordinates"][0]
    assert tile["sensingTime"] == "2023-05-01T10:00:00.250Z"
    assert tile["ingestionStart"] == tile["created"] == "2023-06-01T12:00:00Z"
    additional = tile["additionalData"]
    assert additional["filesMetadata"]["B04"]["headerSize"] > 100
    assert additional["minMetersPerPixel"] == pytest.approx(10, rel=0.01)
    assert additional["maxMetersPerPixel"] == pytest.approx(80, rel=0.01)


def test_a_collection_learns_its_bands_extent_and_times_from_its_tiles(client, bucket):
    write_tiff(bucket / "one/RGB.tif", bands=3, dtype="uint8")
    write_tiff(bucket / "one/B08.tif")
    write_tiff(bucket / "two/RGB.tif", bands=3, dtype="uint8", origin=(470000, 5080000))
    write_tiff(bucket / "two/B08.tif", origin=(470000, 5080000))
    collection = create(client)
    ingested(client, collection, "one", sensingTime="2023-05-02T00:00:00Z")
    west = client.get(collection).json["data"]["additionalData"]["extent"]
    ingested(client, collection, "two", sensingTime="2023-05-01T00:00:00+00:00")

    found = client.get(collection).json["data"]

    assert found["isConfigured"] is True
    uint8 = {"source": "RGB", "bitDepth": 8, "sampleFormat": "UINT"}
    assert found["additionalData"]["bands"] == {
        **{f"RGB_{index}": {**uint8, "bandIndex": index} for index in (1, 2, 3)},
        "B08": {"source": "B08", "bandIndex": 1, "bitDepth": 16, "sampleFormat": "UINT"},
    }
    additional = found["additionalData"]
    assert additional["hasSensingTimes"] == "YES"
    assert additional["fromSensingTime"] == "2023-05-01T00:00:00Z"
    assert additional["toSensingTime"] == "2023-05-02T00:00:00Z"
    easts = [max(x for x, _ in extent["coordinates"][0]) for extent in (west, additional["extent"])]
    assert easts[0] == pytest.approx(14.4965, abs=0.001)
    assert easts[1] == pytest.approx(14.6254, abs=0.001)

    add_without = ingested(client, collection, "none")
    assert add_without["status"] == "FAILED"
    assert client.get(collection).json["data"] == found


@pytest.mark.parametrize(
    ("files", "cause"),
    [
        ({}, "No files were found for path day/(BAND).tif."),
        ({"B04": {"tiled": False, "blockxsize": None, "blockysize": 8}}, "File B04.tif is not internally tiled."),
        ({"B04": {"epsg": None}}, "File B04.tif has no CRS with an EPSG code."),
        ({"B04": {"epsg": 2056}}, "CRS EPSG:2056 is not supported."),
        ({"B04": {}, "B08": {"epsg": 32632}}, "The files have different CRSs: EPSG:32632, EPSG:32633."),
        ({"B04": {}, "B08": {"origin": (470000, 5080000)}}, "The files have no area in common."),
        ({"B04": {"dtype": "float64"}}, "File B04.tif has 64 bits a value, which is not supported."),
    ],
)
def test_a_tile_that_cannot_be_ingested_fails_and_says_why(client, bucket, files, cause):
    for name, options in files.items():
        write_tiff(bucket / f"day/{name}.tif", **options)

    tile = ingested(client, create(client))

    assert tile["status"] == "FAILED"
    assert tile["additionalData"] == {"failedIngestionCause": cause}


@pytest.mark.parametrize(
    ("bands", "cause"),
    [
        ({"B08": UINT16}, "There is no file for band B08 (source B08)."),
        ({"B04": {**UINT16, "bandIndex": 2}}, "The file of band B04 has 1 band only."),
        ({"B04": {"bitDepth": 32, "sampleFormat": "FLOAT"}}, "Band B04 is FLOAT32, but its file holds UINT16."),
    ],
)
def test_a_tile_must_fit_the_bands_of_its_collection(client, bucket, bands, cause):
    write_tiff(bucket / "day/B04.tif")

    tile = ingested(client, create(client, additionalData={"bands": bands}))

    assert tile["additionalData"]["failedIngestionCause"] == cause


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("a/(BAND).tif", "a/B1.tif"),
        ("a/(BAND)", "a/B1.tiff"),
        ("a/x_(BAND)_[1]", "a/x_B1_[1].TIF"),
        ("a", "a/B1.tif"),
        ("", "B1.tif"),
    ],
)
def test_files_are_found_by_the_path_of_a_tile(client, bucket, path, file):
    write_tiff(bucket / file)

    tile = ingested(client, create(client), path)

    assert list(tile["additionalData"]["filesMetadata"]) == ["B1"]
    assert client.get(f"{client_path(client)}/files").json == [file]


def client_path(client):
    (collection,) = client.get(PATH).json["data"]
    (tile,) = client.get(f"{PATH}/{collection['id']}/tiles").json["data"]
    return f"{PATH}/{collection['id']}/tiles/{tile['id']}"


def test_a_tile_without_sense_is_refused(client):
    collection = create(client)
    refused = {
        "path": ({}, {"path": "/a"}, {"path": "a//b"}, {"path": "a/"}, {"path": "../a"}, {"path": "(BAND)/(BAND)"}),
        "sensingTime": ({"path": "a", "sensingTime": "May"}, {"path": "a", "sensingTime": "2023-05-01T10:00:00.0001Z"}),
        "coverGeometry->type": ({"path": "a", "coverGeometry": {"type": "Point"}},),
        "coverGeometry->crs->properties->name": (
            {"path": "a", "coverGeometry": {**FIELD, "crs": {"type": "name", "properties": {"name": "EPSG:2056"}}}},
        ),
    }
    for member, bodies in refused.items():
        for body in bodies:
            answer = client.post(f"{collection}/tiles", body)
            assert (answer.status, list(answer.error["errors"])) == (400, [member]), body


def test_a_path_is_taken_once(client):
    collection = create(client)
    add(client, collection)

    answer = client.post(f"{collection}/tiles", {"path": "day/(BAND).tif"})

    assert (answer.status, answer.error["code"]) == (409, "COMMON_UNIQUE_KEY_VIOLATION")
    add(client, create(client, "Others"))


def test_a_path_is_taken_once_however_many_ask_at_a_time(client):
    collection = create(client)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.post(f"{collection}/tiles", {"path": "day"}).status, range(24)))

    assert sorted(answers) == [201, *[409] * 23]
    assert len(client.get(f"{collection}/tiles").json["data"]) == 1


def test_tiles_are_listed_by_page_path_status_and_order(client, bucket):
    write_tiff(bucket / "b/B04.tif")
    collection = create(client)
    for path in ("b", "c", "a"):
        add(client, collection, path)
    advance(client, DONE)
    add(client, collection, "d")

    def paths(query):
        return [tile["path"] for tile in client.get(f"{collection}/tiles?{query}").json["data"]]

    assert paths("") == paths("sort=created:asc") == ["b", "c", "a", "d"]
    assert paths("sort=created:desc") == ["d", "a", "c", "b"]
    assert paths("sort=path:asc&count=100") == ["a", "b", "c", "d"]
    assert paths("sort=path:desc&count=3") == ["d", "c", "b"]
    assert paths("status=FAILED") == ["c", "a"]
    assert paths("status=INGESTED") == paths("path=b") == ["b"]
    assert paths("status=WAITING") == ["d"]
    assert paths("path=e") == []
    next_token = client.get(f"{collection}/tiles?sort=path:desc&count=3").json["links"]["nextToken"]
    assert paths(f"sort=path:desc&count=3&viewtoken={next_token}") == ["a"]


def test_a_cover_geometry_is_answered_in_the_crs_of_the_tile(client, bucket):
    write_tiff(bucket / "day/B04.tif")
    collection = create(client)
    utm = {
        "type": "Polygon",
        "coordinates": [[[460000, 5080000], [460100, 5080000], [460100, 5079900], [460000, 5080000]]],
    }
    utm["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}

    tile = ingested(client, collection, coverGeometry=utm)
    path = f"{collection}/tiles/{tile['id']}"

    assert tile["coverGeometry"]["crs"] == utm["crs"]
    assert tile["coverGeometry"]["coordinates"] == [[pytest.approx(point, abs=0.01) for point in utm["coordinates"][0]]]
    assert put(client, path, {"coverGeometry": FIELD}).status == 204
    x, y = client.get(path).json["data"]["coverGeometry"]["coordinates"][0][0]
    assert (x, y) == (pytest.approx(460414, abs=1), pytest.approx(5079175, abs=1))


def test_changing_a_tile_replaces_its_time_and_its_cover(client, bucket):
    write_tiff(bucket / "day/B04.tif")
    collection = create(client)
    tile = ingested(client, collection, sensingTime="2023-05-01T10:00:00Z", coverGeometry=FIELD)
    path = f"{collection}/tiles/{tile['id']}"

    assert put(client, path, {"path": "ignored", "sensingTime": "2023-05-03T10:00:00Z"}).status == 204

    changed = client.get(path).json["data"]
    assert (changed["path"], changed["sensingTime"]) == (tile["path"], "2023-05-03T10:00:00Z")
    assert changed["coverGeometry"] == changed["tileGeometry"]
    assert client.get(collection).json["data"]["additionalData"]["toSensingTime"] == "2023-05-03T10:00:00Z"
    assert put(client, path, {"sensingTime": None}).status == 204
    assert "sensingTime" not in client.get(path).json["data"]
    assert client.get(collection).json["data"]["additionalData"]["hasSensingTimes"] == "NO"


def test_a_tile_that_is_being_ingested_is_neither_changed_nor_ingested_again(client):
    tile = add(client, create(client))

    assert put(client, tile, {}).status == 409
    again = client.send("POST", f"{tile}/reingest")
    assert (again.status, again.error["message"]) == (400, "The tile is already being ingested.")


def test_a_failed_tile_is_ingested_once_its_files_are_there(client, bucket):
    collection = create(client)
    tile = ingested(client, collection)
    path = f"{collection}/tiles/{tile['id']}"
    assert tile["status"] == "FAILED"
    write_tiff(bucket / "day/B04.tif")

    assert client.send("POST", f"{path}/reingest").status == 204

    assert client.get(path).json["data"]["status"] == "WAITING"
    advance(client, DONE)
    again = client.get(path).json["data"]
    assert (again["status"], again["created"]) == ("INGESTED", tile["created"])
    assert again["ingestionStart"] == "2023-06-01T12:00:04Z"


def test_a_share_of_the_tiles_fails_and_a_second_attempt_fails_for_others(make_checked_client, tmp_path):
    client = make_checked_client(buckets=tmp_path, ingestion=Ingestion(waiting=0, queued=0, ingesting=1, failing=0.5))
    collection = create(client)
    for number in range(12):
        write_tiff(tmp_path / f"rasters/day {number}/B04.tif")
        add(client, collection, f"day {number}")
    advance(client, 1)
    first = statuses(client, collection)
    for tile in client.get(f"{collection}/tiles?status=FAILED").json["data"]:
        assert "Internal error" in tile["additionalData"]["failedIngestionCause"]
        assert client.send("POST", f"{collection}/tiles/{tile['id']}/reingest").status == 204
    advance(client, 1)

    assert 0 < statuses(client, collection).count("FAILED") < first.count("FAILED") < 12


def test_what_is_deleted_is_gone_and_the_files_stay(client, bucket):
    file = write_tiff(bucket / "day/B04.tif")
    collection = create(client)
    tile = f"{collection}/tiles/{ingested(client, collection)['id']}"

    assert client.send("DELETE", tile).status == 204
    assert client.get(tile).status == client.send("DELETE", tile).status == 404
    assert "extent" not in client.get(collection).json["data"]["additionalData"]
    again = add(client, collection)
    assert client.send("DELETE", collection).status == 204
    assert client.get(collection).status == client.send("DELETE", collection).status == client.get(again).status == 404
    assert file.exists()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("PUT", ""),
        ("DELETE", ""),
        ("GET", f"/tiles/{NOBODY}"),
        ("PUT", f"/tiles/{NOBODY}"),
        ("DELETE", f"/tiles/{NOBODY}"),
        ("POST", f"/tiles/{NOBODY}/reingest"),
        ("GET", f"/tiles/{NOBODY}/files"),
        ("GET", f"/tiles/{NOBODY}/files/a.tif"),
        ("POST", f"/copyTiles?toCollection={NOBODY}"),
    ],
)
def test_what_is_not_there_is_not_found(client, method, path):
    body = {"name": "Fields", "s3Bucket": "rasters"}

    assert client.send(method, f"{PATH}/{NOBODY}{path}", json_body=body).status == 404


def test_a_collection_is_renamed_and_loses_what_is_left_out(client):
    collection = create(client, noData=0, additionalData={"bands": {"B04": UINT16}})

    assert put(client, collection, {"name": "Acres", "s3Bucket": "elsewhere"}).status == 204

    changed = client.get(collection).json["data"]
    assert (changed["name"], changed["s3Bucket"]) == ("Acres", "elsewhere")
    assert "noData" not in changed
    assert list(changed["additionalData"]["bands"]) == ["B04"]
    assert put(client, collection, {"name": "Acres", "s3Bucket": "elsewhere", "additionalData": {}}).status == 204
    assert client.get(collection).json["data"]["isConfigured"] is False


def test_a_collection_with_tiles_keeps_its_bucket_and_what_its_bands_are(client, bucket):
    write_tiff(bucket / "day/B04.tif")
    write_tiff(bucket / "day/B08.tif")
    collection = create(client)
    ingested(client, collection)
    body = {"name": "Fields", "s3Bucket": "rasters"}
    bands = client.get(collection).json["data"]["additionalData"]["bands"]

    def change(bands):
        return put(client, collection, {**body, "additionalData": {"bands": bands}})

    assert put(client, collection, {**body, "s3Bucket": "elsewhere"}).status == 409
    assert change({}).status == 400
    assert change({**bands, "B11": UINT16}).status == 400
    assert change({**bands, "B08": {**bands["B08"], "bitDepth": 8}}).status == 400
    assert change({"NIR": {**bands["B08"], "noData": 0}}).status == 204
    assert client.get(collection).json["data"]["additionalData"]["bands"] == {"NIR": {**bands["B08"], "noData": 0}}


def test_ingested_tiles_are_copied_unless_their_paths_are_known(client, bucket):
    for path in ("a", "b"):
        write_tiff(bucket / f"{path}/B04.tif")
    source, target = create(client), create(client, "Copy")
    first = ingested(client, source, "a")
    copy = f"{source}/copyTiles?toCollection={target.rpartition('/')[2]}"
    assert client.send("POST", copy).status == 204
    ingested(client, source, "b")
    add(client, source, "c")
    assert client.send("POST", copy).status == 204

    copied = client.get(f"{target}/tiles").json["data"]

    assert [(tile["path"], tile["status"]) for tile in copied] == [("a", "INGESTED"), ("b", "INGESTED")]
    assert copied[0]["id"] != first["id"]
    assert copied[0]["tileGeometry"] == first["tileGeometry"]
    facts = [client.get(one).json["data"]["additionalData"] for one in (source, target)]
    assert facts[0] == facts[1]


def test_tiles_are_not_copied_to_other_bands_or_nowhere(make_client, tmp_path):
    client = make_client(buckets=tmp_path)
    write_tiff(tmp_path / "rasters/day/B04.tif")
    source, target = create(client), create(client, "Copy", additionalData={"bands": {"B08": UINT16}})
    ingested(client, source)

    assert client.send("POST", f"{source}/copyTiles?toCollection={target.rpartition('/')[2]}").status == 400
    assert client.send("POST", f"{source}/copyTiles").error["errors"] == {"toCollection": "must not be null"}
    assert client.get(f"{target}/tiles").json["data"] == []


@pytest.mark.parametrize("query", ["status=DONE", "sort=name", "count=0", "count=many", "viewtoken=x"])
def test_a_listing_without_sense_is_refused(make_client, query):
    client = make_client()

    assert client.get(f"{create(client)}/tiles?{query}").status == 400
    assert client.get(f"{PATH}/{NOBODY}/tiles").status == 404


def test_the_files_of_a_tile_are_downloaded_whole_or_in_part(client, bucket):
    file = write_tiff(bucket / "day/of rest/B04.tif")
    content, size = file.read_bytes(), file.stat().st_size
    tile = add(client, create(client), "day/of rest/(BAND).tif")
    path = f"{tile}/files/day/of%20rest/B04.tif"
    assert client.get(f"{tile}/files").json == ["day/of rest/B04.tif"]

    whole = client.get(path)
    part = client.get(path, headers={"Range": "bytes=100-199"})
    rest = client.get(path, headers={"Range": f"bytes={size - 5}-", "If-Range": whole.headers["etag"]})

    assert (whole.status, whole.body, whole.headers["accept-ranges"]) == (200, content, "bytes")
    assert (part.status, part.body) == (206, content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{size}"
    assert (rest.status, rest.body) == (206, content[-5:])
    assert client.send("HEAD", path).status == 200


def test_a_file_that_has_changed_is_sent_whole(client, bucket):
    file = write_tiff(bucket / "day/B04.tif")
    tile = add(client, create(client))
    path = f"{tile}/files/day/B04.tif"
    before = client.get(path).headers["etag"]
    write_tiff(file, size=(32, 32))

    answer = client.get(path, headers={"Range": "bytes=10-", "If-Range": before})

    assert (answer.status, answer.body) == (200, file.read_bytes())
    assert answer.headers["etag"] != before


def test_a_range_behind_the_end_cannot_be_satisfied(make_client, tmp_path):
    client = make_client(buckets=tmp_path)
    size = write_tiff(tmp_path / "rasters/day/B04.tif").stat().st_size
    tile = add(client, create(client))

    answer = client.get(f"{tile}/files/day/B04.tif", headers={"Range": f"bytes={size}-"})

    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{size}")


@pytest.mark.parametrize("name", ["day/B05.tif", "day", "secret.txt", "day/../secret.txt", "../secret.txt", "%2e%2e/x"])
def test_no_other_file_is_sent(client, bucket, name):
    write_tiff(bucket / "day/B04.tif")
    (bucket / "secret.txt").write_text("kept")
    tile = add(client, create(client))

    assert client.get(f"{tile}/files/{name}").status == 404


def test_collections_and_tiles_outlive_a_restart(make_checked_client, tmp_path):
    settings = {"buckets": tmp_path / "buckets", "state": tmp_path / "state"}
    write_tiff(tmp_path / "buckets/rasters/day/B04.tif")
    before = make_checked_client(**settings)
    collection = create(before)
    tile = add(before, collection)
    advance(before, 1)

    after = make_checked_client(**settings)
    assert after.get(tile).json["data"]["status"] == "QUEUED"
    advance(after, DONE)
    (tmp_path / "buckets/rasters/day/B04.tif").unlink()
    again = make_checked_client(**settings)
    assert again.get(tile).json == after.get(tile).json
    assert again.get(collection).json["data"]["isConfigured"] is True
