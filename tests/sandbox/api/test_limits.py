import pytest

from swath_sandbox.api.errors import RateLimitError
from swath_sandbox.api.limits import RateLimits, TokenBucket


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_bucket_holds_a_minute_and_then_says_how_long_to_wait(clock):
    bucket = TokenBucket(3, clock)

    assert [bucket.take(1) for _ in range(3)] == [0, 0, 0]
    assert bucket.take(1) == pytest.approx(20)


def test_waiting_as_long_as_told_is_enough(clock):
    bucket = TokenBucket(7, clock)
    for _ in range(7):
        bucket.take(1)

    for _ in range(50):
        clock.now += bucket.take(1)
        assert bucket.take(1) == 0


def test_a_bucket_never_holds_more_than_a_minute(clock):
    bucket = TokenBucket(2, clock)
    clock.now += 3600

    assert [bucket.take(1) == 0 for _ in range(3)] == [True, True, False]


def test_what_costs_more_than_the_bucket_holds_waits_for_a_full_one_and_leaves_a_debt(clock):
    bucket = TokenBucket(10, clock)

    assert bucket.take(30) == 0
    assert bucket.take(1) == pytest.approx(60 * 21 / 10)


def test_a_clock_that_is_set_back_takes_nothing_away(clock):
    bucket = TokenBucket(2, clock)
    clock.now -= 500

    assert bucket.take(2) == 0


def test_units_of_a_failed_request_come_back(clock):
    limits = RateLimits(None, 10, clock)
    with pytest.raises(ZeroDivisionError), limits.spend_units(10):
        raise ZeroDivisionError

    with limits.spend_units(10):
        pass
    with pytest.raises(RateLimitError), limits.spend_units(1):
        pass


def test_no_limit_is_no_limit(clock):
    limits = RateLimits(None, None, clock)

    for _ in range(1000):
        limits.take_request()
        with limits.spend_units(1e6):
            pass
