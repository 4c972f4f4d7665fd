"""Any operation of the interface, by its generated endpoint."""

from typing import ParamSpec, TypeVar

import httpx

from swath._async._core import AsyncCore
from swath.wire.endpoints import Endpoint, prepare

P = ParamSpec("P")
T = TypeVar("T")


class AsyncRaw:
    """The operations as the interface has them, sent with this client's credentials, limits and retries.

    `swath.operations` has an endpoint for each, `swath.models` what they take and answer:

        from swath import operations
        from swath.models import ByocCollectionPage

        page = await hub.raw.call(operations.byoc.list_byoc_collections, ByocCollectionPage, count=10)
    """

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def call(self, endpoint: Endpoint[P, object], model: type[T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The typed answer of an operation.

        Args:
            endpoint: The operation, such as `operations.byoc.get_byoc_collection`.
            model: What it answers, such as `models.ByocCollectionResponse`.
            *args: The parts of its path.
            **kwargs: Its query and its `body`.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is not a `model`.
        """
        return await self._core.call(endpoint, model, *args, **kwargs)

    async def response(self, endpoint: Endpoint[P, object], /, *args: P.args, **kwargs: P.kwargs) -> httpx.Response:
        """The answer of an operation as it came, read whole.

        Raises:
            ServiceError: The service answered with an error status.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is too large, cannot be decompressed, or leads elsewhere.
        """
        return await self._core.send(prepare(self._core.http, self._core.deployment, endpoint, *args, **kwargs))
