"""Neither secret nor token is found in anything that a program sees, whatever goes wrong.

The client talks over real sockets to a service that misbehaves; all that is said on the way is searched.
"""

import asyncio
import base64
import json
import logging
import pickle
import socket
import struct
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from swath import AsyncSentinelHub, AuthenticationError, RetryPolicy, SentinelHub, SwathError
from swath.config import load_settings
from swath.core.events import Attempt

SECRET = "canary-of-the-secret"
TOKEN = "canary-of-the-token"
COOKIE = "canary-of-the-session"
SEARCH: dict[str, Any] = {"collection": "sentinel-2-l2a", "bbox": (14.1, 46.0, 14.2, 46.1), "time": "2024-06"}
NOTHING_FOUND = b'{"type": "FeatureCollection", "features": [], "links": []}'

ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "unauthorized": (401, b'{"error": {"status": 401, "message": "no"}}', {}),
    "forbidden": (403, b'{"error": {"status": 403, "message": "no", "code": "COMMON_FORBIDDEN"}}', {}),
    "too soon": (429, b'{"error": {"status": 429, "code": "RATE_LIMIT_EXCEEDED"}}', {"Retry-After": "0"}),
    "wrong secret": (401, b'{"error": "invalid_client", "error_description": "Invalid client secret"}', {}),
    "down": (503, b"<html>", {}),
    "no JSON": (200, b"{nothing", {}),
    "another type": (200, b"[]", {}),
    "a token without an end": (200, json.dumps({"access_token": TOKEN, "expires_in": "soon"}).encode(), {}),
    "broken compression": (200, b"no gzip", {"Content-Encoding": "gzip"}),
    "cut short": (200, b"half", {"Content-Length": "8"}),
    "elsewhere": (302, b"", {"Location": "https://elsewhere.example/login"}),
    "no HTTP": (99999, b"", {}),
}
FAULTS = [fault for fault in ANSWERS if fault != "a token without an end"] + ["reset", "silence"]
CASES = [*product(("token endpoint", "service"), FAULTS), ("token endpoint", "a token without an end")]


