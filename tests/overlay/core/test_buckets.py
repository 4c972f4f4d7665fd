import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.buckets import ARRIVAL, Bucket, Limits, Meter, limits_from
from swath.errors import InvalidParameter

TEN = Bucket(capacity=30, per_second=10)


def full(bucket: Bucket = TEN) -> Meter:
    return Meter(bucket, bucket.capacity, 0.0)


@pytest.mark.parametrize("value", [0, -1, math.inf, math.nan, "10"])
def test_a_bucket_has_positive_numbers(value: float) -> None:
    with pytest.raises(InvalidParameter, match="capacity"):
        Bucket(value, 1.0)
    with pytest.raises(InvalidParameter, match="per_second"):
        Bucket(1.0, value)


def test_a_limit_a_minute_comes_back_evenly() -> None:
    assert Bucket.per_minute(300) == Bucket(capacity=300, per_second=5)


def test_limits_are_told_in_one_way_or_another() -> None:
    assert limits_from(None, None, None) == Limits()
    assert limits_from("CDSE-free", None, None) == Limits(Bucket(300, 5), Bucket(300, 5))
    assert limits_from(None, 600, 60) == Limits(Bucket(600, 10), Bucket(60, 1))
    assert limits_from(Limits(requests=TEN), None, 60) == Limits(TEN, Bucket(60, 1))


def test_a_plan_that_is_not_known_names_those_that_are() -> None:
    with pytest.raises(InvalidParameter, match=r"limits='gold'.*'cdse-free'"):
        limits_from("gold", None, None)


def test_a_limit_is_not_told_twice() -> None:
    with pytest.raises(InvalidParameter, match="requests_per_minute=300"):
        limits_from(Limits(requests=TEN), 300, None)


def test_what_is_there_can_be_spent_at_once_and_then_as_it_comes_back() -> None:
    meter = full()
    for number in range(30):
        assert meter.wait(0.0, 1) == 0
        meter.send(number, 0.0, 1)
        meter.settle(number, 0.0, 1)
    assert meter.wait(0.0, 1) == pytest.approx(0.1)
    assert meter.wait(0.05, 1) == pytest.approx(0.05)
    assert meter.wait(0.1, 1) == 0


def test_a_full_bucket_does_not_refill_before_the_first_request_has_arrived() -> None:
    meter = full()
    for number in range(30):
        meter.send(number, 0.0, 1)
    assert meter.wait(0.3, 1) == pytest.approx(ARRIVAL - 0.3)
    meter.settle(0, 0.3, 1)
    assert meter.wait(0.3, 1) == pytest.approx(0.1)


def test_a_request_has_arrived_after_a_while_whether_it_is_answered_or_not() -> None:
    meter = full()
    for number in range(30):
        meter.send(number, 0.0, 1)
    assert meter.wait(ARRIVAL, 1) == pytest.approx(0.1)
    meter.settle(0, 5.0, 1)
    assert meter.level == 30


def test_what_was_charged_in_truth_replaces_what_was_expected() -> None:
    meter = full()
    meter.send(1, 0.0, 10)
    meter.settle(1, 0.1, 25)
    assert meter.level == 5
    meter.send(2, 0.1, 5)
    meter.wait(5.0, 1)
    meter.settle(2, 5.0, 0)
    assert meter.level == 30


def test_more_than_the_capacity_goes_from_a_full_bucket_and_leaves_a_debt() -> None:
    meter = full()
    assert meter.wait(0.0, 100) == 0
    meter.send(1, 0.0, 100)
    meter.settle(1, 0.0, 100)
    assert meter.wait(0.0, 1) == pytest.approx(7.1)


@given(
    bucket=st.builds(Bucket, st.floats(1, 100), st.floats(0.1, 100)),
    requests=st.lists(st.tuples(st.floats(0.01, 20), st.floats(0, 0.4), st.floats(0, 3)), max_size=40),
)
def test_who_keeps_to_the_meter_is_never_refused(bucket: Bucket, requests: list[tuple[float, float, float]]) -> None:
    """Requests arrive some time after they were sent, in any order, and are answered later still."""
    meter = full(bucket)
    now = 0.0
    pending: list[tuple[float, int, float, str]] = []
    arrivals: list[tuple[float, float]] = []

    def go_on(until: float) -> None:
        for event in sorted(one for one in pending if one[0] <= until):
            pending.remove(event)
            meter.settle(event[1], event[0], event[2])

    for number, (amount, way, work) in enumerate(requests):
        while (wait := meter.wait(now, amount)) > 0:
            now += max(wait, 1e-6)
            go_on(now)
        meter.send(number, now, amount)
        arrivals.append((now + way, amount))
        pending.append((now + way + work, number, amount, "answer"))
    level, at = bucket.capacity, 0.0
    for moment, amount in sorted(arrivals):
        level = min(bucket.capacity, level + (moment - at) * bucket.per_second)
        at = moment
        assert min(amount, bucket.capacity) <= level + 1e-6 * bucket.capacity
        level -= amount
