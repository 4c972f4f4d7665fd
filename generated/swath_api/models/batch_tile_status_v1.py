# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchTileStatusV1(OpenStrEnum):
    """How far the rendering of a tile is."""

    FAILED = "FAILED"
    PENDING = "PENDING"
    PROCESSED = "PROCESSED"
    PROCESSING = "PROCESSING"
    QUEUED = "QUEUED"
    SCHEDULED = "SCHEDULED"
