"""The statistics of an area over time, interval by interval."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
from dateutil.relativedelta import relativedelta
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.bounds import Bounds
from swath_sandbox.api.calculations import Calculations
from swath_sandbox.api.delivery import MULTIPART, Delivery
from swath_sandbox.api.errors import ServiceError, bad_payload
from swath_sandbox.api.inputs import Inputs
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process import opened_evalscript, plan, price
from swath_sandbox.api.process_request import DataSource, ProcessRequest
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import format_time, parse_time
from swath_sandbox.evalscript import EvalscriptError, OutputSpec, Setup
from swath_sandbox.evalscript.errors import OutOfTime, invalid
from swath_sandbox.features import Feature
from swath_sandbox.grid import Grid
from swath_sandbox.rendering import inside_geometry, render
from swath_sandbox.state import Record

# Days and longer, or hours and shorter: the service takes no P1DT12H.
_DURATION = re.compile(
    r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
    r"|PT(?=\d)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?"
)
_DAY = 86_400
_MASK = "dataMask"
_LEAST_COST = 0.01
_DELIVERY = Delivery(MULTIPART, ())

Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Aggregation:
    """What is computed: by which evalscript, from which data, over which intervals."""

    evalscript: str
    sources: tuple[DataSource, ...]
    intervals: tuple[Interval, ...]
    calculations: Calculations


@dataclass(frozen=True, slots=True)
class Sampling:
    """The statistics of an area before anything is computed: the intervals that have data, and what they cost."""

    setup: Setup
    intervals: tuple[tuple[Interval, Inputs], ...]
    units: float


@dataclass(frozen=True, slots=True)
class AreaStatistics:
    """The statistics of an area, as the service answers them; `failure` is why no interval has any."""

    document: Record
    failure: ServiceError | None


def read_intervals(payload: Payload) -> tuple[Interval, ...]:
    """Read `timeRange` and `aggregationInterval`, and cut the one by the other.

    Raises:
        ServiceError: 400 in the service's words.
    """
    time_range, length = payload.required("timeRange"), payload.required("aggregationInterval")
    start, end = _parse_time(time_range.required("from")), _parse_time(time_range.required("to"))
    step = length.required("of")
    duration = _parse_duration(step)
    last = length.member("lastIntervalBehavior")
    behaviour = last.choice("SKIP", "SHORTEN", "EXTEND") if last else "SKIP"
    if start >= end:
        time_range.reject("from must be before to")
    try:
        return tuple(_cut(start, end, duration, behaviour))
    except (OverflowError, ValueError):
        step.reject("is too long")


def sample(service: Service, aggregation: Aggregation, grid: Grid, geometry: BaseGeometry | None) -> Sampling:
    """Find the intervals in which an area has data; only those are computed, paid for and answered.

    Raises:
        ServiceError: 400 when the evalscript is wrong, or does not fit the request.
    """
    with opened_evalscript(service, aggregation.evalscript, aggregation.sources) as evalscript:
        setup = check_setup(evalscript.setup)
    found, units = [], 0.0
    for interval in aggregation.intervals:
        sources = tuple(_within(source, interval) for source in aggregation.sources)
        request = ProcessRequest(Bounds(grid.epsg, grid.bounds, geometry), grid, sources, (), aggregation.evalscript)
        inputs, _ = plan(service, request, _DELIVERY, setup)
        if any(scene.acquisitions for _, scenes in inputs for scene in scenes):
            found.append((interval, inputs))
            samples = max(len(scenes) for _, scenes in inputs)
            units += price(grid, setup, _DELIVERY, samples, data=sources, least=0.0)
    return Sampling(setup, tuple(found), max(_LEAST_COST, units))


def compute_statistics(
    service: Service, aggregation: Aggregation, sampling: Sampling, grid: Grid, geometry: BaseGeometry | None
) -> AreaStatistics:
    """The statistics of an area. An interval in which the evalscript fails has its error in place of them."""
    pixels = grid.height * grid.width if geometry is None else int(inside_geometry(geometry, grid).sum())
    data: list[Record] = []
    failures: list[EvalscriptError] = []
    for interval, inputs in sampling.intervals:
        start, end = interval
        entry: Record = {"interval": {"from": format_time(start), "to": format_time(end)}}
        with opened_evalscript(service, aggregation.evalscript, aggregation.sources) as evalscript:
            evalscript.setup = sampling.setup
            try:
                outputs = render(service.world, evalscript, grid, inputs, geometry=geometry, time_range=interval)
                entry["outputs"] = _outputs(sampling.setup.outputs, outputs.arrays, aggregation.calculations)
            except EvalscriptError as error:
                failures.append(error)
                kind = "TIMEOUT" if isinstance(error, OutOfTime) else "EXECUTION_ERROR"
                entry["error"] = {"type": kind, "message": str(error)}
        data.append(entry)
    status = "OK" if not failures else "PARTIAL" if len(failures) < len(data) else "FAILED"
    failure = ServiceError(400, failures[0].code, str(failures[0])) if status == "FAILED" else None
    return AreaStatistics({"data": data, "status": status, "geometryPixelCount": pixels}, failure)


def estimate_statistics(service: Service, aggregation: Aggregation, features: Sequence[Feature]) -> float:
    """About what the statistics of some features cost, one sample every three days where there are many.

    Raises:
        ServiceError: 400 when the evalscript is wrong.
    """
    first, _ = aggregation.intervals[0]
    _, last = aggregation.intervals[-1]
    with opened_evalscript(service, aggregation.evalscript, aggregation.sources) as evalscript:
        setup = check_setup(evalscript.setup)
        several = any(spec.mosaicking != "SIMPLE" for spec in setup.inputs)
        samples = max(1, (last - first).days // 3) if several else len(aggregation.intervals)
        data = aggregation.sources
        return sum(max(_LEAST_COST, price(feature.grid, setup, _DELIVERY, samples, data=data)) for feature in features)


def check_setup(setup: Setup) -> Setup:
    """The setup of an evalscript for statistics: outputs are FLOAT32 unless they say otherwise.

    Raises:
        ServiceError: 400 when it has no output `dataMask`.
    """
    if _MASK not in {output.id for output in setup.outputs}:
        raise bad_payload(f"Output {_MASK} requested but missing from function setup()")
    outputs = [
        replace(output, sample_type="FLOAT32") if output.sample_type == "AUTO" else output for output in setup.outputs
    ]
    return replace(setup, outputs=outputs)


def _parse_time(payload: Payload) -> datetime:
    try:
        return parse_time(payload.text())
    except ValueError:
        payload.reject("must be an ISO 8601 date-time such as 2022-10-01T00:00:00Z")


def _parse_duration(payload: Payload) -> relativedelta:
    found = _DURATION.fullmatch(payload.text())
    amounts = (int(amount or 0) for amount in found.groups()) if found else itertools.repeat(0, 7)
    years, months, weeks, days, hours, minutes, seconds = amounts
    seconds += 3600 * hours + 60 * minutes
    if not (years or months or weeks or days) and seconds < _DAY:
        payload.reject("must be an ISO 8601 duration of at least one day, such as P1D")
    return relativedelta(years=years, months=months, weeks=weeks, days=days, seconds=seconds)


def _cut(start: datetime, end: datetime, step: relativedelta, last: str) -> Iterator[Interval]:
    """The intervals of a time range; what becomes of a last one that is too long depends on `last`."""
    # Each counted from the start: a month after January 31st is February 28th, two are March 31st.
    for number in itertools.count():
        begin, finish = start + step * number, start + step * (number + 1)
        if begin >= end or (finish > end and last == "SKIP"):
            return
        yield begin, min(finish, end) if last == "SHORTEN" else finish


def _within(source: DataSource, interval: Interval) -> DataSource:
    start, end = interval
    end -= timedelta(microseconds=1)
    return replace(
        source,
        start=max(source.start, start) if source.start else start,
        end=min(source.end, end) if source.end else end,
    )


def _outputs(
    specs: Sequence[OutputSpec],
    arrays: Mapping[str, NDArray[np.generic]],
    calculations: Calculations,
) -> Record:
    masks = {spec.id: _names(spec, arrays) for spec in specs}[_MASK]
    if not masks:
        raise invalid(f"Output {_MASK} must have at least 1 band.")
    outputs: Record = {}
    for spec in specs:
        if spec.id == _MASK:
            continue
        # A mask may have a band for each output, of the output's name.
        mask = masks.index(spec.id) if spec.id in masks else 0
        # Only the script's mask counts: pixels outside of the geometry are told to it by the band dataMask.
        valid = np.nan_to_num(arrays[_MASK][:, :, mask]) != 0
        bands = {
            name: calculations.statistics(spec.id, name, arrays[spec.id][:, :, band], valid)
            for band, name in enumerate(_names(spec, arrays))
        }
        outputs[spec.id] = {"bands": bands}
    return outputs


def _names(spec: OutputSpec, arrays: Mapping[str, NDArray[np.generic]]) -> Sequence[str]:
    """The names of an output's bands; updateOutput() may have changed how many there are."""
    count = arrays[spec.id].shape[2]
    return spec.names if len(spec.names) == count else [f"B{band}" for band in range(count)]
