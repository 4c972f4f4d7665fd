from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from swath.core.intervals import Interval, Span, reaching, read_interval, split
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


def cut(span: Span, interval: Interval, last: str) -> list[Span]:
    """The intervals of a span as the service makes them, each counted from the start or from the one before."""
    start, end = span
    found: list[Span] = []
    while True:
        begin, finish = (interval.after(start, len(found) + more) for more in (0, 1))
        if begin >= end or (finish > end and last == "SKIP"):
            return found
        found.append((begin, min(finish, end) if last == "SHORTEN" else finish))


def cut_one_by_one(span: Span, interval: Interval, last: str) -> list[Span]:
    begin, end = span
    found: list[Span] = []
    while begin < end and ((finish := interval.after(begin, 1)) <= end or last != "SKIP"):
        found.append((begin, min(finish, end) if last == "SHORTEN" else finish))
        begin = finish
    return found


moments = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
lengths = st.builds(
    Interval, st.sampled_from([0, 0, 0, 1, 2, 3, 12, 13]), st.integers(0, 40).map(lambda days: DAY * days)
).filter(lambda interval: interval.days > 0)


@given(
    moments,
    st.floats(0.001, 3000).map(lambda days: DAY * days),
    lengths,
    st.integers(1, 400),
    st.sampled_from(["SKIP", "SHORTEN", "EXTEND"]),
)
@example(datetime(2024, 1, 31, tzinfo=UTC), DAY * 366, Interval(1, DAY * 0), 2, "SKIP")
@example(datetime(2024, 1, 1, tzinfo=UTC), DAY * 730, Interval(0, DAY), 100, "SKIP")
def test_spans_hold_the_same_intervals_as_the_whole(
    start: datetime, length: timedelta, interval: Interval, most: int, last: str
) -> None:
    span = (start, start + length)
    spans = split(span, interval, most, with_last=last != "SKIP")

    assert spans[0][0] == span[0]
    assert spans[-1][1] == span[1]
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    for service in (cut, cut_one_by_one):
        parts = [service(part, interval, last) for part in spans]
        assert [found for part in parts for found in part] == service(span, interval, last)
        assert len(spans) == 1 or all(1 <= len(part) <= most for part in parts)


@given(moments, st.floats(0, 4000).map(lambda days: DAY * days), lengths)
def test_whole_intervals_are_counted(start: datetime, length: timedelta, interval: Interval) -> None:
    count = interval.whole(start, start + length)
    assert interval.after(start, count) <= start + length < interval.after(start, count + 1)


def test_a_month_later_is_no_later_than_the_end_of_that_month() -> None:
    start = datetime(2024, 1, 31, 6, tzinfo=UTC)
    assert [interval_days(start, months) for months in (1, 2, 13)] == ["2024-02-29", "2024-03-31", "2025-02-28"]


def interval_days(start: datetime, months: int) -> str:
    return f"{Interval(1, DAY * 0).after(start, months):%Y-%m-%d}"


def test_time_ends() -> None:
    late = datetime(9999, 12, 30, tzinfo=UTC)
    for interval in (Interval(1, DAY * 0), Interval(0, DAY * 20), Interval(11, DAY * 3)):
        assert interval.whole(late, late + DAY) == 0
        assert interval.after(late, 1) > late + DAY


def test_the_last_second_of_a_day_reaches_its_end() -> None:
    midnight = datetime(2024, 7, 1, tzinfo=UTC)
    assert reaching(midnight - timedelta(seconds=1)) == midnight
    for end in (midnight, midnight - timedelta(seconds=2), datetime.max.replace(tzinfo=UTC, microsecond=0)):
        assert reaching(end) == end
