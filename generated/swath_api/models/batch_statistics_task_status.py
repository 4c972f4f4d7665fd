# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchStatisticsTaskStatus(OpenStrEnum):
    """The state of a batch statistics task. `DONE`, `PARTIAL` and `FAILED` are final; `STOPPED` can be started
    again.
    """

    ANALYSING = "ANALYSING"
    ANALYSIS_DONE = "ANALYSIS_DONE"
    CREATED = "CREATED"
    DONE = "DONE"
    FAILED = "FAILED"
    PARTIAL = "PARTIAL"
    PROCESSING = "PROCESSING"
    STOPPED = "STOPPED"
