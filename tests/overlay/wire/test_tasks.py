import asyncio
import gc
import itertools
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import anyio
import pytest

from swath.wire.tasks import AsyncResults

both_backends = pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])


def nothing(_: object) -> None:
    pass


class Work:
    """Calls that last a few turns of the loop each, and what is known of them."""

    def __init__(self, turns: Callable[[int], int] = lambda _: 1, turns_to_end: int = 0) -> None:
        self.turns = turns
        self.turns_to_end = turns_to_end
        self.under_way = self.most_under_way = 0
        self.drawn = 0

    async def __call__(self, index: int, item: object) -> tuple[int, object]:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            for _ in range(self.turns(index)):
                await anyio.lowlevel.checkpoint()
        finally:
            # What is cancelled may still have something to bring to an end.
            with anyio.CancelScope(shield=True):
                for _ in range(self.turns_to_end):
                    await anyio.lowlevel.checkpoint()
            self.under_way -= 1
        return index, item

    def items(self, count: int | None = None) -> Iterator[str]:
        for number in itertools.count() if count is None else range(count):
            self.drawn += 1
            yield f"item {number}"

    async def async_items(self, count: int | None = None) -> AsyncIterator[str]:
        for item in self.items(count):
            await anyio.lowlevel.checkpoint()
            yield item

    def results(
        self,
        items: object,
        concurrency: int = 4,
        ordered: bool = True,
        on_finished: Callable[[Any], None] = nothing,
    ) -> AsyncResults[Any]:
        return AsyncResults(self, items, concurrency=concurrency, ordered=ordered, on_finished=on_finished)  # type: ignore[arg-type]


def numbered(count: int) -> list[tuple[int, str]]:
    return [(number, f"item {number}") for number in range(count)]


@both_backends
@pytest.mark.anyio
@pytest.mark.parametrize("concurrency", [1, 2, 7, 100])
@pytest.mark.parametrize("is_async", [True, False])
async def test_outcomes_come_in_the_order_of_their_items(concurrency: int, is_async: bool) -> None:
    work = Work(turns=lambda index: 80 + 13 * index % 7)
    items = work.async_items(30) if is_async else work.items(30)
    assert await work.results(items, concurrency).to_list() == numbered(30)
    assert work.most_under_way == min(concurrency, 30)


@both_backends
@pytest.mark.anyio
async def test_outcomes_come_as_they_are_ready_where_order_does_not_matter() -> None:
    work = Work(turns=lambda index: 50 if index == 0 else 1)
    outcomes = await work.results(work.items(10), ordered=False).to_list()
    assert outcomes[-1] == (0, "item 0")
    assert sorted(outcomes) == numbered(10)


@both_backends
@pytest.mark.anyio
async def test_nothing_to_do_gives_nothing() -> None:
    assert await Work().results([]).to_list() == []


@both_backends
@pytest.mark.anyio
@pytest.mark.parametrize("ordered", [True, False])
async def test_items_are_drawn_no_further_ahead_than_twice_the_concurrency(ordered: bool) -> None:
    work = Work()
    async with work.results(work.items(), concurrency=3, ordered=ordered) as results:
        handed_out = 0
        async for _ in results:
            handed_out += 1
            await anyio.wait_all_tasks_blocked()
            assert work.drawn <= handed_out + 6
            if handed_out == 6:
                break
    assert work.under_way == 0


@both_backends
@pytest.mark.anyio
async def test_behind_a_slow_call_no_more_begin_than_twice_the_concurrency() -> None:
    work = Work(turns=lambda index: 1000 if index == 0 else 1)
    async with work.results(work.items(), concurrency=5) as results:
        await anext(results)
        assert work.drawn == 10


@both_backends
@pytest.mark.anyio
async def test_nothing_begins_before_the_first_outcome_is_asked_for() -> None:
    work = Work()
    async with work.results(work.items()):
        await anyio.wait_all_tasks_blocked()
    work.results(work.items())
    assert work.drawn == 0


@both_backends
@pytest.mark.anyio
async def test_an_item_that_waits_for_an_outcome_does_not_hold_that_outcome_up() -> None:
    seen = anyio.Event()

    async def items() -> AsyncIterator[str]:
        yield "first"
        await seen.wait()
        yield "second"

    found = []
    with anyio.fail_after(5):
        async with Work().results(items()) as results:
            async for _, item in results:
                found.append(item)
                seen.set()
    assert found == ["first", "second"]


