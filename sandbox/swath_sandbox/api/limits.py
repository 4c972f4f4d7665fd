"""Rate limits: requests a minute and processing units a minute, as token buckets."""

import contextlib
import threading
from collections.abc import Callable, Iterator

from swath_sandbox.api.errors import RateLimitError

Clock = Callable[[], float]


class TokenBucket:
    """Holds up to a minute's allowance and refills evenly.

    A charge above the capacity is taken from a full bucket and leaves a debt, so that no request is refused for ever.
    """

    def __init__(self, per_minute: float, clock: Clock) -> None:
        self._capacity = per_minute
        self._per_second = per_minute / 60
        self._clock = clock
        self._lock = threading.Lock()
        self._level = per_minute
        self._filled_at = clock()

    def take(self, amount: float) -> float:
        """Take an amount and return 0, or take nothing and return the seconds after which it would be there."""
        with self._lock:
            now = self._clock()
            self._level = min(self._capacity, self._level + max(0.0, now - self._filled_at) * self._per_second)
            self._filled_at = now
            missing = min(amount, self._capacity) - self._level
            # Refilling adds up rounding errors: a client that waits exactly as long as it was told must get through.
            if missing > 1e-9 * self._capacity:
                return missing / self._per_second
            self._level -= amount
            return 0.0

    def put_back(self, amount: float) -> None:
        """Return what was taken for a request that then failed."""
        with self._lock:
            self._level += amount


class RateLimits:
    """The limits of the sandbox's one account; None is no limit."""

    def __init__(self, requests_per_minute: float | None, units_per_minute: float | None, clock: Clock) -> None:
        self._requests = None if requests_per_minute is None else TokenBucket(requests_per_minute, clock)
        self._units = None if units_per_minute is None else TokenBucket(units_per_minute, clock)

    def take_request(self) -> None:
        """Count a request, or raise RateLimitError."""
        _take(self._requests, 1)

    @contextlib.contextmanager
    def spend_units(self, units: float) -> Iterator[None]:
        """Take the processing units of a request, or raise RateLimitError; if the block fails they are not charged."""
        _take(self._units, units)
        try:
            yield
        except BaseException:
            if self._units is not None:
                self._units.put_back(units)
            raise


def _take(bucket: TokenBucket | None, amount: float) -> None:
    if bucket is not None and (wait := bucket.take(amount)):
        raise RateLimitError(wait)
