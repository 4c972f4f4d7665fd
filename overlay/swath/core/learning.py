"""What a service's refusals tell about a limit.

A refusal says, with its `Retry-After`, at which moment there will be enough for the request that was refused. Between
two such moments the service let through what became available meanwhile: the rate is the one by the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

JITTER = 0.03
"""Seconds by which the moment of an answer may be off."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal, as a limit on requests or on processing units would explain it.

    Attributes:
        enough_at: When there would be enough for the request, in seconds on a monotonic clock.
        told: Seconds that the service said this would take, or None where it did not say.
        passed: How much the service had let through until then, and what this request wanted.
        wanted: What this request wanted.
    """

    enough_at: float
    told: float | None
    passed: float
    wanted: float


@dataclass(frozen=True, slots=True)
class Line:
    """A rate that explains refusals.

    Attributes:
        per_second: The rate.
        off: Seconds by which the moments of the refusals miss it, as a root mean square.
    """

    per_second: float
    off: float


def explain(refusals: Sequence[Refusal]) -> Line | None:
    """The rate of a limit that explains the refusals, or None where none does or too little is known."""
    # Two moments are always on a line, whoever else used the limit between them.
    if len(refusals) < 3 or _range([one.enough_at for one in refusals]) < 10 * JITTER:
        return None
    line = _fit([one.passed for one in refusals], [one.enough_at for one in refusals])
    if line is None or line.off > JITTER + 0.1 * _range([one.enough_at for one in refusals]):
        return None
    if _range([one.passed for one in refusals]) < 3 * max(one.wanted for one in refusals):
        # So little tells little; yet nobody is told to wait longer than all that he wants takes to become available.
        slowest = min(one.wanted / one.told for one in refusals if one.told) if any(r.told for r in refusals) else None
        if slowest is not None and line.per_second > 1.1 * slowest:
            return None
    return line


def _fit(amounts: Sequence[float], moments: Sequence[float]) -> Line | None:
    """The least-squares line of the moments over the amounts."""
    amount, moment = _mean(amounts), _mean(moments)
    spread = sum((a - amount) ** 2 for a in amounts)
    covariance = sum((a - amount) * (m - moment) for a, m in zip(amounts, moments))
    if covariance <= 0:
        return None
    slope = covariance / spread
    off = _mean([(m - moment - slope * (a - amount)) ** 2 for a, m in zip(amounts, moments)]) ** 0.5
    return Line(1 / slope, off)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _range(values: Sequence[float]) -> float:
    return max(values) - min(values)
