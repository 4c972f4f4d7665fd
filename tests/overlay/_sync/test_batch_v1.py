# Derived from tests/overlay/_async/test_batch_v1.py by tools/unasync.py; edit that file, then `make sync`.
"""Batch requests of the first edition against the sandbox, with their tiles, grids and collections."""

import warnings
from pathlib import Path

import pytest

from overlay import lives
from overlay.sandboxed import Place
from sandbox.jobs import RED
from swath import SentinelHub, BadRequest, Conflict, InvalidParameter, NotFound
from swath._sync._batch_v1_job import BatchV1Job
from swath.models import BatchSubmissionV1

pytestmark = pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def create(hub: SentinelHub, **changed: object) -> BatchV1Job:
    return hub.batch_v1.create(RED, **(lives.arguments("batch_v1") | changed))  # type: ignore[arg-type]


def test_it_says_once_what_to_use_instead(place: Place) -> None:
    with place.hub() as hub:
        with pytest.warns(DeprecationWarning, match=r"hub\.batch_v1 is deprecated: use hub\.batch") as told:
            hub.batch_v1.job("x")
        assert told[0].filename == __file__
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            hub.batch_v1.job("x")
            hub.batch_v1.grids().to_list()


def test_a_whole_request_may_be_given(place: Place) -> None:
    with place.hub() as hub:
        one = create(hub, description="whole")
        assert one.snapshot is not None
        names = ("processRequest", "tilingGrid", "output", "description")
        body = {name: value for name, value in one.snapshot.to_dict().items() if name in names}
        other = hub.batch_v1.create(BatchSubmissionV1.from_dict(body))
        assert other.id != one.id


def test_the_tiles_of_a_request_are_listed_counted_and_looked_up(place: Place) -> None:
    with place.hub() as hub:
        job = (create(hub)).start()
        place.advance(lives.QUEUED + lives.ANALYSING + 2 * lives.FEATURE)
        job.refresh()
        assert job.count_tiles() == {"PROCESSED": 2, "PROCESSING": 1, "QUEUED": 1, "SCHEDULED": 2}
        done = job.tiles(status="PROCESSED", page_size=1).to_list()
        assert len(done) == 2
        tile = job.tile(int(done[0].id))
        assert tile.to_dict() == done[0].to_dict()
        with pytest.raises(NotFound):
            job.tile(0)
        assert job.cost is not None


def test_requests_are_listed_by_words_and_by_collection(place: Place) -> None:
    with place.hub() as hub:
        collection = hub.batch_v1.create_collection("fields", bucket="results")
        one = create(hub, description="red")
        other = create(
            hub, description="green", output=None, raster={"collection_id": collection.id, "cog": True}
        )
        assert [job.id for job in hub.batch_v1.list(search="green")] == [other.id]
        assert [job.id for job in hub.batch_v1.list(collection_id=str(collection.id))] == [other.id]
        assert [job.id for job in hub.batch_v1.list(order="created", page_size=1)] == [one.id, other.id]


def test_a_request_can_be_changed_and_detached_before_the_start(place: Place) -> None:
    with place.hub() as hub:
        collection = hub.batch_v1.create_collection("fields", bucket="results")
        job = create(hub)
        job.update(description="acres", collection_id=str(collection.id))
        assert job.snapshot is not None
        assert job.snapshot.to_dict()["output"]["collectionId"] == collection.id
        assert job.snapshot.description == "acres"
        job.update(detach=True)
        assert job.snapshot.to_dict()["output"]["collectionId"] is None
        assert job.snapshot.description == "acres"
        with pytest.raises(InvalidParameter, match="detach"):
            job.update(collection_id=str(collection.id), detach=True)
        job.start()
        with pytest.raises(Conflict):
            job.update(description="too late")


def test_only_idle_requests_are_deleted(place: Place) -> None:
    with place.hub() as hub:
        job = create(hub)
        job.delete()
        with pytest.raises(NotFound):
            hub.batch_v1.job(job.id).refresh()
        other = (create(hub)).start()
        with pytest.raises(Conflict):
            other.delete()


def test_collections_are_created_listed_renamed_and_deleted(place: Place) -> None:
    with place.hub() as hub:
        collection = hub.batch_v1.create_collection("fields", bucket="results")
        name = str(collection.id)
        hub.batch_v1.create_collection("forests", bucket="results")
        assert [one.name for one in hub.batch_v1.collections(page_size=1)] == ["fields", "forests"]
        assert [one.name for one in hub.batch_v1.collections(search="fiel")] == ["fields"]
        hub.batch_v1.rename_collection(name, "acres")
        assert (hub.batch_v1.collection(name)).name == "acres"
        hub.batch_v1.delete_collection(name)
        with pytest.raises(NotFound):
            hub.batch_v1.collection(name)


def test_grids_are_listed_and_looked_up(place: Place) -> None:
    with place.hub() as hub:
        grids = hub.batch_v1.grids().to_list()
        assert (hub.batch_v1.grid(int(grids[0].id))).name == grids[0].name
        with pytest.raises(BadRequest, match="does not exist"):
            hub.batch_v1.grid(99)


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [({"grid": None}, "grid"), ({"resolution": None}, "resolution"), ({"output": None}, "output")],
)
def test_bad_input_is_refused_before_anything_is_sent(
    place: Place, changed: dict[str, object], parameter: str
) -> None:
    with place.hub() as hub:
        with pytest.raises(InvalidParameter) as caught:
            create(hub, **changed)
    assert caught.value.parameter == parameter
    assert place.asked == []
