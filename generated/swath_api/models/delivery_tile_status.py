# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class DeliveryTileStatus(OpenStrEnum):
    """How far the ingestion of a tile is."""

    FAILED = "FAILED"
    INGESTED = "INGESTED"
    INGESTING = "INGESTING"
    QUEUED = "QUEUED"
    WAITING = "WAITING"
