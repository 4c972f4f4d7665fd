"""The intervals into which statistics cut a time range."""

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from swath.errors import InvalidParameter

_DURATION = re.compile(
    r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
_MONTH = 365.2425 / 12
_LAST_SECOND = time(23, 59, 59)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_SAFE_DAY = 28
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)

Span = tuple[datetime, datetime]
"""From its start up to, but without, its end."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The length of an interval.

    Attributes:
        months: The calendar months in it.
        exact: The time in it besides.
    """

    months: int
    exact: timedelta

    @property
    def days(self) -> float:
        """Days of 24 hours; a month or a year has its mean length."""
        return self.months * _MONTH + self.exact / _DAY

    @property
    def tolerance(self) -> float:
        """Days by which a calendar month may differ from that, else a second.

        A range that leaves out the last second of a day reaches the day's end.
        """
        return 3 if self.months else _SECOND / _DAY

    def count(self, days: float, *, with_last: bool) -> int:
        """How many intervals a range of some days is cut into, at least one.

        Args:
            days: The length of the range.
            with_last: Whether a last interval counts for which the range is too short.
        """
        whole = (days - self.tolerance) / self.days if with_last else (days + self.tolerance) / self.days
        return max(1, math.ceil(whole) if with_last else math.floor(whole))

    def after(self, start: datetime, count: int) -> datetime:
        """When so many intervals from a start are over; a month after January 31st is the end of February."""
        month = start.month - 1 + self.months * count
        year, month = start.year + month // 12, month % 12 + 1
        try:
            return start.replace(year=year, month=month, day=min(start.day, _days_of(year, month))) + self.exact * count
        except (ValueError, OverflowError):
            return _END_OF_TIME

    def whole(self, start: datetime, end: datetime) -> int:
        """How many intervals fit into a span."""
        # Calendar months are at most three days shorter or longer than their mean, all in all.
        count = int((end - start) / _DAY / self.days) + 1 + bool(self.months)
        while count and self.after(start, count) > end:
            count -= 1
        return count


def read_interval(text: object, parameter: str) -> Interval:
    """The interval that an ISO 8601 duration such as `P1D`, `P10D` or `P1M` says.

    Raises:
        InvalidParameter: It says none, or one without length.
    """
    found = _DURATION.fullmatch(text) if isinstance(text, str) else None
    parts = [int(part or 0) for part in found.groups()] if found else [0] * 7
    years, months, weeks, days, hours, minutes, seconds = parts
    interval = Interval(
        12 * years + months, timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    )
    if not interval.days:
        raise InvalidParameter(parameter, text, "must be an ISO 8601 duration such as 'P1D', 'P10D' or 'P1M'")
    return interval


def reaching(end: datetime) -> datetime:
    """The end of a span that includes its last second, where that is the last of a day."""
    return end + _SECOND if end.time() == _LAST_SECOND and end < _END_OF_TIME - _SECOND else end


def split(span: Span, interval: Interval, most: int, *, with_last: bool) -> list[Span]:
    """The spans that hold the intervals of a span, no more than so many each, without gaps or overlaps.

    What is left over at the end, too short for an interval, stays with the last. Intervals that depend on where one
    starts to count, such as months from a 31st on, are not torn apart.

    Args:
        span: The whole.
        interval: What each is cut into.
        most: How many intervals a span may hold.
        with_last: Whether what is left over counts as an interval.
    """
    start, end = span
    if interval.months and (interval.exact or start.day > _SAFE_DAY):
        return [span]
    count = interval.whole(start, end)
    if with_last and interval.after(start, count) < end:
        count += 1
    cuts = [interval.after(start, first) for first in range(most, count, most)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _days_of(year: int, month: int) -> int:
    return monthrange(year, month)[1] if year <= 9999 else _SAFE_DAY
