# Derived from tests/overlay/_async/test_zarr.py by tools/unasync.py; edit that file, then `make sync`.
"""Collections of Zarr groups against the sandbox; nothing sleeps, waiting advances its clock."""

import pickle
from pathlib import Path

import httpx
import pytest

from overlay.sandboxed import Place
from sandbox.zarrs import write_group
from swath import SentinelHub, IllegalAction, InvalidParameter, JobFailed, NotFound, OutcomeUnknown
from swath._sync._zarr import ZarrCollection


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def create(hub: SentinelHub, name: str = "Fields") -> ZarrCollection:
    return hub.zarr.create(name, "rasters", "fields.zarr/", crs="EPSG:4326")


def test_a_collection_is_waited_for_until_it_is_ingested(place: Place) -> None:
    write_group(place.buckets / "rasters/fields.zarr")
    seen: list[str | None] = []
    with place.hub() as hub:
        fields = create(hub)
        assert (fields.status, fields.is_done) == ("CREATED", False)
        done = fields.wait(on_status=lambda fields: seen.append(fields.status))
        arrays = fields.arrays(page_size=2).to_list()
        bands = [array.name for array in fields.arrays(search="b0", limit=5)]
        band = fields.array("B04")
        with pytest.raises(NotFound):
            fields.array("B11")
    assert done is fields
    assert fields.succeeded
    assert seen == ["CREATED", "INGESTING", "INGESTED"]
    assert fields.snapshot is not None
    assert (fields.snapshot.width, fields.snapshot.height) == (4, 3)
    assert [array.name for array in arrays] == ["B04", "B08", "time", "x", "y"]
    assert bands == ["B04", "B08"]
    assert band.to_dict() == arrays[0].to_dict()


def test_a_failed_collection_says_why_and_is_ingested_again(place: Place) -> None:
    with place.hub() as hub:
        fields = create(hub)
        with pytest.raises(JobFailed, match="There is no Zarr group"):
            fields.wait(until="INGESTED")
        assert fields.failed
        write_group(place.buckets / "rasters/fields.zarr")
        fields.reingest()
        assert fields.status == "CREATED"
        fields.wait(until="INGESTED")
    assert fields.error == ""


def test_a_collection_is_reingested_in_no_other_state_than_its_last(place: Place) -> None:
    write_group(place.buckets / "rasters/fields.zarr")
    with place.hub() as hub:
        fields = create(hub)
        for status in ("CREATED", "INGESTING"):
            fields.wait(until=status)
            with pytest.raises(IllegalAction, match=f"is {status}: 'reingest' cannot be asked of it"):
                fields.reingest()
        assert not any(request.startswith("PUT") for request in place.asked)
        fields.wait(until="INGESTED")
        fields.reingest()
        fields.wait()
    assert fields.succeeded


def test_a_reingestion_whose_answer_is_lost_is_seen_by_the_collection(place: Place) -> None:
    def lose(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if request.url.path.endswith("/reingest") and (response is None) is before:
            raise httpx.ReadError("gone")
        return None

    with place.hub() as hub:
        fields = create(hub)
        fields.wait()
        place.transport.fault, before = lose, False
        fields.reingest()
        assert fields.status == "CREATED"
        fields.wait()
        before = True
        with pytest.raises(OutcomeUnknown):
            fields.reingest()


def test_a_collection_whose_answer_is_lost_is_found_in_the_listing(place: Place) -> None:
    def lose(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if request.method == "POST" and response is not None:
            raise httpx.ReadError("gone")
        return None

    with place.hub() as hub:
        place.transport.fault = lose
        fields = create(hub)
        assert [one.id for one in hub.zarr.list()] == [fields.id]
        with pytest.raises(OutcomeUnknown, match=r"hub\.zarr\.list\(\) shows"):
            create(hub)
    assert place.asked.count("POST /zarr/v1/collections") == 2


def test_collections_are_listed_renamed_and_deleted(place: Place) -> None:
    with place.hub() as hub:
        made = [create(hub, f"Field {number}") for number in range(3)]
        listed = hub.zarr.list(page_size=2).to_list()
        (found,) = hub.zarr.list(search="field 1").to_list()
        found.rename("Acre")
        name = found.snapshot and found.snapshot.name
        found.delete()
        with pytest.raises(NotFound):
            found.refresh()
    assert [one.id for one in listed] == [one.id for one in made]
    assert (found.id, name) == (made[1].id, "Acre")


def test_handles_are_made_of_ids_and_can_be_pickled(place: Place) -> None:
    write_group(place.buckets / "rasters/fields.zarr")
    with place.hub() as hub:
        fields = create(hub)
        asked = len(place.asked)
        again = hub.zarr.collection(f"zarr-{fields.id}")
        copy = pickle.loads(pickle.dumps(fields)).attach(hub)
        assert len(place.asked) == asked
        copy.wait()
        again.wait()
    assert copy.succeeded
    assert repr(again) == f"<{type(again).__name__} {fields.id}, INGESTED>"


def test_what_is_wrong_is_refused_before_anything_is_sent(place: Place) -> None:
    with place.hub() as hub:
        for arguments in (("", "rasters", "a/"), ("Fields", "a/b", "a/"), ("Fields", "rasters", "a")):
            with pytest.raises(InvalidParameter):
                hub.zarr.create(*arguments, crs=4326)
        with pytest.raises(InvalidParameter, match="crs"):
            hub.zarr.create("Fields", "rasters", "a/", crs="north")
        with pytest.raises(InvalidParameter, match="with or without 'zarr-'"):
            hub.zarr.collection("fields")
        asked = list(place.asked)
    assert asked == []
