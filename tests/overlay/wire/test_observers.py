import logging
from functools import partial

import pytest

from swath.core.events import Attempt
from swath.core.operations import Kind
from swath.core.stats import Stats
from swath.errors import InvalidParameter
from swath.wire.observers import observers_for

ANSWERED = Attempt("GET", "host.example", "/catalog/v1", Kind.READ, 1, started=0.0, seconds=0.1, status=200)


def tell(stats: Stats, on_attempt: object, times: int = 1) -> None:
    observers = observers_for(stats, on_attempt)  # type: ignore[arg-type]
    for _ in range(times):
        for observer in observers:
            observer(ANSWERED)


def broken(_: Attempt) -> None:
    raise ZeroDivisionError("of the user")


def test_an_attempt_is_counted_and_logged_before_the_user_hears_of_it(caplog: pytest.LogCaptureFixture) -> None:
    stats = Stats()
    seen = []
    with caplog.at_level(logging.DEBUG, "swath"):
        tell(stats, lambda attempt: seen.append((attempt, stats.snapshot().requests, len(caplog.records))))
    assert seen == [(ANSWERED, 1, 1)]


def test_an_observer_that_raises_is_warned_of_once_and_still_told(caplog: pytest.LogCaptureFixture) -> None:
    told = []

    def also_broken(attempt: Attempt) -> None:
        told.append(attempt)
        broken(attempt)

    with caplog.at_level(logging.INFO, "swath"):
        tell(Stats(), also_broken, times=3)
    assert len(told) == 3
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


def test_what_breaks_again_can_still_be_found(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "swath"):
        tell(Stats(), broken, times=3)
    levels = [record.levelno for record in caplog.records if record.exc_info]
    assert levels == [logging.WARNING, logging.DEBUG, logging.DEBUG]


def test_one_broken_observer_takes_nothing_from_another_client(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        tell(Stats(), broken)
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2


def test_a_broken_log_costs_no_answer(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def filter_that_breaks(_: logging.LogRecord) -> bool:
        raise ZeroDivisionError

    log = logging.getLogger("swath")
    monkeypatch.setattr(log, "filters", [filter_that_breaks])
    told: list[Attempt] = []
    with caplog.at_level(logging.DEBUG, "swath"):
        tell(Stats(), told.append)
        tell(Stats(), broken)
    assert told == [ANSWERED]


def test_an_interruption_goes_through() -> None:
    def interrupted(_: Attempt) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tell(Stats(), interrupted)


async def asynchronous(_: Attempt) -> None: ...


class Asynchronous:
    async def __call__(self, _: Attempt) -> None: ...


@pytest.mark.parametrize("hook", [asynchronous, partial(asynchronous), Asynchronous(), "print", 7])
def test_what_cannot_be_called_plainly_is_refused_at_once(hook: object) -> None:
    with pytest.raises(InvalidParameter, match=r"on_attempt=.*must be a plain function"):
        observers_for(Stats(), hook)  # type: ignore[arg-type]
