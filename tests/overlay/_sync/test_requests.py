# Derived from tests/overlay/_async/test_requests.py by tools/unasync.py; edit that file, then `make sync`.
"""Requests as values, sent to the sandbox."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from overlay.sandboxed import ORIGIN, SandboxTransport
from swath import (
    SentinelHub,
    Deployment,
    Image,
    InvalidParameter,
    Outputs,
    Request,
    Source,
    evalscript,
    process_request,
    statistics_request,
)
from swath.data.async_process import async_process_request
from swath.data.batch import batch_request_v1, batch_task
from swath.data.batch_statistics import statistics_task
from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.app import Sandbox
from swath_sandbox.settings import Settings

NDVI = evalscript.index("(B08 - B04) / (B08 + B04)")
PLACE: dict[str, Any] = {"bbox": (14.1, 46.0, 14.12, 46.02), "time": "2024-06", "resolution": 100}


@pytest.fixture
def hub() -> Iterator[SentinelHub]:
    transport = SandboxTransport(Sandbox(Settings()))
    with SentinelHub(CLIENT_ID, CLIENT_SECRET, deployment=Deployment(ORIGIN), transport=transport) as found:
        yield found


def test_a_built_script_renders_and_measures_the_same_pixels(hub: SentinelHub) -> None:
    place = PLACE | {"time": "2024-06-10/2024-06-20", "data": Source("sentinel-2-l2a", mosaicking_order="leastCC")}
    image = hub.process(NDVI, outputs="tiff", **place)
    table = hub.statistics(NDVI, interval="P1M", last_interval="SHORTEN", **place)
    assert isinstance(image, Image)
    assert image.array.dtype == np.float32
    assert image.array.shape[:2] == (22, 15)
    (row,) = table.to_dicts()
    assert row["mean"] == pytest.approx(float(np.nanmean(image.array)), abs=1e-5)
    assert row["output"] == "default"


def test_a_request_is_sent_as_its_model_is(hub: SentinelHub, tmp_path: Path) -> None:
    script = tmp_path / "ndvi.js"
    script.write_text(NDVI, "utf-8")
    request = process_request(script, outputs={"default": "tiff", "dataMask": "png"}, **PLACE)
    kept = Request.from_json(request.to_json())
    found = hub.process(kept)
    same = hub.process(request.model)  # type: ignore[arg-type]
    several = hub.process_many([kept, request.model]).to_list()  # type: ignore[list-item]
    assert isinstance(found, Outputs)
    assert isinstance(same, Outputs)
    assert np.array_equal(found["default"].array, same["default"].array, equal_nan=True)
    assert [set(result.unwrap()) for result in several] == [{"default", "dataMask"}] * 2  # type: ignore[arg-type]
    assert several[0].request is kept


def test_statistics_take_a_request_too(hub: SentinelHub) -> None:
    request = statistics_request(NDVI, interval="P1M", **PLACE)
    assert (hub.statistics(request)).to_dicts() == (hub.statistics(request.model)).to_dicts()  # type: ignore[arg-type]


def test_a_request_of_another_kind_is_refused(hub: SentinelHub) -> None:
    picture, table = process_request(NDVI, outputs="tiff", **PLACE), statistics_request(NDVI, **PLACE)
    with pytest.raises(InvalidParameter, match="'statistics': is of the wrong kind"):
        hub.process(table)
    with pytest.raises(InvalidParameter, match="'process': is of the wrong kind"):
        hub.statistics(picture)
    with pytest.raises(InvalidParameter, match="'statistics': is of the wrong kind"):
        hub.batch.create(table, output="s3://b/o", grid=1, resolution=10)
    with pytest.raises(InvalidParameter, match="given together with a StatisticsRequest"):
        hub.statistics(table, interval="P1D")
    with pytest.raises(InvalidParameter, match="given together with a ProcessRequest"):
        hub.process(picture, outputs="png")  # type: ignore[call-overload]
    with pytest.raises(InvalidParameter, match="container=.*must be 'tar'"):
        hub.process(picture, container=["tar"])  # type: ignore[call-overload]
    (result,) = hub.process_many([table]).to_list()
    assert isinstance(result.error, InvalidParameter)


@pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated")
def test_jobs_take_whole_requests(hub: SentinelHub) -> None:
    picture = process_request(NDVI, outputs="tiff", **PLACE)
    whole = {
        hub.batch.create: batch_task(picture, output="s3://mine/b", grid=1, resolution=10),
        hub.batch_v1.create: batch_request_v1(picture, output="s3://mine/b", grid=1, resolution=10),
        hub.async_process.create: async_process_request(picture, output="s3://mine/b"),
        hub.batch_statistics.create: statistics_task(
            NDVI, features="s3://mine/a.gpkg", time="2024-06", output="s3://mine/b"
        ),
    }
    for create, body in whole.items():
        job = create(Request.from_json(body.to_dict()))  # type: ignore[arg-type]
        assert job.id
        with pytest.raises(
            InvalidParameter, match=r"resolution=10: cannot be given together with a.* The request says"
        ):
            create(body, resolution=10)  # type: ignore[arg-type]
    job = hub.batch.create(picture, output="s3://mine/b", grid=1, resolution=10)
    assert job.id
