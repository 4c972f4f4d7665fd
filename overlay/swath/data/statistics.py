"""Statistics of an area over time, as a table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath import models
from swath.errors import MissingExtra

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_NUMBERS = {"min": "min", "max": "max", "mean": "mean", "st_dev": "stDev"}
_COUNTS = {"sample_count": "sampleCount", "no_data_count": "noDataCount"}
_HISTOGRAM = ("underflow", "overflow", "bin_edges", "bin_counts")
_EXTRA = "tables"

Cell = str | datetime | float | list[float] | list[int]
"""What stands in a row."""

_Json = Mapping[str, Any]
_Row = dict[str, Any]


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


class Statistics:
    """The statistics of the outputs of an evalscript, a row for each interval with data, output and band.

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

    def to_dicts(self) -> list[dict[str, Cell]]:
        """The table as rows, in order of time.

        A row has `output`, `band`, `start` and `end` (datetimes in UTC, the end is not part of the interval), `min`,
        `max`, `mean` and `st_dev` (nan where no pixel counts), `sample_count` and `no_data_count` (pixels); where they
        were asked for, a column for each percentile, named like `p50` or `p2.5`, and of a histogram `bin_edges`, one
        more than `bin_counts`, with `underflow` and `overflow`, the pixels below the first edge and above the last.
        """
        names = self._columns
        return [dict(zip(names, values, strict=True)) for values in zip(*names.values(), strict=True)]

    def to_pandas(self) -> pandas.DataFrame:
        """The table, with times in UTC.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtra("Statistics.to_pandas()", _EXTRA) from None
        times = {name: pd.to_datetime(self._columns[name], utc=True) for name in ("start", "end")}
        return pd.DataFrame({**self._columns, **times}).astype(self._types("float64", "int64"))

    def to_polars(self) -> polars.DataFrame:
        """The table, with times in UTC.

        Raises:
            MissingExtra: polars is not installed.
        """
        try:
            import polars as pl
        except ImportError:
            raise MissingExtra("Statistics.to_polars()", _EXTRA) from None
        times = dict.fromkeys(("start", "end"), pl.Datetime("us", "UTC"))
        texts = dict.fromkeys(("output", "band"), pl.String)
        lists = {"bin_edges": pl.List(pl.Float64), "bin_counts": pl.List(pl.Int64)}
        schema = {**texts, **times, **self._types(pl.Float64, pl.Int64), **lists}
        return pl.DataFrame(self._columns, schema={name: schema[name] for name in self._columns})

    def to_arrow(self) -> pyarrow.Table:
        """The table, with times in UTC.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        try:
            import pyarrow as pa
        except ImportError:
            raise MissingExtra("Statistics.to_arrow()", _EXTRA) from None
        times = dict.fromkeys(("start", "end"), pa.timestamp("us", "UTC"))
        texts = dict.fromkeys(("output", "band"), pa.string())
        lists = {"bin_edges": pa.list_(pa.float64()), "bin_counts": pa.list_(pa.int64())}
        schema = {**texts, **times, **self._types(pa.float64(), pa.int64()), **lists}
        return pa.table(self._columns, schema=pa.schema([(name, schema[name]) for name in self._columns]))

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        spans = [(row["start"], row["end"]) for row in self._rows]
        time = f", {min(spans)[0]:%Y-%m-%d} to {max(end for _, end in spans):%Y-%m-%d}" if spans else ""
        failed = f", {len(self.errors)} failed intervals" if self.errors else ""
        units = "" if self.processing_units is None else f", {self.processing_units:.3f} PU"
        return f"<Statistics {len(self)} rows{time}{failed}{units}>"

    def _entries(self) -> Iterator[_Json]:
        for answer in self.raw:
            yield from answer.to_dict().get("data") or ()

    @cached_property
    def _rows(self) -> list[_Row]:
        rows = []
        for entry in self._entries():
            start, end = _times(entry)
            for output, found in (entry.get("outputs") or {}).items():
                for band, statistics in (found.get("bands") or {}).items():
                    rows.append({"output": output, "band": band, "start": start, "end": end, **_values(statistics)})
        return sorted(rows, key=lambda row: row["start"])

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        found = {name for row in self._rows for name in row}
        percentiles = sorted((name for name in found if _is_percentile(name)), key=lambda name: float(name[1:]))
        histogram = [name for name in _HISTOGRAM if name in found]
        names = ["output", "band", "start", "end", *_NUMBERS, *_COUNTS, *percentiles, *histogram]
        missing = dict.fromkeys(percentiles, math.nan) | dict.fromkeys(("underflow", "overflow"), 0)
        return {name: [row.get(name, missing.get(name)) for row in self._rows] for name in names}

    def _types(self, number: Any, count: Any) -> dict[str, Any]:
        """The types of the columns that hold numbers."""
        counts = {*_COUNTS, "underflow", "overflow"}
        numbers = {name: number for name in self._columns if name in _NUMBERS or _is_percentile(name)}
        return numbers | {name: count for name in self._columns if name in counts}


def _values(statistics: _Json) -> _Row:
    stats, histogram = statistics.get("stats") or {}, statistics.get("histogram")
    row: _Row = {name: _number(stats.get(told)) for name, told in _NUMBERS.items()}
    row |= {name: int(stats.get(told) or 0) for name, told in _COUNTS.items()}
    row |= {f"p{float(k):g}": _number(value) for k, value in (stats.get("percentiles") or {}).items()}
    if histogram is not None:
        bins = histogram.get("bins") or []
        edges = [one["lowEdge"] for one in bins] + [one["highEdge"] for one in bins[-1:]]
        row |= {name: int(histogram.get(name) or 0) for name in ("underflow", "overflow")}
        row |= {"bin_edges": [float(edge) for edge in edges], "bin_counts": [int(one["count"]) for one in bins]}
    return row


def _is_percentile(name: str) -> bool:
    return name[0] == "p" and name[1:2].isdigit()


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
