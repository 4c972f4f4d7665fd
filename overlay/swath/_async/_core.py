"""One request from endpoint to typed answer, asynchronously."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import httpx

from swath.core.lookup import Candidate, lost_creation
from swath.deployments import Deployment
from swath.errors import OutcomeUnknown, SwathError, UnexpectedAnswer
from swath.wire.answers import raise_for_status, redirected, wire_errors
from swath.wire.attempts import STREAM
from swath.wire.clock import async_sleep
from swath.wire.endpoints import Endpoint, prepare, read
from swath.wire.storage import ObjectStorage

if TYPE_CHECKING:
    from swath.wire._async.downloads import AsyncDownload

_MOST_REDIRECTS = 5
_LOOK_AGAIN = (0.0, 2.0, 5.0)
_CLOCKS_DIFFER = timedelta(seconds=2)

P = ParamSpec("P")
T = TypeVar("T")


class AsyncCore:
    """Sends requests of the generated endpoints to one deployment."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        deployment: Deployment,
        *,
        storage: ObjectStorage | None = None,
        sleep: Callable[[float], Awaitable[None]] = async_sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Make one.

        Args:
            http: What sends requests.
            deployment: Where to.
            storage: What reads the user's buckets, where there is access to them.
            sleep: Waits for so many seconds, between two looks at a job.
            clock: Seconds that never run backwards.
            now: Seconds since the epoch.
        """
        self.http = http
        self.deployment = deployment
        self.storage = storage
        self.sleep = sleep
        self.clock = clock
        self.now = now

    async def call(self, endpoint: Endpoint[P, object], model: type[T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The typed answer of an operation.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is not a `model`.
        """
        return read(endpoint, model, await self.send(prepare(self.http, self.deployment, endpoint, *args, **kwargs)))

    async def perform(self, endpoint: Endpoint[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Ask for something whose answer is empty.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
        """
        await self.send(prepare(self.http, self.deployment, endpoint, *args, **kwargs))

    def download(
        self, request: httpx.Request, *, name: str, size: int | None = None, checksum: str | None = None
    ) -> AsyncDownload:
        """The file that a request made by `prepare` asks for.

        Args:
            request: Asks for the whole file.
            name: The file's name at the service.
            size: Bytes that it must have, where that is known.
            checksum: What its bytes must hash to, such as `md5:9e107d9d372bb6826bd81d3542a419d6`, likewise.
        """
        from swath.wire._async.downloads import AsyncDownload

        return AsyncDownload(self.send, request, name=name, size=size, checksum=checksum, sleep=self.sleep)

    async def create(
        self,
        send: Callable[[], Awaitable[T]],
        sent: Mapping[str, object],
        newest: Callable[[], Awaitable[Iterable[Candidate[T]]]],
        where: str,
    ) -> T:
        """The record that a request creates, also where its answer is lost but a listing shows that it was created.

        Args:
            send: Sends the request.
            sent: Its JSON.
            newest: Lists the newest records.
            where: Where a user can look for it.

        Raises:
            OutcomeUnknown: The answer was lost, and the listing does not show exactly one such record.
        """
        since = datetime.fromtimestamp(self.now(), UTC) - _CLOCKS_DIFFER
        try:
            return await send()
        except OutcomeUnknown as lost:
            for seconds in _LOOK_AGAIN:
                await self.sleep(seconds)
                try:
                    found = lost_creation(sent, await newest(), since)
                except SwathError:
                    continue
                if found is not None:
                    return found
            raise OutcomeUnknown(f"{lost}. {where} shows what was created") from lost

    async def send(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its status below 300; redirections within the deployment are followed.

        It is whole, but for a request with the extension `STREAM`, whose answer is open.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is too large, cannot be decompressed, or leads elsewhere.
        """
        for _ in range(1 + _MOST_REDIRECTS):
            with wire_errors():
                response = await self.http.send(request, stream=STREAM in request.extensions)
            following = redirected(response)
            if following is None:
                raise_for_status(response)
                return response
            request = following
        raise UnexpectedAnswer(f"{request.method} {request.url.path} was redirected more than {_MOST_REDIRECTS} times")
