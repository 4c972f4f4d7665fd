# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class DeliveryStatus(OpenStrEnum):
    """The state of a delivery: awaited from the provider, delivered, prepared and ingested, and in the end `DONE`,
    `DELIVERY_FAILED`, `IMPORT_FAILED` or `NON_INGESTIBLE`.
    """

    DELIVERED = "DELIVERED"
    DELIVERY_FAILED = "DELIVERY_FAILED"
    DONE = "DONE"
    IMPORT_FAILED = "IMPORT_FAILED"
    INGESTING = "INGESTING"
    NON_INGESTIBLE = "NON_INGESTIBLE"
    PREPARING = "PREPARING"
    WAITING = "WAITING"
