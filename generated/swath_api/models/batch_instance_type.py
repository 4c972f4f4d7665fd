# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchInstanceType(OpenStrEnum):
    """The size of the machines that do the work."""

    LARGE = "large"
    NORMAL = "normal"
