"""Statistics of an area over time, as a table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath import models
from swath.data.tables import COUNTS, NUMBERS, Row, Table, told_span

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FailedInterval:
    """An interval of which there are no statistics, although it may have data.

    Attributes:
        start: Its start, in UTC.
        end: Its end, which is not part of it.
        kind: The service's short word, such as `EXECUTION_ERROR`, `TIMEOUT` or `BAD_REQUEST`.
        message: What it says besides; may be empty.
    """

    start: datetime
    end: datetime
    kind: str
    message: str = ""

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d} to {self.end:%Y-%m-%d}: {self.kind}{self.message and f', {self.message}'}"


class Statistics(Table):
    """The statistics of the outputs of an evalscript, a row for each interval with data, output and band.

    Rows are in order of time.

    Attributes:
        raw: The answers as they came, in order of time.
        processing_units: What they cost, or None where the service did not say.
    """

    def __init__(self, raw: Iterable[models.StatisticsResponse], processing_units: float | None = None) -> None:
        """Read answers.

        Args:
            raw: Answers of the Statistical API, or those in the files of a batch statistics task.
            processing_units: What they cost.
        """
        self.raw = tuple(raw)
        self.processing_units = processing_units

    @cached_property
    def errors(self) -> tuple[FailedInterval, ...]:
        """The intervals that failed."""
        return tuple(_failure(entry) for entry in self._entries() if "error" in entry)

    def plot(self, ax: Axes | None = None, *, output: str | None = None, band: str | None = None) -> Axes:
        """Draw the means over time, with their spread: the outermost percentiles, or else the standard deviation.

        Intervals that failed are grey.

        Args:
            ax: Where to draw; a new figure when left out.
            output: The only output to draw; all when left out.
            band: The only band to draw; all when left out.

        Raises:
            InvalidParameter: There is no such output or band.
            MissingExtra: `swath[plot]` is not installed.
        """
        from swath.data.series import plot_series

        return plot_series("Statistics.plot()", self._rows, self.errors, ax, {"output": output, "band": band})

    def __repr__(self) -> str:
        failed = f", {len(self.errors)} failed intervals" if self.errors else ""
        units = "" if self.processing_units is None else f", {self.processing_units:.3f} PU"
        return f"<Statistics {len(self)} rows{told_span(self._rows)}{failed}{units}>"

    def _entries(self) -> Iterator[_Json]:
        for answer in self.raw:
            yield from answer.to_dict().get("data") or ()

    @cached_property
    def _rows(self) -> list[Row]:
        rows = []
        for entry in self._entries():
            start, end = _times(entry)
            for output, found in (entry.get("outputs") or {}).items():
                for band, statistics in (found.get("bands") or {}).items():
                    rows.append({"output": output, "band": band, "start": start, "end": end, **_values(statistics)})
        return sorted(rows, key=lambda row: row["start"])


def _values(statistics: _Json) -> Row:
    stats, histogram = statistics.get("stats") or {}, statistics.get("histogram")
    row: Row = {name: _number(stats.get(told)) for name, told in NUMBERS.items()}
    row |= {name: int(stats.get(told) or 0) for name, told in COUNTS.items()}
    row |= {f"p{float(k):g}": _number(value) for k, value in (stats.get("percentiles") or {}).items()}
    if histogram is not None:
        bins = histogram.get("bins") or []
        edges = [one["lowEdge"] for one in bins] + [one["highEdge"] for one in bins[-1:]]
        # The interface and printed answers of the service do not agree about these names.
        row |= {
            name: int(histogram.get(name, histogram.get(f"{name}Count")) or 0) for name in ("underflow", "overflow")
        }
        row |= {"bin_edges": [float(edge) for edge in edges], "bin_counts": [int(one["count"]) for one in bins]}
    return row


def _number(value: object) -> float:
    """A number; the service writes `NaN` and `Infinity` as words."""
    return math.nan if value is None else float(str(value))


def _failure(entry: _Json) -> FailedInterval:
    error = entry["error"]
    kind, message = (error.get("type"), error.get("message")) if isinstance(error, Mapping) else (error, "")
    return FailedInterval(*_times(entry), str(kind or "error"), str(message or ""))


def _times(entry: _Json) -> tuple[datetime, datetime]:
    interval = entry["interval"]
    return _moment(interval["from"]), _moment(interval["to"])


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
