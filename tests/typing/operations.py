"""Twenty-odd operations as a user calls them, for the type checker; nothing here runs.

Every `reveal_type` is compared with the comment that follows it.
"""

from datetime import UTC, datetime
from typing import assert_type, reveal_type

from swath_api.api import batch, byoc, catalog, data_import, metadata, statistics, zarr
from swath_api.api.async_process import create_async_process, get_async_process
from swath_api.api.batch_statistics import get_batch_statistics_status
from swath_api.api.batch_v1 import list_batch_tiles_v1
from swath_api.api.process import process
from swath_api.client import AuthenticatedClient, Client
from swath_api.models import (
    AggregationInterval,
    AsyncProcess,
    AsyncProcessOutput,
    AsyncProcessRequest,
    BatchOutputSetup,
    BatchProcessRequest,
    BatchRasterOutput,
    BatchTask,
    BatchTaskRequest,
    BatchTileStatusV1,
    ByocCollection,
    ByocCollectionResponse,
    ErrorResponse,
    InputBounds,
    ItemCollection,
    Order,
    OutputResponse,
    Polygon,
    ProcessInput,
    ProcessOutput,
    ProcessRequest,
    QuotaCollection,
    S3Access,
    S3Reference,
    SearchRequest,
    Sentinel2L2AFilter,
    Sentinel2L2ASource,
    StacItem,
    StatisticsAggregation,
    StatisticsRequest,
    StatisticsResponse,
    StatisticsTimeRange,
    TiffFormat,
    TilingGridInput,
    TimeRange,
    ZarrArrayPage,
)
from swath_api.types import UNSET, File, JsonValue

START, END = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)


def scene(bounds: InputBounds) -> ProcessInput:
    source = Sentinel2L2ASource(data_filter=Sentinel2L2AFilter(time_range=TimeRange(START, END), max_cloud_coverage=20))
    reveal_type(source.type_)  # Literal['sentinel-2-l2a']
    return ProcessInput(bounds=bounds, data=[source])


def bucket() -> S3Reference:
    reference = S3Reference(s3=S3Access(url="s3://bucket/folder", iam_role_arn="arn:aws:iam::1:role/r"))
    reveal_type(reference.s3)  # S3Access
    return reference


def renders(client: AuthenticatedClient, bounds: InputBounds, script: str) -> bytes | None:
    output = ProcessOutput(width=256, height=256, responses=[OutputResponse(format_=TiffFormat())])
    body = ProcessRequest(input_=scene(bounds), evalscript=script, output=output)
    answer = process.sync(client=client, body=body)
    if isinstance(answer, list):
        # Its text would be that of the type checker's version: the type holds itself, and no Any.
        assert_type(answer, list[JsonValue])
    if isinstance(answer, File):
        reveal_type(answer.mime_type)  # str | None
        return bytes(answer)
    reveal_type(process.sync_detailed(client=client, body=body).status_code)  # int
    return None


async def renders_later(client: AuthenticatedClient, bounds: InputBounds, script: str) -> str:
    output = AsyncProcessOutput(delivery=bucket(), width=5000, height=5000)
    body = AsyncProcessRequest(input_=scene(bounds), output=output, evalscript=script)
    started = await create_async_process.asyncio(client=client, body=body)
    reveal_type(started)  # AsyncProcess | ErrorResponse | None
    assert isinstance(started, AsyncProcess)
    reveal_type(started.id)  # str | Unset
    assert started.id is not UNSET
    running = await get_async_process.asyncio_detailed(started.id, client=client)
    reveal_type(running.parsed)  # AsyncProcess | ErrorResponse | None
    reveal_type(running.headers)  # MutableMapping[str, str]
    return started.id


def measures(client: AuthenticatedClient, bounds: InputBounds, script: str) -> dict[str, float | str]:
    aggregation = StatisticsAggregation(
        time_range=StatisticsTimeRange(from_=START, to=END),
        aggregation_interval=AggregationInterval(of="P1D"),
        evalscript=script,
        resx=10,
        resy=10,
    )
    body = StatisticsRequest(input_=scene(bounds), aggregation=aggregation)
    answer = statistics.statistics.sync(client=client, body=body)
    assert isinstance(answer, StatisticsResponse)
    means: dict[str, float | str] = {}
    for interval in answer.data or []:
        reveal_type(interval)  # StatisticsInterval
        if interval.outputs is UNSET or interval.interval is UNSET:
            continue
        reveal_type(interval.interval.from_)  # datetime.datetime | Unset
        bands = interval.outputs["default"].bands
        if bands is not UNSET and (stats := bands["B0"].stats) is not UNSET and stats.mean is not UNSET:
            reveal_type(stats.mean)  # float | str
            means[str(interval.interval.from_)] = stats.mean
    return means


def searches(client: AuthenticatedClient) -> list[str]:
    body = SearchRequest(datetime_="2024-05-01/2024-06-01", collections=["sentinel-2-l2a"], bbox=[14, 46, 15, 47])
    page = catalog.search_items.sync(client=client, body=body)
    assert isinstance(page, ItemCollection)
    reveal_type(page.features)  # list[float | StacItem | str]
    if page.context is not UNSET:
        reveal_type(page.context.next_)  # int | Unset
    by_query = catalog.search_items_by_query.sync(client=client, datetime_="2024-05-01/..", collections=["dem"])
    reveal_type(by_query)  # ErrorResponse | ItemCollection | None
    return [item.id for item in page.features if isinstance(item, StacItem)]


