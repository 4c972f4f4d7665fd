"""Clients that read a whole search, each run in a process of its own.

    python -m benchmarks.listings "swath, items" '{"url": "http://127.0.0.1:43210"}'

prints how many items there were, how long it took and by how much the memory grew.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from benchmarks.memory import peak

if TYPE_CHECKING:
    from pystac_client import ItemSearch

OURS = "swath, items"
OURS_ASYNC = "swath, items of the asynchronous client"
PYSTAC = "pystac-client, items"
PYSTAC_DICTS = "pystac-client, plain dictionaries"

COLLECTION = "sentinel-2-l2a"
TIME = "2024-06-01T00:00:00Z/2024-06-30T23:59:59Z"
WARM = 500
"""Items after which all that is made once has been made."""


@dataclass
class Load:
    """What to read.

    Attributes:
        url: Where the catalogue is.
        work: Seconds that each page is worked on.
        prefetch: Whether the next page is asked for meanwhile.
    """

    url: str
    work: float = 0.0
    prefetch: bool = False


@dataclass
class Result:
    """What it took.

    Attributes:
        items: Items that were read.
        seconds: On the clock.
        growth: By how many MiB the most memory rose after the first items.
    """

    items: int = 0
    seconds: float = 0.0
    growth: float = 0.0

    @contextmanager
    def clocked(self) -> Iterator[None]:
        """Measure what the block takes."""
        begun = time.perf_counter()
        yield
        self.seconds = time.perf_counter() - begun

    def count(self) -> None:
        """Count an item."""
        self.items += 1
        if self.items == WARM:
            self.growth = -peak()


def swath_items(load: Load, result: Result) -> None:
    from swath import SentinelHub

    with SentinelHub("id", "secret", deployment=load.url, token_cache=False) as hub:
        search = hub.catalog.search(COLLECTION, time=TIME, prefetch=load.prefetch)
        search.first()
        with result.clocked():
            for _ in search:
                result.count()
                if load.work and result.items % 100 == 0:
                    time.sleep(load.work)


async def swath_async_items(load: Load, result: Result) -> None:
    from swath import AsyncSentinelHub

    async with AsyncSentinelHub("id", "secret", deployment=load.url, token_cache=False) as hub:
        search = hub.catalog.search(COLLECTION, time=TIME, prefetch=load.prefetch)
        await search.first()
        with result.clocked():
            async for _ in search:
                result.count()
                if load.work and result.items % 100 == 0:
                    await asyncio.sleep(load.work)


def pystac_items(load: Load, result: Result) -> None:
    search = pystac_search(load)
    next(search.items())
    with result.clocked():
        for _ in search.items():
            result.count()


def pystac_dicts(load: Load, result: Result) -> None:
    search = pystac_search(load)
    next(search.items_as_dicts())
    with result.clocked():
        for _ in search.items_as_dicts():
            result.count()


def pystac_search(load: Load) -> ItemSearch:
    from pystac_client import Client

    client = Client.open(f"{load.url}/catalog/v1")
    return client.search(method="POST", collections=[COLLECTION], datetime=TIME, limit=100)


READERS: dict[str, Callable[[Load, Result], Awaitable[None] | None]] = {
    OURS: swath_items,
    OURS_ASYNC: swath_async_items,
    PYSTAC: pystac_items,
    PYSTAC_DICTS: pystac_dicts,
}


def run(name: str, load: Load) -> Result:
    reader = READERS[name]
    result = Result()
    reading = reader(load, result)
    if reading is not None:
        asyncio.run(reading)  # type: ignore[arg-type]
    result.growth += peak()
    return result


if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1], Load(**json.loads(sys.argv[2]))))))
