# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchUserActionV1(OpenStrEnum):
    """The last thing that the user asked of a batch request."""

    ANALYSE = "ANALYSE"
    CANCEL = "CANCEL"
    NONE = "NONE"
    START = "START"
