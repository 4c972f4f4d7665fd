"""Which outcome of which kind of request is tried again, when, and how often."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from swath.core.operations import Kind
from swath.core.problems import QUOTA_SPENT
from swath.deployments import RetryAfterUnit

# Failures of the service's own making that the same request will meet again, seen as status 500.
_PERMANENT = ("newLimit > capacity", "HTTP Status: 404")
# A refusal that was seen to pass, although its status says that the request is at fault.
_PASSING = ("Request body should be non-empty", "Missing grant_type parameter")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended.

    Attributes:
        status: The answer's status, or None where no answer arrived.
        may_have_arrived: Whether the service may have seen the request.
        code: The service's short word for an error.
        message: The service's sentence for an error.
        retry_after: Seconds that the service asks to wait, or None where it does not say.
    """

    status: int | None
    may_have_arrived: bool = True
    code: str = ""
    message: str = ""
    retry_after: float | None = None

    def __str__(self) -> str:
        return f"{self.status} {self.code}".rstrip()

    @property
    def is_refusal(self) -> bool:
        """Whether the service turned the request away for coming too soon."""
        return self.status == 429 and self.code != QUOTA_SPENT

    @property
    def is_rate_limit(self) -> bool:
        """Whether it would have turned away any other request too; else only so many of this kind run at a time."""
        return self.is_refusal and bool(self.code or self.retry_after is not None)


class RetryBudget:
    """Keeps a service that is down from being hammered: retries may be a tenth of all requests, and a few at the start.

    Shared by all threads and tasks of a client.
    """

    def __init__(self, reserve: float = 10.0, share: float = 0.1) -> None:
        self._reserve = reserve
        self._share = share
        self._left = reserve
        self._lock = threading.Lock()

    def deposit(self) -> None:
        """Note a first attempt."""
        with self._lock:
            self._left = min(self._reserve, self._left + self._share)

    def withdraw(self) -> bool:
        """Whether there is a retry left; takes it."""
        with self._lock:
            if self._left < 1.0:
                return False
            self._left -= 1.0
            return True


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """When to try again.

    Attributes:
        attempts: How often a request is sent at most; refusals for coming too soon do not count.
        refusals: How often it may be refused for coming too soon.
        first: Seconds that the first wait lasts at least.
        longest: Seconds that any wait lasts at most, whatever the service asks for.
        pick: Picks a number between two, for jitter.
    """

    attempts: int = 6
    refusals: int = 20
    first: float = 0.5
    longest: float = 60.0
    pick: Callable[[float, float], float] = field(default=random.uniform, repr=False)

    def wait(self, kind: Kind, attempt: int, outcome: Outcome, last_wait: float | None) -> float | None:
        """Seconds to wait before the next attempt, or None where this outcome is final.

        Args:
            kind: What the request does.
            attempt: How many attempts ended so, 1 after the first: refusals are counted apart from all else.
            outcome: How the last one ended.
            last_wait: Seconds waited before the last one, None before the first.
        """
        most = self.refusals if outcome.is_refusal else self.attempts
        if attempt >= most or not self._may_help(kind, outcome):
            return None
        if outcome.retry_after is not None:
            # Not all at once: everybody was told the same moment.
            return min(outcome.retry_after * self.pick(1.0, 1.1), self.longest)
        return min(self.pick(self.first, 3.0 * (last_wait or self.first)), self.longest)

    def _may_help(self, kind: Kind, outcome: Outcome) -> bool:
        if outcome.status is None:
            return kind.is_repeatable or not outcome.may_have_arrived
        if outcome.status == 429:
            return outcome.is_refusal
        if outcome.status == 400 and any(text in outcome.message for text in _PASSING):
            return True
        if outcome.status >= 500:
            return kind.is_repeatable and not any(text in outcome.message for text in _PERMANENT)
        return False


class Tries:
    """The attempts of one request: counts them and tells when the next one is due."""

    def __init__(self, policy: RetryPolicy, budget: RetryBudget, kind: Kind) -> None:
        """Begin with none.

        Args:
            policy: When to try again.
            budget: What all requests of a client share.
            kind: What the request does.
        """
        self._policy = policy
        self._budget = budget
        self._kind = kind
        self._failures = 0
        self._refusals = 0
        self._last_wait: float | None = None
        budget.deposit()

    def next_wait(self, outcome: Outcome, seconds_left: float) -> float | None:
        """Seconds until the next attempt, or None where this outcome is final.

        Args:
            outcome: How the last attempt ended.
            seconds_left: Seconds until the request's deadline.
        """
        if outcome.is_refusal:
            self._refusals += 1
            wait = self._policy.wait(self._kind, self._refusals, outcome, self._last_wait)
        else:
            self._failures += 1
            wait = self._policy.wait(self._kind, self._failures, outcome, self._last_wait)
        if wait is None or wait >= seconds_left or not (outcome.is_refusal or self._budget.withdraw()):
            return None
        self._last_wait = wait
        return wait


def retry_after_seconds(header: str | None, unit: RetryAfterUnit, now: datetime) -> float | None:
    """The seconds that a `Retry-After` header asks to wait, or None where it says nothing that can be understood.

    Args:
        header: A number, also `1.5`, or an HTTP date.
        unit: What a number counts; it depends on the deployment.
        now: The wall clock, in UTC.
    """
    if header is None:
        return None
    try:
        seconds = float(header) / (1000.0 if unit == "milliseconds" else 1.0)
    except ValueError:
        try:
            until = parsedate_to_datetime(header)
        except ValueError:
            return None
        seconds = (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()
    return max(seconds, 0.0) if seconds < float("inf") else None
