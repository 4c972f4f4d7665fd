import sys
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from matplotlib.dates import date2num

from overlay.data.test_feature_statistics import statistics, table
from swath import InvalidParameter, MissingExtra


@pytest.fixture(autouse=True)
def _no_screen() -> Iterator[None]:
    mpl.use("Agg")
    yield
    plt.close("all")


def spread(ax: Any) -> tuple[float, float]:
    (band,) = ax.collections
    heights = band.get_paths()[0].vertices[:, 1]
    return float(heights.min()), float(heights.max())


def test_means_stand_in_the_middle_of_their_intervals_with_a_band_of_deviation() -> None:
    ax = statistics(0.2, 0.4).plot()
    (line,) = ax.lines
    assert line.get_ydata().tolist() == [0.2, 0.4]  # type: ignore[union-attr]
    assert date2num(line.get_xdata()[0]) % 1 == 0.5  # type: ignore[index]
    assert spread(ax) == pytest.approx((0.1, 0.5))
    assert ax.get_ylabel() == "ndvi"
    assert "standard deviation" in ax.get_title()


def test_percentiles_are_the_spread_where_there_are_two() -> None:
    ax = statistics(0.2, 0.4, k5=0.05, k50=0.3, k95=0.9).plot()
    assert spread(ax) == pytest.approx((0.05, 0.9))
    assert ax.get_title() == "mean, 5th to 95th percentile"


def test_what_has_no_pixels_is_not_drawn_and_what_failed_is_grey() -> None:
    ax = statistics("NaN", failed=True).plot()
    assert ax.lines == [] or len(ax.lines) == 0
    assert len(ax.patches) == 1
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["failed"]  # type: ignore[union-attr]
    ax.figure.canvas.draw()  # type: ignore[union-attr]


def test_a_single_interval_can_be_seen() -> None:
    ax = statistics(0.2).plot()
    assert len(ax.lines) == 1
    assert len(ax.collections) == 2


def test_features_are_told_apart_and_can_be_chosen() -> None:
    found = table(statistics(0.1, 0.2), statistics(0.3, 0.4))
    ax = found.plot()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]  # type: ignore[union-attr]
    _, given = plt.subplots()
    assert found.plot(given, feature="b", output="ndvi", band="B0") is given
    assert [line.get_ydata().tolist() for line in given.lines] == [[0.3, 0.4]]  # type: ignore[union-attr]


def test_many_features_have_no_legend() -> None:
    assert table(*[statistics(0.1, 0.2)] * 20, labels=range(20)).plot().get_legend() is None


def test_what_is_not_there_is_refused() -> None:
    found = table(statistics(0.1, 0.2))
    before = plt.get_fignums()
    with pytest.raises(InvalidParameter, match="output='evi': must be one of ndvi"):
        found.plot(output="evi")
    with pytest.raises(InvalidParameter, match="feature='z': must be one of a"):
        found.plot(feature="z")
    with pytest.raises(InvalidParameter, match="band='B1': must be one of B0"):
        statistics(0.1).plot(band="B1")
    assert plt.get_fignums() == before


def test_an_empty_table_is_drawn_empty() -> None:
    ax = statistics().plot()
    ax.figure.canvas.draw()  # type: ignore[union-attr]
    assert len(ax.lines) == 0


def test_a_missing_library_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(MissingExtra, match=r"Statistics\.plot\(\) needs .*swath\[plot\]"):
        statistics(0.1).plot()
