# Derived from overlay/swath/wire/_async/lanes.py by tools/unasync.py; edit that file, then `make sync`.
"""Synchronous connections side by side."""

from collections.abc import Iterator, Callable
from typing import cast

import httpx


class Lanes(httpx.BaseTransport):
    """Sends each request over the connection that became free last, or over a new one.

    One pool of many connections would do the same, but httpx's looks through all of them, and at their sockets, for
    each request: with 32 requests under way that costs more than all the rest.
    """

    def __init__(self, make: Callable[[], httpx.BaseTransport]) -> None:
        """Begin with none.

        Args:
            make: Makes a transport of one connection.
        """
        self._make = make
        self._lanes: list[httpx.BaseTransport] = []
        self._free: list[httpx.BaseTransport] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request; its connection is free again once the answer is closed."""
        try:
            lane = self._free.pop()
        except IndexError:
            lane = self._make()
            self._lanes.append(lane)
        try:
            response = lane.handle_request(request)
        except BaseException:
            self._free.append(lane)
            raise
        response.stream = _AsyncFreeing(cast("httpx.SyncByteStream", response.stream), lambda: self._free.append(lane))
        return response

    def close(self) -> None:
        """Close all connections."""
        for lane in self._lanes:
            lane.close()


class _AsyncFreeing(httpx.SyncByteStream):
    """A stream that frees its connection when it is closed."""

    def __init__(self, inner: httpx.SyncByteStream, free: Callable[[], None]) -> None:
        self._inner = inner
        self._free = free
        self._closed = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._inner:
            yield chunk

    def close(self) -> None:
        try:
            self._inner.close()
        finally:
            if not self._closed:
                self._closed = True
                self._free()
