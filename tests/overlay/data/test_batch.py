from typing import Any

import pytest

from swath import InvalidParameter, process_request
from swath.data.async_process import Ending, async_process_request, ending, results_url
from swath.data.batch import batch_process, batch_request_v1, batch_task
from swath.data.batch_statistics import results_folder, statistics_task

SCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
PLACE = {"bbox": (13.0, 45.0, 14.0, 46.0), "time": "2024-06"}


def test_a_task_over_a_grid_says_what_its_arguments_said() -> None:
    task = batch_task(
        SCRIPT,
        output={"url": "s3://bucket/out", "iamRoleARN": "arn:aws:iam::1:role/swath"},
        grid=1,
        resolution=60.0,
        buffer=(10, 0),
        raster={"overwrite": True, "skip_existing": False, "cog": True, "create_collection": True},
        instance_type="large",
        description="June",
        arguments={**PLACE, "outputs": {"default": "tiff"}, "max_cloud_cover": 20},  # type: ignore[typeddict-item]
    )
    body = task.to_dict()
    assert body["input"] == {"type": "tiling-grid", "id": 1, "resolution": 60.0, "bufferX": 10}
    assert body["output"] == {
        "type": "raster",
        "delivery": {"s3": {"url": "s3://bucket/out", "iamRoleARN": "arn:aws:iam::1:role/swath"}},
        "overwrite": True,
        "skipExisting": False,
        "cogOutput": True,
        "createCollection": True,
    }
    assert (body["instanceType"], body["description"]) == ("large", "June")
    process = body["processRequest"]
    assert process["input"]["bounds"]["bbox"] == [13.0, 45.0, 14.0, 46.0]
    assert process["input"]["data"][0]["dataFilter"]["maxCloudCoverage"] == 20
    assert process["output"] == {"responses": [{"identifier": "default", "format": {"type": "image/tiff"}}]}


def test_features_need_no_bounds_and_may_have_defaults() -> None:
    task = batch_task(
        SCRIPT, output="s3://b/o", features="s3://b/f.gpkg", size=(100, 50), arguments={"time": "2024-06"}
    )
    body = task.to_dict()
    assert body["input"] == {
        "type": "geopackage",
        "features": {"s3": {"url": "s3://b/f.gpkg"}},
        "defaults": {"width": 100, "height": 50},
    }
    assert "bounds" not in body["processRequest"]["input"]


def test_a_process_request_says_everything_itself() -> None:
    request = process_request(SCRIPT, size=(4, 4), **PLACE)  # type: ignore[arg-type]
    body = batch_process(request, None, bounded=True)
    assert body["output"] == {"responses": [{"identifier": "default", "format": {"type": "image/png"}}]}
    with pytest.raises(InvalidParameter, match="cannot be given together with a ProcessRequest"):
        batch_process(request, {"time": "2024-06"}, bounded=True)


def test_a_request_of_the_first_edition_says_it_in_its_own_words() -> None:
    request = batch_request_v1(
        SCRIPT,
        grid=0,
        resolution=10.0,
        output="s3://bucket/out",
        raster={"collection_id": "c"},
        arguments=PLACE,  # type: ignore[arg-type]
    )
    body = request.to_dict()
    assert body["tilingGrid"] == {"id": 0, "resolution": 10.0}
    assert body["output"] == {"defaultTilePath": "s3://bucket/out", "collectionId": "c"}
    assert "description" not in body


def test_statistics_have_their_times_in_the_intervals() -> None:
    task = statistics_task(
        SCRIPT,
        features="s3://b/f.gpkg",
        time="2024-06",
        output="s3://b/o",
        interval="P10D",
        resolution=(10, 20),
        calculations={"default": {"histograms": {"default": {"nBins": 5}}}},
        arguments={"max_cloud_cover": 20},
    )
    body = task.to_dict()
    assert body["aggregation"]["timeRange"] == {"from": "2024-06-01T00:00:00Z", "to": "2024-07-01T00:00:00Z"}
    assert body["aggregation"]["aggregationInterval"] == {"of": "P10D", "lastIntervalBehavior": "SKIP"}
    assert (body["aggregation"]["resx"], body["aggregation"]["resy"]) == (10, 20)
    assert body["input"]["data"] == [{"type": "sentinel-2-l2a", "dataFilter": {"maxCloudCoverage": 20}}]
    assert body["calculations"] == {"default": {"histograms": {"default": {"nBins": 5}}}}


