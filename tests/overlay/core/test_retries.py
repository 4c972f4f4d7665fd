from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.operations import Kind
from swath.core.retries import Outcome, RetryBudget, RetryPolicy, retry_after_seconds

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
LEAST = RetryPolicy(pick=lambda low, high: low)
MOST = RetryPolicy(pick=lambda low, high: high)

REPEATABLE = [Kind.TOKEN, Kind.READ, Kind.PAID, Kind.WRITE]
ONCE = [Kind.CREATE, Kind.ACT]

TOO_MANY = Outcome(429, code="RATE_LIMIT_EXCEEDED")
DOWN = Outcome(503)
LOST = Outcome(None)
NEVER_SENT = Outcome(None, may_have_arrived=False)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("outcome", [TOO_MANY, NEVER_SENT], ids=["refused", "never sent"])
def test_what_surely_did_nothing_is_tried_again_whatever_it_is(kind: Kind, outcome: Outcome) -> None:
    assert LEAST.wait(kind, 1, outcome, None) == 0.5


@pytest.mark.parametrize("outcome", [DOWN, LOST, Outcome(520), Outcome(500, message="Index service failure")])
def test_what_may_have_been_done_is_tried_again_only_where_that_does_no_harm(outcome: Outcome) -> None:
    assert all(LEAST.wait(kind, 1, outcome, None) is not None for kind in REPEATABLE)
    assert all(LEAST.wait(kind, 1, outcome, None) is None for kind in ONCE)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(400),
        Outcome(401),
        Outcome(403, code="ACCESS_INSUFFICIENT_PROCESSING_UNITS"),
        Outcome(429, code="ACCESS_INSUFFICIENT_PROCESSING_UNITS"),
        Outcome(404),
        Outcome(500, message="java.lang.IllegalArgumentException: newLimit > capacity: (2808 > 2804)"),
        Outcome(500, message="Illegal request to https://x/ew-vh.tiff. HTTP Status: 404."),
    ],
)
def test_what_will_not_change_is_final(kind: Kind, outcome: Outcome) -> None:
    assert LEAST.wait(kind, 1, outcome, None) is None


def test_a_refusal_that_was_seen_to_pass_is_tried_again() -> None:
    assert LEAST.wait(Kind.PAID, 1, Outcome(400, message="Request body should be non-empty."), None) is not None


def test_waits_grow_with_jitter_and_have_an_end() -> None:
    assert MOST.wait(Kind.READ, 1, DOWN, None) == 1.5
    assert MOST.wait(Kind.READ, 2, DOWN, 1.5) == 4.5
    assert MOST.wait(Kind.READ, 5, DOWN, 59.0) == 60.0
    assert LEAST.wait(Kind.READ, 5, DOWN, 59.0) == 0.5


def test_attempts_have_an_end() -> None:
    assert LEAST.wait(Kind.READ, 5, DOWN, 1.0) is not None
    assert LEAST.wait(Kind.READ, 6, DOWN, 1.0) is None


def test_what_the_service_asks_for_is_kept_but_not_for_ever() -> None:
    assert LEAST.wait(Kind.READ, 1, Outcome(429, retry_after=3.4), None) == 3.4
    assert MOST.wait(Kind.READ, 1, Outcome(429, retry_after=10.0), None) == pytest.approx(11.0)
    assert LEAST.wait(Kind.READ, 1, Outcome(429, retry_after=86400.0), None) == 60.0
    assert LEAST.wait(Kind.READ, 1, Outcome(503, retry_after=0.0), None) == 0.0


@pytest.mark.parametrize(
    ("header", "milliseconds", "seconds"),
    [
        ("3398", 3.398, 3398.0),
        ("1.5", 0.0015, 1.5),
        ("-5", 0.0, 0.0),
        ("Sat, 01 Jun 2024 12:00:30 GMT", 30.0, 30.0),
        ("Sat, 01 Jun 2024 11:00:00 GMT", 0.0, 0.0),
        ("soon", None, None),
        ("", None, None),
        ("nan", None, None),
        ("inf", None, None),
        (None, None, None),
    ],
)
def test_a_number_counts_what_the_deployment_says(
    header: str | None, milliseconds: float | None, seconds: float | None
) -> None:
    assert retry_after_seconds(header, "milliseconds", NOW) == milliseconds
    assert retry_after_seconds(header, "seconds", NOW) == seconds


@given(st.text(max_size=40))
def test_no_header_breaks_the_reader(header: str) -> None:
    seconds = retry_after_seconds(header, "seconds", NOW)
    assert seconds is None or seconds >= 0


def test_a_budget_gives_a_few_retries_and_then_a_share_of_the_requests() -> None:
    budget = RetryBudget(reserve=3, share=0.5)
    assert [budget.withdraw() for _ in range(4)] == [True, True, True, False]
    budget.deposit()
    assert not budget.withdraw()
    budget.deposit()
    assert budget.withdraw()


def test_a_budget_does_not_grow_beyond_its_reserve() -> None:
    budget = RetryBudget(reserve=2, share=1)
    for _ in range(100):
        budget.deposit()
    assert [budget.withdraw() for _ in range(3)] == [True, True, False]
