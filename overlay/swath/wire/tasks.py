"""Many calls side by side in tasks; `wire/threads.py` is the same for threads."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, TypeVarTuple

from swath.core.ordering import Window
from swath.wire.threads import LEFT

if TYPE_CHECKING:
    import asyncio

    from anyio import Event
    from anyio.abc import TaskGroup

R = TypeVar("R")
Ts = TypeVarTuple("Ts")

_END = object()


class AsyncResults(Generic[R]):
    """The outcomes of many calls as they come: iterate over them once, or `await to_list()`.

    The calls run in tasks. Leaving the loop early, an error in it or its cancellation cancels them. With
    `async with … as results:` around it this happens at the end of that block, so that a loop can be left and taken
    up again; trio needs this form.
    """

    def __init__(
        self,
        work: Callable[[int, object], Awaitable[R]],
        items: Iterable[object] | AsyncIterable[object],
        *,
        concurrency: int,
        ordered: bool,
        on_finished: Callable[[R], None],
    ) -> None:
        """Prepare the calls; nothing begins before the first outcome is asked for.

        Args:
            work: Is called with each item's index and the item; must not raise.
            items: Is drawn from in a task, at most twice `concurrency` items ahead of what was handed out.
            concurrency: How many calls are under way at most; as many outcomes again may wait for being handed out.
            ordered: Hand out in the order of the items, or else as the calls finish.
            on_finished: Is told each outcome once, in the task that iterates.
        """
        self._work = work
        self._items = items
        self._on_finished = on_finished
        self._window: Window[R] = Window(concurrency, ordered=ordered)
        self._finished: deque[tuple[int, R]] = deque()
        self._error: BaseException | None = None
        self._started = self._entered = self._closed = self._ended = False
        self._nursery: TaskGroup | None = None
        self._changed: Event | None = None  # there only while someone waits for it

    async def to_list(self) -> list[R]:
        """All outcomes, once the last one is there."""
        async with self as results:
            return [result async for result in results]

    async def aclose(self) -> None:
        """Cancel the calls under way and wait for their end."""
        self._closed = True
        if self._started:
            self._scope.cancel()
        if self._nursery is not None:
            nursery, self._nursery = self._nursery, None
            # Without the error of the block, which the nursery would wrap into a group.
            await nursery.__aexit__(None, None, None)
        elif self._started:
            await _end_of(self._host)

    async def __aenter__(self) -> Self:
        if self._entered:
            raise RuntimeError(LEFT)
        if not on_asyncio():
            import anyio

            self._nursery = anyio.create_task_group()
            await self._nursery.__aenter__()
        self._entered = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __aiter__(self) -> AsyncIterator[R]:
        if self._entered:
            return self
        if not on_asyncio():
            raise RuntimeError("trio needs `async with … as results:` around `async for result in results:`")
        return self._once()

    async def _once(self) -> AsyncIterator[R]:
        # asyncio ends a generator that a loop has left in a task of its own: no cancel scope may be open at a yield.
        async with self:
            async for result in self:
                yield result

    async def __anext__(self) -> R:
        if self._closed:
            raise RuntimeError(LEFT)
        if not self._started:
            self._start()
        while True:
            while self._finished:
                index, outcome = self._finished.popleft()
                self._window.finish(index, outcome)
                self._notify()  # there is room for another call
                self._on_finished(outcome)
            if self._window.is_ready:
                outcome = self._window.take()
                self._notify()
                return outcome
            if self._ended:
                error, self._error = self._error, None
                if error is None and not self._window.is_empty:
                    raise RuntimeError("someone else cancelled the tasks of these results")
                raise error or StopAsyncIteration
            await self._change()

    def _start(self) -> None:
        import anyio

        self._source = aiter(self._items) if isinstance(self._items, AsyncIterable) else iter(self._items)
        self._scope = anyio.CancelScope()
        if self._nursery is not None:
            self._nursery.start_soon(self._run)
        else:
            import asyncio

            self._host = asyncio.create_task(self._run())
        self._started = True

    async def _change(self) -> None:
        import anyio

        if self._changed is None:
            self._changed = anyio.Event()
        await self._changed.wait()

    def _notify(self) -> None:
        if self._changed is not None:
            self._changed.set()
            self._changed = None

    async def _run(self) -> None:
        """Hold the scope of all calls in a task of its own."""
        import anyio

        try:
            with self._scope:
                async with anyio.create_task_group() as calls:
                    await self._begin_all(calls)
        except BaseException as error:  # noqa: BLE001 (raised where the outcomes are awaited)
            self._error = error
        finally:
            self._ended = True
            self._notify()

    async def _begin_all(self, calls: TaskGroup) -> None:
        while True:
            while not self._window.has_room:
                await self._change()
            try:
                item = await self._draw()
            except Exception as error:  # noqa: BLE001 (raised once what is under way has been handed out)
                self._error = error
                return
            if item is _END:
                return
            calls.start_soon(self._call, self._window.begin(), item)

    async def _draw(self) -> object:
        source = self._source
        return await anext(source, _END) if isinstance(source, AsyncIterator) else next(source, _END)

    async def _call(self, index: int, item: object) -> None:
        self._finished.append((index, await self._work(index, item)))
        self._notify()


async def async_off_loop(function: Callable[[*Ts], R], *args: *Ts) -> R:
    """Call a function that reads or writes files in a thread, so that other tasks go on."""
    import anyio.to_thread

    return await anyio.to_thread.run_sync(function, *args)


def on_asyncio() -> bool:
    """Whether this code runs in a task of asyncio, and not of trio."""
    import asyncio

    try:
        return asyncio.current_task() is not None
    except RuntimeError:
        return False


async def _end_of(task: asyncio.Task[None]) -> None:
    """Wait for a task that was told to end, also where the waiting one is cancelled meanwhile."""
    import asyncio

    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
