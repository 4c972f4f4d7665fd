"""How jobs live: their statuses as tables of plain strings, and what to make of them while waiting."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from swath.errors import (
    AuthenticationError,
    ConnectionFailed,
    InvalidParameter,
    OutcomeUnknown,
    RateLimited,
    ServerError,
    UnexpectedAnswer,
)

DAY = 86400.0

ALWAYS = ""
"""What is asked of a job where nothing is, and the key of what follows whatever was asked."""

_FASTEST, _SLOWEST = 1.0, 60.0
_OVERSLEPT = 5.0
_OUTAGE = 1800.0
_PASSING = (ConnectionFailed, ServerError, RateLimited, UnexpectedAnswer)


class Verdict(Enum):
    """What a status means to whoever waits for others."""

    ARRIVED = auto()
    """It is one of those that are waited for."""
    UNDER_WAY = auto()
    """One of them may follow by itself."""
    NEVER = auto()
    """None of them follows unless something is asked of the job."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a job's record says, in words that all kinds of jobs have in common.

    Attributes:
        status: The status, in the service's own word.
        asked: The last action that may not have shown its effect yet; empty where there is none, or none is told.
        progress: How much is done, 0 to 1; None where it is not told.
        cost: The cost in processing units; None where it is not told.
        error: Why it failed, in the service's words; empty where it did not.
        changed: Something that differs when the record has changed, such as its date.
    """

    status: str
    asked: str = ALWAYS
    progress: float | None = None
    cost: float | None = None
    error: str = ""
    changed: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeCycle:
    """The life of one kind of jobs.

    A status that is in none of the tables is taken for one that is new to them: it is no end, anything may follow it,
    and every action is left to the service to refuse. So it is with a new action.

    Attributes:
        noun: What a job of the kind is called.
        moves: For each status what follows by itself, by the action that was asked for; `ALWAYS` for whatever was.
        actions: For each status what may be asked of the job.
        ends: The statuses in which a wait ends unless it is for others.
        succeeded: Those of them that mean success.
        failed: Those of them that mean failure.
    """

    noun: str
    moves: Mapping[str, Mapping[str, tuple[str, ...]]]
    actions: Mapping[str, tuple[str, ...]]
    ends: tuple[str, ...]
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]

    def allows(self, action: str, status: str) -> bool:
        """Whether an action may be asked for in a status."""
        return status not in self.moves or action in self.possible(status)

    def possible(self, status: str) -> tuple[str, ...]:
        """The actions that may be asked for in a status."""
        return self.actions.get(status, ())

    def targets(self, until: str | Iterable[str] | None) -> frozenset[str]:
        """The statuses that end a wait.

        Raises:
            InvalidParameter: The kind has no such status.
        """
        if until is None:
            return frozenset(self.ends)
        wanted = frozenset([until] if isinstance(until, str) else until)
        unknown = sorted(wanted - self.moves.keys())
        if unknown or not wanted:
            given = unknown[0] if unknown else until
            raise InvalidParameter("until", given, f"a {self.noun} is {', '.join(self.moves)}")
        return wanted

    def reachable(self, status: str, asked: str = ALWAYS) -> frozenset[str]:
        """The statuses that may follow by themselves, one after the other."""
        if status not in self.moves:
            return frozenset(self.moves)
        found: set[str] = set()
        ahead = [status]
        while ahead:
            for follower in self._followers(ahead.pop(), asked):
                if follower not in found:
                    found.add(follower)
                    ahead.append(follower)
        return frozenset(found)

    def verdict(self, status: str, asked: str, targets: frozenset[str]) -> Verdict:
        """What a status means to a wait for others."""
        # A job that has ended and is to go on, such as a stopped one that was started, has not come to its end.
        goes_on = targets.issuperset(self.ends) and self._followers(status, asked)
        if status in targets and not goes_on:
            return Verdict.ARRIVED
        return Verdict.NEVER if self.reachable(status, asked).isdisjoint(targets) else Verdict.UNDER_WAY

    def _followers(self, status: str, asked: str) -> tuple[str, ...]:
        moves = self.moves.get(status, {})
        known = not asked or any(asked in actions for actions in self.actions.values())
        return sum((after for action, after in moves.items() if action in (ALWAYS, asked) or not known), ())


class Pace:
    """When to look at a job again: seldom while it is far from its end or nothing moves, often when it is about to.

    Times are in seconds of any clock.
    """

    def __init__(self) -> None:
        self._status: str | None = None
        self._since = self._moved = 0.0
        self._first: float | None = None
        self._last: float | None = None

    def next_wait(self, now: float, status: str, progress: float | None) -> float:
        """Seconds until the next look, after one that found this."""
        if status != self._status:
            self._status, self._since, self._moved = status, now, now
            self._first = self._last = progress
            return _FASTEST
        if progress != self._last:
            self._last, self._moved = progress, now
        still = now - self._moved
        wait = max(still, self._seconds_left(now) or 0.0) / 4
        return min(max(wait, _FASTEST), _SLOWEST)

    def _seconds_left(self, now: float) -> float | None:
        """How long the status will last, if it goes on as it went so far."""
        if self._first is None or self._last is None or self._last <= self._first:
            return None
        return (now - self._since) * (1 - self._last) / (self._last - self._first)


class Patience:
    """How long to wait, and what to bear meanwhile.

    Time in which the machine slept does not count; nor does a network that is away for a while end the wait.
    """

    def __init__(self, now: float, timeout: float | None) -> None:
        """Begin to wait.

        Raises:
            InvalidParameter: The time is no number from 0 on.
        """
        if timeout is not None and not timeout >= 0:
            raise InvalidParameter("timeout", timeout, "must be seconds from 0 on", "None waits without an end")
        self._end = math.inf if timeout is None else now + timeout
        self._failing_since: float | None = None

    def left(self, now: float) -> float:
        """Seconds that are left; infinite for a wait without an end."""
        return self._end - now

    def slept(self, planned: float, actual: float) -> None:
        """Take note of a pause; one that took much longer than planned was the machine's own sleep."""
        if actual > planned + _OVERSLEPT:
            self._end += actual - planned
            self._failing_since = None

    def bears(self, now: float, error: Exception) -> bool:
        """Whether to wait on after a look that failed."""
        if isinstance(error, AuthenticationError):
            passing = error.status is None or error.status == 429 or error.status >= 500
        else:
            passing = isinstance(error, _PASSING) and not isinstance(error, OutcomeUnknown)
        if self._failing_since is None:
            self._failing_since = now
        return passing and now - self._failing_since < _OUTAGE

    def looked(self) -> None:
        """Take note that a look succeeded."""
        self._failing_since = None