@both_backends
@pytest.mark.anyio
@pytest.mark.parametrize("is_async", [True, False])
async def test_an_error_of_the_items_comes_after_what_is_under_way(is_async: bool) -> None:
    def items() -> Iterator[str]:
        yield from work.items(5)
        raise LookupError("no more")

    async def async_items() -> AsyncIterator[str]:
        for item in items():
            yield item

    work = Work(turns=lambda index: 20)
    async with work.results(async_items() if is_async else items(), concurrency=10) as results:
        assert [await anext(results) for _ in range(5)] == numbered(5)
        with pytest.raises(LookupError, match="no more"):
            await anext(results)


@both_backends
@pytest.mark.anyio
async def test_a_loop_that_was_left_is_taken_up_again_within_its_block() -> None:
    work = Work()
    async with work.results(work.items(10)) as results:
        with pytest.raises(RuntimeError, match="a second time"):
            await results.__aenter__()
        first = []
        async for outcome in results:
            first.append(outcome)
            if len(first) == 3:
                break
        rest = [outcome async for outcome in results]
    assert first + rest == numbered(10)


@both_backends
@pytest.mark.anyio
async def test_waiting_for_an_outcome_may_be_given_up_and_taken_up_again() -> None:
    work = Work(turns=lambda _: 100)
    async with work.results(work.items(3)) as results:
        given_up = 0
        outcomes = []
        while len(outcomes) < 3:
            with anyio.CancelScope() as scope:
                scope.cancel()
                outcomes.append(await anext(results))
            given_up += scope.cancelled_caught
            await anyio.lowlevel.checkpoint()
    assert outcomes == numbered(3)
    assert given_up > 10


@both_backends
@pytest.mark.anyio
async def test_every_outcome_is_told_once_also_one_that_waits_for_its_turn() -> None:
    told: list[int] = []
    work = Work(turns=lambda index: 50 if index == 0 else 1)
    async with work.results(work.items(4), on_finished=lambda outcome: told.append(outcome[0])) as results:
        assert await anext(results) == (0, "item 0")
        assert (sorted(told[:3]), told[3:]) == ([1, 2, 3], [0])
        assert [index async for index, _ in results] == [1, 2, 3]
    assert len(told) == 4


@both_backends
@pytest.mark.anyio
async def test_an_error_in_the_block_arrives_as_it_is_and_ends_the_calls() -> None:
    work = Work(turns=lambda index: 10_000 if index else 1)

    async def consume() -> None:
        async with work.results(work.items()) as results:
            async for _ in results:
                raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        await consume()
    assert work.under_way == 0


@both_backends
@pytest.mark.anyio
async def test_results_are_read_once() -> None:
    work = Work()
    results = work.results(work.items(3))
    await results.to_list()
    with pytest.raises(RuntimeError, match="a second time"):
        await results.to_list()
    with pytest.raises(RuntimeError, match="a second time"):
        [outcome async for outcome in results]


@both_backends
@pytest.mark.anyio
@pytest.mark.parametrize("ordered", [True, False])
async def test_cancelled_at_any_point_no_call_goes_on(ordered: bool) -> None:
    async def consume(moment: int, work: Work) -> list[object] | None:
        """Cancel at the moment-th step of the calls; the outcomes where they have no more steps than that."""
        steps = itertools.count(1)

        async def call(index: int, item: object) -> object:
            for _ in range(2):
                if next(steps) == moment:
                    scope.cancel()
                await work(index, item)
            return index

        with anyio.CancelScope() as scope:
            async with AsyncResults(call, range(6), concurrency=2, ordered=ordered, on_finished=nothing) as results:
                return [outcome async for outcome in results]
        return None

    for moment in range(1, 13):
        work = Work(turns=lambda index: 3 if index % 2 else 1)
        assert await consume(moment, work) is None
        assert work.under_way == 0
    assert await consume(13, Work()) is not None


@pytest.mark.anyio
async def test_a_loop_that_is_left_without_a_block_leaves_no_task_behind() -> None:
    before = asyncio.all_tasks()
    work = Work(turns=lambda _: 1000)
    async for _ in work.results(work.items(), ordered=False):
        break
    await settled(before)
    assert work.under_way == 0


