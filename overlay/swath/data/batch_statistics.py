"""Batch statistics tasks from plain arguments, and their results."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypedDict

from swath import models
from swath.core.timerange import TimeLike
from swath.data.feature_statistics import FeatureStatistics
from swath.data.pixels import MAX_PIXELS, checked_resolution, checked_size
from swath.data.scripts import check_inputs
from swath.data.sources import MosaickingOrder, Resampling, SourceLike, data_sources, listed
from swath.data.statistics import Statistics
from swath.data.statistics_request import LastInterval, aggregation, wanted_calculations
from swath.data.storage import StorageLike, storage_reference
from swath.errors import InvalidParameter, JobFailed, UnexpectedAnswer

_FEATURE = re.compile(r"<(ID|IDENTIFIER)>")


class SourceArguments(TypedDict, total=False):
    """The keyword arguments that say which acquisitions are read; see `swath.process_request`, which has them too."""

    data: SourceLike | Sequence[SourceLike]
    max_cloud_cover: float | None
    mosaicking_order: MosaickingOrder | None
    upsampling: Resampling | None
    downsampling: Resampling | None


def statistics_task(
    evalscript: object,
    *,
    features: StorageLike,
    time: TimeLike | None,
    output: StorageLike,
    interval: str = "P1D",
    last_interval: LastInterval = "SKIP",
    size: tuple[int, int] | None = None,
    resolution: float | tuple[float, float] | None = None,
    percentiles: Sequence[float] = (),
    histogram: int | Mapping[str, object] | None = None,
    calculations: Mapping[str, object] | models.Calculations | None = None,
    arguments: SourceArguments | None = None,
) -> models.BatchStatisticsRequest:
    """A batch statistics task; the arguments are those of `hub.batch_statistics.create`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    given: SourceArguments = {"data": "sentinel-2-l2a", **(arguments or {})}
    division = aggregation(evalscript, time, interval, last_interval)
    sources = data_sources(**given, needs_time=False)
    check_inputs(str(division["evalscript"]), listed(given["data"]), sources)
    body: dict[str, object] = {
        "input": {"features": storage_reference(features, "features"), "data": sources},
        "aggregation": {**division, **_raster(size, resolution)},
        "output": storage_reference(output, "output"),
    }
    wanted = wanted_calculations(percentiles, histogram, calculations)
    return models.BatchStatisticsRequest.from_dict(body | ({"calculations": wanted} if wanted else {}))


def results_folder(url: str, task: str) -> tuple[str, re.Pattern[str]]:
    """The folder in which the files of a task lie, given its output URL, and what their URLs look like."""
    if "<" not in url:
        url = f"{url.rstrip('/')}/<REQUEST_ID>/<ID>.json"
    url = url.replace("<REQUEST_ID>", task)
    folder = url.partition("<")[0].rpartition("/")[0]
    pattern = "[^/]*".join(map(re.escape, re.split(_FEATURE.pattern.replace("(", "(?:"), url)))
    return folder, re.compile(pattern)


def read_statistics(content: bytes, url: str, index: int, task: str) -> FeatureStatistics:
    """Read the file of a feature.

    Args:
        content: What it holds.
        url: Where it lies.
        index: Its place among the files that are read.
        task: The id of the task that wrote it.

    Raises:
        UnexpectedAnswer: It is none.
    """
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not ("response" in found or "error" in found):
        raise UnexpectedAnswer(f"{url} holds no statistics of a feature")
    response, error = found.get("response"), found.get("error")
    number, name = str(found.get("id", "")), str(found.get("identifier") or "")
    value = Statistics([models.StatisticsResponse.from_dict(response)]) if isinstance(response, dict) else None
    failure = None
    if value is None or error:
        told = error.get("message") or error.get("type") if isinstance(error, dict) else error
        failure = JobFailed(str(told or "no reason is given"), [task])
    return FeatureStatistics(index, name or number, value, failure, url=url, id=number, identifier=name)


def _raster(size: tuple[int, int] | None, resolution: float | tuple[float, float] | None) -> dict[str, object]:
    if size is not None and resolution is not None:
        raise InvalidParameter("size", size, "cannot be given together with resolution")
    if size is not None:
        width, height = checked_size(size, MAX_PIXELS)
        return {"width": width, "height": height}
    if resolution is None:
        return {}
    resx, resy = checked_resolution(resolution)
    return {"resx": resx, "resy": resy}
