"""Many calls side by side in threads; `wire/tasks.py` is the same for tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import copy_context
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, TypeVarTuple

from swath.core.ordering import Window

if TYPE_CHECKING:
    from concurrent.futures import Future

R = TypeVar("R")
Ts = TypeVarTuple("Ts")

LEFT = "these results were left before their end, or are read a second time: ask for them anew"


class Results(Generic[R]):
    """The outcomes of many calls as they come: iterate over them once, or `to_list()`.

    The calls run in threads. Leaving the loop early, or an error in it, begins no further call and waits for those
    under way. With `with … as results:` around it this happens at the end of that block, so that a loop can be left
    and taken up again.
    """

    def __init__(
        self,
        work: Callable[[int, object], R],
        items: Iterable[object],
        *,
        concurrency: int,
        ordered: bool,
        on_finished: Callable[[R], None],
    ) -> None:
        """Prepare the calls; nothing begins before the first outcome is asked for.

        Args:
            work: Is called with each item's index and the item; must not raise.
            items: Is drawn from by whoever iterates, at most twice `concurrency` items ahead of what was handed out.
            concurrency: How many calls are under way at most; as many outcomes again may wait for being handed out.
            ordered: Hand out in the order of the items, or else as the calls finish.
            on_finished: Is told each outcome once, by whoever iterates.
        """
        self._work = work
        self._items = items
        self._concurrency = concurrency
        self._on_finished = on_finished
        self._window: Window[R] = Window(concurrency, ordered=ordered)
        self._drawn_out = False
        self._error: Exception | None = None
        self._started = self._entered = self._closed = False

    def to_list(self) -> list[R]:
        """All outcomes, once the last one is there."""
        with self as results:
            return list(results)

    def close(self) -> None:
        """Begin no further call and wait for those under way."""
        self._closed = True
        if self._started:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        if self._entered:
            raise RuntimeError(LEFT)
        self._entered = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[R]:
        return self if self._entered else self._once()

    def _once(self) -> Iterator[R]:
        with self:
            yield from self

    def __next__(self) -> R:
        if self._closed:
            raise RuntimeError(LEFT)
        if not self._started:
            self._start()
        # One more begins for each that is handed out, but what is ready does not wait for items that come slowly.
        self._draw()
        while not (self._window.is_ready and self._finished.empty()):
            if self._finished.empty() and self._may_draw():
                self._draw()
            elif self._window.is_empty:
                error, self._error = self._error, None
                raise error or StopIteration
            else:
                index, call = self._finished.get()
                self._window.finish(index, call.result())
                self._on_finished(call.result())
        return self._window.take()

    def _start(self) -> None:
        from concurrent.futures import ThreadPoolExecutor
        from queue import SimpleQueue

        self._source = iter(self._items)
        self._finished: SimpleQueue[tuple[int, Future[R]]] = SimpleQueue()
        # Makes a thread only when a call finds none idle.
        self._pool = ThreadPoolExecutor(self._concurrency, thread_name_prefix="swath-many")
        self._started = True

    def _may_draw(self) -> bool:
        return self._window.has_room and not self._drawn_out

    def _draw(self) -> None:
        if not self._may_draw():
            return
        try:
            item = next(self._source)
        except StopIteration:
            self._drawn_out = True
        except Exception as error:  # noqa: BLE001 (raised once what is under way has been handed out)
            self._drawn_out, self._error = True, error
        else:
            index = self._window.begin()
            call = self._pool.submit(copy_context().run, self._work, index, item)
            call.add_done_callback(lambda call: self._finished.put((index, call)))


def off_loop(function: Callable[[*Ts], R], *args: *Ts) -> R:
    """Call a function that reads or writes files: a thread may wait for it."""
    return function(*args)
