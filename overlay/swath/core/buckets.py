"""Token buckets: what the service allows in a time, and what is left of it."""

import math
from dataclasses import dataclass, field, replace
from typing import Self

from swath.errors import InvalidParameter

ARRIVAL = 0.5
"""Seconds after which a request has reached the service, and was charged there, answered or not."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A rate limit: so much at once, and then so much a second.

    Attributes:
        capacity: What can be spent at once after a rest.
        per_second: What becomes available each second.

    Raises:
        InvalidParameter: One of them is not a positive number.
    """

    capacity: float
    per_second: float

    def __post_init__(self) -> None:
        for name in ("capacity", "per_second"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or not 0 < value < math.inf:
                raise InvalidParameter(name, value, "must be a positive number", "Leave the limit out for none")

    @classmethod
    def per_minute(cls, amount: float) -> Self:
        """The bucket of a limit a minute: all of it at once, and then evenly."""
        return cls(amount, amount / 60)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an account may do; None for what is not known and has to be learnt from refusals.

    Attributes:
        requests: The limit on requests.
        units: The limit on processing units.
    """

    requests: Bucket | None = None
    units: Bucket | None = None


PLANS = {"cdse-free": Limits(Bucket.per_minute(300), Bucket.per_minute(300))}
"""Limits by the name of a plan, as far as they are documented."""


def limits_from(
    limits: Limits | str | None, requests_per_minute: float | None, units_per_minute: float | None
) -> Limits:
    """The limits that are told: by themselves, by the name of a plan, or as amounts a minute.

    Raises:
        InvalidParameter: The plan is not known, an amount is not a positive number, or something is told twice.
    """
    if isinstance(limits, str):
        if limits.lower() not in PLANS:
            raise InvalidParameter(
                "limits",
                limits,
                f"must be one of {', '.join(map(repr, PLANS))}, or swath.Limits",
                "Leave it out to learn",
            )
        limits = PLANS[limits.lower()]
    told = limits or Limits()
    for name, amount in (("requests", requests_per_minute), ("units", units_per_minute)):
        if amount is not None:
            if getattr(told, name) is not None:
                raise InvalidParameter(f"{name}_per_minute", amount, "cannot be given together with limits of the same")
            told = replace(told, **{name: Bucket.per_minute(amount)})
    return told


@dataclass(slots=True)
class Meter:
    """What is left in a bucket, never thought to be more than it is.

    A request is charged when it reaches the service: after it was sent, before it is answered. A bucket that was full
    until then did not refill meanwhile, so the charge is taken as late as it may have been made.

    Attributes:
        bucket: The limit.
        level: What was left at the time `at`, without what requests under way will be charged.
        at: Seconds on a monotonic clock.
    """

    bucket: Bucket
    level: float
    at: float
    _under_way: dict[int, tuple[float, float]] = field(default_factory=dict)
    _arrived: dict[int, float] = field(default_factory=dict)

    def wait(self, now: float, amount: float) -> float:
        """Seconds until so much is there, or until it is worth asking again; 0 where it is there.

        More than the capacity is there as soon as the bucket is full; it leaves a debt.
        """
        self._advance(now)
        committed = sum(reserved for _, reserved in self._under_way.values())
        missing = min(amount, self.bucket.capacity) - (self.level - committed)
        if missing <= 1e-9 * self.bucket.capacity:
            return 0.0
        if missing > self.bucket.capacity - self.level and self._under_way:
            # A full bucket: only a charge, which comes with an answer or in a while, makes room to refill.
            oldest, _ = next(iter(self._under_way.values()))
            return max(oldest + ARRIVAL - now, 0.001)
        return missing / self.bucket.per_second

    def send(self, number: int, now: float, amount: float) -> None:
        """Note a request under way and what it is expected to be charged."""
        self._under_way[number] = now, amount

    def settle(self, number: int, now: float, charged: float) -> None:
        """Note what a request was charged, which may be nothing."""
        self._advance(now)
        self._under_way.pop(number, None)
        self.level = min(self.bucket.capacity, self.level + self._arrived.pop(number, 0.0) - charged)

    def lower(self, now: float, level: float) -> None:
        """Note that no more than so much is there, which may be less than nothing."""
        self._advance(now)
        self.level = min(self.level, level)

    def _advance(self, now: float) -> None:
        for number, (sent, amount) in list(self._under_way.items()):
            if sent + ARRIVAL > now:
                break
            self._refill(sent + ARRIVAL)
            self.level -= amount
            self._arrived[number] = amount
            del self._under_way[number]
        self._refill(now)

    def _refill(self, now: float) -> None:
        if now > self.at:
            self.level = min(self.bucket.capacity, self.level + (now - self.at) * self.bucket.per_second)
            self.at = now
