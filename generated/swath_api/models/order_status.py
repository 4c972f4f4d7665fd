# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class OrderStatus(OpenStrEnum):
    """The state of an order: a quote until it is confirmed, then `RUNNING`, and in the end `DONE`, `PARTIAL`,
    `FAILED` or `CANCELLED`.
    """

    CANCELLED = "CANCELLED"
    CREATED = "CREATED"
    DONE = "DONE"
    FAILED = "FAILED"
    PARTIAL = "PARTIAL"
    RUNNING = "RUNNING"
