"""Time ranges from the ways in which people say them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from swath.errors import InvalidParameter

Moment = str | date | datetime
TimeLike = Moment | Sequence[Moment | None]

_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALLOWED = (
    "must be a day '2024-06-01', a month '2024-06', a date or datetime, an interval '2024-06-01/2024-06-30', "
    "or a pair of these"
)


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From `start` to `end`, both in UTC and both included; None where the range is open."""

    start: datetime | None
    end: datetime | None

    @property
    def interval(self) -> str:
        """As the catalogue takes it: `2024-06-01T00:00:00Z/2024-06-30T23:59:59Z`, `..` where it is open."""
        return "/".join(".." if moment is None else rfc3339(moment) for moment in (self.start, self.end))


def time_range(value: TimeLike, parameter: str = "time") -> TimeRange:
    """The range that a value stands for; a day or month counts from its first second to its last.

    Args:
        value: `'2024-06-01'`, `'2024-06'`, `'2024-06/2024-08'`, a date, a datetime (UTC where it has no zone), or a
            pair of these, in which None or `'..'` leaves an end open.
        parameter: The argument's name, for the error.

    Raises:
        InvalidParameter: It is none of these, is open at both ends, or its end is not after its start.
    """
    first, last = _ends(value, parameter)
    found = TimeRange(_start(first, value, parameter), _end(last, value, parameter))
    if found.start is None and found.end is None:
        raise InvalidParameter(parameter, value, "is open at both ends", "Give a start, an end or both")
    if found.start is not None and found.end is not None and found.end <= found.start:
        raise InvalidParameter(
            parameter, value, "is empty: its end is not after its start", "A day or a month includes its last second"
        )
    return found


def rfc3339(moment: datetime) -> str:
    """As the service writes times: UTC with a `Z`, fractions of a second only where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _ends(value: TimeLike, parameter: str) -> tuple[Moment | None, Moment | None]:
    if isinstance(value, str):
        first, slash, last = value.partition("/")
        return (first, last) if slash else (first, first)
    if isinstance(value, date):
        return value, value
    if isinstance(value, Sequence) and len(value) == 2:
        return value[0], value[1]
    raise InvalidParameter(parameter, value, _ALLOWED)


def _start(moment: Moment | None, value: TimeLike, parameter: str) -> datetime | None:
    if moment is None or moment == "..":
        return None
    if isinstance(moment, datetime):
        return _utc(moment)
    if isinstance(moment, date):
        return datetime.combine(moment, time.min, UTC)
    return _parse(moment, value, parameter)


def _end(moment: Moment | None, value: TimeLike, parameter: str) -> datetime | None:
    start = _start(moment, value, parameter)
    if start is None or isinstance(moment, datetime):
        return start
    text = moment.strip() if isinstance(moment, str) else ""
    if isinstance(moment, date) or _DAY.fullmatch(text):
        return start + timedelta(days=1, seconds=-1)
    if _MONTH.fullmatch(text):
        return (start + timedelta(days=31)).replace(day=1) - timedelta(seconds=1)
    return start


def _parse(text: str, value: TimeLike, parameter: str) -> datetime:
    from dateutil.parser import isoparse

    if not isinstance(text, str):
        raise InvalidParameter(parameter, value, _ALLOWED)
    try:
        if not re.match(r"\d{4}-\d{2}", text.strip()):
            raise ValueError(text)
        return _utc(isoparse(text.strip()))
    except ValueError:
        raise InvalidParameter(parameter, value, _ALLOWED) from None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
