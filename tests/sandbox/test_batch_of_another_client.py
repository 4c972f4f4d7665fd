"""Batch clients that know nothing of the sandbox run the lives of jobs against it, over sockets."""

import pytest
import sentinelhub
from sentinelhub.api.batch import utils

from sandbox.another_client import clock_of, config_of
from sandbox.jobs import BROKEN, FIELDS, PREHISTORY, RED, SIX_TILES, STATISTICS, fields
from swath_sandbox import Jobs, running

S3 = {"access_key": "key", "secret_access_key": "kept-to-itself"}


@pytest.fixture
def sandbox(request, tmp_path, monkeypatch):
    """The configuration for a sandbox whose time passes while the client waits; a share of tiles may fail."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    (tmp_path / "fields").mkdir()
    (tmp_path / "fields/fields.gpkg").write_bytes(fields())
    # So long that the clock on the wall does not matter.
    jobs = Jobs(queued=20, analysing=30, feature=100, failing=getattr(request, "param", 0.0))
    with running(buckets=tmp_path, jobs=jobs) as url:
        monkeypatch.setattr(utils, "time", clock_of(url))
        yield config_of(url)


def rendering(config, evalscript=RED):
    source = sentinelhub.SentinelHubRequest.input_data(
        sentinelhub.DataCollection.SENTINEL2_L2A, time_interval=(PREHISTORY["from"], PREHISTORY["to"])
    )
    return sentinelhub.SentinelHubRequest(
        evalscript=evalscript,
        input_data=[source],
        responses=[sentinelhub.SentinelHubRequest.output_response("default", sentinelhub.MimeType.TIFF)],
        bbox=sentinelhub.BBox(SIX_TILES, sentinelhub.CRS.WGS84),
        config=config,
    )


def draft(client, config, evalscript=RED):
    """A batch request of the first edition."""
    grid = client.tiling_grid(grid_id=2, resolution=360)
    output = client.output(default_tile_path="s3://results/red", overwrite=True)
    return client.create(rendering(config, evalscript), tiling_grid=grid, output=output, description="red")


def test_a_request_of_the_first_edition_lives(sandbox, tmp_path):
    client = sentinelhub.SentinelHubBatch(sandbox)
    made = draft(client, sandbox)
    assert (made.status.value, made.bbox) == ("CREATED", sentinelhub.BBox(SIX_TILES, sentinelhub.CRS.WGS84))
    client.update_request(made, description="redder")
    client.start_analysis(made)
    analysed = sentinelhub.monitor_batch_analysis(made, sandbox)
    assert (analysed.status.value, analysed.user_action.value) == ("ANALYSIS_DONE", "ANALYSE")
    assert (analysed.tile_count, analysed.description) == (6, "redder")
    assert {tile["status"] for tile in client.iter_tiles(made, count=2)} == {"PENDING"}

    client.start_job(made)
    tiles = sentinelhub.monitor_batch_job(made, sandbox)
    assert [len(tiles[status]) for status in sentinelhub.BatchTileStatus] == [0, 0, 0, 0, 6, 0]
    while client.get_request(made).status.value != "DONE":
        utils.time.sleep(20)
    (tile, *_) = client.iter_tiles(made, status=sentinelhub.BatchTileStatus.PROCESSED)
    assert client.get_tile(made, tile["id"]) == tile
    assert len(list((tmp_path / "results/red").rglob("default.tif"))) == 6
    assert client.get_latest_request().request_id == made.request_id


def test_a_request_of_the_first_edition_is_cancelled_and_another_forgotten(sandbox):
    client = sentinelhub.SentinelHubBatch(sandbox)
    made, other = draft(client, sandbox), draft(client, sandbox)
    client.start_job(made)
    client.cancel_job(made)
    while client.get_request(made).status.value != "CANCELED":
        utils.time.sleep(20)
    client.delete_request(other)
    assert [one.request_id for one in client.iter_requests()] == [made.request_id]


@pytest.mark.parametrize("sandbox", [0.5], indirect=True)
def test_failed_tiles_of_the_first_edition_are_restarted(sandbox):
    client = sentinelhub.SentinelHubBatch(sandbox)
    made = draft(client, sandbox)
    client.start_job(made)
    while client.get_request(made).status.value != "PARTIAL":
        utils.time.sleep(20)
    failed = [tile["id"] for tile in client.iter_tiles(made, status="FAILED")]
    client.restart_job(made)
    while client.get_request(made).status.value != "PROCESSING":
        utils.time.sleep(20)
    while client.get_request(made).status.value == "PROCESSING":
        utils.time.sleep(20)
    assert {tile["id"] for tile in client.iter_tiles(made, status="FAILED")} < set(failed)


def test_a_batch_task_lives(sandbox, tmp_path):
    client = sentinelhub.BatchProcessClient(sandbox)
    made = client.create(
        rendering(sandbox),
        input=client.tiling_grid_input(grid_id=2, resolution=360),
        output=client.raster_output(delivery=client.s3_specification("s3://results/red", **S3), overwrite=True),
        description="red",
    )
    assert (made.status.value, made.request["description"]) == ("CREATED", "red")
    assert client.update_request(made, "redder")["description"] == "redder"

    client.start_analysis(made)
    analysed = sentinelhub.monitor_batch_process_analysis(made, client)
    assert (analysed.status.value, analysed.user_action.value) == ("ANALYSIS_DONE", "ANALYSE")
    assert analysed.cost_PU > 0
    client.start_job(analysed)
    done = sentinelhub.monitor_batch_process_job(analysed, client)

    assert (done.status.value, done.completion_percentage) == ("DONE", 100)
    assert len(list((tmp_path / "results/red").rglob("default.tif"))) == 6
    with pytest.raises(sentinelhub.exceptions.DownloadFailedException, match="Illegal to change userAction"):
        client.stop_job(done)


def test_a_batch_task_is_stopped_and_started_again(sandbox, tmp_path):
    client = sentinelhub.BatchProcessClient(sandbox)
    made = client.create(
        rendering(sandbox),
        input=client.geopackage_input(client.s3_specification("s3://fields/fields.gpkg", **S3)),
        output=client.raster_output(delivery=client.s3_specification("s3://results/red", **S3)),
    )
    client.start_job(made)
    while client.get_request(made).status.value != "PROCESSING":
        utils.time.sleep(20)
    client.stop_job(made)
    while (stopped := client.get_request(made)).status.value == "PROCESSING":
        utils.time.sleep(20)
    assert (stopped.status.value, stopped.stopped_status_reason.value) == ("STOPPED", "USER_ACTION")

    utils.time.sleep(1800)
    client.start_job(stopped)
    while (again := client.get_request(stopped)).status.value != "DONE":
        utils.time.sleep(20)
    assert again.completion_percentage == 100
    assert [one.request_id for one in client.iter_requests(sort="created:desc")] == [made.request_id]


def test_a_batch_task_that_fails_says_why(sandbox):
    client = sentinelhub.BatchProcessClient(sandbox)
    made = client.create(
        rendering(sandbox, BROKEN),
        input=client.tiling_grid_input(grid_id=2, resolution=360),
        output=client.raster_output(delivery=client.s3_specification("s3://results/red", **S3)),
    )
    client.start_analysis(made)
    with pytest.raises(RuntimeError, match=f"{made.request_id} with status FAILED and error message"):
        sentinelhub.monitor_batch_process_analysis(made, client)


@pytest.mark.parametrize("edition", [sentinelhub.SentinelHubBatch, sentinelhub.BatchProcessClient])
def test_tiling_grids_are_listed_and_looked_up(sandbox, edition):
    client = edition(sandbox)
    grids = list(client.iter_tiling_grids(count=2))
    assert len({grid["id"] for grid in grids}) == len(grids) > 2
    assert client.get_tiling_grid(grids[0]["id"]) == grids[0]


def test_batch_statistics_live(sandbox, tmp_path):
    client = sentinelhub.SentinelHubBatchStatistical(sandbox)
    statistics = sentinelhub.SentinelHubStatistical(
        aggregation=sentinelhub.SentinelHubStatistical.aggregation(
            STATISTICS, ("2022-10-01", "2022-10-03"), "P1D", size=(4, 4)
        ),
        input_data=[sentinelhub.SentinelHubStatistical.input_data(sentinelhub.DataCollection.SENTINEL2_L2A)],
        bbox=sentinelhub.BBox(FIELDS, sentinelhub.CRS.WGS84),
        calculations={"red": {"statistics": {"default": {"percentiles": {"k": [50]}}}}},
        config=sandbox,
    )
    where = client.s3_specification("s3://fields/fields.gpkg", **S3), client.s3_specification("s3://results/red", **S3)
    made, other = (client.create_from_request(statistics, *where) for _ in range(2))

    client.start_analysis(made)
    analysed = sentinelhub.monitor_batch_statistical_analysis(made, sandbox)
    assert (analysed.status.value, client.get_status(made)["status"]) == ("ANALYSIS_DONE", "ANALYSIS_DONE")
    client.start_job(made)
    assert sentinelhub.monitor_batch_statistical_job(made, sandbox)["completionPercentage"] == 100
    while (done := client.get_request(made)).status.value != "DONE":
        utils.time.sleep(20)
    assert done.cost_pu > 0
    assert len(list((tmp_path / "results/red").rglob("*.json"))) == 3

    client.start_job(other)
    while client.get_request(other).status.value != "PROCESSING":
        utils.time.sleep(20)
    client.stop_job(other)
    while client.get_request(other).status.value == "PROCESSING":
        utils.time.sleep(20)
    assert client.get_request(other).status.value == "STOPPED"
