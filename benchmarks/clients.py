"""Clients that ask for many images, each run in a process of its own.

    python -m benchmarks.clients sentinelhub-py '{"url": "http://127.0.0.1:43210", "sides": [512, 512]}'

says when it is ready, waits for a line, then prints how long it took and what failed.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import warnings
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from swath import Limits

HTTPX = "httpx in a loop"
MANY = "swath, process_many"
TASKS = "swath, tasks"
THREADS = "swath, threads"
PEER = "sentinelhub-py"
PEER_UNSPACED = "sentinelhub-py without its spacing"

REALM = "/auth/realms/main/protocol/openid-connect/token"
BBOX = (14.10, 46.03, 14.36, 46.21)
DAY = "2024-06-21"
EVALSCRIPT = """//VERSION=3
function setup() {
  return { input: ["B04", "B03", "B02"], output: { bands: 3 } };
}
function evaluatePixel(sample) {
  return [4 * sample.B04, 4 * sample.B03, 4 * sample.B02];
}
"""


@dataclass(frozen=True)
class Load:
    """What to ask for.

    Attributes:
        url: Where the service is.
        sides: Pixels on a side of each image.
        in_flight: Requests at the same time.
        limits: Capacity and refill a second by what is limited, for clients that can be told.
        warm: How many images to ask for before the clock starts, for the token, the connections and imports.
    """

    url: str
    sides: list[int]
    in_flight: int = 32
    limits: dict[str, tuple[float, float]] = field(default_factory=dict)
    warm: int = 0

    @property
    def ahead(self) -> list[int]:
        """Pixels on a side of each image that goes ahead of the measured ones."""
        return self.sides[: self.warm]


@dataclass
class Result:
    """What it took, from the first request to the last answer.

    Attributes:
        seconds: On the clock.
        cpu_seconds: Processor time of the client.
        failures: Requests that brought no image, by the name of the error.
    """

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    failures: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def clocked(self) -> Iterator[None]:
        """Measure what the block takes, once whoever started this process says go."""
        print("ready", flush=True)
        sys.stdin.readline()
        seconds, cpu_seconds = time.perf_counter(), time.process_time()
        yield
        self.seconds, self.cpu_seconds = time.perf_counter() - seconds, time.process_time() - cpu_seconds

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count the failure of a request."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever a client makes of it, the request brought no image
            self.lost(type(error).__name__)

    def lost(self, name: str, count: int = 1) -> None:
        """Count failures by the name of their error."""
        self.failures[name] = self.failures.get(name, 0) + count


def body(side: int) -> dict[str, object]:
    """A request as `swath` makes it too."""
    responses = [{"identifier": "default", "format": {"type": "image/png"}}]
    moments = {"from": f"{DAY}T00:00:00Z", "to": f"{DAY}T23:59:59Z"}
    return {
        "input": {
            "bounds": {"bbox": BBOX, "properties": {"crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}},
            "data": [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": moments}}],
        },
        "output": {"width": side, "height": side, "responses": responses},
        "evalscript": EVALSCRIPT,
    }


async def httpx_loop(load: Load, result: Result) -> None:
    """What one writes without a client: so many tasks that take turns, and wait as long as a refusal says."""
    import httpx

    limits = httpx.Limits(max_connections=load.in_flight, max_keepalive_connections=load.in_flight)
    async with httpx.AsyncClient(base_url=load.url, limits=limits, timeout=60) as http:
        form = {"grant_type": "client_credentials", "client_id": "id", "client_secret": "secret"}
        token = (await http.post(REALM, data=form)).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "Accept": "image/png"}

        async def ask(side: int) -> bytes:
            while True:
                response = await http.post("/process/v1", json=body(side), headers=headers)
                if response.status_code != httpx.codes.TOO_MANY_REQUESTS:
                    return response.raise_for_status().content
                await asyncio.sleep(int(response.headers["Retry-After"]) / 1000)

        async def take_turns(sides: Iterator[int]) -> None:
            for side in sides:
                with result.one():
                    await ask(side)

        await asyncio.gather(*map(ask, load.ahead))
        with result.clocked():
            sides = iter(load.sides)
            await asyncio.gather(*(take_turns(sides) for _ in range(load.in_flight)))


class Manner(TypedDict):
    deployment: str
    token_cache: bool
    limits: Limits
    concurrency: int


def manner(load: Load) -> Manner:
    from swath import Bucket, Limits

    return {
        "deployment": load.url,
        "token_cache": False,
        "limits": Limits(**{what: Bucket(*bucket) for what, bucket in load.limits.items()}),
        "concurrency": load.in_flight,
    }


async def swath_many(load: Load, result: Result) -> None:
    """One call for all images."""
    from swath import AsyncSentinelHub, process_request

    async with AsyncSentinelHub("id", "secret", **manner(load)) as hub:

        async def ask(sides: list[int]) -> None:
            requests = (process_request(EVALSCRIPT, bbox=BBOX, time=DAY, size=(side, side)) for side in sides)
            async for answer in hub.process_many(requests):
                with result.one():
                    answer.unwrap()

        await ask(load.ahead)
        with result.clocked():
            await ask(load.sides)


async def swath_tasks(load: Load, result: Result) -> None:
    """As many tasks as requests may be in flight, which take turns."""
    from swath import AsyncSentinelHub

    async with AsyncSentinelHub("id", "secret", **manner(load)) as hub:

        async def take_turns(sides: Iterator[int]) -> None:
            for side in sides:
                with result.one():
                    await hub.process(EVALSCRIPT, bbox=BBOX, time=DAY, size=(side, side))

        async def ask(all_sides: list[int]) -> None:
            sides = iter(all_sides)
            await asyncio.gather(*(take_turns(sides) for _ in range(load.in_flight)))

        await ask(load.ahead)
        with result.clocked():
            await ask(load.sides)


def swath_threads(load: Load, result: Result) -> None:
    """As many threads as requests may be in flight."""
    from swath import SentinelHub

    with (
        SentinelHub("id", "secret", **manner(load)) as hub,
        ThreadPoolExecutor(load.in_flight) as threads,
    ):

        def ask(side: int) -> None:
            with result.one():
                hub.process(EVALSCRIPT, bbox=BBOX, time=DAY, size=(side, side))

        list(threads.map(ask, load.ahead))
        with result.clocked():
            list(threads.map(ask, load.sides))


def sentinelhub_py(load: Load, result: Result, spacing: float = 0.05) -> None:
    """Its own threads; it spaces all requests by 50 ms unless its rate limit is replaced."""
    from sentinelhub import CRS, BBox, DataCollection, MimeType, SentinelHubDownloadClient, SentinelHubRequest, SHConfig
    from sentinelhub.download.rate_limit import SentinelHubRateLimit

    # It warns of each refusal; the service counts them.
    warnings.simplefilter("ignore")
    config = SHConfig(
        use_defaults=True,
        sh_client_id="id",
        sh_client_secret="secret",
        sh_base_url=load.url,
        sh_token_url=load.url + REALM,
    )
    collection = DataCollection.SENTINEL2_L2A.define_from("SENTINEL2_L2A_HERE", service_url=load.url)
    client = SentinelHubDownloadClient(config=config, raise_download_errors=False)
    client.rate_limit = SentinelHubRateLimit(minimum_wait_time=spacing)

    def download(sides: list[int]) -> None:
        requests = [
            SentinelHubRequest(
                evalscript=EVALSCRIPT,
                input_data=[SentinelHubRequest.input_data(collection, time_interval=(DAY, DAY))],
                responses=[SentinelHubRequest.output_response("default", MimeType.PNG)],
                bbox=BBox(BBOX, CRS.WGS84),
                size=(side, side),
                config=config,
            ).download_list[0]
            for side in sides
        ]
        images = client.download(requests, max_threads=load.in_flight, decode_data=False)
        if missing := images.count(None):
            result.lost("DownloadFailedException", missing)

    download(load.ahead)
    with result.clocked():
        download(load.sides)


def sentinelhub_py_unspaced(load: Load, result: Result) -> None:
    sentinelhub_py(load, result, spacing=0.0)


CLIENTS: dict[str, Callable[[Load, Result], Awaitable[None] | None]] = {
    HTTPX: httpx_loop,
    MANY: swath_many,
    TASKS: swath_tasks,
    THREADS: swath_threads,
    PEER: sentinelhub_py,
    PEER_UNSPACED: sentinelhub_py_unspaced,
}


def run(name: str, load: Load) -> Result:
    result = Result()
    client = CLIENTS[name]
    if asyncio.iscoroutinefunction(client):
        asyncio.run(client(load, result))
    else:
        client(load, result)
    return result


if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1], Load(**json.loads(sys.argv[2]))))))
