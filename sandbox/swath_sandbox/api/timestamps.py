"""Times as the service writes and reads them."""

import re
from datetime import UTC, datetime

# RFC 3339; fractions of any length, of which microseconds are kept.
_DATE_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)")


def parse_time(text: str) -> datetime:
    """An aware UTC time from an RFC 3339 date-time; ValueError for anything else."""
    match = _DATE_TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not an RFC 3339 date-time")
    date, time, fraction, offset = match.groups()
    microseconds = (fraction or "")[:6].ljust(6, "0")
    zone = "+00:00" if offset in "Zz" else offset
    try:
        return datetime.fromisoformat(f"{date}T{time}.{microseconds}{zone}").astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{text!r} is out of range") from None


def format_time(time: datetime) -> str:
    """A UTC time such as `2021-01-25T07:37:20.296Z`; milliseconds only when there are any."""
    timespec = "milliseconds" if time.microsecond else "seconds"
    return time.astimezone(UTC).isoformat(timespec=timespec).replace("+00:00", "Z")


def show_time(seconds: float) -> str:
    """A time of a record, in seconds since the epoch, as the service writes it."""
    return format_time(datetime.fromtimestamp(seconds, UTC))
