# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class LastIntervalBehavior(OpenStrEnum):
    """Leave the interval out, end it with the time range, or let it reach beyond."""

    EXTEND = "EXTEND"
    SHORTEN = "SHORTEN"
    SKIP = "SKIP"
