# Derived from tests/overlay/_async/test_byoc.py by tools/unasync.py; edit that file, then `make sync`.
"""Collections of GeoTIFFs against the sandbox; nothing sleeps, waiting advances its clock."""

import pickle
from pathlib import Path
from typing import Any

import httpx
import pytest

from overlay.sandboxed import Place
from sandbox.rasters import write_tiff
from swath import (
    SentinelHub,
    BadRequest,
    Conflict,
    IllegalAction,
    InvalidParameter,
    JobFailed,
    JobTimeout,
    NotFound,
    OutcomeUnknown,
)
from swath._sync._tile import Tile
from swath.errors import ConfigurationError

NOBODY = "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"
COVER = {"type": "Polygon", "coordinates": [[[14.49, 45.865], [14.495, 45.865], [14.495, 45.87], [14.49, 45.865]]]}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def lay(place: Place, *paths: str) -> None:
    """Put files into the bucket."""
    for path in paths:
        write_tiff(place.buckets / "rasters" / path)


def create(hub: SentinelHub, path: str = "day/(BAND).tif", **arguments: Any) -> Tile:
    collection = hub.byoc.create_collection("Fields", "rasters")
    return hub.byoc.create_tile(collection, path, **arguments)


def test_a_collection_lives(place: Place) -> None:
    with place.hub() as hub:
        made = hub.byoc.create_collection("Fields", "rasters", no_data=0, bands={"B04": "UINT16"})
        renamed = hub.byoc.update_collection(made, name="Acres")
        emptied = hub.byoc.update_collection(f"byoc-{made.id}", no_data=None, bands={"B08": "FLOAT32"})
        listed = hub.byoc.collections(search="acres").to_list()
        found = hub.byoc.collection(made)
        hub.byoc.delete_collection(made)
        with pytest.raises(NotFound):
            hub.byoc.collection(made)
    assert (made.name, made.s_3_bucket, made.no_data, made.is_configured) == ("Fields", "rasters", 0, True)
    assert (renamed.name, renamed.no_data) == ("Acres", 0)
    assert found.to_dict() == emptied.to_dict() == listed[0].to_dict()
    assert "noData" not in emptied.to_dict()
    assert list(emptied.to_dict()["additionalData"]["bands"]) == ["B08"]


def test_a_tile_is_waited_for_until_it_is_ingested(place: Place) -> None:
    lay(place, "day/B04.tif")
    seen: list[str | None] = []
    with place.hub() as hub:
        tile = create(hub, sensing_time="2023-05-01T10:00:00Z")
        assert (tile.status, tile.is_done) == ("WAITING", False)
        done = tile.wait(on_status=lambda tile: seen.append(tile.status))
        collection = hub.byoc.collection(tile.collection)
    assert done is tile
    assert tile.succeeded
    assert seen == ["WAITING", "QUEUED", "INGESTING", "INGESTED"]
    assert tile.snapshot is not None
    assert tile.snapshot.to_dict()["additionalData"]["filesMetadata"]["B04"]["headerSize"] > 0
    assert collection.is_configured


def test_a_failed_tile_says_why_and_is_ingested_again(place: Place) -> None:
    with place.hub() as hub:
        tile = create(hub)
        with pytest.raises(JobFailed, match="does not become INGESTED: No files were found"):
            tile.wait(until="INGESTED")
        assert tile.failed
        assert tile.error == "No files were found for path day/(BAND).tif."
        lay(place, "day/B04.tif")
        tile.reingest()
        tile.wait(until="INGESTED")
    assert tile.error == ""


def test_a_tile_is_reingested_in_no_other_state_than_its_last(place: Place) -> None:
    lay(place, "day/B04.tif")
    with place.hub() as hub:
        tile = create(hub)
        for status in ("WAITING", "QUEUED", "INGESTING"):
            tile.wait(until=status)
            asked = len(place.asked)
            with pytest.raises(IllegalAction, match=f"is {status}: 'reingest' cannot be asked of it"):
                tile.reingest()
            assert not any(request.startswith("POST") for request in place.asked[asked:])
        tile.wait(until="INGESTED")
        tile.reingest()
        tile.wait()
    assert tile.succeeded


