"""Clients that download a file, each run in a process of its own.

    python -m benchmarks.downloading "swath" '{"url": "http://127.0.0.1:43210", "path": "/tmp/file"}'

prints how long it took and by how much the memory grew.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.memory import peak

BARE = "httpx, stream to disk"
BARE_ASYNC = "httpx, stream to disk, asynchronous"
OURS = "swath, save"
OURS_ASYNC = "swath, save of the asynchronous client"

COLLECTION, TILE = "6b1b5d0e-0d35-4d1b-9a3f-3f4a6d1f2c10", "9f7e5a2c-8c34-4c9b-8a57-1b3c5d7e9f01"


@dataclass
class Load:
    """What to download, and where to."""

    url: str
    path: str


@dataclass
class Result:
    """What it took.

    Attributes:
        seconds: On the clock.
        growth: By how many MiB the most memory rose.
    """

    seconds: float = 0.0
    growth: float = 0.0

    @contextmanager
    def clocked(self) -> Iterator[None]:
        """Measure what the block takes."""
        before, begun = peak(), time.perf_counter()
        yield
        self.seconds, self.growth = time.perf_counter() - begun, peak() - before


def bare_stream(load: Load, result: Result) -> None:
    """What one writes without a client."""
    import httpx

    with httpx.Client() as http:
        http.post(load.url + "/token", data={})
        with result.clocked(), http.stream("GET", load.url) as response, Path(load.path).open("wb") as file:
            file.writelines(response.iter_raw())


async def bare_async_stream(load: Load, result: Result) -> None:
    import httpx

    async with httpx.AsyncClient() as http:
        await http.post(load.url + "/token", data={})
        with result.clocked(), Path(load.path).open("wb") as file:
            async with http.stream("GET", load.url) as response:
                async for chunk in response.aiter_raw():
                    file.write(chunk)


def swath_save(load: Load, result: Result) -> None:
    from swath import SentinelHub

    with SentinelHub("id", "secret", deployment=load.url, token_cache=False) as hub:
        download = hub.byoc.tile(COLLECTION, TILE).file("B04.tif")
        next(iter(download))
        with result.clocked():
            download.save(load.path)


async def swath_async_save(load: Load, result: Result) -> None:
    from swath import AsyncSentinelHub

    async with AsyncSentinelHub("id", "secret", deployment=load.url, token_cache=False) as hub:
        download = hub.byoc.tile(COLLECTION, TILE).file("B04.tif")
        async for _ in download:
            break
        with result.clocked():
            await download.save(load.path)


CLIENTS: dict[str, Callable[[Load, Result], Awaitable[None] | None]] = {
    BARE: bare_stream,
    BARE_ASYNC: bare_async_stream,
    OURS: swath_save,
    OURS_ASYNC: swath_async_save,
}


def run(name: str, load: Load) -> Result:
    result = Result()
    downloading = CLIENTS[name](load, result)
    if downloading is not None:
        asyncio.run(downloading)  # type: ignore[arg-type]
    return result


if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1], Load(**json.loads(sys.argv[2]))))))
