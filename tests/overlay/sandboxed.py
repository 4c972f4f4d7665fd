"""A sandbox without sockets, for clients of both kinds, whose time passes only when somebody waits."""

from collections.abc import Callable
from pathlib import Path

import httpx

from swath import AsyncSentinelHub, Deployment, RetryPolicy, SentinelHub
from swath.wire.storage import ObjectStorage
from swath_sandbox import CLIENT_ID, CLIENT_SECRET, Imports, Jobs
from swath_sandbox.api.messages import Request
from swath_sandbox.app import Sandbox
from swath_sandbox.settings import Settings

START = 1_700_000_000.0
ORIGIN = "http://localhost:8321"

Fault = Callable[[httpx.Request, httpx.Response | None], httpx.Response | None]


class SandboxTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Sends requests straight to a sandbox.

    Attributes:
        asked: Method and path of each request, tokens aside.
        fault: Is called twice a request: with the request alone, and with its answer; what it returns is answered in
            their place, and what it raises is raised.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.asked: list[str] = []
        self.fault: Fault = lambda request, response: None

    def lose_next(self, method: str) -> None:
        """Cut off the next answer to a request with this method, which the sandbox has done then."""

        def fault(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
            if request.method == method and response is not None:
                self.fault = lambda request, response: None
                raise httpx.ReadError("cut off", request=request)
            return None

        self.fault = fault

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._handle(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._handle(request, await request.aread())

    def _handle(self, request: httpx.Request, body: bytes) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return self._ask(request, body)
        self.asked.append(f"{request.method} {request.url.path}")
        return self.fault(request, None) or self._answer(request, body)

    def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        answer = self._ask(request, body)
        return self.fault(request, answer) or answer

    def _ask(self, request: httpx.Request, body: bytes) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        answer = self.sandbox.handle(Request.of(request.method, target, dict(request.headers), body))
        if "accept-ranges" in answer.headers:
            # A file, which the client may want to read piece by piece.
            headers = {"content-length": str(len(answer.body)), **answer.headers}
            return httpx.Response(answer.status, headers=headers, stream=httpx.ByteStream(answer.body))
        return httpx.Response(answer.status, headers=dict(answer.headers), content=answer.body)


class Place:
    """A sandbox with folders for its buckets, clients of it, and its time.

    Attributes:
        now: The time of the sandbox and of the clients' waiting, in seconds; runs only in `sleep` and `advance`.
        buckets: The folder that stands in for object storage.
        slept: What clients waited for between two looks.
    """

    def __init__(self, folder: Path, *, jobs: Jobs | None = None, imports: Imports | None = None) -> None:
        self.now = START
        self.buckets = folder
        self.slept: list[float] = []
        settings = Settings(buckets=folder, jobs=jobs or Jobs(), imports=imports or Imports())
        self.sandbox = Sandbox(settings, clock=self.time)
        self.transport = SandboxTransport(self.sandbox)

    @property
    def asked(self) -> list[str]:
        return self.transport.asked

    def put(self, url: str, content: bytes) -> None:
        """Lay a file into a bucket."""
        self.sandbox.buckets.write(url, content)

    def advance(self, seconds: float) -> None:
        self.now += seconds
        self.sandbox.settle()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def time(self) -> float:
        return self.now

    def hub(self, *, storage: bool = False) -> SentinelHub:
        hub = SentinelHub(
            CLIENT_ID,
            CLIENT_SECRET,
            deployment=Deployment(ORIGIN),
            retries=RetryPolicy(attempts=1, refusals=1),
            storage=ObjectStorage(self.buckets) if storage else None,
            transport=self.transport,
        )
        hub._core.sleep, hub._core.clock, hub._core.now = self.sleep, self.time, self.time
        return hub

    def async_hub(self, *, storage: bool = False) -> AsyncSentinelHub:
        hub = AsyncSentinelHub(
            CLIENT_ID,
            CLIENT_SECRET,
            deployment=Deployment(ORIGIN),
            retries=RetryPolicy(attempts=1, refusals=1),
            storage=ObjectStorage(self.buckets) if storage else None,
            transport=self.transport,
        )
        hub._core.sleep, hub._core.clock, hub._core.now = self.async_sleep, self.time, self.time
        return hub
