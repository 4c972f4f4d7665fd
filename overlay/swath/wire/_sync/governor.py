# Derived from overlay/swath/wire/_async/governor.py by tools/unasync.py; edit that file, then `make sync`.
"""Synchronous requests that wait for their turn."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from swath.core.buckets import Limits
from swath.core.pacing import Pacer, Ticket
from swath.wire.waiting import News, Places


class Governor(Protocol):
    """Lets the requests of one account go. One that several processes share can be put in the place of ours."""

    def place(self) -> AbstractContextManager[None]:
        """One of the places for requests under way, from the first attempt of a request to the end of its last one."""

    def start(self, units: float, *, again: bool, before: float) -> Ticket | None:
        """Wait until an attempt may go, or give up where that would not be soon enough.

        Args:
            units: What it is expected to cost, in processing units.
            again: Whether it was refused before, and goes ahead of those that were not.
            before: When it must go at the latest, on the monotonic clock; infinity for any time.
        """

    def passed(self, ticket: Ticket, charged: float | None) -> None:
        """Note that an attempt was let through, or that nobody knows, and what it cost where that is known."""

    def refused(self, ticket: Ticket, retry_after: float | None) -> None:
        """Note that an attempt was refused for coming too soon, and the seconds that the service asks to wait."""


class LocalGovernor:
    """Lets the requests of one client go: so many at a time, in the order in which they came, as fast as is allowed."""

    def __init__(
        self, limits: Limits, concurrency: int, longest: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with full buckets.

        Args:
            limits: What is known of the account's limits.
            concurrency: How many requests may be under way at a time.
            longest: Seconds that a pause lasts at most, whatever the service asks for.
            clock: Seconds that never run backwards.
        """
        self._clock = clock
        self._pacer = Pacer(limits, clock(), concurrency, longest)
        self._lock = threading.Lock()
        self._places = Places(concurrency)
        self._first_in_line = Places(1)
        self._returning = 0
        self._news = News()

    @property
    def limits(self) -> Limits:
        """The account's limits as they are told or known by now."""
        return self._pacer.limits

    def place(self) -> AbstractContextManager[None]:
        """One of the places for requests under way."""
        return self._places

    def start(self, units: float, *, again: bool, before: float) -> Ticket | None:
        """Wait until an attempt may go, or give up where that would not be soon enough."""
        if not again:
            with self._first_in_line:
                return self._go(units, again, before)
        with self._lock:
            self._returning += 1
        try:
            return self._go(units, again, before)
        finally:
            with self._lock:
                self._returning -= 1
            self._news.tell()

    def passed(self, ticket: Ticket, charged: float | None) -> None:
        """Note that an attempt was let through, or that nobody knows."""
        with self._lock:
            self._pacer.passed(ticket, self._clock(), charged)
        self._news.tell()

    def refused(self, ticket: Ticket, retry_after: float | None) -> None:
        """Note that an attempt was refused for coming too soon."""
        with self._lock:
            self._pacer.refused(ticket, self._clock(), retry_after)
        self._news.tell()

    def _go(self, units: float, again: bool, before: float) -> Ticket | None:
        while True:
            with self._lock:
                now = self._clock()
                seen = self._news.count
                wait = self._pacer.wait(now, units)
                if wait <= 0 and (again or not self._returning):
                    return self._pacer.start(now, units)
            if now + wait >= before:
                return None
            # Others that were refused go first; they tell when they are gone.
            self._news.wait(seen, min(wait if wait > 0 else 60.0, before - now))