def test_a_reingestion_whose_answer_is_lost_is_seen_by_the_tile(place: Place) -> None:
    lay(place, "day/B04.tif")

    def lose(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if request.url.path.endswith("/reingest") and (response is None) is before:
            raise httpx.ReadError("gone")
        return None

    with place.hub() as hub:
        tile = create(hub)
        tile.wait()
        place.transport.fault, before = lose, False
        tile.reingest()
        assert tile.status == "WAITING"
        tile.wait()
        before = True
        with pytest.raises(OutcomeUnknown):
            tile.reingest()
    assert tile.succeeded


def test_a_tile_whose_answer_is_lost_is_found_by_its_path(place: Place) -> None:
    def lose(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if request.method == "POST" and response is not None:
            raise httpx.ReadError("gone")
        return None

    with place.hub() as hub:
        place.transport.fault = lose
        collection = hub.byoc.create_collection("Fields", "rasters", no_data=0)
        tile = hub.byoc.create_tile(collection, "day/(BAND).tif", sensing_time="2023-05-01", cover=COVER)
        assert [one.id for one in hub.byoc.tiles(collection)] == [tile.id]
        with pytest.raises(OutcomeUnknown, match=r"hub\.byoc\.collections\(\) shows"):
            hub.byoc.create_collection("Fields", "rasters", no_data=0)
    assert place.asked.count("POST /byoc/v1/collections") == 2


def test_a_tile_is_changed_and_deleted(place: Place) -> None:
    lay(place, "day/B04.tif")
    with place.hub() as hub:
        tile = create(hub, sensing_time="2023-05-01", cover=COVER)
        with pytest.raises(Conflict):
            tile.update(sensing_time=None)
        tile.wait()
        covered = tile.snapshot
        tile.update(sensing_time="2023-05-02T10:00:00Z")
        kept = tile.snapshot
        tile.update(cover=None)
        whole = tile.snapshot
        tile.delete()
        with pytest.raises(NotFound):
            tile.refresh()
    assert covered
    assert kept
    assert whole
    points = [one.to_dict()["coverGeometry"]["coordinates"] for one in (covered, kept)]
    assert [pytest.approx(point, abs=1e-3) for point in points[0][0]] == points[1][0]
    documents = [one.to_dict() for one in (kept, whole)]
    assert [one["sensingTime"][:10] for one in documents] == ["2023-05-02"] * 2
    assert documents[1]["coverGeometry"] == documents[1]["tileGeometry"]


def test_tiles_are_listed_by_page_path_and_status(place: Place) -> None:
    lay(place, "a/B04.tif", "b/B04.tif")
    with place.hub() as hub:
        collection = hub.byoc.create_collection("Fields", "rasters")
        for path in ("b", "c", "a"):
            hub.byoc.create_tile(collection, path)
        hub.byoc.ingestion(collection).wait()

        def paths(**arguments: Any) -> list[str]:
            tiles = hub.byoc.tiles(collection, **arguments)
            return [tile.snapshot.path for tile in tiles if tile.snapshot is not None]

        assert paths(page_size=2) == ["b", "c", "a"]
        assert paths(order="path:desc", page_size=1, prefetch=True) == ["c", "b", "a"]
        assert paths(order="created:asc", limit=2) == ["b", "c"]
        assert paths(status="FAILED") == ["c"]
        assert paths(path="a", status="INGESTED") == ["a"]
        assert paths(path="d") == []
        first = next(hub.byoc.tiles(collection, page_size=2).by_page())
        rest = [page for page in hub.byoc.tiles(collection, page_size=2).by_page(first.next_token)]
        assert [tile.collection for page in (first, *rest) for tile in page.items] == [collection.id] * 3


def test_tiles_are_copied_between_collections(place: Place) -> None:
    lay(place, "day/B04.tif")
    with place.hub() as hub:
        tile = create(hub)
        tile.wait()
        target = hub.byoc.create_collection("Copy", "rasters")
        hub.byoc.copy_tiles(tile.collection, target)
        copied = hub.byoc.tiles(target).to_list()
    assert [(one.status, one.snapshot.path) for one in copied if one.snapshot] == [("INGESTED", "day/(BAND).tif")]


def test_the_files_of_a_tile_are_listed_measured_and_downloaded(place: Place, tmp_path: Path) -> None:
    lay(place, "day/of rest/B04.tif", "day/of rest/B08.tif")
    content = (tmp_path / "rasters/day/of rest/B04.tif").read_bytes()
    with place.hub() as hub:
        tile = create(hub, "day/of rest/(BAND).tif")
        names = tile.files()
        size = tile.file_size(names[0])
        one = tile.file(names[0]).save(tmp_path / "one.tif")
        paths = tile.save(tmp_path / "all")
        with pytest.raises(NotFound):
            tile.file_size("day/of rest/B11.tif")
        with pytest.raises(NotFound):
            tile.file("day/of rest/B11.tif").save(tmp_path / "none.tif")
    assert names == ["day/of rest/B04.tif", "day/of rest/B08.tif"]
    assert size == len(content)
    assert one.read_bytes() == paths[0].read_bytes() == content
    assert paths == [tmp_path / "all" / name for name in names]
    assert not (tmp_path / "none.tif").exists()


def test_a_prefix_of_the_bucket_is_ingested(place: Place) -> None:
    lay(place, "june/01/B04.tif", "june/01/B08.tif", "june/02/B04.tif", "june/02/B08.tif", "july/01/B04.tif")
    seen: list[tuple[str | None, float | None]] = []
    with place.hub(storage=True) as hub:
        collection = hub.byoc.create_collection("Fields", "rasters")
        done = hub.byoc.ingest(
            collection,
            "june/",
            sensing_time=lambda path: f"2024-06-{path.split('/')[1]}",
            on_status=lambda ingestion: seen.append((ingestion.status, ingestion.progress)),
        )
        tiles = hub.byoc.tiles(collection, order="path:asc").to_list()
    assert (done.status, done.failures, done.succeeded) == ("INGESTED", [], True)
    assert seen == [("INGESTING", 0), ("INGESTED", 1)]
    shown = [tile.snapshot.to_dict() for tile in tiles if tile.snapshot]
    assert [(one["path"], one["sensingTime"][:10]) for one in shown] == [
        ("june/01/(BAND).tif", "2024-06-01"),
        ("june/02/(BAND).tif", "2024-06-02"),
    ]


def test_an_ingestion_that_is_repeated_sees_to_the_failures_only(place: Place) -> None:
    lay(place, "a/B04.tif")
    with place.hub() as hub:
        collection = hub.byoc.create_collection("Fields", "rasters")
        first = hub.byoc.ingest(collection, paths=["a", "b"])
        failed = first.failures
        everything = hub.byoc.ingestion(collection).wait()
        lay(place, "b/B04.tif")
        asked = len(place.asked)
        second = hub.byoc.ingest(collection, paths=["a", "b"])
    assert (first.status, first.is_done, first.succeeded, first.failed) == ("PARTIAL", True, False, False)
    assert (everything.status, everything.error) == ("PARTIAL", "b: No files were found for path b.")
    assert [(tile.status, tile.snapshot.path) for tile in failed if tile.snapshot] == [("FAILED", "b")]
    assert second.succeeded
    assert [request for request in place.asked[asked:] if request.endswith("reingest")] == [
        f"POST /byoc/v1/collections/{collection.id}/tiles/{failed[0].id}/reingest"
    ]


def test_an_ingestion_is_over_with_the_last_of_its_tiles(place: Place) -> None:
    with place.hub() as hub:
        collection = hub.byoc.create_collection("Fields", "rasters")
        ingestion = hub.byoc.ingestion(collection)
        ingestion.wait()
        assert ingestion.succeeded
        hub.byoc.create_tile(collection, "a")
        place.advance(3)
        hub.byoc.create_tile(collection, "b")
        with pytest.raises(JobTimeout, match="still INGESTING"):
            ingestion.wait(timeout=1)
        assert ingestion.progress == 0.5
        with pytest.raises(JobFailed, match="a: No files were found for path a. \\(and 1 more\\)"):
            ingestion.wait(until="INGESTED")
    assert ingestion.status == "FAILED"


def test_handles_are_made_of_ids_and_can_be_pickled(place: Place) -> None:
    lay(place, "day/B04.tif")
    with place.hub() as hub:
        tile = create(hub)
        asked = len(place.asked)
        again = hub.byoc.tile(tile.collection, tile.id)
        copy = pickle.loads(pickle.dumps(tile))
        assert len(place.asked) == asked
        with pytest.raises(ConfigurationError, match="attach"):
            copy.refresh()
        copy.attach(hub).wait()
        again.wait()
    assert copy.succeeded
    assert again.succeeded
    assert repr(again) == f"<{type(again).__name__} {tile.id}, INGESTED>"


def test_a_status_that_is_new_does_not_end_the_waiting(place: Place) -> None:
    lay(place, "day/B04.tif")
    looks = 0

    def rename(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        nonlocal looks
        if response is None or request.method != "GET":
            return None
        looks += 1
        return httpx.Response(200, json=_with_status(response, "PONDERING")) if looks < 3 else None

    with place.hub() as hub:
        tile = create(hub)
        place.transport.fault = rename
        tile.refresh()
        assert (tile.status, tile.is_done) == ("PONDERING", False)
        tile.wait(until="INGESTED")


def _with_status(response: httpx.Response, status: str) -> Any:
    document = response.json()
    document["data"]["status"] = status
    return document


def test_what_is_wrong_is_refused_before_anything_is_sent(place: Place) -> None:
    with place.hub() as hub:
        calls = [
            lambda: hub.byoc.collection("fields"),
            lambda: hub.byoc.create_collection("", "rasters"),
            lambda: hub.byoc.create_collection("Fields", "s3://rasters"),
            lambda: hub.byoc.create_tile(NOBODY, "/day"),
            lambda: hub.byoc.copy_tiles(NOBODY, "zarr-7"),
            lambda: hub.byoc.ingest(NOBODY),
            lambda: hub.byoc.ingest(NOBODY, "june", paths=["a"]),
            lambda: hub.byoc.ingest(NOBODY, paths=["a/"]),
            lambda: hub.byoc.ingest(NOBODY, paths=[]),
            lambda: hub.byoc.ingest(NOBODY, paths="day"),
            lambda: hub.byoc.ingest(NOBODY, paths=["a"], concurrency=0),
        ]
        for call in calls:
            with pytest.raises(InvalidParameter):
                call()
        with pytest.raises(InvalidParameter, match="status='DONE'"):
            hub.byoc.tiles(NOBODY, status="DONE")  # type: ignore[arg-type]
        with pytest.raises(InvalidParameter, match="order='name'"):
            hub.byoc.tiles(NOBODY, order="name")  # type: ignore[arg-type]
        with pytest.raises(ConfigurationError, match="storage=ObjectStorage"):
            hub.byoc.ingest(NOBODY, "june")
    assert place.asked == []


def test_what_the_service_refuses_is_told_member_by_member(place: Place) -> None:
    with place.hub() as hub:
        with pytest.raises(BadRequest, match=r"additionalData->bands: 'B 1' is not a valid band name"):
            hub.byoc.create_collection("Fields", "rasters", bands={"B 1": "UINT8"})


def test_a_prefix_without_files_adds_nothing(place: Place) -> None:
    with place.hub(storage=True) as hub:
        collection = hub.byoc.create_collection("Fields", "rasters")
        with pytest.raises(InvalidParameter, match=r"holds no files called '\(BAND\).tif'"):
            hub.byoc.ingest(collection, "june")
        assert hub.byoc.tiles(collection).to_list() == []
