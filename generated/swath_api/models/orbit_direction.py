# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class OrbitDirection(OpenStrEnum):
    """Northwards (ascending) or southwards (descending)."""

    ASCENDING = "ASCENDING"
    DESCENDING = "DESCENDING"
