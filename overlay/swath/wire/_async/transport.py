"""Asynchronous requests that are tried again where that helps and does no harm."""

import logging
from collections.abc import Awaitable, Callable
from typing import cast

import httpx

from swath.core.operations import Kind
from swath.core.retries import Outcome, RetryBudget, RetryPolicy
from swath.deployments import RetryAfterUnit
from swath.wire.attempts import answered, failed, kind_of_request
from swath.wire.clock import async_sleep

_log = logging.getLogger("swath")


class AsyncRetryTransport(httpx.AsyncBaseTransport):
    """Sends requests through another transport, again where the policy says so.

    Answers are read whole before they are passed on, so that one that breaks off is tried again too.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        retry_after_unit: RetryAfterUnit,
        policy: RetryPolicy,
        sleep: Callable[[float], Awaitable[None]] = async_sleep,
    ) -> None:
        """Wrap a transport.

        Args:
            inner: What sends each attempt.
            retry_after_unit: What a number in `Retry-After` counts on this deployment.
            policy: When to try again.
            sleep: Waits for so many seconds.
        """
        self._inner = inner
        self._unit = retry_after_unit
        self._policy = policy
        self._sleep = sleep
        self._budget = RetryBudget()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The last answer to a request.

        Raises:
            httpx.TransportError: No answer arrived, on the last attempt.
        """
        kind = kind_of_request(request)
        unit: RetryAfterUnit = "seconds" if kind is Kind.TOKEN else self._unit
        self._budget.deposit()
        attempt, wait = 1, None
        while True:
            try:
                response = await self._exchange(request)
            except httpx.TransportError as error:
                outcome = failed(error)
                wait = self._next_wait(kind, attempt, outcome, wait)
                if wait is None:
                    raise
                _log.info("%s %s: %s; again in %.1f s", request.method, request.url.path, type(error).__name__, wait)
            else:
                outcome = answered(response, unit)
                wait = self._next_wait(kind, attempt, outcome, wait)
                _log.debug("%s %s: %d", request.method, request.url.path, response.status_code)
                if wait is None:
                    return response
                _log.info("%s %s: %s; again in %.1f s", request.method, request.url.path, outcome, wait)
            await self._sleep(wait)
            attempt += 1

    async def aclose(self) -> None:
        """Close the other transport."""
        await self._inner.aclose()

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        try:
            stream = cast("httpx.AsyncByteStream", response.stream)
            content = b"".join([chunk async for chunk in stream])
        finally:
            await response.aclose()
        whole = httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=httpx.ByteStream(content),
            extensions=response.extensions,
            request=request,
        )
        if whole.is_error:
            try:
                await whole.aread()
            except httpx.DecodingError:
                # What it says is lost, that it is an error is not.
                return httpx.Response(response.status_code, request=request)
        return whole

    def _next_wait(self, kind: Kind, attempt: int, outcome: Outcome, last_wait: float | None) -> float | None:
        wait = self._policy.wait(kind, attempt, outcome, last_wait)
        if wait is None or outcome.is_refusal:
            return wait
        return wait if self._budget.withdraw() else None
