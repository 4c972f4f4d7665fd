from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import shapely

from swath import models
from swath.data.byoc import (
    IngestionState,
    collection_body,
    collection_id,
    collection_update,
    ingestion_reading,
    tile_body,
    tile_update,
    zarr_body,
)
from swath.errors import InvalidParameter

ID = "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}


def test_a_collection_goes_by_its_id_its_name_in_requests_or_its_record() -> None:
    record = models.ByocCollection.from_dict({"name": "Fields", "s3Bucket": "rasters", "id": ID})

    assert collection_id(ID, "byoc-") == collection_id(f"byoc-{ID}", "byoc-") == collection_id(record, "byoc-") == ID


@pytest.mark.parametrize("given", ["", "fields", f"zarr-{ID}", f"{ID}/tiles", models.ByocCollection("a", "b"), None])
def test_what_is_no_collection_is_refused(given: Any) -> None:
    with pytest.raises(InvalidParameter, match="with or without 'byoc-'"):
        collection_id(given, "byoc-")


def test_bands_are_told_by_their_types_or_in_full() -> None:
    full = {"source": "RGB", "bandIndex": 2, "bitDepth": 8, "sampleFormat": "UINT"}
    bands = {"B04": "UINT16", "B08": "FLOAT32", "G": full, "R": models.ByocBand.from_dict(full)}

    body = collection_body("Fields", "rasters", 0, bands).to_dict()

    assert body == {
        "name": "Fields",
        "s3Bucket": "rasters",
        "noData": 0,
        "additionalData": {
            "bands": {
                "B04": {"bitDepth": 16, "sampleFormat": "UINT"},
                "B08": {"bitDepth": 32, "sampleFormat": "FLOAT"},
                "G": full,
                "R": full,
            }
        },
    }


@pytest.mark.parametrize(
    ("arguments", "parameter"),
    [
        ({"name": " "}, "name"),
        ({"name": "n" * 256}, "name"),
        ({"bucket": "s3://rasters"}, "bucket"),
        ({"bucket": ""}, "bucket"),
        ({"no_data": float("nan")}, "no_data"),
        ({"no_data": "none"}, "no_data"),
        ({"bands": {"B04": "UINT12"}}, "bands"),
        ({"bands": {"B04": "FLOAT16"}}, "bands"),
        ({"bands": {"B04": {"bitDepth": 8}}}, "bands"),
        ({"bands": {"B04": 8}}, "bands"),
    ],
)
def test_a_collection_without_sense_is_refused(arguments: dict[str, Any], parameter: str) -> None:
    known: dict[str, Any] = {"name": "Fields", "bucket": "rasters", "no_data": None, "bands": None}

    with pytest.raises(InvalidParameter) as caught:
        collection_body(**(known | arguments))
    assert caught.value.parameter == parameter


def test_a_changed_collection_keeps_what_is_not_named() -> None:
    present = models.ByocCollection.from_dict({"name": "Fields", "s3Bucket": "rasters", "noData": 7})
    nothing: dict[str, Any] = {"name": None, "bucket": None, "no_data": ..., "bands": None}

    def changed(**arguments: Any) -> dict[str, Any]:
        return collection_update(present, **(nothing | arguments)).to_dict()

    assert changed() == {"name": "Fields", "s3Bucket": "rasters", "noData": 7}
    assert changed(name="Acres", no_data=None) == {"name": "Acres", "s3Bucket": "rasters"}
    assert changed(bands={})["additionalData"] == {"bands": {}}


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("2024-06-01T10:30:00Z", "2024-06-01T10:30:00Z"),
        ("2024-06-01", "2024-06-01T00:00:00Z"),
        (datetime(2024, 6, 1, 10, 30), "2024-06-01T10:30:00Z"),
        (datetime(2024, 6, 1, 10, 30, 0, 250_000, UTC), "2024-06-01T10:30:00.250000Z"),
        (datetime(2024, 6, 1, 10, 30, tzinfo=timezone(timedelta(hours=2))), "2024-06-01T08:30:00Z"),
    ],
)
def test_sensing_times_are_sent_in_utc(given: str | datetime, sent: str) -> None:
    body = tile_body("a", sensing_time=given, cover=None, crs="CRS84").to_dict()

    assert datetime.fromisoformat(body["sensingTime"]) == datetime.fromisoformat(sent)


