"""The intervals into which statistics cut a time range."""

import math
import re
from dataclasses import dataclass
from datetime import timedelta

from swath.errors import InvalidParameter

_DURATION = re.compile(
    r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
_YEAR, _MONTH = 365.2425, 365.2425 / 12


@dataclass(frozen=True, slots=True)
class Interval:
    """The length of an interval.

    Attributes:
        days: Days of 24 hours; a month or a year has its mean length.
        tolerance: Days by which a calendar month may differ from that, else a second: a range that leaves out the last
            second of a day reaches the day's end.
    """

    days: float
    tolerance: float

    def count(self, days: float, *, with_last: bool) -> int:
        """How many intervals a range of some days is cut into, at least one.

        Args:
            days: The length of the range.
            with_last: Whether a last interval counts for which the range is too short.
        """
        whole = (days - self.tolerance) / self.days if with_last else (days + self.tolerance) / self.days
        return max(1, math.ceil(whole) if with_last else math.floor(whole))


def read_interval(text: object, parameter: str) -> Interval:
    """The interval that an ISO 8601 duration such as `P1D`, `P10D` or `P1M` says.

    Raises:
        InvalidParameter: It says none, or one without length.
    """
    found = _DURATION.fullmatch(text) if isinstance(text, str) else None
    parts = [int(part or 0) for part in found.groups()] if found else [0] * 7
    years, months, weeks, days, hours, minutes, seconds = parts
    exact = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    length = years * _YEAR + months * _MONTH + exact / timedelta(days=1)
    if not length:
        raise InvalidParameter(parameter, text, "must be an ISO 8601 duration such as 'P1D', 'P10D' or 'P1M'")
    return Interval(length, tolerance=3 if years or months else 1 / 86_400)
