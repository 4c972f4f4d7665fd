# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchTaskStatus(OpenStrEnum):
    """The state of a batch task. `DONE` and `FAILED` are final; `STOPPED` can be started again."""

    ANALYSING = "ANALYSING"
    ANALYSIS_DONE = "ANALYSIS_DONE"
    CREATED = "CREATED"
    DONE = "DONE"
    FAILED = "FAILED"
    PROCESSING = "PROCESSING"
    STOPPED = "STOPPED"
