"""A file that uses the package passes the strictest type check, and so does the package."""

import subprocess
import sys
from pathlib import Path

GENERATED = Path(__file__).resolve().parents[2] / "generated"

CODE = """
from datetime import datetime, timezone
from typing import Any, assert_type

from swath_api import AuthenticatedClient, Client, models
from swath_api.api import async_process, batch, batch_statistics, byoc, catalog, data_import, metadata, process
from swath_api.api import statistics as statistics_area
from swath_api.api import zarr
from swath_api.api.catalog import search_items
from swath_api.models import ErrorResponse, ItemCollection, ProcessRequest, SearchRequest, StacItem
from swath_api.types import UNSET, File, JsonValue, Response, Unset

client = AuthenticatedClient(base_url="https://a.test", token="t")
assert_type(client.with_headers({"X": "1"}), AuthenticatedClient)
search = SearchRequest.from_dict({})
request = ProcessRequest.from_dict({})

found = search_items.sync(client=client, body=search)
assert_type(found, ErrorResponse | ItemCollection | None)
if isinstance(found, ItemCollection):
    for item in found.features:
        if isinstance(item, StacItem):
            assert_type(item.id, str)
            if not isinstance(item.properties, Unset):
                assert_type(item.properties.datetime_, datetime | None | Unset)
                if item.properties.datetime_ is not UNSET and item.properties.datetime_ is not None:
                    assert_type(item.properties.datetime_.replace(tzinfo=timezone.utc), datetime)

assert_type(process.process.sync(client=client, body=request), ErrorResponse | File | JsonValue)
detailed = process.process.sync_detailed(client=client, body=request, accept="image/png")
assert_type(detailed, Response[ErrorResponse | File | JsonValue])
anybody = Client(base_url="https://a.test")
assert_type(catalog.get_catalog.sync(client=anybody), ErrorResponse | models.StacCatalog | None)
assert_type(catalog.list_collections.sync(client=client), ErrorResponse | models.StacCollectionList | None)
assert_type(
    catalog.search_items_by_query.sync(client=client, datetime_="..", collections=["c"], bbox=[1, 2, 3, 4]),
    ErrorResponse | ItemCollection | None,
)
assert_type(
    async_process.get_async_process.sync("id", client=client), ErrorResponse | models.AsyncProcess | None
)
assert_type(batch.get_batch_task.sync("id", client=client), ErrorResponse | models.BatchTask | None)
assert_type(batch.list_batch_tasks.sync(client=client), ErrorResponse | models.BatchTaskPage | None)
assert_type(batch.start_batch_task.sync("id", client=client), ErrorResponse | None)
assert_type(batch_statistics.stop_batch_statistics.sync("id", client=client), ErrorResponse | None)
assert_type(
    statistics_area.statistics.sync(client=client, body=models.StatisticsRequest.from_dict({})),
    ErrorResponse | models.StatisticsResponse | None,
)
assert_type(byoc.get_byoc_collection.sync("id", client=client), models.ByocCollectionResponse | ErrorResponse | None)
assert_type(byoc.delete_byoc_tile.sync("id", "tile", client=client), ErrorResponse | None)
assert_type(byoc.head_byoc_tile_file.sync("id", "tile", "a/b.tif", client=client), ErrorResponse | None)
assert_type(byoc.download_byoc_tile_file.sync("id", "tile", "a/b.tif", client=client), ErrorResponse | File | None)
assert_type(zarr.list_zarr_collections.sync(client=client), ErrorResponse | models.ZarrCollectionPage | None)
assert_type(data_import.list_orders.sync(client=client), ErrorResponse | models.OrderPage | None)
assert_type(data_import.list_order_delivery_files.sync("o", "d", client=client), ErrorResponse | list[str] | None)
assert_type(metadata.list_locations.sync(client=client), ErrorResponse | list[models.Location] | None)


async def asynchronously() -> None:
    assert_type(await catalog.get_collection.asyncio("c", client=client), ErrorResponse | models.StacCollection | None)


polygon = models.Polygon(coordinates=[[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]])
assert_type(polygon.to_dict(), dict[str, Any])
assert_type(models.Polarization("DV").is_known, bool)
batch.get_batch_task._get_kwargs("id", misspelt=1)  # type: ignore[call-arg]
StacItem(idd="a")  # type: ignore[call-arg]
"""


def test_twenty_operations_type_check_strictly_without_any_in_their_results(tmp_path):
    (tmp_path / "usage.py").write_text(CODE)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", tmp_path / "cache"]
    answer = subprocess.run(
        [*command, "--explicit-package-bases", tmp_path / "usage.py", GENERATED / "swath_api"],
        capture_output=True,
        text=True,
        check=False,
        cwd=GENERATED,
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr
