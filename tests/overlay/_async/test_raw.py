from pathlib import Path

import pytest

from overlay.sandboxed import Place
from swath import NotFound, UnexpectedAnswer, models, operations
from swath.wire.endpoints import api


@pytest.mark.anyio
async def test_any_operation_is_called_by_its_endpoint(tmp_path: Path) -> None:
    async with Place(tmp_path).async_hub() as hub:
        page = await hub.raw.call(operations.byoc.list_byoc_collections, models.ByocCollectionPage, count=10)
        assert page.data == []
        collection = await hub.raw.call(operations.catalog.get_collection, models.StacCollection, "sentinel-2-l2a")
        assert collection.id == "sentinel-2-l2a"


@pytest.mark.anyio
async def test_the_answer_of_any_operation_is_there_as_it_came(tmp_path: Path) -> None:
    async with Place(tmp_path).async_hub() as hub:
        response = await hub.raw.response(operations.metadata.list_locations)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.request.url.path.endswith("/metadata/location")
    assert response.json()


@pytest.mark.anyio
async def test_what_goes_wrong_is_raised_as_everywhere(tmp_path: Path) -> None:
    async with Place(tmp_path).async_hub() as hub:
        with pytest.raises(NotFound):
            await hub.raw.response(operations.byoc.get_byoc_collection, "97cdc0b5-6a1f-4d95-b5ae-6c4ff7e1ae25")
        with pytest.raises(UnexpectedAnswer):
            await hub.raw.call(operations.byoc.list_byoc_collections, models.ByocCollection)


def test_every_area_of_the_interface_is_there() -> None:
    assert set(vars(operations)) >= set(api.__all__)
    assert all(getattr(operations, area) is getattr(api, area) for area in api.__all__)
