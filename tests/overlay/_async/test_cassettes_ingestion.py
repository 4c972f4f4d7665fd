"""Ingestions as they were on the wire; see tests/overlay/conftest.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest

from sandbox.rasters import write_tiff
from sandbox.zarrs import write_group
from swath import AsyncSentinelHub, Deployment


class Target(Protocol):
    client_id: str
    client_secret: str
    deployment: Deployment
    buckets: Path | None


Recorded = Callable[[str], AbstractContextManager[Target]]


def hub_of(target: Target) -> AsyncSentinelHub:
    """A client whose waiting lets the sandbox's time pass instead of ours."""
    hub = AsyncSentinelHub(target.client_id, target.client_secret, deployment=target.deployment)
    now = 0.0

    async def advance(seconds: float) -> None:
        nonlocal now
        now += seconds
        await hub._core.http.post(f"{target.deployment.base_url}/sandbox/clock", json={"advance": seconds})

    hub._core.sleep, hub._core.clock = advance, lambda: now
    return hub


@pytest.mark.anyio
async def test_the_life_of_a_tile(recorded: Recorded) -> None:
    seen: list[str | None] = []
    with recorded("byoc_ingestion") as target:
        if target.buckets:
            write_tiff(target.buckets / "rasters/2024/06/B04.tif")
        async with hub_of(target) as hub:
            collection = await hub.byoc.create_collection("Recorded fields", "rasters")
            good = await hub.byoc.create_tile(collection, "2024/06/(BAND).tif", sensing_time="2024-06-12T10:30:00Z")
            bad = await hub.byoc.create_tile(collection, "2024/07/(BAND).tif")
            await good.wait(until="INGESTED", on_status=lambda tile: seen.append(tile.status))
            await bad.wait()
            tiles = await hub.byoc.tiles(collection, page_size=1, order="path:asc").to_list()
            await hub.byoc.create_collection("Recorded acres", "rasters")
            names = [one.name async for one in hub.byoc.collections(search="recorded", page_size=1)]
    assert seen[0] == "WAITING"
    assert seen[-1] == "INGESTED"
    assert bad.failed
    assert bad.error == "No files were found for path 2024/07/(BAND).tif."
    assert [(tile.id, tile.status) for tile in tiles] == [(good.id, "INGESTED"), (bad.id, "FAILED")]
    assert names == ["Recorded fields", "Recorded acres"]


@pytest.mark.anyio
async def test_the_life_of_a_zarr_collection(recorded: Recorded) -> None:
    seen: list[str | None] = []
    with recorded("zarr_ingestion") as target:
        if target.buckets:
            write_group(target.buckets / "rasters/fields.zarr")
        async with hub_of(target) as hub:
            fields = await hub.zarr.create("Recorded fields", "rasters", "fields.zarr/", crs="EPSG:4326")
            await fields.wait(until="INGESTED", on_status=lambda one: seen.append(one.status))
            arrays = [array.name async for array in fields.arrays(page_size=2)]
            await hub.zarr.create("Recorded nothing", "rasters", "nothing.zarr/", crs="EPSG:4326")
            names = [one.snapshot.name async for one in hub.zarr.list(search="recorded", page_size=1) if one.snapshot]
    assert seen[0] == "CREATED"
    assert seen[-1] == "INGESTED"
    assert arrays == ["B04", "B08", "time", "x", "y"]
    assert names == ["Recorded fields", "Recorded nothing"]
