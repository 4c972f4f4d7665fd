# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class SubscriptionStatus(OpenStrEnum):
    """The state of a subscription: `CREATED` until it is confirmed, then `RUNNING`, and in the end `COMPLETED`,
    `FAILED` or `CANCELLED`.
    """

    CANCELLED = "CANCELLED"
    COMPLETED = "COMPLETED"
    CREATED = "CREATED"
    FAILED = "FAILED"
    RUNNING = "RUNNING"
