# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class RadarResolution(OpenStrEnum):
    """Resolution classes of ground range products."""

    FULL = "FULL"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