def reads_the_catalogue(client: AuthenticatedClient) -> Polygon | None:
    anonymous = Client(base_url="https://services.sentinel-hub.com")
    root = catalog.get_catalog.sync(client=anonymous)
    reveal_type(root)  # ErrorResponse | StacCatalog | None
    collections = catalog.list_collections.sync(client=client)
    if collections is not None and not isinstance(collections, ErrorResponse):
        reveal_type(collections.collections[0].extent.temporal.interval)  # list[list[datetime.datetime | None]]
    item = catalog.get_item.sync("sentinel-2-l2a", "an id", client=client)
    if not isinstance(item, StacItem) or item.properties is UNSET:
        return None
    reveal_type(item.type_)  # Literal['Feature'] | Unset
    reveal_type(item.properties.eo_cloud_cover)  # float | None | Unset
    reveal_type(item.bbox)  # list[float] | Unset
    return item.geometry if isinstance(item.geometry, Polygon) else None


def renders_tiles(client: AuthenticatedClient, bounds: InputBounds, script: str) -> str:
    body = BatchTaskRequest(
        process_request=BatchProcessRequest(
            input_=scene(bounds), output=BatchOutputSetup(responses=[]), evalscript=script
        ),
        input_=TilingGridInput(id=1, resolution=10),
        output=BatchRasterOutput(delivery=bucket()),
    )
    task = batch.create_batch_task.sync(client=client, body=body)
    assert isinstance(task, BatchTask)
    reveal_type(task.status)  # BatchTaskStatus
    reveal_type(task.status.is_known)  # bool
    reveal_type(batch.start_batch_task.sync(task.id, client=client))  # ErrorResponse | None
    page = batch.list_batch_tasks.sync(client=client, count=10)
    if page is not None and not isinstance(page, ErrorResponse) and page.links is not UNSET:
        reveal_type(page.data)  # list[BatchTask] | Unset
        reveal_type(page.links.next_token)  # str | Unset
    return task.id


def watches_jobs(client: AuthenticatedClient) -> None:
    progress = get_batch_statistics_status.sync("an id", client=client)
    if progress is not None and not isinstance(progress, ErrorResponse):
        reveal_type(progress.completion_percentage)  # float | Unset
    tiles = list_batch_tiles_v1.sync("an id", client=client, status=BatchTileStatusV1.FAILED)
    if tiles is not None and not isinstance(tiles, ErrorResponse):
        reveal_type(tiles.data)  # list[BatchTileV1] | Unset


def keeps_a_collection(client: AuthenticatedClient) -> str:
    wanted = ByocCollection(name="fields", s_3_bucket="bucket", no_data=0)
    made = byoc.create_byoc_collection.sync(client=client, body=wanted)
    assert isinstance(made, ByocCollectionResponse)
    reveal_type(made.data.id)  # str | Unset
    assert made.data.id is not UNSET
    if made.data.additional_data is not UNSET and made.data.additional_data.bands is not UNSET:
        reveal_type(made.data.additional_data.bands["B1"].bit_depth)  # BandBitDepth
    tile = byoc.get_byoc_tile.sync(made.data.id, "a tile", client=client)
    if tile is not None and not isinstance(tile, ErrorResponse):
        reveal_type(tile.data.cover_geometry)  # MultiPolygon | Polygon | Unset
        reveal_type(tile.data.sensing_time)  # datetime.datetime | None | Unset
    files = byoc.list_byoc_tile_files.sync(made.data.id, "a tile", client=client)
    reveal_type(files)  # ErrorResponse | list[str] | None
    reveal_type(byoc.delete_byoc_collection.sync(made.data.id, client=client))  # ErrorResponse | None
    return made.data.id


def buys(client: AuthenticatedClient) -> float:
    order = data_import.get_order.sync("an order", client=client)
    if isinstance(order, Order):
        reveal_type(order.status)  # OrderStatus | Unset
    confirmed = data_import.confirm_order.sync("an order", client=client)
    reveal_type(confirmed)  # ErrorResponse | Order | QuotaExceededResponse | None
    file = data_import.get_order_delivery_file.sync("an order", "a delivery", "folder/file.tif", client=client)
    reveal_type(file)  # ErrorResponse | File | None
    quota = data_import.get_quota.sync(QuotaCollection.MAXAR_WORLDVIEW, client=client)
    if quota is None or isinstance(quota, ErrorResponse) or quota.quota_sqkm is UNSET or quota.quota_used is UNSET:
        return 0
    return quota.quota_sqkm - quota.quota_used


def reads_facts(client: AuthenticatedClient) -> None:
    reveal_type(metadata.list_locations.sync(client=client))  # ErrorResponse | list[Location] | None
    arrays = zarr.list_zarr_arrays.sync("a collection", client=client)
    if isinstance(arrays, ZarrArrayPage) and arrays.data is not UNSET:
        reveal_type(arrays.data[0].name)  # str | Unset
