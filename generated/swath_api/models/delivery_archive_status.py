# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class DeliveryArchiveStatus(OpenStrEnum):
    """The state of an archive; only one that is `DONE` can be downloaded."""

    DONE = "DONE"
    FAILED = "FAILED"
    PREPARING = "PREPARING"
    WAITING = "WAITING"