@pytest.mark.parametrize("given", ["June", 7, datetime(2024, 6, 1, 0, 0, 0, 1)])
def test_what_is_no_sensing_time_is_refused(given: Any) -> None:
    with pytest.raises(InvalidParameter, match="sensing_time"):
        tile_body("a", sensing_time=given, cover=None, crs="CRS84")


def test_a_cover_names_its_crs_unless_it_is_in_degrees() -> None:
    degrees = tile_body("a", sensing_time=None, cover=shapely.box(0, 0, 1, 1), crs="CRS84").to_dict()
    utm = tile_body("a", sensing_time=None, cover=SQUARE, crs="EPSG:32633").to_dict()

    assert set(degrees["coverGeometry"]) == {"type", "coordinates"}
    assert utm["coverGeometry"]["crs"]["properties"] == {"name": "urn:ogc:def:crs:EPSG::32633"}


def test_a_cover_is_an_area() -> None:
    with pytest.raises(InvalidParameter, match="Polygon or MultiPolygon"):
        tile_body("a", sensing_time=None, cover={"type": "Point", "coordinates": [0, 0]}, crs="CRS84")


def test_a_changed_tile_keeps_what_is_not_named() -> None:
    record = {"path": "a", "sensingTime": "2024-06-01T10:30:00Z", "coverGeometry": {**SQUARE, "crs": {"type": "name"}}}
    present = models.ByocTile.from_dict(record)

    kept = tile_update(present, sensing_time=..., cover=..., crs="CRS84").to_dict()
    emptied = tile_update(present, sensing_time=None, cover=None, crs="CRS84").to_dict()
    changed = tile_update(present, sensing_time="2024-06-02", cover=..., crs="CRS84").to_dict()

    assert kept["coverGeometry"] == record["coverGeometry"]
    assert datetime.fromisoformat(kept["sensingTime"]) == datetime(2024, 6, 1, 10, 30, tzinfo=UTC)
    assert emptied == {}
    assert changed["sensingTime"].startswith("2024-06-02T00:00:00")


@pytest.mark.parametrize(
    ("state", "status", "progress"),
    [
        (IngestionState(3, 4, False, ()), "INGESTING", 0.25),
        (IngestionState(0, 4, False, ()), "INGESTED", 1),
        (IngestionState(0, 4, True, (models.ByocTile("a"),)), "PARTIAL", 1),
        (IngestionState(0, 4, False, (models.ByocTile("a"), models.ByocTile("b"))), "FAILED", 1),
    ],
)
def test_tiles_as_one_are_as_far_as_the_last_of_them(state: IngestionState, status: str, progress: float) -> None:
    reading = ingestion_reading(state)

    assert (reading.status, reading.progress) == (status, progress)
    assert reading.error.startswith("a: ") == bool(state.failures)


def test_a_zarr_collection_names_its_crs_as_the_service_does() -> None:
    body = zarr_body("Fields", "rasters", "fields.zarr/", 32633).to_dict()

    assert body == {
        "name": "Fields",
        "s3Bucket": "rasters",
        "path": "fields.zarr/",
        "crs": "http://www.opengis.net/def/crs/EPSG/0/32633",
    }


@pytest.mark.parametrize("path", ["fields.zarr", "/fields.zarr/", "a//b/", "", 7])
def test_the_path_of_a_zarr_group_is_a_folder(path: Any) -> None:
    with pytest.raises(InvalidParameter, match="path"):
        zarr_body("Fields", "rasters", path, 32633)
