"""Statistics over time, with matplotlib."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from swath.data.plotting import new_axes
from swath.data.tables import FEATURE, Row, percentiles_of
from swath.errors import InvalidParameter

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swath.data.statistics import FailedInterval

_MOST_NAMED = 12
_FAILED = {"color": "0.85", "zorder": 0, "linewidth": 0}


def plot_series(
    what: str,
    rows: Sequence[Row],
    failed: Iterable[FailedInterval],
    ax: Axes | None,
    only: Mapping[str, object],
) -> Axes:
    """Draw the means of each feature, output and band over time; see `Statistics.plot`.

    Args:
        what: The method that draws, for the error of a missing library.
        rows: The rows of a table.
        failed: The intervals that failed.
        ax: Where to draw; a new figure when left out.
        only: The value that a column must have, None for any.

    Raises:
        InvalidParameter: There is no row with such a value.
        MissingExtra: `swath[plot]` is not installed.
    """
    chosen = _chosen(rows, only)
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in chosen:
        # Where no pixel counts there is nothing to draw.
        if math.isfinite(row["mean"]):
            series.setdefault((row.get(FEATURE), row["output"], row["band"]), []).append(row)
    ax = new_axes(what) if ax is None else ax
    percentiles = percentiles_of({name for row in chosen for name in row})
    names = _names(list(series))
    for key, points in series.items():
        _draw(ax, points, percentiles, names[key])
    spans = sorted({(one.start, one.end) for one in failed})
    for index, (start, end) in enumerate(spans):
        ax.axvspan(start, end, label="failed" if index == 0 else None, **_FAILED)  # type: ignore[arg-type]
    _label(ax, chosen, percentiles)
    if (len(series) > 1 or spans) and len(series) <= _MOST_NAMED:
        labels = {key[0] for key in series}
        ax.legend(frameon=False, fontsize="small", title=FEATURE if len(labels) == len(series) > 1 else None)
    return ax


def _chosen(rows: Sequence[Row], only: Mapping[str, object]) -> list[Row]:
    chosen = list(rows)
    for column, value in only.items():
        if value is None:
            continue
        known = list(dict.fromkeys(str(row[column]) for row in chosen))
        chosen = [row for row in chosen if row[column] == value]
        if not chosen:
            raise InvalidParameter(column, value, f"must be one of {', '.join(known)}" if known else "has no rows")
    return chosen


def _draw(ax: Axes, points: Sequence[Row], percentiles: Sequence[str], name: str) -> None:
    middles = [row["start"] + (row["end"] - row["start"]) / 2 for row in points]
    means = [row["mean"] for row in points]
    (line,) = ax.plot(middles, means, marker="o", markersize=3, linewidth=1.2, label=name)
    if len(percentiles) > 1:
        low, high = ([row.get(edge, math.nan) for row in points] for edge in (percentiles[0], percentiles[-1]))
    else:
        low, high = ([row["mean"] + sign * row["st_dev"] for row in points] for sign in (-1, 1))
    ax.fill_between(middles, low, high, color=line.get_color(), alpha=0.18, linewidth=0)
    if len(points) == 1:  # an area of no width is not to be seen
        ax.vlines(middles, low, high, color=line.get_color(), alpha=0.5)


def _names(keys: Sequence[tuple[object, ...]]) -> dict[tuple[object, ...], str]:
    """What tells each series from the others."""
    differing = [index for index in range(3) if len({key[index] for key in keys}) > 1]
    return {key: " ".join(str(key[index]) for index in differing or [1]) for key in keys}


def _label(ax: Axes, rows: Sequence[Row], percentiles: Sequence[str]) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    outputs = list(dict.fromkeys(row["output"] for row in rows))
    spread = " ± standard deviation"
    if len(percentiles) > 1:
        spread = f", {percentiles[0][1:]}th to {percentiles[-1][1:]}th percentile"
    ax.set_ylabel(outputs[0] if len(outputs) == 1 else "mean")
    ax.set_title(f"mean{spread}", fontsize="medium")
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    ax.grid(visible=True, color="0.9", linewidth=0.6)
    ax.set_axisbelow(True)
