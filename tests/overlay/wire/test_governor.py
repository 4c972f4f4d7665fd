"""Requests that wait for their turn."""

import threading
import time
from collections.abc import Callable
from math import inf

import anyio
import pytest

from swath.core.buckets import Bucket, Limits
from swath.wire._async.governor import AsyncLocalGovernor
from swath.wire._sync.governor import LocalGovernor

FAST = Limits(Bucket(1, 100), Bucket(1000, 1000))


@pytest.mark.anyio
async def test_a_request_goes_at_once_where_nothing_is_known() -> None:
    governor = AsyncLocalGovernor(Limits(), concurrency=1, longest=60.0)
    async with governor.place():
        ticket = await governor.start(0.3, again=False, before=inf)
        governor.passed(ticket, 0.3)


@pytest.mark.anyio
async def test_no_more_are_under_way_than_may_be() -> None:
    governor = AsyncLocalGovernor(Limits(), concurrency=2, longest=60.0)
    under_way = most = 0

    async def ask() -> None:
        nonlocal under_way, most
        async with governor.place():
            under_way += 1
            most = max(most, under_way)
            await anyio.sleep(0.001)
            under_way -= 1

    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(ask)
    assert most == 2


@pytest.mark.anyio
async def test_requests_go_in_the_order_in_which_they_came() -> None:
    governor = AsyncLocalGovernor(FAST, concurrency=32, longest=60.0)
    went: list[int] = []

    async def ask(number: int) -> None:
        async with governor.place():
            ticket = await governor.start(1.0, again=False, before=inf)
            went.append(number)
            governor.passed(ticket, 1.0)

    async with anyio.create_task_group() as tasks:
        for number in range(10):
            tasks.start_soon(ask, number)
            await anyio.sleep(0)
    assert went == list(range(10))


@pytest.mark.anyio
async def test_one_that_was_refused_goes_before_those_that_were_not() -> None:
    governor = AsyncLocalGovernor(FAST, concurrency=32, longest=60.0)
    went: list[str] = []

    async def ask(name: str, *, again: bool) -> None:
        async with governor.place():
            ticket = await governor.start(1.0, again=again, before=inf)
            went.append(name)
            governor.passed(ticket, 1.0)

    governor.refused(await governor.start(1.0, again=False, before=inf), 0.05)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: ask("new", again=False))
        await anyio.sleep(0.01)
        tasks.start_soon(lambda: ask("refused", again=True))
        await anyio.sleep(0.01)
    assert went == ["refused", "new"]


@pytest.mark.anyio
async def test_who_gives_up_waiting_leaves_the_line_to_the_others() -> None:
    governor = AsyncLocalGovernor(Limits(), concurrency=1, longest=60.0)
    ticket = await governor.start(1.0, again=False, before=inf)
    governor.refused(ticket, 0.05)
    for again in (False, True):
        with anyio.move_on_after(0.01) as scope:
            async with governor.place():
                await governor.start(1.0, again=again, before=inf)
        assert scope.cancelled_caught
    with anyio.fail_after(5):
        async with governor.place():
            governor.passed(await governor.start(1.0, again=False, before=inf), None)


@pytest.mark.anyio
async def test_what_was_learnt_can_be_read() -> None:
    assert AsyncLocalGovernor(FAST, concurrency=1, longest=60.0).limits == FAST


def until(condition: Callable[[], object]) -> None:
    while not condition():
        time.sleep(0.0005)


def test_threads_go_in_the_order_in_which_they_came_and_refused_ones_first() -> None:
    governor = LocalGovernor(FAST, concurrency=32, longest=60.0)
    went: list[str] = []

    def ask(name: str, again: bool) -> None:
        with governor.place():
            ticket = governor.start(1.0, again=again, before=inf)
            went.append(name)
            governor.passed(ticket, 1.0)

    governor.refused(governor.start(1.0, again=False, before=inf), 0.2)
    threads = []
    for name in ("first", "second", "third"):
        threads.append(threading.Thread(target=ask, args=(name, False)))
        threads[-1].start()
        until(lambda: governor._first_in_line._free == 0 and len(governor._first_in_line._queue) == len(threads) - 1)
    threads.append(threading.Thread(target=ask, args=("refused", True)))
    threads[-1].start()
    for thread in threads:
        thread.join(5)
    assert went == ["refused", "first", "second", "third"]


def test_many_threads_lose_no_place() -> None:
    governor = LocalGovernor(Limits(Bucket(10_000, 10_000)), concurrency=4, longest=60.0)

    def ask() -> None:
        for number in range(50):
            with governor.place():
                ticket = governor.start(1.0, again=False, before=inf)
                if number % 25 == 24:
                    governor.refused(ticket, 0.001)
                    ticket = governor.start(1.0, again=True, before=inf)
                governor.passed(ticket, 1.0)

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    assert not governor._pacer._under_way


@pytest.mark.anyio
async def test_who_could_not_go_in_time_does_not_wait() -> None:
    governor = AsyncLocalGovernor(Limits(), concurrency=1, longest=60.0)
    governor.refused(await governor.start(1.0, again=False, before=inf), 30.0)
    with anyio.fail_after(5):
        assert await governor.start(1.0, again=True, before=time.monotonic() + 1) is None
        assert await governor.start(1.0, again=False, before=time.monotonic() + 1) is None
