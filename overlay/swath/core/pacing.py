"""When the next request may go, so that the service's limits are used and not run into.

Limits that are told are kept from the start. Others are learnt: requests begin one after the other, or at a moderate
rate where answers take their time, and go faster as long as nothing is refused. A refusal stops them all until the
moment that the service names, or a little longer: the farther apart two refusals are, the better they tell a rate, and
what is not used meanwhile is there afterwards. One of them goes first as a probe; then they go as at the beginning
until further refusals show the rate, which is kept from then on.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from swath.core.buckets import Bucket, Limits, Meter
from swath.core.learning import Line, Refusal, explain

FIRST_RATE = 30.0
"""Requests a second at the start while others are under way, more than nearly all accounts may send for long."""

# Requests that go at the same moment are answered at the same moment, and each then waits for all others to be read.
_APART = 0.0025
# How many requests must pass before they go faster, and how many more double their rate.
_FIRST_REQUESTS = 48
_DOUBLING = 16
_LIMITLESS = 2000.0
# Seconds between refusals that are to tell a rate, and requests a second to run into the next one.
_GAP = 1.0
_SECOND_RATE = 20.0
# Refusals come at once, pixels take their time: what is not refused by then was let through.
_PATIENCE = 0.25
_UNTOLD_PAUSE = 1.0
_ENOUGH = 6
# A little less than what seems to be allowed: a little more would be refused again and again.
_MARGIN = 0.985
# Seconds without a refusal after which a learnt rate is raised, by how much, and after how many more by twice as much.
_RAISE_AFTER = 15.0
_RAISE_BY = 0.05
_RAISE_AGAIN_AFTER = 5.0


@dataclass(slots=True)
class Ticket:
    """A request that was let go.

    Attributes:
        number: How many went before it.
        sent: When it went, on the monotonic clock.
        units: What it costs, in processing units, as far as is known.
    """

    number: int
    sent: float
    units: float


@dataclass(slots=True)
class _Gauge:
    """One of the two limits: what is told or learnt about it."""

    told: Bucket | None
    amount: Callable[[Ticket], float]
    meter: Meter | None
    passed: float = 0.0


class Pacer:
    """Decides when requests of one account go. It neither waits nor locks: its owner does."""

    def __init__(self, limits: Limits, now: float, concurrency: int = 32, longest: float = 60.0) -> None:
        """Begin, with full buckets.

        Args:
            limits: What is known.
            now: Seconds on a monotonic clock, as in all methods.
            concurrency: How many requests its owner has under way at most.
            longest: Seconds that a pause lasts at most, whatever the service asks for.
        """
        self._longest = longest
        self._concurrency = concurrency
        self._requests = _gauge(limits.requests, lambda _: 1.0, now)
        self._units = _gauge(limits.units, lambda ticket: ticket.units, now)
        self._gauges = (self._requests, self._units)
        self._next_number = 0
        self._under_way: dict[int, Ticket] = {}
        self._lately: deque[Ticket] = deque(maxlen=1024)
        self._refused: deque[tuple[Ticket, float, float | None]] = deque(maxlen=12)
        self._fastest = math.inf
        self._next_start = now
        self._next_apart = now
        self._paused_until = now
        self._pauses = 0
        self._probe_due = False
        self._probe: Ticket | None = None
        self._grows_after = float(_FIRST_REQUESTS)
        self._patience = _PATIENCE
        self._raise_at = math.inf
        self._raises = 0

    @property
    def limits(self) -> Limits:
        """The limits as they are told or known by now."""
        requests, units = (gauge.meter.bucket if gauge.meter else None for gauge in self._gauges)
        return Limits(requests, units)

    def wait(self, now: float, units: float) -> float:
        """Seconds until a request of this cost may go, or until it is worth asking again; 0 where it may go now.

        It is also worth asking again whenever a request is settled.
        """
        if now < self._paused_until:
            return self._paused_until - now
        if self._probe is not None:
            if (left := self._probe.sent + self._patience - now) > 0:
                return left
            self._let_through(now)
        if self._probe_due:
            return 0.0
        next_ticket = Ticket(self._next_number, now, units)
        waits = [gauge.meter.wait(now, gauge.amount(next_ticket)) for gauge in self._gauges if gauge.meter]
        waits.append(self._next_apart - now)
        if self._is_unknown and len(self._under_way) >= self._growth:
            waits.append(self._next_start - now)
        return max(waits)

    def start(self, now: float, units: float) -> Ticket:
        """Let a request go."""
        ticket = Ticket(self._next_number, now, units)
        self._next_number += 1
        if self._probe_due:
            self._probe, self._probe_due = ticket, False
        self._under_way[ticket.number] = ticket
        for gauge in self._gauges:
            if gauge.meter:
                gauge.meter.send(ticket.number, now, gauge.amount(ticket))
        self._next_apart = now + min(_APART, 0.75 * self._fastest / self._concurrency)
        if self._is_unknown:
            self._next_start = now + 1 / ((_SECOND_RATE if self._refused else FIRST_RATE) * self._growth)
        return ticket

    def passed(self, ticket: Ticket, now: float, charged: float | None = None) -> None:
        """Settle a request that the service let through, or whose fate is not known.

        Args:
            ticket: The request.
            now: Seconds on the clock.
            charged: What it cost, in processing units, or None where that is not known.
        """
        ticket.units = ticket.units if charged is None else charged
        for gauge in self._gauges:
            gauge.passed += gauge.amount(ticket)
            if gauge.meter:
                gauge.meter.settle(ticket.number, now, gauge.amount(ticket))
        self._lately.append(ticket)
        self._under_way.pop(ticket.number)
        self._fastest = min(self._fastest, now - ticket.sent)
        if ticket is self._probe:
            self._let_through(now)
        if now >= self._raise_at:
            self._raise(now)

    def refused(self, ticket: Ticket, now: float, retry_after: float | None) -> None:
        """Settle a request that the service turned away for coming too soon, and pause all others.

        Args:
            ticket: The request.
            now: Seconds on the clock.
            retry_after: Seconds that the service asks to wait, or None where it does not say.
        """
        del self._under_way[ticket.number]
        self._patience = max(self._patience, 2 * (now - ticket.sent))
        enough_at = now + (retry_after or 0.0)
        self._refused.append((ticket, enough_at, retry_after))
        for gauge in self._gauges:
            if gauge.meter:
                gauge.meter.settle(ticket.number, now, 0.0)
                gauge.meter.lower(now, gauge.amount(ticket) - gauge.meter.bucket.per_second * (enough_at - now))
        if not self._probe_due:
            self._pauses += 1
            self._probe_due, self._probe = True, None
        pause = _UNTOLD_PAUSE * 2 ** (self._pauses - 1) if retry_after is None else retry_after
        if self._is_unknown:
            pause = max(pause, _GAP)
            self._grows_after = self._requests.passed + _DOUBLING
        self._paused_until = max(self._paused_until, now + min(pause, self._longest))
        self._raise_at, self._raises = now + _RAISE_AFTER, 0

    @property
    def _is_unknown(self) -> bool:
        """Whether there may be a limit that is neither told nor learnt."""
        untold = [gauge for gauge in self._gauges if not gauge.told]
        if not untold or any(gauge.meter for gauge in untold):
            return False
        return bool(self._refused) or (len(untold) == len(self._gauges) and self._growth * FIRST_RATE < _LIMITLESS)

    @property
    def _growth(self) -> float:
        """How much faster requests go than at first, since so many were let through."""
        return 2 ** min(max(0.0, (self._requests.passed - self._grows_after) / _DOUBLING), 20)

    def _let_through(self, now: float) -> None:
        """Go on after a probe that was answered, or that would have been refused by now."""
        self._probe = None
        self._pauses = 0
        self._learn(now)

    def _learn(self, now: float) -> None:
        """Take over what the refusals show."""
        unknown = [gauge for gauge in self._gauges if not gauge.told]
        refusals = {id(gauge): [self._explained_by(gauge, *one) for one in self._refused] for gauge in unknown}
        lines = [(line, gauge) for gauge in unknown if (line := explain(refusals[id(gauge)]))]
        if not lines:
            return
        lines.sort(key=lambda one: one[0].off)
        if len(lines) > 1 and self._costs_differ and len(self._refused) < _ENOUGH and not _is_plain(*lines):
            return
        line, found = lines[0]
        for gauge in unknown:
            gauge.meter = self._meter(gauge, line, refusals[id(gauge)], now) if gauge is found else None

    def _explained_by(self, gauge: _Gauge, ticket: Ticket, enough_at: float, told: float | None) -> Refusal:
        """A refusal as this limit would explain it."""
        wanted = gauge.amount(ticket)
        # What was sent later and wanted as much, but was let through too soon, overtook it on the way.
        soonest = ticket.sent + (told or 0.0)
        later = sum(
            gauge.amount(other)
            for other in (*self._lately, *self._under_way.values())
            if other.number > ticket.number and not (gauge.amount(other) >= wanted and other.sent < soonest)
        )
        return Refusal(enough_at, told, self._used(gauge) - later + wanted, wanted)

    def _used(self, gauge: _Gauge) -> float:
        return gauge.passed + sum(map(gauge.amount, self._under_way.values()))

    @property
    def _costs_differ(self) -> bool:
        return len({ticket.units for ticket in self._lately}) > 1

    def _meter(self, gauge: _Gauge, line: Line, refusals: Sequence[Refusal], now: float) -> Meter:
        last = refusals[-1]
        capacity = _most_at_once([(one.sent, gauge.amount(one)) for one in self._lately], line.per_second)
        if gauge.meter:
            capacity = max(capacity, gauge.meter.bucket.capacity)
        level = last.passed + line.per_second * (now - last.enough_at) - gauge.passed
        bucket = Bucket(max(capacity, last.wanted), _MARGIN * line.per_second)
        meter = Meter(bucket, min(level, bucket.capacity), now)
        for ticket in self._under_way.values():
            meter.send(ticket.number, ticket.sent, gauge.amount(ticket))
        return meter

    def _raise(self, now: float) -> None:
        """Try whether a learnt limit has grown, or whether others use less of it."""
        self._raise_at = now + _RAISE_AGAIN_AFTER
        factor = 1 + min(1.0, _RAISE_BY * 2**self._raises)
        self._raises = min(self._raises + 1, 10)
        for gauge in self._gauges:
            if gauge.meter and not gauge.told:
                bucket = gauge.meter.bucket
                gauge.meter.bucket = replace(bucket, per_second=factor * bucket.per_second)


def _most_at_once(amounts: Sequence[tuple[float, float]], per_second: float) -> float:
    """The least capacity of a bucket that lets so much through at such moments."""
    used = most = at = 0.0
    for moment, amount in sorted(amounts):
        used = max(0.0, used - per_second * (moment - at)) + amount
        most, at = max(most, used), moment
    return most


def _is_plain(best: tuple[Line, _Gauge], other: tuple[Line, _Gauge]) -> bool:
    """Whether one limit explains the refusals better than the other: moments close together are on a line for both."""
    return other[0].off >= 3 * max(best[0].off, 0.005)


def _gauge(told: Bucket | None, amount: Callable[[Ticket], float], now: float) -> _Gauge:
    return _Gauge(told, amount, Meter(told, told.capacity, now) if told else None)
