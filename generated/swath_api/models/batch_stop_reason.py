# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchStopReason(OpenStrEnum):
    """Why a batch task was stopped."""

    OUT_OF_PU = "OUT_OF_PU"
    UNHEALTHY = "UNHEALTHY"
    USER_ACTION = "USER_ACTION"
