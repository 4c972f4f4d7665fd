"""Rows of statistics as tables of the libraries that people use."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath.errors import MissingExtra

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

NUMBERS = {"min": "min", "max": "max", "mean": "mean", "st_dev": "stDev"}
COUNTS = {"sample_count": "sampleCount", "no_data_count": "noDataCount"}
FEATURE = "feature"
_HISTOGRAM = ("underflow", "overflow", "bin_edges", "bin_counts")
_EXTRA = "tables"

Cell = object
"""What stands in a row: text, datetimes, numbers, lists of numbers, and what features are called by."""

Row = dict[str, Any]


class Table(ABC):
    """Rows with the same columns."""

    @property
    @abstractmethod
    def _rows(self) -> list[Row]:
        """The rows; any may lack columns of percentiles and histograms."""

    def to_dicts(self) -> list[dict[str, Cell]]:
        """The table as rows.

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
            raise MissingExtra(f"{type(self).__name__}.to_pandas()", _EXTRA) from None
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
            raise MissingExtra(f"{type(self).__name__}.to_polars()", _EXTRA) from None
        times = dict.fromkeys(("start", "end"), pl.Datetime("us", "UTC"))
        texts = dict.fromkeys(("output", "band"), pl.String)
        lists = {"bin_edges": pl.List(pl.Float64), "bin_counts": pl.List(pl.Int64)}
        label = {FEATURE: pl.Int64 if self._is_numbered else pl.String}
        schema = {**label, **texts, **times, **self._types(pl.Float64, pl.Int64), **lists}
        return pl.DataFrame(self._plain_columns, schema={name: schema[name] for name in self._columns})

    def to_arrow(self) -> pyarrow.Table:
        """The table, with times in UTC.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        try:
            import pyarrow as pa
        except ImportError:
            raise MissingExtra(f"{type(self).__name__}.to_arrow()", _EXTRA) from None
        times = dict.fromkeys(("start", "end"), pa.timestamp("us", "UTC"))
        texts = dict.fromkeys(("output", "band"), pa.string())
        lists = {"bin_edges": pa.list_(pa.float64()), "bin_counts": pa.list_(pa.int64())}
        label = {FEATURE: pa.int64() if self._is_numbered else pa.string()}
        schema = {**label, **texts, **times, **self._types(pa.float64(), pa.int64()), **lists}
        return pa.table(self._plain_columns, schema=pa.schema([(name, schema[name]) for name in self._columns]))

    def __len__(self) -> int:
        return len(self._rows)

    def _repr_html_(self) -> str:
        from swath.data.display import rows_html

        return rows_html(repr(self), self._columns)

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        found = {name for row in self._rows for name in row}
        percentiles = percentiles_of(found)
        histogram = [name for name in _HISTOGRAM if name in found]
        names = ["output", "band", "start", "end", *NUMBERS, *COUNTS, *percentiles, *histogram]
        if self._has_features:
            names.insert(0, FEATURE)
        missing = dict.fromkeys(percentiles, math.nan) | dict.fromkeys(("underflow", "overflow"), 0)
        return {name: [row.get(name, missing.get(name)) for row in self._rows] for name in names}

    @property
    def _has_features(self) -> bool:
        return False

    @property
    def _is_numbered(self) -> bool:
        """Whether features are called by numbers."""
        labels = self._columns.get(FEATURE, ())
        return bool(labels) and all(isinstance(label, int) and not isinstance(label, bool) for label in labels)

    @property
    def _plain_columns(self) -> dict[str, list[Any]]:
        """The columns for libraries in which all values of one are of a type."""
        if FEATURE not in self._columns or self._is_numbered:
            return self._columns
        return self._columns | {FEATURE: [str(label) for label in self._columns[FEATURE]]}

    def _types(self, number: Any, count: Any) -> dict[str, Any]:
        """The types of the columns that hold numbers."""
        counts = {*COUNTS, "underflow", "overflow"}
        numbers = {name: number for name in self._columns if name in NUMBERS or _is_percentile(name)}
        return numbers | {name: count for name in self._columns if name in counts}


def percentiles_of(columns: Iterable[str]) -> list[str]:
    """Those columns that are percentiles, the lowest first."""
    return sorted((name for name in columns if _is_percentile(name)), key=lambda name: float(name[1:]))


def told_span(rows: Iterable[Row]) -> str:
    """From when to when rows go, for a `repr`; empty where there are none."""
    spans: list[tuple[datetime, datetime]] = [(row["start"], row["end"]) for row in rows]
    return f", {min(spans)[0]:%Y-%m-%d} to {max(end for _, end in spans):%Y-%m-%d}" if spans else ""


def _is_percentile(name: str) -> bool:
    return name[0] == "p" and name[1:2].isdigit()
