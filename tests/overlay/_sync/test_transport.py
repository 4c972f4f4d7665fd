# Derived from tests/overlay/_async/test_transport.py by tools/unasync.py; edit that file, then `make sync`.
"""Requests that are tried again, or not, over a scripted service."""

from collections.abc import Iterator

import httpx
import pytest

from swath.core.operations import Kind
from swath.core.retries import RetryPolicy
from swath.wire._sync.transport import RetryTransport
from swath.wire.attempts import KIND

URL = "https://host.example/x"
BUSY = httpx.Response(429, json={"code": "RATE_LIMIT_EXCEEDED"}, headers={"Retry-After": "250"})


class Cut(httpx.SyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"first half"
        raise httpx.RemoteProtocolError("peer closed connection")


class Service:
    """Gives its answers in turn, and the last one for ever."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.waits: list[float] = []

    def __call__(self, _: httpx.Request) -> httpx.Response:
        self.asked += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def send(self, kind: Kind = Kind.PAID, method: str = "POST", times: int = 1) -> httpx.Response:
        policy = RetryPolicy(pick=lambda low, high: low)
        retrying = RetryTransport(
            httpx.MockTransport(self), retry_after_unit="milliseconds", policy=policy, sleep=self.sleep
        )
        with httpx.Client(transport=retrying) as http:
            for _ in range(times - 1):
                http.request(method, URL, content=b"body", extensions={KIND: kind})
            return http.request(method, URL, content=b"body", extensions={KIND: kind})


def test_a_refusal_is_waited_out_as_long_as_the_service_says() -> None:
    service = Service(BUSY, BUSY, httpx.Response(200, content=b"pixels"))
    answer = service.send()
    assert answer.content == b"pixels"
    assert service.waits == [0.25, 0.25]


def test_a_token_endpoint_counts_seconds() -> None:
    service = Service(httpx.Response(429, headers={"Retry-After": "2"}), httpx.Response(200))
    service.send(Kind.TOKEN)
    assert service.waits == [2.0]


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ConnectError("refused"),
        httpx.ReadError("reset"),
        httpx.ReadTimeout("slow"),
        httpx.Response(200, stream=Cut()),
        httpx.Response(503, html="<html>"),
        httpx.Response(520),
    ],
)
def test_a_fault_is_recovered_from_with_the_whole_answer(fault: httpx.Response | Exception) -> None:
    service = Service(fault, httpx.Response(200, content=b"pixels"))
    assert (service.send()).content == b"pixels"
    assert service.asked == 2


@pytest.mark.parametrize("kind", [Kind.CREATE, Kind.ACT])
@pytest.mark.parametrize("fault", [httpx.ReadError("reset"), httpx.ReadTimeout("slow"), httpx.WriteError("cut")])
def test_what_may_have_been_created_is_not_created_twice(kind: Kind, fault: Exception) -> None:
    service = Service(fault, httpx.Response(201))
    with pytest.raises(type(fault)):
        service.send(kind)
    assert service.asked == 1


def test_what_never_reached_the_service_is_created_after_all() -> None:
    service = Service(httpx.ConnectError("refused"), BUSY, httpx.Response(201))
    assert (service.send(Kind.CREATE)).status_code == 201
    assert service.asked == 3


def test_a_request_that_does_not_say_what_it_does_is_sent_once() -> None:
    service = Service(httpx.Response(503))
    retrying = RetryTransport(
        httpx.MockTransport(service), retry_after_unit="seconds", policy=RetryPolicy(), sleep=service.sleep
    )
    with httpx.Client(transport=retrying) as http:
        assert (http.get(URL)).status_code == 503
    assert service.asked == 1


def test_the_last_answer_is_the_one_that_is_given() -> None:
    service = Service(httpx.Response(503, json={"message": "down"}))
    answer = service.send()
    assert (answer.status_code, answer.json()) == (503, {"message": "down"})
    assert service.asked == 6


def test_a_service_that_is_down_is_not_hammered() -> None:
    service = Service(httpx.Response(503))
    service.send(times=100)
    assert service.asked <= 100 + 10 + 0.1 * 100


def test_compressed_answers_come_through() -> None:
    import gzip

    packed = httpx.Response(200, content=gzip.compress(b"pixels"), headers={"Content-Encoding": "gzip"})
    assert (Service(packed).send()).content == b"pixels"
