"""Statistical requests from plain arguments, and their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Literal, TypedDict, cast

from swath import models
from swath.core.intervals import Interval, Span, reaching, read_interval, split
from swath.core.jsonvalues import copied, plain
from swath.core.timerange import TimeLike, rfc3339, time_range
from swath.data.area import GeometryLike, area
from swath.data.cost import estimate_units
from swath.data.documents import Request
from swath.data.pixels import pixel_grid
from swath.data.scripts import check_inputs, script_text
from swath.data.sources import MosaickingOrder, Resampling, SourceLike, data_sources, listed
from swath.errors import InvalidParameter
from swath.evalscript import EvalscriptLike

LastInterval = Literal["SKIP", "SHORTEN", "EXTEND"]

_LAST = ("SKIP", "SHORTEN", "EXTEND")
_MASK = "dataMask"
_BINS = ("bins", "nBins", "binWidth")
# The gateway waits for five minutes; what remains too much for it is halved again when it has said so.
_MOST_INTERVALS = 100
_MOST_UNITS = 50.0


class StatisticsArguments(TypedDict, total=False):
    """The keyword arguments of `statistics`; see `statistics_request`."""

    data: SourceLike | Sequence[SourceLike]
    bounds: Sequence[float] | GeometryLike | None
    bbox: Sequence[float] | None
    time: TimeLike
    interval: str
    last_interval: LastInterval
    size: tuple[int, int] | None
    resolution: float | tuple[float, float] | None
    crs: object
    percentiles: Sequence[float]
    histogram: int | Mapping[str, object] | None
    calculations: Mapping[str, object] | models.Calculations | None
    max_cloud_cover: float | None
    mosaicking_order: MosaickingOrder | None
    upsampling: Resampling | None
    downsampling: Resampling | None


def statistics_request(
    evalscript: EvalscriptLike,
    *,
    data: SourceLike | Sequence[SourceLike] = "sentinel-2-l2a",
    bounds: Sequence[float] | GeometryLike | None = None,
    bbox: Sequence[float] | None = None,
    time: TimeLike | None = None,
    interval: str = "P1D",
    last_interval: LastInterval = "SKIP",
    size: tuple[int, int] | None = None,
    resolution: float | tuple[float, float] | None = None,
    crs: object = None,
    percentiles: Sequence[float] = (),
    histogram: int | Mapping[str, object] | None = None,
    calculations: Mapping[str, object] | models.Calculations | None = None,
    max_cloud_cover: float | None = None,
    mosaicking_order: MosaickingOrder | None = None,
    upsampling: Resampling | None = None,
    downsampling: Resampling | None = None,
) -> Request:
    """A statistical request, checked as far as it can be without the service.

    Args:
        evalscript: An evalscript of version 3 with an output `dataMask` beside those that are measured, given as for
            `process_request`; what `swath.evalscript` builds has one.
        data: The collection (`sentinel-2-l2a`, `byoc-<id>`), a `Source`, the JSON of a data source, or several of them
            for data fusion.
        bounds: A bounding box, or a GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`.
        bbox: Min x, min y, max x, max y in CRS units; give this or `bounds`.
        time: A day, a month, an interval, or a pair of dates or datetimes. Days and months count to their end.
        interval: The length of the intervals into which it is cut, a day at least: `P1D`, `P10D`, `P1M`.
        last_interval: What becomes of a last interval for which the time is too short: it is left out (`SKIP`), ends
            with the time (`SHORTEN`), or reaches beyond (`EXTEND`).
        size: Width and height in pixels, 2,500 at most each.
        resolution: Pixel size in metres, one number or x and y; give this or `size`.
        crs: The CRS of the coordinates and of the pixels, as for `process_request`.
        percentiles: Percentages of which to tell the percentiles of every band, such as `(5, 50, 95)`.
        histogram: The number of bins of a histogram of every band from its least value to its greatest, or its JSON.
        calculations: The JSON of both, by output and band, in place of them.
        max_cloud_cover: Percent, 0 to 100; cloudier acquisitions are left out.
        mosaicking_order: Which acquisition is on top.
        upsampling: How a band is resampled to a finer grid.
        downsampling: How a band is resampled to a coarser grid.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    division = aggregation(evalscript, time, interval, last_interval)
    where = area(bbox=bbox, bounds=bounds, crs=crs)
    sources = data_sources(
        data,
        max_cloud_cover=max_cloud_cover,
        mosaicking_order=mosaicking_order,
        upsampling=upsampling,
        downsampling=downsampling,
        needs_time=False,
    )
    check_inputs(str(division["evalscript"]), listed(data), sources)
    body: dict[str, object] = {
        "input": {"bounds": where.to_json(), "data": sources},
        "aggregation": {**division, **pixel_grid(where, size, resolution)},
    }
    wanted = wanted_calculations(percentiles, histogram, calculations)
    return Request(body | ({"calculations": wanted} if wanted else {}), kind="statistics")


def aggregation(
    evalscript: object, time: TimeLike | None, interval: str, last_interval: LastInterval = "SKIP"
) -> dict[str, object]:
    """The `aggregation` of a request but for its pixels; the arguments are those of `statistics_request`.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    text = script_text(evalscript)
    _check_mask(text)
    if last_interval not in _LAST:
        raise InvalidParameter("last_interval", last_interval, f"must be {', '.join(_LAST)}")
    return {
        "timeRange": _time_range(time),
        "aggregationInterval": {"of": _checked_interval(interval), "lastIntervalBehavior": last_interval},
        "evalscript": text,
    }


def parts(request: models.StatisticsRequest) -> list[models.StatisticsRequest]:
    """The requests that together ask what a request asks, none so large that the gateway would lose its patience.

    Raises:
        InvalidParameter: The request has no time range or no length of intervals.
    """
    span, interval, with_last = _division(request)
    most, whole = _MOST_INTERVALS, max(1, interval.whole(*span))
    with suppress(InvalidParameter):  # what cannot be priced is for the service to refuse
        most = max(1, min(most, int(_MOST_UNITS * whole / estimate_units(request))))
    return [_part(request, one) for one in split(span, interval, most, with_last=with_last)]


def halves(request: models.StatisticsRequest) -> list[models.StatisticsRequest]:
    """A request as two, or as one where it has a single interval."""
    span, interval, with_last = _division(request)
    most = max(1, (interval.whole(*span) + with_last + 1) // 2)
    return [_part(request, one) for one in split(span, interval, most, with_last=with_last)]


def alone(request: models.StatisticsRequest, span: Span) -> models.StatisticsRequest:
    """A request for a single interval of a request."""
    return _part(request, span, {"lastIntervalBehavior": "SHORTEN"})


def span_of(request: models.StatisticsRequest) -> Span:
    """The time that a request covers.

    Raises:
        InvalidParameter: It does not say so.
    """
    told: Any = _aggregation(request).get("timeRange")
    try:
        start, end = (_utc(datetime.fromisoformat(told[name])) for name in ("from", "to"))
    except (KeyError, TypeError, ValueError):
        start = end = datetime.min.replace(tzinfo=UTC)
    if start >= end:
        raise InvalidParameter("aggregation.timeRange", told, "must have 'from' and, later than that, 'to'")
    return start, end


def _division(request: models.StatisticsRequest) -> tuple[Span, Interval, bool]:
    """The time of a request, the length of its intervals and whether a last one counts that is too long."""
    division = _aggregation(request).get("aggregationInterval") or {}
    if not isinstance(division, Mapping):
        raise InvalidParameter("aggregation.aggregationInterval", division, "must be an object")
    interval = read_interval(division.get("of"), "aggregation.aggregationInterval.of")
    return span_of(request), interval, division.get("lastIntervalBehavior") in ("SHORTEN", "EXTEND")


def _aggregation(request: models.StatisticsRequest) -> Mapping[str, Any]:
    found = request.to_dict().get("aggregation")
    if not isinstance(found, Mapping):
        raise InvalidParameter("aggregation", found, "must be an object")
    return found


def _part(
    request: models.StatisticsRequest, span: Span, division: Mapping[str, object] | None = None
) -> models.StatisticsRequest:
    body: dict[str, Any] = request.to_dict()
    start, end = span
    body["aggregation"]["timeRange"] = {"from": rfc3339(start), "to": rfc3339(end)}
    body["aggregation"]["aggregationInterval"] |= division or {}
    return models.StatisticsRequest.from_dict(body)


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _time_range(time: TimeLike | None) -> dict[str, str]:
    if time is None:
        raise InvalidParameter("time", time, "is needed for statistics", "Give time='2024-06' or a pair of dates")
    when = time_range(time)
    if when.start is None or when.end is None:
        raise InvalidParameter("time", time, "must have a start and an end for statistics")
    return {"from": rfc3339(when.start), "to": rfc3339(reaching(when.end))}


def _checked_interval(interval: str) -> str:
    if read_interval(interval, "interval").days < 1:
        raise InvalidParameter("interval", interval, "must be a day at least, such as 'P1D', 'P10D' or 'P1M'")
    return interval


def _check_mask(evalscript: str) -> None:
    from swath.core.evalscripts import read_setup

    setup = read_setup(evalscript)
    names = [output.id for output in setup.outputs] if setup and setup.outputs is not None else [_MASK]
    if _MASK not in names and None not in names:
        raise InvalidParameter(
            "evalscript",
            ", ".join(map(str, names)),
            f"has no output {_MASK}, by which statistics tell which pixels count",
            f'Add {{id: "{_MASK}", bands: 1}} to the outputs and return {_MASK}: [sample.{_MASK}]',
        )


def wanted_calculations(
    percentiles: Sequence[float],
    histogram: int | Mapping[str, object] | None,
    calculations: Mapping[str, object] | models.Calculations | None,
) -> dict[str, Any]:
    """The `calculations` of a request; the arguments are those of `statistics_request`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    percentages = _percentages(percentiles)
    if calculations is not None:
        if percentages or histogram is not None:
            name = "percentiles" if percentages else "histogram"
            raise InvalidParameter(name, percentages or histogram, "cannot be given together with calculations")
        given = calculations.to_dict() if isinstance(calculations, models.Calculations) else calculations
        if not isinstance(given, Mapping):
            raise InvalidParameter("calculations", given, "must be what is computed, by output and band")
        return cast("dict[str, Any]", copied(given, "calculations"))
    wanted: dict[str, Any] = {}
    if percentages:
        wanted["statistics"] = {"default": {"percentiles": {"k": percentages}}}
    if histogram is not None:
        wanted["histograms"] = {"default": _bins(histogram)}
    return {"default": wanted} if wanted else {}


def _percentages(percentiles: Sequence[float] | None) -> list[float]:
    given = () if percentiles is None else plain(percentiles)
    listed = list(map(plain, given)) if isinstance(given, Sequence) and not isinstance(given, str) else [None]
    found = [k for k in listed if isinstance(k, int | float) and not isinstance(k, bool) and 0 <= k <= 100]
    if len(found) < len(listed):
        raise InvalidParameter("percentiles", percentiles, "must be percentages from 0 to 100, such as (5, 50, 95)")
    return found


def _bins(histogram: int | Mapping[str, object]) -> object:
    count = plain(histogram)
    if isinstance(count, int) and not isinstance(count, bool) and count >= 1:
        return {"nBins": count}
    if isinstance(histogram, Mapping) and sum(name in histogram for name in _BINS) == 1:
        return copied(histogram, "histogram")
    raise InvalidParameter(
        "histogram", histogram, f"must be a number of bins, or a mapping with one of {', '.join(_BINS)}"
    )
