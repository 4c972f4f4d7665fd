"""What all operations share."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from swath_sandbox.api.index import Index
from swath_sandbox.api.limits import RateLimits
from swath_sandbox.api.tokens import TokenStore
from swath_sandbox.buckets import Buckets
from swath_sandbox.clock import Clock
from swath_sandbox.settings import Settings
from swath_sandbox.state import State
from swath_sandbox.world import World


@dataclass(frozen=True, slots=True)
class Service:
    """What is behind the operations.

    Attributes:
        settings: how the sandbox behaves.
        world: the Earth that it shows.
        index: the world's acquisitions.
        tokens: who may ask.
        limits: how often.
        renderings: the places for what is rendered at the same time.
        clock: the sandbox's time.
        state: what it remembers: jobs, collections and orders.
        buckets: the object storage that requests name.
        settle: brings the jobs of all areas up to the present.
    """

    settings: Settings
    world: World
    index: Index
    tokens: TokenStore
    limits: RateLimits
    renderings: threading.Semaphore
    clock: Clock
    state: State
    buckets: Buckets
    settle: Callable[[], None]

    def now(self) -> datetime:
        """The sandbox's time, in UTC."""
        return self.clock.now()
