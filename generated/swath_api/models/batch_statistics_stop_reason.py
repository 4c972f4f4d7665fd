# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchStatisticsStopReason(OpenStrEnum):
    """Why a batch statistics task was stopped."""

    OUT_OF_PU = "OUT_OF_PU"
    USER_ACTION = "USER_ACTION"
