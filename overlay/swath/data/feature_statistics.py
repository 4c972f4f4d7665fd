"""The statistics of many features, one by one and as one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from swath import models
from swath.data.documents import Request
from swath.data.statistics import FailedInterval, Statistics
from swath.data.tables import FEATURE, Row, Table, told_span

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, repr=False)
class FeatureStatistics:
    """What became of one feature among many.

    Attributes:
        index: The feature's place among all, counted from 0.
        feature: What it is called by: its label in the index of a GeoDataFrame, the `id` of a GeoJSON Feature, its name
            or else its number in the GeoPackage of a batch statistics task; otherwise `index`.
        value: The statistics, interval by interval, or None where there are none.
        error: Why there are none, or None.
        request: What was asked; None where the feature cannot be asked for, and of a batch statistics task.
        url: The file of a batch statistics task that the statistics were read from.
        id: The feature's number in the GeoPackage of such a task.
        identifier: Its name there; empty where it has none.
    """

    index: int
    feature: object
    value: Statistics | None
    error: Exception | None = None
    request: Request | models.StatisticsRequest | None = None
    url: str = ""
    id: str = ""
    identifier: str = ""

    def unwrap(self) -> Statistics:
        """The statistics.

        Raises:
            Exception: The feature's own error.
        """
        if self.error is not None:
            raise self.error
        assert self.value is not None
        return self.value

    def __repr__(self) -> str:
        what = repr(self.value) if self.error is None else f"{type(self.error).__name__}: {self.error}"
        return f"<FeatureStatistics {self.feature!r}, {what}>"


class StatisticsTable(Table):
    """The statistics of many features, with a column `feature` before those of `Statistics`.

    Rows are in the order of the features, and of each in order of time.

    Attributes:
        results: What became of each feature, in their order.
    """

    def __init__(self, results: Iterable[FeatureStatistics]) -> None:
        """Join results.

        Args:
            results: What `statistics_many` gives, or the results of a batch statistics task; in any order.
        """
        self.results = tuple(sorted(results, key=lambda result: result.index))

    @property
    def processing_units(self) -> float | None:
        """What all features cost, or None where the service did not say."""
        told = [result.value.processing_units for result in self.results if result.value is not None]
        units = [one for one in told if one is not None]
        return sum(units) if units else None

    @property
    def errors(self) -> dict[object, Exception]:
        """Why there are no statistics of a feature, by what it is called."""
        return {result.feature: result.error for result in self.results if result.error is not None}

    @property
    def failed_intervals(self) -> dict[object, tuple[FailedInterval, ...]]:
        """The intervals that failed of features that have others, by what the feature is called."""
        return {
            result.feature: result.value.errors
            for result in self.results
            if result.value is not None and result.value.errors
        }

    def plot(
        self,
        ax: Axes | None = None,
        *,
        output: str | None = None,
        band: str | None = None,
        feature: object = None,
    ) -> Axes:
        """Draw the means over time, a line for each feature, output and band; see `Statistics.plot`.

        Args:
            ax: Where to draw; a new figure when left out.
            output: The only output to draw; all when left out.
            band: The only band to draw; all when left out.
            feature: The only feature to draw; all when left out.

        Raises:
            InvalidParameter: There is no such output, band or feature.
            MissingExtra: `swath[plot]` is not installed.
        """
        from swath.data.series import plot_series

        wanted = self.failed_intervals if feature is None else {feature: self.failed_intervals.get(feature, ())}
        failed = [one for intervals in wanted.values() for one in intervals]
        only = {FEATURE: feature, "output": output, "band": band}
        return plot_series("StatisticsTable.plot()", self._rows, failed, ax, only)

    def __repr__(self) -> str:
        failed = f", {len(self.errors)} failed" if self.errors else ""
        units = "" if self.processing_units is None else f", {self.processing_units:.3f} PU"
        count = f"{len(self.results)} features{failed}"
        return f"<StatisticsTable {len(self)} rows, {count}{told_span(self._rows)}{units}>"

    @property
    def _has_features(self) -> bool:
        return True

    @cached_property
    def _rows(self) -> list[Row]:
        return [
            {FEATURE: result.feature, **row}
            for result in self.results
            if result.value is not None
            for row in result.value._rows  # noqa: SLF001 (a table of the same family)
        ]
