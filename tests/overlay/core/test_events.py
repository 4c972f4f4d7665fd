import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.events import Attempt, printable, units_text
from swath.core.operations import Kind

ANSWERED = Attempt(
    "POST", "host.example", "/process/v1", Kind.PAID, 1, started=0.0, seconds=0.41, status=200, received=12345
)


@pytest.mark.parametrize(
    ("attempt", "text"),
    [
        (ANSWERED, "POST /process/v1: 200 in 0.41 s, 12,345 bytes"),
        (replace(ANSWERED, units=1 / 3), "POST /process/v1: 200 in 0.41 s, 12,345 bytes, 0.33 PU"),
        (replace(ANSWERED, held=1.5), "POST /process/v1: 200 in 0.41 s, 12,345 bytes, held back 1.50 s"),
        (replace(ANSWERED, number=2), "POST /process/v1 (attempt 2): 200 in 0.41 s, 12,345 bytes"),
        (
            replace(ANSWERED, status=429, code="RATE_LIMIT_EXCEEDED", received=80, wait=0.25),
            "POST /process/v1: 429 RATE_LIMIT_EXCEEDED in 0.41 s, 80 bytes; again in 0.25 s",
        ),
        (replace(ANSWERED, status=None, error="ReadTimeout"), "POST /process/v1: ReadTimeout after 0.41 s"),
        (replace(ANSWERED, status=None, wait=2.0), "POST /process/v1: no answer after 0.41 s; again in 2.00 s"),
    ],
)
def test_an_attempt_reads_as_one_line(attempt: Attempt, text: str) -> None:
    assert str(attempt) == text


@given(st.text(), st.text(), st.text(), st.sampled_from([None, 500]))
def test_no_text_from_outside_breaks_the_line_or_hides_in_it(
    path: str, code: str, error: str, status: int | None
) -> None:
    text = str(replace(ANSWERED, path=path, code=code, error=error, status=status))
    assert text.isprintable()
    assert text.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/process/v1", "/process/v1"),
        ("a\r\nINFO all is well", "a\\r\\nINFO all is well"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\ud800", "\\ud800"),
        ("Škocjan", "Škocjan"),
    ],
)
def test_only_what_cannot_be_seen_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_long_text_is_cut() -> None:
    assert printable("x" * 1_000_000) == "x" * 199 + "…"


@pytest.mark.parametrize(
    ("units", "text"),
    [(0.0, "0 PU"), (0.005, "0.005 PU"), (0.0133, "0.013 PU"), (0.3333, "0.33 PU"), (12345.678, "12,345.68 PU")],
)
def test_units_are_shown_as_exactly_as_they_are_of_interest(units: float, text: str) -> None:
    assert units_text(units) == text


def test_an_attempt_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(ANSWERED)) == ANSWERED
