"""Collections of Zarr groups against the sandbox; nothing sleeps, waiting advances its clock."""

import pickle
from pathlib import Path

import httpx
import pytest

from overlay.sandboxed import Place
from sandbox.zarrs import write_group
from swath import AsyncSentinelHub, IllegalAction, InvalidParameter, JobFailed, NotFound, OutcomeUnknown
from swath._async._zarr import AsyncZarrCollection


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def create(hub: AsyncSentinelHub, name: str = "Fields") -> AsyncZarrCollection:
    return await hub.zarr.create(name, "rasters", "fields.zarr/", crs="EPSG:4326")


@pytest.mark.anyio
async def test_a_collection_is_waited_for_until_it_is_ingested(place: Place) -> None:
    write_group(place.buckets / "rasters/fields.zarr")
    seen: list[str | None] = []
    async with place.async_hub() as hub:
        fields = await create(hub)
        assert (fields.status, fields.is_done) == ("CREATED", False)
        done = await fields.wait(on_status=lambda fields: seen.append(fields.status))
        arrays = await fields.arrays(page_size=2).to_list()
        bands = [array.name async for array in fields.arrays(search="b0", limit=5)]
        band = await fields.array("B04")
        with pytest.raises(NotFound):
            await fields.array("B11")
    assert done is fields
    assert fields.succeeded
    assert seen == ["CREATED", "INGESTING", "INGESTED"]
    assert fields.snapshot is not None
    assert (fields.snapshot.width, fields.snapshot.height) == (4, 3)
    assert [array.name for array in arrays] == ["B04", "B08", "time", "x", "y"]
    assert bands == ["B04", "B08"]
    assert band.to_dict() == arrays[0].to_dict()


@pytest.mark.anyio
async def test_a_failed_collection_says_why_and_is_ingested_again(place: Place) -> None:
    async with place.async_hub() as hub:
        fields = await create(hub)
        with pytest.raises(JobFailed, match="There is no Zarr group"):
            await fields.wait(until="INGESTED")
        assert fields.failed
        write_group(place.buckets / "rasters/fields.zarr")
        await fields.reingest()
        assert fields.status == "CREATED"
        await fields.wait(until="INGESTED")
    assert fields.error == ""


@pytest.mark.anyio
async def test_a_collection_is_reingested_in_no_other_state_than_its_last(place: Place) -> None:
    write_group(place.buckets / "rasters/fields.zarr")
    async with place.async_hub() as hub:
        fields = await create(hub)
        for status in ("CREATED", "INGESTING"):
            await fields.wait(until=status)
            with pytest.raises(IllegalAction, match=f"is {status}: 'reingest' cannot be asked of it"):
                await fields.reingest()
        assert not any(request.startswith("PUT") for request in place.asked)
        await fields.wait(until="INGESTED")
        await fields.reingest()
        await fields.wait()
    assert fields.succeeded


@pytest.mark.anyio
async def test_a_reingestion_whose_answer_is_lost_is_seen_by_the_collection(place: Place) -> None:
    def lose(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if request.url.path.endswith("/reingest") and (response is None) is before:
            raise httpx.ReadError("gone")
        return None

    async with place.async_hub() as hub:
        fields = await create(hub)
        await fields.wait()
        place.transport.fault, before = lose, False
        await fields.reingest()
        assert fields.status == "CREATED"
        await fields.wait()
        before = True
        with pytest.raises(OutcomeUnknown):
            await fields.reingest()


@pytest.mark.anyio
async def test_a_collection_whose_answer_is_lost_is_found_in_the_listing(place: Place) -> None:
    def lose(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if request.method == "POST" and response is not None:
            raise httpx.ReadError("gone")
        return None

    async with place.async_hub() as hub:
        place.transport.fault = lose
        fields = await create(hub)
        assert [one.id async for one in hub.zarr.list()] == [fields.id]
        with pytest.raises(OutcomeUnknown, match=r"hub\.zarr\.list\(\) shows"):
            await create(hub)
    assert place.asked.count("POST /zarr/v1/collections") == 2


@pytest.mark.anyio
async def test_collections_are_listed_renamed_and_deleted(place: Place) -> None:
    async with place.async_hub() as hub:
        made = [await create(hub, f"Field {number}") for number in range(3)]
        listed = await hub.zarr.list(page_size=2).to_list()
        (found,) = await hub.zarr.list(search="field 1").to_list()
        await found.rename("Acre")
        name = found.snapshot and found.snapshot.name
        await found.delete()
        with pytest.raises(NotFound):
            await found.refresh()
    assert [one.id for one in listed] == [one.id for one in made]
    assert (found.id, name) == (made[1].id, "Acre")


@pytest.mark.anyio
async def test_handles_are_made_of_ids_and_can_be_pickled(place: Place) -> None:
    write_group(place.buckets / "rasters/fields.zarr")
    async with place.async_hub() as hub:
        fields = await create(hub)
        asked = len(place.asked)
        again = hub.zarr.collection(f"zarr-{fields.id}")
        copy = pickle.loads(pickle.dumps(fields)).attach(hub)
        assert len(place.asked) == asked
        await copy.wait()
        await again.wait()
    assert copy.succeeded
    assert repr(again) == f"<{type(again).__name__} {fields.id}, INGESTED>"


@pytest.mark.anyio
async def test_what_is_wrong_is_refused_before_anything_is_sent(place: Place) -> None:
    async with place.async_hub() as hub:
        for arguments in (("", "rasters", "a/"), ("Fields", "a/b", "a/"), ("Fields", "rasters", "a")):
            with pytest.raises(InvalidParameter):
                await hub.zarr.create(*arguments, crs=4326)
        with pytest.raises(InvalidParameter, match="crs"):
            await hub.zarr.create("Fields", "rasters", "a/", crs="north")
        with pytest.raises(InvalidParameter, match="with or without 'zarr-'"):
            hub.zarr.collection("fields")
        asked = list(place.asked)
    assert asked == []
