# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchUserAction(OpenStrEnum):
    """The last thing that the user asked of a task."""

    ANALYSE = "ANALYSE"
    NONE = "NONE"
    START = "START"
    STOP = "STOP"
