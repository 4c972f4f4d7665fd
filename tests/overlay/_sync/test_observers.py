# Derived from tests/overlay/_async/test_observers.py by tools/unasync.py; edit that file, then `make sync`.
"""What a client lets one see of what it does."""

import httpx
import pytest

from swath import SentinelHub, ConnectionFailed, RetryPolicy
from swath.core.events import Attempt
from swath.core.operations import Kind

BUSY = httpx.Response(429, json={"error": {"code": "RATE_LIMIT_EXCEEDED"}}, headers={"Retry-After": "1"})
EVALSCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
AREA = {"bbox": (14.1, 46.0, 14.2, 46.1), "time": "2024-06", "size": (4, 4)}
PIXELS = httpx.Response(
    200,
    content=b"\x89PNG\r\n\x1a\n",
    headers={"Content-Type": "image/png", "x-processingunits-spent": "0.3333333432674408"},
)


class Service:
    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.attempts: list[Attempt] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def watch(self, attempt: Attempt) -> None:
        self.attempts.append(attempt)

    def hub(self) -> SentinelHub:
        return SentinelHub(
            "id",
            "secret",
            deployment="cdse",
            retries=RetryPolicy(attempts=2, first=0.001, longest=0.01),
            transport=httpx.MockTransport(self),
            on_attempt=self.watch,
        )


def test_every_attempt_is_told_of_as_it_went_over_the_wire() -> None:
    service = Service(BUSY, PIXELS)
    with service.hub() as hub:
        hub.process(EVALSCRIPT, **AREA)
    token, refused, answered = service.attempts
    assert (token.kind, token.host, token.scheme) == (Kind.TOKEN, "identity.dataspace.copernicus.eu", "https")
    assert (refused.method, refused.host, refused.path) == ("POST", "sh.dataspace.copernicus.eu", "/process/v1")
    assert (refused.kind, refused.number, refused.status) == (Kind.PAID, 1, 429)
    assert refused.code == "RATE_LIMIT_EXCEEDED"
    assert refused.wait is not None
    assert (answered.number, answered.status, answered.code, answered.wait) == (2, 200, "", None)
    assert answered.units == pytest.approx(1 / 3)
    assert answered.received == 8
    assert token.started <= refused.started <= answered.started
    assert min(token.seconds, refused.seconds, answered.seconds) >= 0


def test_an_attempt_without_an_answer_is_told_of_too() -> None:
    service = Service(httpx.ReadTimeout("slow"), httpx.ReadError("reset"))
    with service.hub() as hub:
        with pytest.raises(ConnectionFailed):
            hub.process(EVALSCRIPT, **AREA)
    _, first, last = service.attempts
    assert (first.status, first.error, first.received, first.units) == (None, "ReadTimeout", 0, None)
    assert first.wait is not None
    assert (last.status, last.error, last.wait) == (None, "ReadError", None)


def test_everything_is_counted() -> None:
    service = Service(BUSY, PIXELS, PIXELS)
    with service.hub() as hub:
        assert hub.stats.attempts == 0
        hub.process(EVALSCRIPT, **AREA)
        first = hub.stats
        hub.process(EVALSCRIPT, **AREA)
        second = hub.stats - first
    assert (first.requests, first.token_requests, first.retries, first.refusals, first.errors) == (2, 1, 1, 1, 0)
    assert first.units == pytest.approx(1 / 3)
    assert first.seconds_waited > 0
    assert (second.requests, second.token_requests, second.succeeded, second.bytes_received) == (1, 0, 1, 8)


def test_a_hook_that_fails_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    service = Service(BUSY, PIXELS)
    service.attempts = None  # type: ignore[assignment]
    with service.hub() as hub:
        assert hub.process(EVALSCRIPT, **AREA)
    assert [record.levelname for record in caplog.records if record.exc_info] == ["WARNING"]
