"""One request from endpoint to typed answer, asynchronously."""

from typing import ParamSpec, TypeVar

import httpx

from swath.deployments import Deployment
from swath.wire.answers import raise_for_status, wire_errors
from swath.wire.endpoints import Endpoint, prepare, read

P = ParamSpec("P")
T = TypeVar("T")


class AsyncCore:
    """Sends requests of the generated endpoints to one deployment."""

    def __init__(self, http: httpx.AsyncClient, deployment: Deployment) -> None:
        self.http = http
        self.deployment = deployment

    async def call(self, endpoint: Endpoint[P, object], model: type[T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The typed answer of an operation.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is not a `model`.
        """
        return read(endpoint, model, await self.send(prepare(self.http, self.deployment, endpoint, *args, **kwargs)))

    async def send(self, request: httpx.Request) -> httpx.Response:
        """The whole answer to a request, its status below 400.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
        """
        with wire_errors():
            response = await self.http.send(request)
        raise_for_status(response)
        return response
