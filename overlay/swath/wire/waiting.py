"""Waiting in turn and for news, for threads and for tasks."""

import threading
from collections import deque
from types import TracebackType


class Places:
    """A number of places, taken by threads in the order in which they ask."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._lock = threading.Lock()
        self._queue: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._lock:
            if self._free > 0:
                self._free -= 1
                return
            turn = threading.Lock()
            turn.acquire()
            self._queue.append(turn)
        try:
            turn.acquire()
        except BaseException:
            with self._lock:
                if turn in self._queue:
                    self._queue.remove(turn)
                else:  # it was given the place just now
                    self._give_up()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._lock:
            self._give_up()

    def _give_up(self) -> None:
        if self._queue:
            self._queue.popleft().release()
        else:
            self._free += 1


class AsyncPlaces:
    """A number of places, taken by tasks in the order in which they ask."""

    def __init__(self, number: int) -> None:
        import anyio

        self._semaphore = anyio.Semaphore(number, fast_acquire=True)

    async def __aenter__(self) -> None:
        await self._semaphore.acquire()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._semaphore.release()


class News:
    """Wakes the threads that wait for something to happen.

    Attributes:
        count: How often it happened.
    """

    def __init__(self) -> None:
        self.count = 0
        self._changed = threading.Condition()

    def tell(self) -> None:
        """Wake all who wait."""
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> None:
        """Wait until the count is no longer what was seen, for so many seconds at most."""
        with self._changed:
            self._changed.wait_for(lambda: self.count != seen, seconds)


class AsyncNews:
    """Wakes the tasks that wait for something to happen.

    Attributes:
        count: How often it happened.
    """

    def __init__(self) -> None:
        import anyio

        self.count = 0
        self._event: anyio.Event | None = None

    def tell(self) -> None:
        """Wake all who wait."""
        self.count += 1
        if self._event is not None:
            self._event.set()
            self._event = None

    async def wait(self, seen: int, seconds: float) -> None:
        """Wait until the count is no longer what was seen, for so many seconds at most."""
        import anyio

        if self.count != seen:
            return
        if self._event is None:
            self._event = anyio.Event()
        with anyio.move_on_after(seconds):
            await self._event.wait()
