"""What all operations share."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from swath_sandbox.api.index import Index
from swath_sandbox.api.limits import RateLimits
from swath_sandbox.api.tokens import TokenStore
from swath_sandbox.world import World


@dataclass(frozen=True, slots=True)
class Service:
    """The state behind the operations; `renderings` holds the places for process requests."""

    world: World
    index: Index
    tokens: TokenStore
    limits: RateLimits
    renderings: threading.Semaphore
    now: Callable[[], datetime]
