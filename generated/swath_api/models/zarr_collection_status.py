# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class ZarrCollectionStatus(OpenStrEnum):
    """How far the ingestion of a Zarr collection has come."""

    CREATED = "CREATED"
    FAILED = "FAILED"
    INGESTED = "INGESTED"
    INGESTING = "INGESTING"
