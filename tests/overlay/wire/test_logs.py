import logging
from dataclasses import replace

import pytest

from swath.core.events import Attempt
from swath.core.operations import Kind
from swath.wire.logs import log_attempt

ANSWERED = Attempt("GET", "host.example", "/catalog/v1", Kind.READ, 1, started=0.0, seconds=0.1, status=200)


@pytest.mark.parametrize(
    ("attempt", "level"),
    [
        (ANSWERED, logging.DEBUG),
        (replace(ANSWERED, status=404), logging.DEBUG),
        (replace(ANSWERED, status=None, error="ReadTimeout"), logging.DEBUG),
        (replace(ANSWERED, status=429), logging.INFO),
        (replace(ANSWERED, status=503, wait=0.5), logging.INFO),
        (replace(ANSWERED, status=None, error="ReadTimeout", wait=0.5), logging.INFO),
    ],
)
def test_what_delays_a_request_is_worth_more_than_its_course(
    attempt: Attempt, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "swath"):
        log_attempt(attempt)
    assert caplog.record_tuples == [("swath", level, str(attempt))]


def test_no_text_is_made_that_nobody_reads(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def never(_: Attempt) -> str:
        raise AssertionError("made a text")

    monkeypatch.setattr(Attempt, "__str__", never)
    with caplog.at_level(logging.INFO, "swath"):
        log_attempt(ANSWERED)
    assert not caplog.records
