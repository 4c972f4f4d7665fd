"""What a request will cost, estimated before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeGuard

from swath import models
from swath.core import cost
from swath.core.crs import CRS84
from swath.core.jsonvalues import objects
from swath.core.revisits import acquisitions
from swath.data.area import Area, area
from swath.data.documents import PRICED, Request
from swath.data.pixels import METRES_PER_DEGREE, metres_per_degree
from swath.errors import InvalidParameter

if TYPE_CHECKING:
    from swath.core.evalscripts import ScriptInput, ScriptSetup

_ASSUMED_BANDS = ("first", "second", "third")
_DEFAULT_SIDE = 256
_LONGEST_SIDE = 10_000
_MOST_PIXELS = 1e9
_LARGEST = 1e15
_DEGREE_GRID = 0.1
"""Tiling grids have resolutions of metres, or of far less than this in degrees."""

_Json = Mapping[str, Any]
_Reads = list[tuple["ScriptInput", _Json]]
"""What the evalscript reads, each input with its data source."""


def estimate_units(
    request: Request
    | models.ProcessRequest
    | models.StatisticsRequest
    | models.AsyncProcessRequest
    | models.BatchTaskRequest
    | models.BatchSubmissionV1
    | models.BatchStatisticsRequest
    | Mapping[str, object],
    *,
    samples: float | None = None,
) -> float:
    """The processing units that a request will cost if it succeeds; nothing is sent.

    It is the service's published formula over what the request says and what the evalscript's `setup()` declares; the
    script is read, not run. A process request with SIMPLE mosaicking costs just that, unless an `Accept` header asks
    for another format than the request itself. Elsewhere something is assumed:

    * Acquisitions (mosaicking ORBIT and TILE) and intervals that have data (statistics): as many as the collection's
      revisit time gives the time range, 2.5 days for Sentinel-2. Latitude and clouds easily halve or double that.
    * What the script computes at run time, and a script that the request only refers to: three bands of each source,
      SIMPLE mosaicking, no 32-bit floats.
    * Data fusion: all sources are hosted by the deployment that is asked.
    * Batch over a tiling grid: the area once, in tiles of at least 10,000 px. Batch over a GeoPackage, which only the
      service reads: the least that such a task costs. The analysis of a task tells more.

    Args:
        request: What is about to be sent, as a `Request`, as a model or as its JSON.
        samples: Acquisitions that go into a pixel or, for statistics, samples of all intervals together, where they are
            known from a catalogue search.

    Raises:
        InvalidParameter: The request is of a kind that costs nothing, or lacks what its price depends on, or `samples`
            is no number of samples.
    """
    if isinstance(request, Request) and request.kind not in PRICED:
        raise InvalidParameter("request", request.kind, "costs no processing units", f"What does: {', '.join(PRICED)}")
    body = request if isinstance(request, Mapping) else request.to_dict()
    if samples is not None and not (_is_number(samples) and samples >= 0):
        raise InvalidParameter("samples", samples, "must be a number of samples, 0 or more")
    if "processRequest" in body:
        return _batch(body, samples)
    if "aggregation" in body:
        return _statistics(body, samples)
    output = _object(body, "output")
    width, height = _size(output, body)
    return _process(body, width, height, samples, cost.ASYNC_PROCESS if "delivery" in output else cost.PROCESS)


def _process(body: _Json, width: int, height: int, samples: float | None, tariff: cost.Tariff) -> float:
    setup = _setup(body)
    reads = _reads(body, setup)
    used_samples = max(_process_samples(used, source, samples) for used, source in reads)
    return _units(width, height, reads, used_samples, _format_factor(body, setup), tariff)


def _batch(body: _Json, samples: float | None) -> float:
    job = _object(body, "processRequest")
    division = _object(body, "input") or _object(body, "tilingGrid") or body
    if division.get("type") == "geopackage":
        return cost.BATCH.minimum
    resolution = _length(division.get("resolution"), "resolution")
    where = _area(job)
    west, south, east, north = where.bbox
    across, up = east - west, north - south
    if where.is_geographic and resolution >= _DEGREE_GRID:
        x, y = metres_per_degree((south + north) / 2)
        across, up = across * x, up * y
    elif resolution < _DEGREE_GRID and not where.is_geographic:
        across, up = across / METRES_PER_DEGREE, up / METRES_PER_DEGREE
    return _process(job, _pixels(across, resolution), _pixels(up, resolution), samples, cost.BATCH)


def _statistics(body: _Json, samples: float | None) -> float:
    if "features" in _object(body, "input"):
        return cost.BATCH_STATISTICS.minimum
    aggregation = _object(body, "aggregation")
    width, height = _size(aggregation, body)
    reads = _reads(body, _setup(aggregation))
    if samples is None:
        samples = max(_interval_samples(aggregation, used, source) for used, source in reads)
    return _units(width, height, reads, samples, 1.0, cost.STATISTICS)


def _units(width: int, height: int, reads: _Reads, samples: float, format_factor: float, tariff: cost.Tariff) -> float:
    return cost.processing_units(
        width,
        height,
        bands=cost.paid_bands(_ASSUMED_BANDS if used.bands is None else used.bands for used, _ in reads),
        samples=samples,
        format_factor=format_factor,
        fusion_factor=cost.fusion_factor(len(reads)),
        radar_factor=max(_radar_factor(source) for _, source in reads),
        tariff=tariff,
    )


def _setup(member: _Json) -> ScriptSetup | None:
    from swath.core.evalscripts import read_setup

    evalscript = member.get("evalscript")
    return read_setup(evalscript) if isinstance(evalscript, str) else None


def _reads(body: _Json, setup: ScriptSetup | None) -> _Reads:
    from swath.core.evalscripts import ScriptInput

    listed = _object(body, "input").get("data")
    sources = objects(listed)
    if not sources:
        raise InvalidParameter("input.data", listed, "must be a list of data sources")
    if setup is None or setup.inputs is None:
        unknown = ScriptInput(None, None, None if setup is None else setup.mosaicking)
        return [(unknown, source) for source in sources]
    return [(used, _source(sources, used.datasource)) for used in setup.inputs]


def _source(sources: list[_Json], name: str | None) -> _Json:
    named = (source for source in sources if name is not None and name in (source.get("id"), source.get("type")))
    return next(named, sources[0])


def _process_samples(used: ScriptInput, source: _Json, samples: float | None) -> float:
    if used.mosaicking == "SIMPLE":
        return 1.0
    if samples is not None:
        return samples
    days = _days(_object(_object(source, "dataFilter"), "timeRange"))
    return 1.0 if used.mosaicking is None or days is None else max(1.0, acquisitions(str(source.get("type")), days))


def _interval_samples(aggregation: _Json, used: ScriptInput, source: _Json) -> float:
    from swath.core.intervals import read_interval

    division = _object(aggregation, "aggregationInterval")
    interval = read_interval(division.get("of"), "aggregation.aggregationInterval.of")
    days = _days(_object(aggregation, "timeRange"))
    if days is None:
        raise InvalidParameter("aggregation.timeRange", aggregation.get("timeRange"), "must have 'from' and 'to'")
    count = interval.count(days, with_last=division.get("lastIntervalBehavior") in ("SHORTEN", "EXTEND"))
    each = acquisitions(str(source.get("type")), interval.days)
    return count * (each if used.mosaicking in ("ORBIT", "TILE") else min(1.0, each))


def _radar_factor(source: _Json) -> float:
    processing = _object(source, "processing")
    return cost.radar_factor(
        orthorectified=processing.get("orthorectify") in (True, "true"),
        terrain_corrected=processing.get("backCoeff") == "GAMMA0_TERRAIN",
        speckle_filtered=_object(processing, "speckleFilter").get("type", "NONE") != "NONE",
    )


def _format_factor(body: _Json, setup: ScriptSetup | None) -> float:
    """That of the dearest output; PNG where the request names none."""
    sample_types = {output.id: output.sample_type for output in setup.outputs or ()} if setup else {}
    factor = 1.0
    for response in objects(_object(body, "output").get("responses")):
        media_type = str(_object(response, "format").get("type"))
        sample_type = sample_types.get(str(response.get("identifier") or "default"))
        factor = max(factor, cost.format_factor(media_type, sample_type))
    return factor


def _size(grid: _Json, body: _Json) -> tuple[int, int]:
    """Width and height in pixels, given as such or by the resolution."""
    width, height, resx, resy = (grid.get(name) for name in ("width", "height", "resx", "resy"))
    if resx is None and resy is None:
        return _side(width, "width"), _side(height, "height")
    if width is not None or height is not None:
        raise InvalidParameter("width", width, "and height cannot be given together with resx and resy")
    west, south, east, north = _area(body).bbox
    across = _pixels(east - west, _length(resy if resx is None else resx, "resx"))
    up = _pixels(north - south, _length(resx if resy is None else resy, "resy"))
    return _side(across, "resx"), _side(up, "resy")


def _side(pixels: object, parameter: str) -> int:
    if pixels is None:
        return _DEFAULT_SIDE
    if not _is_number(pixels) or pixels != int(pixels) or not 1 <= pixels <= _LONGEST_SIDE:
        raise InvalidParameter(parameter, pixels, f"must make 1 to {_LONGEST_SIDE:,} whole pixels")
    return int(pixels)


def _pixels(extent: float, resolution: float) -> int:
    return max(1, round(min(extent / resolution, _MOST_PIXELS)))


def _length(value: object, parameter: str) -> float:
    if not _is_number(value) or value <= 0:
        raise InvalidParameter(parameter, value, "must be a positive number")
    return value


def _area(body: _Json) -> Area:
    bounds = _object(_object(body, "input"), "bounds")
    crs = _object(bounds, "properties").get("crs", CRS84)
    if "bbox" in bounds:
        return area(bbox=bounds["bbox"], crs=crs)
    return area(bounds=bounds.get("geometry"), crs=crs)


def _days(time_range: _Json) -> float | None:
    """How long a time range is; None where it is open."""
    first, last = time_range.get("from"), time_range.get("to")
    if first is None or last is None:
        return None
    return max(0.0, (_moment(last) - _moment(first)).total_seconds() / 86_400)


def _moment(text: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise InvalidParameter("timeRange", text, "must have ISO 8601 times such as 2024-06-01T00:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _object(container: _Json, name: str) -> _Json:
    """The member of that name, which is an object where it is there at all."""
    member = container.get(name)
    if member is None:
        return {}
    if not isinstance(member, Mapping):
        raise InvalidParameter(name, member, "must be an object")
    return member


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST
