"""A BYOC client that knows nothing of the sandbox runs a tile's life against it, over sockets."""

import pytest
import sentinelhub

from sandbox.another_client import config_of
from sandbox.rasters import write_tiff
from swath_sandbox import running


@pytest.fixture
def byoc(tmp_path, monkeypatch):
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with running(buckets=tmp_path, time_factor=1000) as url:
        yield sentinelhub.SentinelHubBYOC(config=config_of(url))


def test_a_tile_lives(byoc, tmp_path):
    write_tiff(tmp_path / "rasters/day/B04.tif")
    bands = {"B04": sentinelhub.ByocCollectionBand(source="B04", band_index=1, bit_depth=16, sample_format="UINT")}
    additional = sentinelhub.ByocCollectionAdditionalData(bands=bands)
    collection = byoc.create_collection(
        sentinelhub.ByocCollection(name="Fields", s3_bucket="rasters", additional_data=additional)
    )
    made = byoc.create_tile(collection, sentinelhub.ByocTile(path="day/(BAND).tif"))
    while (tile := byoc.get_tile(collection, made))["status"] not in {"INGESTED", "FAILED"}:
        pass
    record = sentinelhub.ByocTile.from_dict(tile)

    assert (record.status, record.path, record.tile_geometry.crs.value) == ("INGESTED", "day/(BAND).tif", "32633")
    byoc.update_tile(collection, record)
    byoc.reingest_tile(collection, made)
    copy = byoc.create_collection(sentinelhub.ByocCollection(name="Copy", s3_bucket="rasters"))
    byoc.update_collection({**byoc.get_collection(copy), "name": "Twin"})
    while byoc.get_tile(collection, made)["status"] != "INGESTED":
        pass
    byoc.copy_tiles(collection, copy)
    assert [one["name"] for one in byoc.iter_collections(search="Twin")] == ["Twin"]
    assert [one["path"] for one in byoc.iter_tiles(copy, sort="path:asc")] == ["day/(BAND).tif"]
    byoc.delete_tile(collection, made)
    byoc.delete_collection(collection)
    assert [one["name"] for one in byoc.iter_collections()] == ["Twin"]
