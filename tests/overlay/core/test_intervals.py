from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.intervals import read_interval
from swath.core.revisits import acquisitions
from swath.errors import InvalidParameter

DAY = timedelta(days=1)


def days(first: str, last: str) -> float:
    return (datetime.fromisoformat(last) - datetime.fromisoformat(first)) / DAY


@pytest.mark.parametrize(
    ("text", "length"),
    [("P1D", 1), ("P10D", 10), ("P2W", 14), ("P1W3D", 10), ("PT36H", 1.5), ("P1DT12H", 1.5), ("PT1440M", 1)],
)
def test_a_duration_is_read_in_days(text: str, length: float) -> None:
    assert read_interval(text, "of").days == length


def test_a_month_has_its_mean_length() -> None:
    assert read_interval("P1M", "of").days == pytest.approx(30.44, abs=0.01)
    assert read_interval("P1Y6M", "of").days == pytest.approx(18 * 30.437, abs=0.01)


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P0D", "1D", "P1", "P-1D", "P1.5D", "P999999D", "p1d", 5, None, ["P1D"]]
)
def test_what_is_no_duration_is_refused(text: object) -> None:
    with pytest.raises(InvalidParameter, match="ISO 8601 duration") as caught:
        read_interval(text, "of")
    assert caught.value.parameter == "of"


@pytest.mark.parametrize(
    ("of", "first", "last", "whole", "with_last"),
    [
        ("P1D", "2024-06-01", "2024-06-02", 1, 1),
        ("P1D", "2024-06-01", "2024-06-30", 29, 29),
        ("P1D", "2024-06-01T00:00:00", "2024-06-30T23:59:59", 30, 30),
        ("P10D", "2024-06-01", "2024-07-31", 6, 6),
        ("P10D", "2024-06-01", "2024-07-26", 5, 6),
        ("P10D", "2024-06-01", "2024-06-03", 1, 1),
        ("P1M", "2024-01-01", "2025-01-01", 12, 12),
        ("P1M", "2023-01-01", "2023-03-01", 2, 2),
        ("P1M", "2023-02-01", "2023-03-01", 1, 1),
        ("P1M", "2023-07-01", "2023-09-01", 2, 2),
        ("P1M", "2023-07-01", "2023-08-20", 1, 2),
    ],
)
def test_a_range_is_cut_into_intervals(of: str, first: str, last: str, whole: int, with_last: int) -> None:
    interval = read_interval(of, "of")
    assert interval.count(days(first, last), with_last=False) == whole
    assert interval.count(days(first, last), with_last=True) == with_last


@given(st.dates(datetime(2015, 1, 1).date(), datetime(2030, 1, 1).date()), st.integers(1, 60))
def test_calendar_months_are_counted_as_such(start: object, months: int) -> None:
    first = datetime(start.year, start.month, 1, tzinfo=UTC)  # type: ignore[attr-defined]
    index = first.year * 12 + first.month - 1 + months
    last = datetime(index // 12, index % 12 + 1, 1, tzinfo=UTC)
    for with_last in (False, True):
        assert read_interval("P1M", "of").count((last - first) / DAY, with_last=with_last) == months


def test_a_collection_is_seen_as_often_as_its_satellites_pass() -> None:
    assert acquisitions("sentinel-2-l2a", 10) == 4
    assert acquisitions("sentinel-5p-l2", 10) == 10
    assert acquisitions("landsat-ot-l2", 16) == 2
    assert acquisitions("landsat-tm-l1", 16) == 1
    assert acquisitions("byoc-1234", 10) == 2
    assert acquisitions("dem", 10) == 1
