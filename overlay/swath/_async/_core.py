"""One request from endpoint to typed answer, asynchronously."""

import time
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

import httpx

from swath.deployments import Deployment
from swath.errors import UnexpectedAnswer
from swath.wire.answers import raise_for_status, redirected, wire_errors
from swath.wire.clock import async_sleep
from swath.wire.endpoints import Endpoint, prepare, read

_MOST_REDIRECTS = 5

P = ParamSpec("P")
T = TypeVar("T")


class AsyncCore:
    """Sends requests of the generated endpoints to one deployment."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        deployment: Deployment,
        *,
        sleep: Callable[[float], Awaitable[None]] = async_sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make one.

        Args:
            http: What sends requests.
            deployment: Where to.
            sleep: Waits for so many seconds, between two looks at a job.
            clock: Seconds that never run backwards.
        """
        self.http = http
        self.deployment = deployment
        self.sleep = sleep
        self.clock = clock

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

    async def send(self, request: httpx.Request) -> httpx.Response:
        """The whole answer to a request, its status below 300; redirections within the deployment are followed.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is too large, cannot be decompressed, or leads elsewhere.
        """
        for _ in range(1 + _MOST_REDIRECTS):
            with wire_errors():
                response = await self.http.send(request)
            following = redirected(response)
            if following is None:
                raise_for_status(response)
                return response
            request = following
        raise UnexpectedAnswer(f"{request.method} {request.url.path} was redirected more than {_MOST_REDIRECTS} times")
