# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class ByocTileStatus(OpenStrEnum):
    """How far the ingestion of a tile has come."""

    FAILED = "FAILED"
    INGESTED = "INGESTED"
    INGESTING = "INGESTING"
    QUEUED = "QUEUED"
    WAITING = "WAITING"
