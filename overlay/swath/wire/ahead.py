"""A call that is under way before its result is asked for, for threads and for tasks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from swath.wire.tasks import on_asyncio

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future, ThreadPoolExecutor

A = TypeVar("A")
R = TypeVar("R")


class Ahead(Generic[A, R]):
    """Calls a function in a thread, one call at a time; leaving the block waits for the call under way."""

    def __init__(self, function: Callable[[A], R]) -> None:
        self._function = function
        self._thread: ThreadPoolExecutor | None = None
        self._call: Future[R] | None = None

    def start(self, argument: A) -> None:
        """Begin a call whose result the next `result` gives."""
        from concurrent.futures import ThreadPoolExecutor
        from contextvars import copy_context

        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="swath-ahead")
        self._call = self._thread.submit(copy_context().run, self._function, argument)

    def result(self, argument: A) -> R:
        """What the call that was begun returns, or else a call now."""
        call, self._call = self._call, None
        return self._function(argument) if call is None else call.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._thread.shutdown()


class AsyncAhead(Generic[A, R]):
    """Calls a function in a task, one call at a time; leaving the block cancels the call under way.

    Nothing begins early on trio, where a task needs a nursery around it.
    """

    def __init__(self, function: Callable[[A], Awaitable[R]]) -> None:
        self._function = function
        self._call: asyncio.Task[R] | None = None

    def start(self, argument: A) -> None:
        """Begin a call whose result the next `result` gives."""
        if on_asyncio():
            import asyncio

            self._call = asyncio.create_task(self._run(argument))
            # Nobody may come to ask for its error.
            self._call.add_done_callback(lambda call: call.cancelled() or call.exception())

    async def result(self, argument: A) -> R:
        """What the call that was begun returns, or else a call now."""
        if self._call is None:
            return await self._function(argument)
        result = await self._call
        self._call = None
        return result

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._call is not None:
            import asyncio

            self._call.cancel()
            await asyncio.wait([self._call])

    async def _run(self, argument: A) -> R:
        return await self._function(argument)
