# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class SensingTimesPresence(OpenStrEnum):
    """Whether all tiles, some of them or none have a sensing time."""

    NO = "NO"
    PARTIALLY = "PARTIALLY"
    YES = "YES"
