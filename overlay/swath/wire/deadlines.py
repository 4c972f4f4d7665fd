"""A deadline for everything that a block sends and receives, for threads and for tasks."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar

import httpx

# httpx has a limit for each read and none for all of them: a server that sends a byte now and then would hold it.
_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End what this thread sends and receives through `with_deadlines` after so many seconds.

    Raises:
        TimeoutError: The time is over; from the network, httpx's own timeouts.
    """
    before = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(before)


@asynccontextmanager
async def async_deadline(seconds: float) -> AsyncIterator[None]:
    """Cancel a block after so many seconds.

    Raises:
        TimeoutError: The time is over.
    """
    import anyio

    with anyio.fail_after(seconds):
        yield


def with_deadlines(transport: httpx.HTTPTransport) -> httpx.HTTPTransport:
    """Let a transport's connections keep `deadline`, and read in large pieces."""
    from swath.wire.network import DeadlineBackend

    pool = transport._pool  # noqa: SLF001 (httpx gives no way to pass a network backend through)
    pool._network_backend = DeadlineBackend(pool._network_backend, seconds_left)  # noqa: SLF001
    return transport


def seconds_left() -> float | None:
    """Seconds until this thread's deadline, or None where it has none."""
    end = _deadline.get()
    return None if end is None else end - time.monotonic()
