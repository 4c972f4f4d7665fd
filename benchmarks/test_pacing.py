"""More requests at once than a rate limit lets through: how long clients take, and how often they are refused."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from random import Random
from threading import Barrier

import pytest

from benchmarks.clients import HTTPX, PEER, TASKS
from benchmarks.report import IDEAL, LEARNING, TOLD, Figures
from benchmarks.runs import Run, run
from benchmarks.server import Settings

COUNT = 120
CAPACITY, PER_SECOND = 30, 10
# Row of the table: client, and whether it is told the limit.
CONTENDERS = {TOLD: (TASKS, True), LEARNING: (TASKS, False), HTTPX: (HTTPX, False), PEER: (PEER, False)}


@dataclass(frozen=True)
class Limit:
    """A limit, and requests that it holds back.

    Attributes:
        what: `requests` or `units`.
        sides: Pixels on a side of each image.
        total: How much of what is limited they need.
    """

    what: str
    sides: list[int]
    total: float


def equal() -> Limit:
    return Limit("requests", [512] * COUNT, COUNT)


def mixed() -> Limit:
    """Images of a quarter of a processing unit to four."""
    sides = Random(7).choices([256, 384, 512, 768, 1024], weights=[4, 3, 3, 2, 1], k=COUNT)
    return Limit("units", sides, sum(side * side for side in sides) / 512**2)


@pytest.mark.parametrize("latency", [0.0, 0.1])
@pytest.mark.parametrize("limit", [equal(), mixed()], ids=lambda limit: limit.what)
def test_pacing(limit: Limit, latency: float, figures: Figures) -> None:
    ready = Barrier(len(CONTENDERS), timeout=60)
    bucket = (CAPACITY, PER_SECOND)

    def one(turn: int, client: str, is_told: bool) -> Run:
        def start() -> None:
            ready.wait()
            # What is busiest at the start are the clients: not all at once; and the bucket is full again by then.
            time.sleep(0.5 + turn)

        return run(
            client,
            Settings(latency=latency, **{limit.what: bucket}),
            start=start,
            sides=limit.sides,
            limits={limit.what: bucket} if is_told else {},
            warm=1,
        )

    # Side by side, since most of what they do is wait.
    with ThreadPoolExecutor(len(CONTENDERS)) as threads:
        found = threads.map(one, count(), *zip(*CONTENDERS.values(), strict=True))
        runs = dict(zip(CONTENDERS, found, strict=True))
    subject = f"{CAPACITY} {limit.what} and {PER_SECOND} a second, {1000 * latency:.0f} ms each"
    figures.add("paced", subject, IDEAL, (limit.total - CAPACITY) / PER_SECOND + latency)
    for name, this in runs.items():
        figures.add("paced", subject, name, this.result.seconds)
        figures.add("refusals", subject, name, this.seen.refused)
        figures.remark("paced", subject, name, this.remark(COUNT))
    for name in (TOLD, LEARNING):
        assert not runs[name].result.failures
