# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchRequestStatusV1(OpenStrEnum):
    """The state of a batch request. `DONE`, `FAILED` and `CANCELED` are final; `PARTIAL` can be restarted."""

    ANALYSING = "ANALYSING"
    ANALYSIS_DONE = "ANALYSIS_DONE"
    CANCELED = "CANCELED"
    CREATED = "CREATED"
    DONE = "DONE"
    FAILED = "FAILED"
    PARTIAL = "PARTIAL"
    PROCESSING = "PROCESSING"
