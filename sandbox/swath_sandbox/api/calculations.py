"""What statistics are made of the pixels of a band: basic numbers, percentiles and histograms."""

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.api.payload import Payload
from swath_sandbox.state import Record

_DEFAULT = "default"
_INTERPOLATIONS = ("linear", "lower", "higher", "midpoint", "nearest")
_MOST_BINS = 10_000
_GREATEST_EDGE = 1e300  # so that sums and differences of edges are numbers still

Values = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Which percentiles, 0 to 100, and how to choose between the two values that one falls between."""

    k: tuple[float, ...]
    interpolation: str


@dataclass(frozen=True, slots=True)
class Bins:
    """The bins of a histogram: by their edges, or by their number or width between two edges.

    An edge that is None is the least or the greatest value.
    """

    edges: tuple[float, ...] = ()
    count: int | None = None
    width: float | None = None
    low: float | None = None
    high: float | None = None

    def over(self, values: Values) -> Values:
        """The edges, from the lowest to the highest, for finite values; none where nothing says where they lie."""
        if self.edges:
            return np.array(self.edges)
        if values.size == 0 and (self.low is None or self.high is None):
            return np.empty(0)
        low = values.min() if self.low is None else self.low
        if self.width is not None and self.high is None:
            return _whole_bins(low, max(values.max(), low), self.width)
        high = values.max() if self.high is None else self.high
        if low >= high:  # a single value, or all lie beyond the edge that was given
            low, high = (low, low + 1) if self.high is None else (high - 1, high)
        if self.width is None:
            return np.linspace(low, high, (self.count or 1) + 1)
        # The last bin is cut short where the width does not go into what was asked for; a rounding error makes no bin.
        count = _bin_count(high - low, self.width, 1e-9)
        edges = np.asarray(low + self.width * np.arange(count + 1))
        if count < _MOST_BINS:
            edges[-1] = high
        return edges


@dataclass(frozen=True, slots=True)
class Calculations:
    """What is computed of which band of which output; `default` stands for those that are not named."""

    percentiles: Mapping[str, Mapping[str, Percentiles]]
    histograms: Mapping[str, Mapping[str, Bins]]

    def statistics(self, output: str, band: str, pixels: NDArray[np.generic], valid: NDArray[np.bool_]) -> Record:
        """The statistics of a band, as the service answers them.

        Args:
            output: the id of the output.
            band: the name of its band.
            pixels: shape (height, width).
            valid: which of them count, shape (height, width).
        """
        values = pixels[valid].astype(np.float64)
        counts = {"sampleCount": pixels.size, "noDataCount": pixels.size - values.size}
        document: Record = {"stats": {**_basic(values), **counts}}
        percentiles = _chosen(self.percentiles, output, band)
        if percentiles and values.size:
            document["stats"]["percentiles"] = _percentiles(values, percentiles)
        if bins := _chosen(self.histograms, output, band):
            document["histogram"] = _histogram(values, bins)
        return document


def read_calculations(payload: Payload | None) -> Calculations:
    """Read `calculations`.

    Raises:
        ServiceError: 400 in the service's words.
    """
    percentiles, histograms = {}, {}
    for output, definition in _members(payload):
        percentiles[output] = {
            band: _read_percentiles(wanted)
            for band, statistics in _members(definition.member("statistics"))
            if (wanted := statistics.member("percentiles"))
        }
        histograms[output] = {band: _read_bins(bins) for band, bins in _members(definition.member("histograms"))}
    return Calculations(percentiles, histograms)


def _members(payload: Payload | None) -> list[tuple[str, Payload]]:
    if payload is None:
        return []
    return [(name, member) for name in payload.mapping() if (member := payload.member(name))]


def _read_percentiles(payload: Payload) -> Percentiles:
    interpolation = payload.member("interpolation")
    return Percentiles(
        tuple(k.number(0, 100) for k in payload.required("k").elements()),
        interpolation.choice(*_INTERPOLATIONS) if interpolation else "linear",
    )


def _read_bins(payload: Payload) -> Bins:
    edges, count, width = (payload.member(name) for name in ("bins", "nBins", "binWidth"))
    if sum(1 for way in (edges, count, width) if way) != 1:
        payload.reject("exactly one of bins, nBins and binWidth must be set")
    low, high = (_edge(edge) if edge else None for edge in (payload.member("lowEdge"), payload.member("highEdge")))
    if low is not None and high is not None and low >= high:
        payload.reject("lowEdge must be less than highEdge")
    if edges:
        numbers = tuple(_edge(edge) for edge in edges.elements())
        if len(numbers) < 2 or any(one >= other for one, other in itertools.pairwise(numbers)):
            edges.reject("must be at least two numbers in ascending order")
        return Bins(numbers)
    if width and _edge(width) <= 0:
        width.reject("must be greater than 0")
    return Bins((), count.integer(1, _MOST_BINS) if count else None, width.number() if width else None, low, high)


def _edge(payload: Payload) -> float:
    return payload.number(-_GREATEST_EDGE, _GREATEST_EDGE)


def _whole_bins(low: float, greatest: float, width: float) -> Values:
    """Edges of bins of one width, from `low` until the last bin holds the greatest value."""
    count = _bin_count(greatest - low, width)
    if count < _MOST_BINS and low + width * count < greatest:  # the quotient was rounded down
        count += 1
    return np.asarray(low + width * np.arange(count + 1))


def _bin_count(length: float, width: float, tolerance: float = 0.0) -> int:
    return _MOST_BINS if length >= width * _MOST_BINS else max(1, math.ceil(length / width - tolerance))


def _chosen(definitions: Mapping[str, Mapping[str, T]], output: str, band: str) -> T | None:
    of_output = definitions.get(output, definitions.get(_DEFAULT, {}))
    return of_output.get(band, of_output.get(_DEFAULT))


def _basic(values: Values) -> Record:
    if values.size == 0:
        return dict.fromkeys(("min", "max", "mean", "stDev"), "NaN")
    # Scripts may divide by zero.
    with np.errstate(invalid="ignore"):
        numbers = {"min": values.min(), "max": values.max(), "mean": values.mean(), "stDev": values.std()}
    return {name: _number(value) for name, value in numbers.items()}


def _percentiles(values: Values, wanted: Percentiles) -> Record:
    with np.errstate(invalid="ignore"):
        found = np.percentile(values, wanted.k, method=wanted.interpolation)  # type: ignore[call-overload]
    return {str(k): _number(value) for k, value in zip(wanted.k, found, strict=True)}


def _histogram(values: Values, bins: Bins) -> Record:
    """A bin has its lower edge and not its upper one, but the last has both."""
    edges = bins.over(values[np.isfinite(values)])
    if edges.size == 0:
        return {"overflow": 0, "underflow": 0, "bins": []}
    counts, _ = np.histogram(values[~np.isnan(values)], edges)
    return {
        "overflow": int((values > edges[-1]).sum()),
        "underflow": int((values < edges[0]).sum()),
        "bins": [
            {"lowEdge": float(low), "highEdge": float(high), "count": int(count)}
            for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
        ],
    }


def _number(value: float) -> float | str:
    """A number, or the word for it where JSON has none."""
    return float(value) if np.isfinite(value) else str(value).replace("inf", "Infinity").replace("nan", "NaN")
