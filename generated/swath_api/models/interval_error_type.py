# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class IntervalErrorType(OpenStrEnum):
    """A fault of the request, of the evalscript at work, or a lack of time."""

    BAD_REQUEST = "BAD_REQUEST"
    EXECUTION_ERROR = "EXECUTION_ERROR"
    TIMEOUT = "TIMEOUT"
