# Derived from tests/overlay/_async/test_cassettes_ingestion.py by tools/unasync.py; edit that file, then `make sync`.
"""Ingestions as they were on the wire; see tests/overlay/conftest.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest

from sandbox.rasters import write_tiff
from sandbox.zarrs import write_group
from swath import SentinelHub, Deployment, NotFound


class Target(Protocol):
    client_id: str
    client_secret: str
    deployment: Deployment
    buckets: Path | None


Recorded = Callable[[str], AbstractContextManager[Target]]


def hub_of(target: Target) -> SentinelHub:
    """A client whose waiting lets the sandbox's time pass instead of ours."""
    hub = SentinelHub(target.client_id, target.client_secret, deployment=target.deployment)
    now = 0.0

    def advance(seconds: float) -> None:
        nonlocal now
        now += seconds
        hub._core.http.post(f"{target.deployment.base_url}/sandbox/clock", json={"advance": seconds})

    hub._core.sleep, hub._core.clock = advance, lambda: now
    return hub


def test_the_life_of_a_tile(recorded: Recorded) -> None:
    seen: list[str | None] = []
    with recorded("byoc_ingestion") as target:
        if target.buckets:
            write_tiff(target.buckets / "rasters/2024/06/B04.tif")
        with hub_of(target) as hub:
            collection = hub.byoc.create_collection("Recorded fields", "rasters")
            good = hub.byoc.create_tile(collection, "2024/06/(BAND).tif", sensing_time="2024-06-12T10:30:00Z")
            bad = hub.byoc.create_tile(collection, "2024/07/(BAND).tif")
            good.wait(until="INGESTED", on_status=lambda tile: seen.append(tile.status))
            bad.wait()
            tiles = hub.byoc.tiles(collection, page_size=1, order="path:asc").to_list()
            hub.byoc.create_collection("Recorded acres", "rasters")
            names = [one.name for one in hub.byoc.collections(search="recorded", page_size=1)]
    assert seen[0] == "WAITING"
    assert seen[-1] == "INGESTED"
    assert bad.failed
    assert bad.error == "No files were found for path 2024/07/(BAND).tif."
    assert [(tile.id, tile.status) for tile in tiles] == [(good.id, "INGESTED"), (bad.id, "FAILED")]
    assert names == ["Recorded fields", "Recorded acres"]


def test_what_is_done_with_tiles_and_their_collections(recorded: Recorded, tmp_path: Path) -> None:
    with recorded("byoc_upkeep") as target:
        if target.buckets:
            write_tiff(target.buckets / "rasters/upkeep/B04.tif", size=(8, 8))
        with hub_of(target) as hub:
            made = hub.byoc.create_collection("Recorded drafts", "rasters")
            collection = hub.byoc.update_collection(made, name="Recorded plans")
            tile = hub.byoc.create_tile(collection, "upkeep/(BAND).tif")
            tile.wait(until="INGESTED")
            tile.update(sensing_time="2024-06-12T10:30:00Z")
            assert tile.snapshot is not None
            acquired = str(tile.snapshot.sensing_time)
            (tile.reingest()).wait(until="INGESTED")
            (name,) = tile.files()
            path = tile.file(name).save(tmp_path)
            size = tile.file_size(name)
            copy = hub.byoc.create_collection("Recorded copy", "rasters")
            hub.byoc.copy_tiles(collection, copy)
            copied = [one.snapshot.path for one in hub.byoc.tiles(copy) if one.snapshot]
            tile.delete()
            hub.byoc.delete_collection(copy)
            with pytest.raises(NotFound):
                hub.byoc.collection(copy)
    assert (collection.id, collection.name) == (made.id, "Recorded plans")
    assert acquired.startswith("2024-06-12 10:30:00")
    assert (path.name, path.stat().st_size, path.read_bytes()[:2]) == ("B04.tif", size, b"II")
    assert copied == ["upkeep/(BAND).tif"]


def test_the_life_of_a_zarr_collection(recorded: Recorded) -> None:
    seen: list[str | None] = []
    with recorded("zarr_ingestion") as target:
        if target.buckets:
            write_group(target.buckets / "rasters/fields.zarr")
        with hub_of(target) as hub:
            fields = hub.zarr.create("Recorded fields", "rasters", "fields.zarr/", crs="EPSG:4326")
            fields.wait(until="INGESTED", on_status=lambda one: seen.append(one.status))
            arrays = [array.name for array in fields.arrays(page_size=2)]
            hub.zarr.create("Recorded nothing", "rasters", "nothing.zarr/", crs="EPSG:4326")
            names = [one.snapshot.name for one in hub.zarr.list(search="recorded", page_size=1) if one.snapshot]
    assert seen[0] == "CREATED"
    assert seen[-1] == "INGESTED"
    assert arrays == ["B04", "B08", "time", "x", "y"]
    assert names == ["Recorded fields", "Recorded nothing"]


def test_what_is_done_with_a_zarr_collection(recorded: Recorded) -> None:
    with recorded("zarr_upkeep") as target:
        if target.buckets:
            write_group(target.buckets / "rasters/upkeep.zarr")
        with hub_of(target) as hub:
            fields = hub.zarr.create("Recorded drafts", "rasters", "upkeep.zarr/", crs="EPSG:4326")
            fields.wait(until="INGESTED")
            (fields.reingest()).wait(until="INGESTED")
            fields.rename("Recorded plans")
            band = fields.array("B04")
            served = hub.metadata.collection(f"zarr-{fields.id}")
            fields.delete()
            with pytest.raises(NotFound):
                fields.refresh()
    assert fields.snapshot is not None
    assert (fields.snapshot.name, band.name) == ("Recorded plans", "B04")
    assert served.to_dict()["id"]
