"""Requests that are tried again, or not, over a scripted service."""

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from swath.core.events import Attempt
from swath.core.operations import Kind
from swath.core.pacing import Ticket
from swath.core.retries import RetryPolicy
from swath.errors import UnexpectedAnswer
from swath.wire._async.transport import AsyncServiceTransport
from swath.wire.attempts import KIND, UNITS

URL = "https://host.example/x"
BUSY = httpx.Response(429, json={"code": "RATE_LIMIT_EXCEEDED"}, headers={"Retry-After": "250"})


class Cut(httpx.AsyncByteStream):
    """A body that breaks off."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"first half"
        raise httpx.RemoteProtocolError("peer closed connection")


class Endless(httpx.AsyncByteStream):
    """A body without end."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100


class Governor:
    """Lets everything go at once, and notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.under_way = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        self.under_way += 1
        yield
        self.under_way -= 1

    async def start(self, units: float, *, again: bool, before: float) -> Ticket:
        self.told.append(f"again {units:g}" if again else f"start {units:g}")
        return Ticket(0, 0.0, units)

    def passed(self, ticket: Ticket, charged: float | None) -> None:
        self.told.append(f"passed {charged}")

    def refused(self, ticket: Ticket, retry_after: float | None) -> None:
        self.told.append(f"refused {retry_after}")


class Service:
    """Gives its answers in turn, and the last one for ever."""

    def __init__(self, *answers: httpx.Response | BaseException) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.waits: list[float] = []
        self.governor = Governor()

    def __call__(self, _: httpx.Request) -> httpx.Response:
        self.asked += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def transport(self, policy: RetryPolicy, **options: Any) -> AsyncServiceTransport:
        return AsyncServiceTransport(
            httpx.MockTransport(self),
            governor=self.governor,
            policy=policy,
            retry_after_unit="milliseconds",
            sleep=self.sleep,
            **{"total": 60.0, "most": 1000} | options,
        )

    async def send(self, kind: Kind = Kind.PAID, method: str = "POST", times: int = 1) -> httpx.Response:
        transport = self.transport(RetryPolicy(pick=lambda low, high: low))
        async with httpx.AsyncClient(transport=transport) as http:
            for _ in range(times - 1):
                await http.request(method, URL, content=b"body", extensions={KIND: kind})
            return await http.request(method, URL, content=b"body", extensions={KIND: kind})


@pytest.mark.anyio
async def test_the_governor_is_told_of_refusals_and_says_when_to_go_again() -> None:
    charged = httpx.Response(200, content=b"pixels", headers={"x-processingunits-spent": "0.5"})
    service = Service(BUSY, BUSY, charged)
    answer = await service.send()
    assert answer.content == b"pixels"
    assert service.governor.told == ["start 0", "refused 0.25", "again 0", "refused 0.25", "again 0", "passed 0.5"]
    assert service.waits == []


@pytest.mark.anyio
async def test_too_many_of_one_kind_at_a_time_hold_up_nobody_else() -> None:
    service = Service(httpx.Response(429), httpx.Response(201))
    assert (await service.send(Kind.CREATE)).status_code == 201
    assert service.governor.told == ["start 0", "passed None", "start 0", "passed None"]
    assert service.waits == [0.5]


@pytest.mark.anyio
async def test_whatever_happens_to_an_attempt_the_governor_gets_its_ticket_and_place_back() -> None:
    for fault in (httpx.ReadError("reset"), KeyboardInterrupt(), ValueError("a defect")):
        service = Service(fault)
        with pytest.raises(type(fault)):
            await service.send(Kind.ACT)
        assert service.governor.told == ["start 0", "passed None"]


@pytest.mark.anyio
async def test_an_attempt_that_is_broken_off_from_outside_is_told_of_too() -> None:
    seen: list[Attempt] = []
    service = Service(KeyboardInterrupt())
    async with httpx.AsyncClient(transport=service.transport(RetryPolicy(), observers=[seen.append])) as http:
        with pytest.raises(KeyboardInterrupt):
            await http.get(URL, extensions={KIND: Kind.READ})
    assert [(one.status, one.error, one.wait) for one in seen] == [(None, "KeyboardInterrupt", None)]


@pytest.mark.anyio
async def test_a_token_endpoint_counts_seconds() -> None:
    service = Service(httpx.Response(429, headers={"Retry-After": "2"}), httpx.Response(200))
    await service.send(Kind.TOKEN)
    assert service.waits == [2.0]


@pytest.mark.anyio
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
async def test_a_fault_is_recovered_from_with_the_whole_answer(fault: httpx.Response | Exception) -> None:
    service = Service(fault, httpx.Response(200, content=b"pixels"))
    assert (await service.send()).content == b"pixels"
    assert service.asked == 2


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [Kind.CREATE, Kind.ACT])
@pytest.mark.parametrize("fault", [httpx.ReadError("reset"), httpx.ReadTimeout("slow"), httpx.WriteError("cut")])
async def test_what_may_have_been_created_is_not_created_twice(kind: Kind, fault: Exception) -> None:
    service = Service(fault, httpx.Response(201))
    with pytest.raises(type(fault)):
        await service.send(kind)
    assert service.asked == 1


@pytest.mark.anyio
async def test_what_never_reached_the_service_is_created_after_all() -> None:
    service = Service(httpx.ConnectError("refused"), BUSY, httpx.Response(201))
    assert (await service.send(Kind.CREATE)).status_code == 201
    assert service.asked == 3


@pytest.mark.anyio
async def test_a_request_that_does_not_say_what_it_does_is_sent_once() -> None:
    service = Service(httpx.Response(503))
    async with httpx.AsyncClient(transport=service.transport(RetryPolicy())) as http:
        assert (await http.get(URL)).status_code == 503
    assert service.asked == 1


@pytest.mark.anyio
async def test_the_last_answer_is_the_one_that_is_given() -> None:
    service = Service(httpx.Response(503, json={"message": "down"}))
    answer = await service.send()
    assert (answer.status_code, answer.json()) == (503, {"message": "down"})
    assert service.asked == 6


@pytest.mark.anyio
async def test_a_service_that_is_down_is_not_hammered() -> None:
    service = Service(httpx.Response(503))
    await service.send(times=100)
    assert service.asked <= 100 + 10 + 0.1 * 100


@pytest.mark.anyio
async def test_compressed_answers_come_through() -> None:
    packed = httpx.Response(200, content=gzip.compress(b"pixels"), headers={"Content-Encoding": "gzip"})
    assert (await Service(packed).send()).content == b"pixels"


@pytest.mark.anyio
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, content=b"x" * 1001),
        httpx.Response(200, content=gzip.compress(b"x" * 1001), headers={"Content-Encoding": "gzip"}),
        httpx.Response(200, stream=Endless()),
        httpx.Response(200, headers={"Content-Length": "1001"}, stream=Endless()),
    ],
    ids=["as it travels", "decompressed", "without end", "announced"],
)
async def test_an_answer_that_is_too_large_is_refused_and_not_asked_for_again(answer: httpx.Response) -> None:
    service = Service(answer)
    with pytest.raises(UnexpectedAnswer, match=r"larger than 1,000 bytes.* raise max_answer_bytes"):
        await service.send()
    assert service.asked == 1


@pytest.mark.anyio
async def test_an_error_that_cannot_be_decompressed_is_still_that_error() -> None:
    broken = httpx.Response(404, stream=httpx.ByteStream(b"no gzip"), headers={"Content-Encoding": "gzip"})
    assert (await Service(broken).send()).status_code == 404


@pytest.mark.anyio
async def test_no_attempt_begins_that_could_not_end_before_the_deadline() -> None:
    service = Service(httpx.Response(503, json={"message": "down"}))
    async with httpx.AsyncClient(transport=service.transport(RetryPolicy(first=2.0), total=1.0)) as http:
        assert (await http.get(URL, extensions={KIND: Kind.READ})).status_code == 503
    assert service.asked == 1


@pytest.mark.anyio
async def test_observers_are_told_of_every_attempt() -> None:
    seen: list[Attempt] = []
    service = Service(httpx.ReadError("reset"), BUSY, httpx.Response(200, content=b"pixels"))
    policy = RetryPolicy(pick=lambda low, high: low)
    async with httpx.AsyncClient(transport=service.transport(policy, observers=[seen.append])) as http:
        await http.post(URL + "?viewtoken=secret", extensions={KIND: Kind.PAID, UNITS: 0.5})
    assert [(one.number, one.status, one.error, one.code, one.received, one.wait) for one in seen] == [
        (1, None, "ReadError", "", 0, 0.5),
        (2, 429, "", "RATE_LIMIT_EXCEEDED", 30, 0.25),
        (3, 200, "", "", 6, None),
    ]
    assert {(one.method, one.host, one.path, one.kind) for one in seen} == {("POST", "host.example", "/x", Kind.PAID)}
