"""Asynchronous connections side by side."""

from collections.abc import AsyncIterator, Callable
from typing import cast

import httpx


class AsyncLanes(httpx.AsyncBaseTransport):
    """Sends each request over the connection that became free last, or over a new one.

    One pool of many connections would do the same, but httpx's looks through all of them, and at their sockets, for
    each request: with 32 requests under way that costs more than all the rest.
    """

    def __init__(self, make: Callable[[], httpx.AsyncBaseTransport]) -> None:
        """Begin with none.

        Args:
            make: Makes a transport of one connection.
        """
        self._make = make
        self._lanes: list[httpx.AsyncBaseTransport] = []
        self._free: list[httpx.AsyncBaseTransport] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request; its connection is free again once the answer is closed."""
        try:
            lane = self._free.pop()
        except IndexError:
            lane = self._make()
            self._lanes.append(lane)
        try:
            response = await lane.handle_async_request(request)
        except BaseException:
            self._free.append(lane)
            raise
        response.stream = _AsyncFreeing(cast("httpx.AsyncByteStream", response.stream), lambda: self._free.append(lane))
        return response

    async def aclose(self) -> None:
        """Close all connections."""
        for lane in self._lanes:
            await lane.aclose()


class _AsyncFreeing(httpx.AsyncByteStream):
    """A stream that frees its connection when it is closed."""

    def __init__(self, inner: httpx.AsyncByteStream, free: Callable[[], None]) -> None:
        self._inner = inner
        self._free = free
        self._closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            yield chunk

    async def aclose(self) -> None:
        try:
            await self._inner.aclose()
        finally:
            if not self._closed:
                self._closed = True
                self._free()