@pytest.mark.anyio
async def test_an_error_in_a_loop_without_a_block_leaves_no_task_behind() -> None:
    before = asyncio.all_tasks()
    work = Work(turns=lambda index: 1000 * index)

    async def consume() -> None:
        async for _ in work.results(work.items()):
            raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        await consume()
    await settled(before)
    assert work.under_way == 0


@pytest.mark.anyio
async def test_a_loop_without_a_block_can_be_left_under_a_timeout_of_anyio() -> None:
    work = Work(turns=lambda index: 1_000_000 if index == 3 else 1)
    with anyio.move_on_after(0.05) as scope:
        async for _ in work.results(work.items()):
            pass
    assert scope.cancelled_caught
    assert work.under_way == 0


@pytest.mark.anyio
@pytest.mark.parametrize("form", ["bare", "block"])
@pytest.mark.parametrize("times", [1, 2])
async def test_a_task_cancelled_at_any_turn_of_the_loop_leaves_none_behind(form: str, times: int) -> None:
    """Twice: a second cancellation reaches it while it waits for its calls to end."""

    async def consume(work: Work) -> int:
        seen = 0
        if form == "bare":
            async for _ in work.results(work.items(6), concurrency=2):
                seen += 1
                await asyncio.sleep(0)
        else:
            async with work.results(work.items(6), concurrency=2) as results:
                async for _ in results:
                    seen += 1
                    await asyncio.sleep(0)
        return seen

    before = asyncio.all_tasks()
    for turns in itertools.count():
        work = Work(turns=lambda index: 1 + index % 3, turns_to_end=5)
        consumer = asyncio.create_task(consume(work))
        for _ in range(turns):
            await asyncio.sleep(0)
        for _ in range(times):
            consumer.cancel()
            await asyncio.sleep(0)
        [outcome] = await asyncio.gather(consumer, return_exceptions=True)
        if form == "bare":
            await settled(before)
        assert asyncio.all_tasks() == before
        assert work.under_way == 0
        if not isinstance(outcome, asyncio.CancelledError):
            break
    assert outcome == 6
    assert turns > 10


@pytest.mark.anyio
async def test_a_task_that_is_cancelled_while_its_calls_end_is_cancelled_once_they_have() -> None:
    before = asyncio.all_tasks()
    work = Work(turns=lambda index: 1000 * index, turns_to_end=20)
    leaving = asyncio.Event()

    async def consume() -> None:
        async with work.results(work.items()) as results:
            await anext(results)
            leaving.set()

    consumer = asyncio.create_task(consume())
    await leaving.wait()
    await asyncio.sleep(0)
    consumer.cancel()
    with pytest.raises(asyncio.CancelledError):
        await consumer
    assert work.under_way == 0
    assert asyncio.all_tasks() == before


@pytest.mark.anyio
@pytest.mark.parametrize("which", ["all", "calls", "their host"])
async def test_calls_that_somebody_else_cancels_are_not_waited_for(which: str) -> None:
    work = Work(turns=lambda _: 1000)
    results = work.results(work.items(3))

    async def consume() -> None:
        async for _ in results:
            pass

    before = asyncio.all_tasks()
    consumer = asyncio.create_task(consume())
    while work.under_way < 3:
        await asyncio.sleep(0)
    tasks = {"all": asyncio.all_tasks() - before - {consumer}, "their host": {results._host}}
    for task in tasks.get(which, tasks["all"] - tasks["their host"]):
        task.cancel()
    expected = RuntimeError if which == "calls" else asyncio.CancelledError
    with pytest.raises(expected, match="someone else" if which == "calls" else None):
        await asyncio.wait_for(consumer, 5)
    await settled(before)


def test_a_loop_that_ends_with_its_program_ends_quietly(caplog: pytest.LogCaptureFixture) -> None:
    async def program() -> None:
        work = Work(turns=lambda _: 1000)
        async for _ in work.results(work.items(), ordered=False):
            return

    asyncio.run(program())
    gc.collect()
    assert caplog.records == []


@pytest.mark.parametrize("anyio_backend", ["trio"])
@pytest.mark.anyio
async def test_trio_is_told_which_form_it_needs() -> None:
    with pytest.raises(RuntimeError, match="trio needs `async with"):
        async for _ in Work().results([]):
            pass


async def settled(before: set[asyncio.Task[Any]]) -> None:
    """No task is left; the loop ends a generator that was left in a task of its own, a few turns later."""
    for _ in range(20):
        await asyncio.sleep(0)
    assert asyncio.all_tasks() == before
