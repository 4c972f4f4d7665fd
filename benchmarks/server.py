"""A service on loopback that takes its time but hardly any processor: tokens, process requests and rate limits.

    python -m benchmarks.server '{"latency": 0.1, "requests": [30, 10]}'

prints its address, serves until its input is closed, then prints what it saw.
"""

import asyncio
import json
import math
import re
import ssl
import struct
import sys
import time
import zlib
from dataclasses import asdict, dataclass
from random import Random

TOKEN = json.dumps({"access_token": "e30.e30.e30", "expires_in": 3599, "token_type": "Bearer"}).encode()
REFUSAL = b'{"status":429,"reason":"Too Many Requests","message":"You have exceeded your rate limit",'
REFUSAL += b'"code":"RATE_LIMIT_EXCEEDED"}'
PROCESS_PATHS = (b"/process/v1", b"/api/v1/process")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Settings:
    """How the service behaves.

    Attributes:
        latency: Seconds from a request that is let through to its answer; refusals come at once.
        requests: Capacity and refill a second of a bucket of requests, or None for no limit.
        units: The same for processing units.
        certificate: A PEM file with key and certificate chain, to serve https.
    """

    latency: float = 0.0
    requests: tuple[float, float] | None = None
    units: tuple[float, float] | None = None
    certificate: str | None = None


@dataclass
class Seen:
    """What the service saw; moments are in seconds since it started.

    Attributes:
        answered: Process requests that were let through.
        refused: Process requests that were refused.
        tokens: Token requests.
        connections: Connections made.
        most_in_flight: Process requests that were waiting for their answer at the same time.
        first_arrival: When the first process request came.
        last_arrival: When the last process request came.
        cpu_seconds: Processor time of the service.
    """

    answered: int = 0
    refused: int = 0
    tokens: int = 0
    connections: int = 0
    most_in_flight: int = 0
    first_arrival: float = 0.0
    last_arrival: float = 0.0
    cpu_seconds: float = 0.0


class Bucket:
    """A token bucket, full at the start."""

    def __init__(self, capacity: float, per_second: float) -> None:
        self._capacity = capacity
        self._per_second = per_second
        self._level = capacity
        self._filled_at = 0.0

    def take(self, amount: float, now: float) -> float:
        """Take an amount and return 0, or take nothing and return the seconds after which it would be there."""
        self._level = min(self._capacity, self._level + (now - self._filled_at) * self._per_second)
        self._filled_at = now
        missing = min(amount, self._capacity) - self._level
        if missing > 1e-9 * self._capacity:
            return missing / self._per_second
        self._level -= amount
        return 0.0


class Service:
    """Decides about requests."""

    def __init__(self, settings: Settings, loop: asyncio.AbstractEventLoop) -> None:
        self.seen = Seen()
        self._loop = loop
        self._started = loop.time()
        self._requests = Bucket(*settings.requests) if settings.requests else None
        self._units = Bucket(*settings.units) if settings.units else None
        self._image = png()
        # Timers fire at whole milliseconds, rounded up: half of one too late in the mean.
        self._latency = max(0.0, settings.latency - 0.0005)
        self._in_flight = 0

    def receive(self, path: bytes, body: bytes, transport: asyncio.WriteTransport) -> None:
        """Answer a request, now or after the latency."""
        if path.endswith(b"/token"):
            self.seen.tokens += 1
            transport.write(answer(b"200 OK", TOKEN, b"application/json"))
        elif path in PROCESS_PATHS:
            self._process(body, transport)
        else:
            transport.write(answer(b"404 Not Found", b"{}", b"application/json"))

    def _process(self, body: bytes, transport: asyncio.WriteTransport) -> None:
        now = self._loop.time() - self._started
        seen = self.seen
        seen.first_arrival = seen.first_arrival or now
        seen.last_arrival = now
        # Reading every body would cost more than all the rest.
        units = cost(body) if self._units else 1.0
        wait = (self._requests.take(1, now) if self._requests else 0) or (
            self._units.take(units, now) if self._units else 0
        )
        if wait:
            seen.refused += 1
            header = b"retry-after: %d\r\n" % max(1, math.ceil(wait * 1000))
            transport.write(answer(b"429 Too Many Requests", REFUSAL, b"application/json", header))
            return
        seen.answered += 1
        self._in_flight += 1
        seen.most_in_flight = max(seen.most_in_flight, self._in_flight)
        self._loop.call_later(self._latency, self._send_image, transport, units)

    def _send_image(self, transport: asyncio.WriteTransport, units: float) -> None:
        self._in_flight -= 1
        spent = b"x-processingunits-spent: %r\r\n" % units
        # As the service does: in chunks, its length not told before.
        head = b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n%btransfer-encoding: chunked\r\n\r\n" % spent
        transport.write(b"%b%x\r\n%b\r\n0\r\n\r\n" % (head, len(self._image), self._image))


class Connection(asyncio.Protocol):
    """Cuts what arrives on a connection into requests."""

    _transport: asyncio.WriteTransport

    def __init__(self, service: Service) -> None:
        self._service = service
        self._buffer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport
        self._service.seen.connections += 1

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._buffer[:end])
            length = _LENGTH.search(head)
            body_end = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < body_end:
                return
            body = bytes(self._buffer[end + 4 : body_end])
            del self._buffer[:body_end]
            self._service.receive(head.split(b" ", 2)[1], body, self._transport)


def answer(status: bytes, body: bytes, media_type: bytes, more: bytes = b"") -> bytes:
    lines = (b"HTTP/1.1 " + status, b"content-type: " + media_type, b"content-length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n" + more + b"\r\n" + body


def cost(body: bytes) -> float:
    """The processing units of a request for three bands in 8 bits."""
    output = json.loads(body)["output"]
    return float(max(output["width"] * output["height"] / 512**2, 0.01))


def png(side: int = 64) -> bytes:
    """A picture of noise, about 12 KiB."""
    random = Random(side)
    rows = b"".join(b"\0" + random.randbytes(3 * side) for _ in range(side))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


async def serve(settings: Settings) -> Seen:
    loop = asyncio.get_running_loop()
    service = Service(settings, loop)
    context = None
    if settings.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(settings.certificate)
    server = await loop.create_server(lambda: Connection(service), "127.0.0.1", 0, ssl=context, backlog=256)
    port = server.sockets[0].getsockname()[1]
    print(f"{'https' if context else 'http'}://127.0.0.1:{port}", flush=True)
    before = time.process_time()
    await loop.run_in_executor(None, sys.stdin.read)
    service.seen.cpu_seconds = time.process_time() - before
    server.close()
    return service.seen


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(serve(Settings(**json.loads(sys.argv[1])))))))
