# Derived from tests/overlay/_async/test_metadata.py by tools/unasync.py; edit that file, then `make sync`.
"""Metadata against the sandbox."""

from pathlib import Path

import pytest

from overlay.sandboxed import ORIGIN, Place
from swath import InvalidParameter, NotFound, models

NOBODY = "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_deployments_tell_their_addresses(place: Place) -> None:
    with place.hub() as hub:
        (location,) = hub.metadata.locations()
        assert location.url == ORIGIN
        assert hub.metadata.location(str(location.id)) == location
        with pytest.raises(NotFound):
            hub.metadata.location("elsewhere")


def test_the_collection_that_an_order_made_tells_its_bands(place: Place) -> None:
    with place.hub() as hub:
        order = hub.dataimport.orders.create("MAXAR", bbox=(13.9, 45.9, 13.95, 45.95), time="2023-04")
        order.confirm()
        order.wait()
        told = hub.metadata.collection(f"byoc-{order.collection_id}")
    assert isinstance(told, models.ByocCollectionMetadata)
    assert [(band.name, str(band.sample_type)) for band in told.bands or []] == [
        (f"image_{number}", "UINT16") for number in range(1, 5)
    ]


@pytest.mark.parametrize("kind", ["byoc", "batch", "zarr"])
def test_a_collection_that_is_not_there_is_not_found(place: Place, kind: str) -> None:
    with place.hub() as hub:
        with pytest.raises(NotFound):
            hub.metadata.collection(f"{kind}-{NOBODY}")
    assert place.asked == [f"GET /api/v1/metadata/collection/{kind}-{NOBODY}"]


@pytest.mark.parametrize("name", [NOBODY, "byoc", "byoc-", "sentinel-2-l2a"])
def test_what_names_no_collection_of_a_user_is_refused(place: Place, name: str) -> None:
    with place.hub() as hub:
        with pytest.raises(InvalidParameter, match="byoc-<id>"):
            hub.metadata.collection(name)
    assert place.asked == []
