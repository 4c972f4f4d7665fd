# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class StatisticsStatus(OpenStrEnum):
    """Whether all intervals could be computed, some of them, or none."""

    FAILED = "FAILED"
    OK = "OK"
    PARTIAL = "PARTIAL"