class Service(ThreadingHTTPServer):
    """Misbehaves at one place, works everywhere else, and keeps which secrets it was shown."""

    daemon_threads = True

    def __init__(self, place: str = "", fault: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.place = place
        self.fault = fault
        self.token = TOKEN
        self.shown: set[str] = set()
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @contextmanager
    def serving(self) -> Iterator[None]:
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            self.closing.set()
            self.shutdown()
            self.server_close()
            thread.join()


class _Answer(BaseHTTPRequestHandler):
    server: Service
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/token"):
            place = "token endpoint"
            self.server.shown.update(parse_qs(body.decode())["client_secret"])
        else:
            place = "service"
            self.server.shown.add(self.headers["Authorization"].removeprefix("Bearer "))
        fault = self.server.fault if place == self.server.place else ""
        if fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
        elif fault == "silence":
            self.server.closing.wait(30)
            self.close_connection = True
        elif fault:
            self._send(*ANSWERS[fault])
        elif place == "token endpoint":
            self._send(200, json.dumps({"access_token": self.server.token, "expires_in": 3600}).encode(), {})
        else:
            self._send(200, NOTHING_FOUND, {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        usual = {"Content-Length": str(len(body)), "Content-Type": "application/json"}
        for name, value in (usual | headers | {"Set-Cookie": f"session={COOKIE}"}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = "Content-Length" in headers

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Impatient(httpx.HTTPTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["timeout"] = {"connect": 5, "read": 0.1, "write": 5, "pool": 5}
        return super().handle_request(request)


class AsyncImpatient(httpx.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["timeout"] = {"connect": 5, "read": 0.1, "write": 5, "pool": 5}
        return await super().handle_async_request(request)


class Seen:
    """All that a program could see, and where it saw it."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []
        self.errors: list[BaseException] = []

    def add(self, where: str, thing: object) -> None:
        self.texts += [(where, str(thing)), (where, repr(thing))]
        with suppress(TypeError, AttributeError, pickle.PicklingError):
            self.texts.append((f"pickled {where}", pickle.dumps(thing).decode("latin-1")))

    def add_error(self, error: BaseException) -> None:
        self.errors.append(error)
        self.texts.append(("traceback", "".join(traceback.format_exception(error))))
        links, known = [error], set[int]()
        while links:
            link = links.pop()
            if id(link) not in known:
                known.add(id(link))
                links += [other for other in (link.__cause__, link.__context__) if other is not None]
                self.add(f"exception {type(link).__name__}", link)
                self.add("what an exception holds", vars(link))
                self.add("what an exception holds", getattr(link, "args", ()))

    def add_records(self, records: list[logging.LogRecord]) -> None:
        for record in records:
            self.texts.append((f"log of {record.name}", logging.Formatter().format(record)))
            self.add(f"log of {record.name}", record.args)

    def where(self, canary: str) -> set[str]:
        """Where it was seen, plainly or in the form of a Basic authorization."""
        disguised = base64.b64encode(f"id:{canary}".encode()).decode()
        return {where for where, text in self.texts if canary in text or disguised in text}


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    return exporter


def ask(service: Service, seen: Seen) -> None:
    """Ask once, with the client that waits and the one that does not, and look at all they show."""
    attempts: list[Attempt] = []
    options: dict[str, Any] = {
        "deployment": service.url,
        "retries": RetryPolicy(attempts=2, first=0.001, longest=0.01),
        "on_attempt": attempts.append,
    }

    def use() -> None:
        with SentinelHub("id", SECRET, transport=Impatient(verify=False), **options) as hub:
            try:
                list(hub.catalog.search(**SEARCH))
            except SwathError as error:
                seen.add_error(error)
            for thing in (hub, hub.catalog, hub.stats):
                seen.add("client", thing)

    async def use_async() -> None:
        async with AsyncSentinelHub("id", SECRET, transport=AsyncImpatient(verify=False), **options) as hub:
            try:
                [_ async for _ in hub.catalog.search(**SEARCH)]
            except SwathError as error:
                seen.add_error(error)
            for thing in (hub, hub.catalog, hub.stats):
                seen.add("asynchronous client", thing)

    with service.serving():
        use()
        asyncio.run(use_async())
    assert attempts
    for attempt in attempts:
        seen.add("attempt", attempt)


@pytest.mark.parametrize(("place", "fault"), CASES)
def test_whatever_goes_wrong_shows_neither_secret_nor_token(
    place: str, fault: str, spans: InMemorySpanExporter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    service, seen = Service(place, fault), Seen()
    ask(service, seen)
    seen.add_records(caplog.records)
    for span in spans.get_finished_spans():
        seen.add("span", span.to_json())

    assert len(seen.errors) == 2
    assert service.shown == ({SECRET} if place == "token endpoint" else {SECRET, TOKEN})
    assert {"log of swath", "log of httpcore.http11", "span", "attempt"} <= {where for where, _ in seen.texts}
    assert seen.where(SECRET) == set()
    assert seen.where(TOKEN) == set()
    # httpcore logs the headers of answers by itself, for whoever wants its log.
    assert seen.where(COOKIE) <= {"log of httpcore.http11"}


def test_what_goes_right_shows_neither_secret_nor_token(
    spans: InMemorySpanExporter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    service, seen = Service(), Seen()
    ask(service, seen)
    seen.add_records(caplog.records)
    for span in spans.get_finished_spans():
        seen.add("span", span.to_json())
    assert not seen.errors
    assert service.shown == {SECRET, TOKEN}
    assert seen.where(SECRET) == seen.where(TOKEN) == set()


@pytest.mark.parametrize("end", ["\n", "\r\nX-Other: 1", "\x00", " ", "é", "\ud83d"])
def test_a_token_that_no_header_can_carry_is_refused_unseen(end: str, caplog: pytest.LogCaptureFixture) -> None:
    """An HTTP library that is handed one quotes it in its error."""
    caplog.set_level(1)
    service, seen = Service(), Seen()
    service.token = TOKEN + end
    ask(service, seen)
    seen.add_records(caplog.records)
    assert [type(error) for error in seen.errors] == [AuthenticationError] * 2
    assert service.shown == {SECRET}
    assert seen.where(TOKEN) == set()


def test_a_hook_that_fails_shows_neither_secret_nor_token(caplog: pytest.LogCaptureFixture) -> None:
    def on_attempt(_: Attempt) -> None:
        raise ZeroDivisionError

    caplog.set_level(1)
    service, seen = Service(), Seen()
    with service.serving(), SentinelHub("id", SECRET, deployment=service.url, on_attempt=on_attempt) as hub:
        list(hub.catalog.search(**SEARCH))
    seen.add_records(caplog.records)
    assert any(record.exc_info for record in caplog.records)
    assert seen.where(SECRET) == seen.where(TOKEN) == set()


def test_settings_neither_show_nor_pickle_the_secret() -> None:
    settings = load_settings("id", SECRET)
    assert SECRET not in f"{settings!r} {settings}"
    with pytest.raises(TypeError, match="secret"):
        pickle.dumps(settings)
