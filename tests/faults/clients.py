"""One operation of each kind, through both clients."""

import json
from collections.abc import Callable
from typing import Any

import anyio

from faults.server import Server
from faults.service import CLIENT_ID, SECRET, TOKEN_PATH
from faults.table import Row
from swath import AsyncSentinelHub, Deployment, RetryPolicy, SentinelHub, models
from swath.core.operations import Kind
from swath.wire.endpoints import api

MOST = 4 << 20
"""Bytes that an answer may have."""

EVALSCRIPT = """//VERSION=3
function setup() { return { input: ['B02'], output: { bands: 1 } } }
function evaluatePixel(sample) { return [sample.B02] }
"""
PLACE: Any = {"bbox": (13.8, 45.9, 14.5, 46.3), "time": "2024-06", "size": (64, 64)}
WHERE = "eo:cloud_cover < 20"
BATCH = {
    "processRequest": {"input": {"bounds": {"bbox": [13.8, 45.9, 14.5, 46.3]}, "data": []}, "evalscript": EVALSCRIPT},
    "input": {"type": "tiling-grid", "id": 1, "resolution": 10.0},
    "output": {"type": "raster", "delivery": {"s3": {"url": "s3://bucket/x"}}},
}

Call = Callable[[Row, Kind, Server, Server, RetryPolicy], list[bytes]]


def padding(row: Row) -> str:
    return " " * (8 << 20) if row.big else ""


def batch(row: Row) -> models.BatchTaskRequest:
    return models.BatchTaskRequest.from_dict(BATCH | {"description": padding(row)})


def settings(row: Row, service: Server, tokens: Server, retries: RetryPolicy) -> dict[str, Any]:
    """The arguments of a client."""
    place = Deployment(service.url, tokens.url + TOKEN_PATH, retry_after_unit=row.retry_after_unit)
    return {
        "client_id": CLIENT_ID,
        "client_secret": SECRET,
        "deployment": place,
        "retries": retries,
        "timeouts": row.times,
        "http2": row.http2,
        # Without a limit that is told, requests begin at a moderate rate.
        "requests_per_minute": 1_000_000,
        "max_answer_bytes": MOST,
    }


def call(row: Row, kind: Kind, service: Server, tokens: Server, retries: RetryPolicy) -> list[bytes]:
    """What the calls of a row come to."""
    with SentinelHub(**settings(row, service, tokens, retries)) as hub:
        answers = []
        for number in range(row.calls):
            if number:
                service.settle()
            answers.append(ask(hub, row, kind))
        return answers


def call_async(row: Row, kind: Kind, service: Server, tokens: Server, retries: RetryPolicy) -> list[bytes]:
    """The same through the asynchronous client."""

    async def calls() -> list[bytes]:
        async with AsyncSentinelHub(**settings(row, service, tokens, retries)) as hub:
            answers = []
            for number in range(row.calls):
                if number:
                    await anyio.to_thread.run_sync(service.settle)
                answers.append(await ask_async(hub, row, kind))
            return answers

    return anyio.run(calls)


CALLS: dict[str, Call] = {"sync": call, "async": call_async}


def ask(hub: SentinelHub, row: Row, kind: Kind) -> bytes:
    match kind:
        case Kind.READ:
            found = hub.catalog.search("sentinel-2-l2a", time="2024-06", filter=WHERE + padding(row))
            return json.dumps([item.to_dict() for item in found]).encode()
        case Kind.PAID:
            return hub.process(EVALSCRIPT + padding(row), data="sentinel-2-l2a", **PLACE).content
        case Kind.CREATE:
            task = hub._core.call(api.batch.create_batch_task, models.BatchTask, body=batch(row))
            return json.dumps(task.to_dict()).encode()
        case _:
            hub._core.call(api.batch.start_batch_task, type(None), "task-1")
            return b"started"


async def ask_async(hub: AsyncSentinelHub, row: Row, kind: Kind) -> bytes:
    match kind:
        case Kind.READ:
            found = hub.catalog.search("sentinel-2-l2a", time="2024-06", filter=WHERE + padding(row))
            return json.dumps([item.to_dict() async for item in found]).encode()
        case Kind.PAID:
            image = await hub.process(EVALSCRIPT + padding(row), data="sentinel-2-l2a", **PLACE)
            return image.content
        case Kind.CREATE:
            task = await hub._core.call(api.batch.create_batch_task, models.BatchTask, body=batch(row))
            return json.dumps(task.to_dict()).encode()
        case _:
            await hub._core.call(api.batch.start_batch_task, type(None), "task-1")
            return b"started"
