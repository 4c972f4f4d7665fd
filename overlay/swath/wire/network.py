"""Connections that read in large pieces, and that end what they wait for at a deadline."""

from collections.abc import Callable, Iterable
from ssl import SSLContext
from typing import Any

import httpcore

SecondsLeft = Callable[[], float | None]

READ = 1 << 17
"""Bytes that are read at a time at least: twice what httpcore asks for. More would be new memory for each piece."""


class DeadlineBackend(httpcore.NetworkBackend):
    """Makes connections through another backend."""

    def __init__(self, inner: httpcore.NetworkBackend, seconds_left: SecondsLeft) -> None:
        """Wrap a backend.

        Args:
            inner: What makes the connections.
            seconds_left: Tells the seconds until the deadline of whoever asks, or None where there is none.
        """
        self._inner = inner
        self._seconds_left = seconds_left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection, made before the deadline."""
        timeout = _shortened(timeout, self._seconds_left(), httpcore.ConnectTimeout)
        stream = self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return _DeadlineStream(stream, self._seconds_left)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._inner.sleep(seconds)


class _DeadlineStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, seconds_left: SecondsLeft) -> None:
        self._inner = inner
        self._seconds_left = seconds_left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        timeout = _shortened(timeout, self._seconds_left(), httpcore.ReadTimeout)
        return self._inner.read(max(max_bytes, READ), timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _shortened(timeout, self._seconds_left(), httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        timeout = _shortened(timeout, self._seconds_left(), httpcore.ConnectTimeout)
        return _DeadlineStream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._seconds_left)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """Makes connections for tasks, which are cancelled at their deadlines, through another backend."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        """Wrap a backend."""
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection."""
        return _AsyncStream(await self._inner.connect_tcp(host, port, timeout, local_address, socket_options))

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._inner.read(max(max_bytes, READ), timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _shortened(timeout: float | None, left: float | None, late: type[Exception]) -> float | None:
    if left is None:
        return timeout
    if left <= 0:
        raise late("the deadline of the request is over")
    return left if timeout is None else min(timeout, left)
