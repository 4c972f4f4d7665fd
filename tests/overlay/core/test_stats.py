import pickle
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.events import Attempt
from swath.core.operations import Kind
from swath.core.stats import Stats, StatsSnapshot

ANSWERED = Attempt("POST", "host.example", "/process/v1", Kind.PAID, 1, 0.0, 0.4, 200, received=1000, units=0.5)
TOKEN = replace(ANSWERED, kind=Kind.TOKEN, received=200, units=None)
REFUSED = replace(ANSWERED, status=429, received=80, units=None, wait=1.5)
LOST = replace(ANSWERED, status=None, error="ReadTimeout", received=0, units=None)

attempts = st.builds(
    replace,
    st.just(ANSWERED),
    kind=st.sampled_from(Kind),
    number=st.integers(1, 6),
    status=st.none() | st.integers(100, 599),
)


def counted(*attempts: Attempt) -> StatsSnapshot:
    stats = Stats()
    for attempt in attempts:
        stats(attempt)
    return stats.snapshot()


def test_nothing_has_been_done_at_first() -> None:
    assert counted() == StatsSnapshot()


def test_everything_that_was_done_is_added_up() -> None:
    assert counted(TOKEN, REFUSED, replace(ANSWERED, number=2, held=0.25)) == StatsSnapshot(
        requests=2,
        retries=1,
        token_requests=1,
        succeeded=2,
        refusals=1,
        bytes_received=1280,
        units=0.5,
        seconds_waited=1.75,
    )


@pytest.mark.parametrize(
    ("attempt", "result"),
    [
        (ANSWERED, "succeeded"),
        (replace(ANSWERED, status=302), "succeeded"),
        (REFUSED, "refusals"),
        (replace(ANSWERED, status=400), "client_errors"),
        (replace(ANSWERED, status=500), "server_errors"),
        (replace(ANSWERED, status=520), "server_errors"),
        (LOST, "unanswered"),
    ],
)
def test_a_result_is_counted_as_what_it_is(attempt: Attempt, result: str) -> None:
    snapshot = counted(attempt)
    results = ("succeeded", "refusals", "client_errors", "server_errors", "unanswered")
    assert [name for name in results if getattr(snapshot, name)] == [result]


@given(st.lists(attempts))
def test_every_attempt_is_a_request_or_a_retry_and_has_one_result(made: list[Attempt]) -> None:
    snapshot = counted(*made)
    assert snapshot.attempts == len(made)
    assert snapshot.succeeded + snapshot.refusals + snapshot.errors == len(made)
    assert snapshot.token_requests <= snapshot.requests


def test_a_snapshot_stays_what_it_was() -> None:
    stats = Stats()
    stats(ANSWERED)
    before = stats.snapshot()
    stats(ANSWERED)
    assert before.requests == 1
    with pytest.raises(FrozenInstanceError):
        before.requests = 2  # type: ignore[misc]


def test_the_difference_of_two_snapshots_is_what_was_done_in_between() -> None:
    stats = Stats()
    stats(TOKEN)
    before = stats.snapshot()
    stats(ANSWERED)
    stats(LOST)
    assert stats.snapshot() - before == counted(ANSWERED, LOST)
    with pytest.raises(TypeError):
        before - 1  # type: ignore[operator]


class Yielding(int):
    """A number that lets other threads run while it is added."""

    def __radd__(self, other: int) -> int:
        time.sleep(0)
        return other + int(self)


def test_threads_lose_no_attempt() -> None:
    stats = Stats()
    attempt = replace(REFUSED, received=Yielding(80))

    def work(_: int) -> None:
        for _ in range(200):
            stats(attempt)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    done = stats.snapshot()
    assert (done.requests, done.refusals, done.bytes_received) == (1600, 1600, 1600 * 80)


def test_a_snapshot_reads_as_one_line() -> None:
    assert str(counted(TOKEN, REFUSED, replace(LOST, number=2), replace(ANSWERED, number=3))) == (
        "2 requests (1 for a token), 2 retries: 2 succeeded, 1 refused, 1 error; 1,280 bytes, 0.50 PU, 1.5 s waited"
    )
    assert str(counted(ANSWERED)).startswith("1 request (0 for a token), 0 retries: 1 succeeded, 0 refused, 0 errors;")


def test_a_snapshot_can_be_sent_to_another_process() -> None:
    snapshot = counted(TOKEN, REFUSED)
    assert pickle.loads(pickle.dumps(snapshot)) == snapshot
