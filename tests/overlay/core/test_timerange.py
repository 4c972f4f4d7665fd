from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.timerange import time_range
from swath.errors import InvalidParameter


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2024-06-01", "2024-06-01T00:00:00Z/2024-06-01T23:59:59Z"),
        ("2024-02", "2024-02-01T00:00:00Z/2024-02-29T23:59:59Z"),
        ("2024-12", "2024-12-01T00:00:00Z/2024-12-31T23:59:59Z"),
        ("2024-06/2024-08", "2024-06-01T00:00:00Z/2024-08-31T23:59:59Z"),
        ("2024-06-01/2024-06-03", "2024-06-01T00:00:00Z/2024-06-03T23:59:59Z"),
        ("2024-06-01T10:00:00Z/2024-06-01T11:00:00Z", "2024-06-01T10:00:00Z/2024-06-01T11:00:00Z"),
        ("2024-06-01/..", "2024-06-01T00:00:00Z/.."),
        ("../2024-06-01", "../2024-06-01T23:59:59Z"),
        (("2024-06-01", "2024-06-03"), "2024-06-01T00:00:00Z/2024-06-03T23:59:59Z"),
        ((date(2024, 6, 1), None), "2024-06-01T00:00:00Z/.."),
        (date(2024, 6, 1), "2024-06-01T00:00:00Z/2024-06-01T23:59:59Z"),
        ((datetime(2024, 6, 1, 10), datetime(2024, 6, 1, 12)), "2024-06-01T10:00:00Z/2024-06-01T12:00:00Z"),
        (
            (datetime(2024, 6, 1, 2, tzinfo=timezone(timedelta(hours=2))), "2024-06-01T00:00:00.5Z"),
            "2024-06-01T00:00:00Z/2024-06-01T00:00:00.500000Z",
        ),
    ],
)
def test_a_range_is_understood_as_people_say_it(value: object, interval: str) -> None:
    assert time_range(value).interval == interval  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2024-06-02/2024-06-01", "is empty"),
        (("2024-06-01T10:00:00Z", "2024-06-01T10:00:00Z"), "is empty"),
        (datetime(2024, 6, 1), "is empty"),
        ("../..", "open at both ends"),
        ((None, None), "open at both ends"),
        ("June 2024", "must be a day"),
        ("2024", "must be a day"),
        ("2024-13", "must be a day"),
        ("2024-06-31", "must be a day"),
        ("", "must be a day"),
        (("2024-06-01",), "must be a day"),
        ((1, 2), "must be a day"),
        (5, "must be a day"),
    ],
)
def test_what_is_no_range_is_refused_before_anything_is_sent(value: object, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        time_range(value)  # type: ignore[arg-type]
    assert caught.value.parameter == "time"


@given(
    st.datetimes(datetime(1985, 1, 1), datetime(2100, 1, 1)), st.timedeltas(timedelta(seconds=1), timedelta(days=900))
)
def test_a_pair_of_datetimes_comes_back_from_its_own_interval(start: datetime, length: timedelta) -> None:
    found = time_range((start, start + length))
    assert found.start == start.replace(tzinfo=UTC)
    assert time_range(found.interval) == found
