"""How long each part of a request may take."""

import math
from dataclasses import dataclass, fields

from swath.errors import InvalidParameter


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds that a request may take; each part ends in `RequestTimeout`.

    Attributes:
        connect: Until a connection stands.
        read: Between two arrivals of bytes; the service computes for up to five minutes before the first one.
        pool: Until one of the client's connections is free.
        total: From the first sending of a request to the end of its answer, with all its retries and pauses. Time that
            a request waits for its turn before it is sent at all does not count.

    Raises:
        InvalidParameter: One of them is not a positive number.
    """

    connect: float = 10.0
    read: float = 300.0
    pool: float = 60.0
    total: float = 900.0

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
                raise InvalidParameter(f"timeouts.{one.name}", value, "must be a positive number of seconds")
