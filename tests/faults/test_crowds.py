"""Many callers at once, while one thing is broken for all of them."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import anyio
import pytest

from faults import faults as f
from faults.clients import ask, ask_async, settings
from faults.server import Fault, Server
from faults.service import World
from faults.table import HASTY, KINDS, PATIENT, Row
from swath import AsyncSentinelHub, AuthenticationError, RetryPolicy, SentinelHub
from swath.core.operations import Kind

CALLERS = 12
ROW = Row("crowd", dict.fromkeys(KINDS))
RETRIES = RetryPolicy(first=0.01, pick=lambda low, _: low)


def crowd(row: Row, service: Server, tokens: Server) -> list[BaseException | None]:
    """What so many threads that call at once come to."""
    with SentinelHub(**settings(row, service, tokens, RETRIES)) as hub, ThreadPoolExecutor(CALLERS) as pool:
        calls = [pool.submit(ask, hub, row, Kind.READ) for _ in range(CALLERS)]
        return [call.exception() for call in calls]


def crowd_async(row: Row, service: Server, tokens: Server) -> list[BaseException | None]:
    """The same with tasks."""
    results: list[BaseException | None] = []

    async def call(hub: AsyncSentinelHub) -> None:
        try:
            await ask_async(hub, row, Kind.READ)
        except Exception as error:  # noqa: BLE001 (it is judged below)
            results.append(error)
        else:
            results.append(None)

    async def calls() -> None:
        async with (
            AsyncSentinelHub(**settings(row, service, tokens, RETRIES)) as hub,
            anyio.create_task_group() as tasks,
        ):
            for _ in range(CALLERS):
                tasks.start_soon(call, hub)

    anyio.run(calls)
    return results


Crowd = Callable[[Row, Server, Server], list[BaseException | None]]
both_clients = pytest.mark.parametrize("crowd", [crowd, crowd_async], ids=["sync", "async"])


@both_clients
@pytest.mark.parametrize("fault", [f.silent, f.dripping_body], ids=lambda fault: fault.__name__)
def test_callers_wait_together_for_a_token_that_does_not_come_and_not_one_after_another(
    crowd: Crowd, fault: Fault
) -> None:
    world = World()
    with Server(world) as service, Server(world, f.always(fault)) as tokens:
        started = time.monotonic()
        results = crowd(replace(ROW, times=HASTY), service, tokens)
        seconds = time.monotonic() - started
    assert {type(error) for error in results} == {AuthenticationError}
    assert seconds < 3 * HASTY.total + 0.5
    assert service.requests == []


@both_clients
def test_a_token_that_is_refused_in_the_midst_of_a_crowd_is_renewed_once(crowd: Crowd) -> None:
    world = World()
    with Server(world, [f.token_refused]) as service, Server(world) as tokens:
        results = crowd(replace(ROW, times=PATIENT), service, tokens)
    assert results == [None] * CALLERS
    assert world.issued == 2


@both_clients
def test_one_caller_that_waits_for_ever_keeps_no_other_waiting(crowd: Crowd) -> None:
    world = World()
    patient = replace(ROW, times=replace(PATIENT, total=1.0))
    with Server(world, [f.silent]) as service, Server(world) as tokens:
        results = crowd(patient, service, tokens)
    assert [type(error).__name__ for error in results if error is not None] == ["RequestTimeout"]