@pytest.mark.parametrize(
    ("url", "folder", "file"),
    [
        ("s3://b/o", "s3://b/o/t1", "s3://b/o/t1/7.json"),
        ("s3://b/o/", "s3://b/o/t1", "s3://b/o/t1/7.json"),
        ("s3://b/<REQUEST_ID>/of-<ID>.json", "s3://b/t1", "s3://b/t1/of-7.json"),
        ("s3://b/<IDENTIFIER>/<ID>", "s3://b", "s3://b/acre 7/7"),
    ],
)
def test_results_are_told_from_other_files(url: str, folder: str, file: str) -> None:
    root, pattern = results_folder(url, "t1")
    assert root == folder
    assert pattern.fullmatch(file)
    assert not pattern.fullmatch(file + "/more")
    assert not pattern.fullmatch("s3://b/execution.sqlite")


def test_an_async_request_has_its_own_most_pixels() -> None:
    request = async_process_request(SCRIPT, output="s3://b/o", size=(10_000, 9_000), arguments=PLACE)  # type: ignore[arg-type]
    output = request.to_dict()["output"]
    assert (output["width"], output["height"]) == (10_000, 9_000)
    assert output["delivery"] == {"s3": {"url": "s3://b/o"}}
    assert output["responses"][0]["format"]["type"] == "image/tiff"


@pytest.mark.parametrize(
    ("url", "results"),
    [
        ("s3://b/o", "s3://b/o/r1/<OUTPUT>"),
        ("s3://b/<REQUEST_ID>/", "s3://b/r1/<OUTPUT>"),
        ("s3://b/<REQUEST_ID>-<OUTPUT>", "s3://b/r1-<OUTPUT>"),
    ],
)
def test_results_of_an_async_request_lie_where_its_template_says(url: str, results: str) -> None:
    assert results_url(url, "r1") == results


@pytest.mark.parametrize(
    ("error", "request_", "files", "expected"),
    [
        (None, None, [], Ending("ENDED")),
        (None, b'{"id": "r1"}', [], Ending("ENDED")),
        (None, b'{"costPU": 10}', ["s3://b/x.tif"], Ending("DONE", ("s3://b/x.tif",), cost=10.0)),
        (b'{"error": {"message": "no such band"}}', b"{}", [], Ending("FAILED", error="no such band")),
        (b'{"message": "flat"}', None, ["s3://b/x.tif"], Ending("FAILED", error="flat")),
        (b'{"error": "a word"}', None, [], Ending("FAILED", error="a word")),
        (b"<html>", None, [], Ending("FAILED", error="it left an error.json")),
        (None, b"[1]", ["s3://b/x.tif"], Ending("DONE", ("s3://b/x.tif",))),
    ],
)
def test_how_an_async_request_ended_is_told_by_its_files(
    error: bytes | None, request_: bytes | None, files: list[str], expected: Ending
) -> None:
    assert ending({"error.json": error, "request.json": request_}, files) == expected


@pytest.mark.parametrize("buffer", [5, (1,), (1, 2, 3), (-1, 0), (1.5, 0), "12", None])
def test_a_buffer_is_two_numbers_of_pixels(buffer: Any) -> None:
    with pytest.raises(InvalidParameter, match="two whole numbers of pixels"):
        batch_task(SCRIPT, output="s3://b/o", grid=1, resolution=10, buffer=buffer, arguments=PLACE)  # type: ignore[arg-type]
