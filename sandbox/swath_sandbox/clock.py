"""The sandbox's time, which runs as fast as wanted and can be advanced."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from swath_sandbox.state import State

_KIND, _ID = "clock", "clock"


class Clock:
    """Starts at the real time and runs with it, and goes on from where it was if its state is kept.

    Args:
        state: where the clock remembers how far ahead of real time it is.
        factor: how many times as fast as real time it runs.
        real: real time, in seconds since the epoch.

    Raises:
        ValueError: the factor is not above zero.
    """

    def __init__(self, state: State, factor: float = 1.0, real: Callable[[], float] = time.time) -> None:
        if not factor > 0:
            raise ValueError(f"time_factor={factor!r}: must be above 0")
        self.factor = factor
        self._real = real
        self._state = state
        self._lock = threading.Lock()
        before = state.get(_KIND, _ID)
        start = real()
        self._set(start, start if before is None else _at(before, start))

    def __call__(self) -> float:
        """Seconds since the epoch."""
        with self._lock:
            return _at(self._anchor, self._real())

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.fromtimestamp(self(), UTC)

    def advance(self, seconds: float) -> None:
        """Go forward by some seconds of the sandbox's time."""
        with self._lock:
            real = self._real()
            self._set(real, _at(self._anchor, real) + seconds)

    def _set(self, real: float, virtual: float) -> None:
        self._anchor = {"real": real, "virtual": virtual, "factor": self.factor}
        self._state.add(_KIND, _ID, self._anchor)


def _at(anchor: dict[str, float], real: float) -> float:
    """The sandbox's time at a real time; it stands still where the real clock was set back."""
    return anchor["virtual"] + max(0.0, real - anchor["real"]) * anchor["factor"]
