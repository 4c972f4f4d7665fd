"""Batch requests of the first edition against the sandbox, with their tiles, grids and collections."""

import warnings
from pathlib import Path

import pytest

from overlay import lives
from overlay.sandboxed import Place
from sandbox.jobs import RED
from swath import AsyncSentinelHub, BadRequest, Conflict, InvalidParameter, NotFound
from swath._async._batch_v1_job import AsyncBatchV1Job
from swath.models import BatchSubmissionV1

pytestmark = pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def create(hub: AsyncSentinelHub, **changed: object) -> AsyncBatchV1Job:
    return await hub.batch_v1.create(RED, **(lives.arguments("batch_v1") | changed))  # type: ignore[arg-type]


@pytest.mark.anyio
async def test_it_says_once_what_to_use_instead(place: Place) -> None:
    async with place.async_hub() as hub:
        with pytest.warns(DeprecationWarning, match=r"hub\.batch_v1 is deprecated: use hub\.batch") as told:
            hub.batch_v1.job("x")
        assert told[0].filename == __file__
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            hub.batch_v1.job("x")
            await hub.batch_v1.grids().to_list()


@pytest.mark.anyio
async def test_a_whole_request_may_be_given(place: Place) -> None:
    async with place.async_hub() as hub:
        one = await create(hub, description="whole")
        assert one.snapshot is not None
        names = ("processRequest", "tilingGrid", "output", "description")
        body = {name: value for name, value in one.snapshot.to_dict().items() if name in names}
        other = await hub.batch_v1.create(BatchSubmissionV1.from_dict(body))
        assert other.id != one.id


@pytest.mark.anyio
async def test_the_tiles_of_a_request_are_listed_counted_and_looked_up(place: Place) -> None:
    async with place.async_hub() as hub:
        job = await (await create(hub)).start()
        place.advance(lives.QUEUED + lives.ANALYSING + 2 * lives.FEATURE)
        await job.refresh()
        assert await job.count_tiles() == {"PROCESSED": 2, "PROCESSING": 1, "QUEUED": 1, "SCHEDULED": 2}
        done = await job.tiles(status="PROCESSED", page_size=1).to_list()
        assert len(done) == 2
        tile = await job.tile(int(done[0].id))
        assert tile.to_dict() == done[0].to_dict()
        with pytest.raises(NotFound):
            await job.tile(0)
        assert job.cost is not None


@pytest.mark.anyio
async def test_requests_are_listed_by_words_and_by_collection(place: Place) -> None:
    async with place.async_hub() as hub:
        collection = await hub.batch_v1.create_collection("fields", bucket="results")
        one = await create(hub, description="red")
        other = await create(
            hub, description="green", output=None, raster={"collection_id": collection.id, "cog": True}
        )
        assert [job.id async for job in hub.batch_v1.list(search="green")] == [other.id]
        assert [job.id async for job in hub.batch_v1.list(collection_id=str(collection.id))] == [other.id]
        assert [job.id async for job in hub.batch_v1.list(order="created", page_size=1)] == [one.id, other.id]


@pytest.mark.anyio
async def test_a_request_can_be_changed_and_detached_before_the_start(place: Place) -> None:
    async with place.async_hub() as hub:
        collection = await hub.batch_v1.create_collection("fields", bucket="results")
        job = await create(hub)
        await job.update(description="acres", collection_id=str(collection.id))
        assert job.snapshot is not None
        assert job.snapshot.to_dict()["output"]["collectionId"] == collection.id
        assert job.snapshot.description == "acres"
        await job.update(detach=True)
        assert job.snapshot.to_dict()["output"]["collectionId"] is None
        assert job.snapshot.description == "acres"
        with pytest.raises(InvalidParameter, match="detach"):
            await job.update(collection_id=str(collection.id), detach=True)
        await job.start()
        with pytest.raises(Conflict):
            await job.update(description="too late")


@pytest.mark.anyio
async def test_only_idle_requests_are_deleted(place: Place) -> None:
    async with place.async_hub() as hub:
        job = await create(hub)
        await job.delete()
        with pytest.raises(NotFound):
            await hub.batch_v1.job(job.id).refresh()
        other = await (await create(hub)).start()
        with pytest.raises(Conflict):
            await other.delete()


@pytest.mark.anyio
async def test_collections_are_created_listed_renamed_and_deleted(place: Place) -> None:
    async with place.async_hub() as hub:
        collection = await hub.batch_v1.create_collection("fields", bucket="results")
        name = str(collection.id)
        await hub.batch_v1.create_collection("forests", bucket="results")
        assert [one.name async for one in hub.batch_v1.collections(page_size=1)] == ["fields", "forests"]
        assert [one.name async for one in hub.batch_v1.collections(search="fiel")] == ["fields"]
        await hub.batch_v1.rename_collection(name, "acres")
        assert (await hub.batch_v1.collection(name)).name == "acres"
        await hub.batch_v1.delete_collection(name)
        with pytest.raises(NotFound):
            await hub.batch_v1.collection(name)


@pytest.mark.anyio
async def test_grids_are_listed_and_looked_up(place: Place) -> None:
    async with place.async_hub() as hub:
        grids = await hub.batch_v1.grids().to_list()
        assert (await hub.batch_v1.grid(int(grids[0].id))).name == grids[0].name
        with pytest.raises(BadRequest, match="does not exist"):
            await hub.batch_v1.grid(99)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("changed", "parameter"),
    [({"grid": None}, "grid"), ({"resolution": None}, "resolution"), ({"output": None}, "output")],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    place: Place, changed: dict[str, object], parameter: str
) -> None:
    async with place.async_hub() as hub:
        with pytest.raises(InvalidParameter) as caught:
            await create(hub, **changed)
    assert caught.value.parameter == parameter
    assert place.asked == []
