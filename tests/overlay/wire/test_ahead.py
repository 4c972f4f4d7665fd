import asyncio
import contextvars
import threading
import time

import anyio
import pytest

from swath import Page
from swath._async._pager import AsyncPager
from swath._sync._pager import Pager
from swath.wire.ahead import Ahead

PAGES = 20


class Slow:
    """A listing whose pages take a while; knows how many are under way and how many were given up."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.under_way = self.given_up = self.asked = 0

    async def fetch(self, token: str | None, size: int) -> Page[int]:
        self.under_way += 1
        self.asked += 1
        try:
            await anyio.sleep(self.seconds)
        except BaseException:
            self.given_up += 1
            raise
        finally:
            self.under_way -= 1
        number = int(token or 0)
        return Page([number], str(number + 1) if number + 1 < PAGES else None)


async def a_few_turns() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.mark.anyio
async def test_the_next_page_is_under_way_while_items_are_worked_on() -> None:
    listing = Slow()
    async for item in AsyncPager(listing.fetch, prefetch=True):
        await a_few_turns()
        assert listing.asked == min(item + 2, PAGES)


@pytest.mark.anyio
async def test_leaving_the_loop_ends_the_task() -> None:
    listing = Slow()
    before = asyncio.all_tasks()
    async for _ in AsyncPager(listing.fetch, prefetch=True):
        listing.seconds = 3600
        await a_few_turns()
        assert (listing.under_way, listing.asked) == (1, 2)
        break
    await a_few_turns()
    assert (listing.under_way, listing.given_up) == (0, 1)
    assert asyncio.all_tasks() == before


@pytest.mark.anyio
async def test_an_error_in_the_loop_ends_the_task() -> None:
    listing = Slow()
    with pytest.raises(ValueError, match="mine"):  # noqa: PT012 (the loop is what is tested)
        async for _ in AsyncPager(listing.fetch, prefetch=True):
            listing.seconds = 3600
            raise ValueError("mine")
    await a_few_turns()
    assert listing.under_way == 0


@pytest.mark.anyio
async def test_cancelling_the_reader_ends_the_task() -> None:
    listing = Slow()

    async def read() -> None:
        async for _ in AsyncPager(listing.fetch, prefetch=True):
            listing.seconds = 3600

    reader = asyncio.create_task(read())
    await a_few_turns()
    assert listing.under_way == 1
    reader.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reader
    await a_few_turns()
    assert (listing.under_way, listing.given_up) == (0, 1)


@pytest.mark.anyio
async def test_the_error_of_a_page_that_nobody_wants_is_not_reported(caplog: pytest.LogCaptureFixture) -> None:
    async def fetch(token: str | None, size: int) -> Page[int]:
        if token:
            raise ConnectionError("gone")
        return Page([1], "2")

    async for _ in AsyncPager(fetch, prefetch=True):
        await a_few_turns()
        break
    await a_few_turns()
    assert caplog.records == []


@pytest.mark.parametrize("anyio_backend", ["trio"])
@pytest.mark.anyio
async def test_trio_reads_page_by_page() -> None:
    listing = Slow()
    assert await AsyncPager(listing.fetch, prefetch=True).to_list() == list(range(PAGES))


def test_a_thread_asks_ahead_and_is_waited_for() -> None:
    asked: list[str | None] = []
    may_answer = threading.Event()

    def fetch(token: str | None, size: int) -> Page[int]:
        asked.append(token)
        if token == "1":
            assert threading.current_thread() is not threading.main_thread()
            may_answer.wait(10)
        number = int(token or 0)
        return Page([number], str(number + 1))

    pages = Pager(fetch, prefetch=True).by_page()
    assert next(pages).items == [0]
    deadline = time.monotonic() + 10
    while len(asked) < 2 and time.monotonic() < deadline:
        time.sleep(0.001)
    assert asked == [None, "1"]
    may_answer.set()
    pages.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("swath-ahead")]


def test_a_thread_sees_the_context_of_whoever_asks() -> None:
    variable = contextvars.ContextVar("variable", default="none")
    variable.set("mine")
    with Ahead(lambda _: variable.get()) as ahead:
        ahead.start(None)
        assert ahead.result(None) == "mine"
