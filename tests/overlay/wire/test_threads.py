import contextlib
import gc
import itertools
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from types import FrameType
from typing import Any

import pytest

from swath.wire import threads as threads_module
from swath.wire.threads import Results


def nothing(_: object) -> None:
    pass


class ThreadWork:
    """Calls in threads, and what is known of them."""

    def __init__(self, seconds: Callable[[int], float] = lambda _: 0.0) -> None:
        self.seconds = seconds
        self.lock = threading.Lock()
        self.under_way = self.most_under_way = self.begun = self.drawn = 0
        self.threads: set[str] = set()

    def __call__(self, index: int, item: object) -> tuple[int, object]:
        with self.lock:
            self.begun += 1
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
            self.threads.add(threading.current_thread().name)
        time.sleep(self.seconds(index))
        with self.lock:
            self.under_way -= 1
        return index, item

    def items(self, count: int | None = None) -> Iterator[str]:
        for number in itertools.count() if count is None else range(count):
            self.drawn += 1
            yield f"item {number}"

    def results(
        self,
        items: object,
        concurrency: int = 4,
        ordered: bool = True,
        on_finished: Callable[[Any], None] = nothing,
    ) -> Results[Any]:
        return Results(self, items, concurrency=concurrency, ordered=ordered, on_finished=on_finished)  # type: ignore[arg-type]


def numbered(count: int) -> list[tuple[int, str]]:
    return [(number, f"item {number}") for number in range(count)]


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("swath")]


@pytest.mark.parametrize("concurrency", [1, 2, 7, 100])
def test_threads_give_outcomes_in_the_order_of_their_items(concurrency: int) -> None:
    work = ThreadWork(seconds=lambda index: (13 * index % 7) / 2000)
    assert work.results(work.items(30), concurrency).to_list() == numbered(30)
    assert 1 <= work.most_under_way <= concurrency
    assert len(work.threads) <= min(concurrency, 30)
    assert all(name.startswith("swath-") for name in work.threads)
    assert threads() == []


def test_threads_work_side_by_side() -> None:
    meeting = threading.Barrier(8, timeout=10)
    results = Results(lambda *_: meeting.wait(), range(16), concurrency=8, ordered=True, on_finished=nothing)
    assert sorted(results.to_list()) == sorted([*range(8), *range(8)])


def test_threads_give_outcomes_as_they_are_ready_where_order_does_not_matter() -> None:
    rest_is_done = threading.Event()
    work = ThreadWork()

    def call(index: int, item: object) -> object:
        if index == 0:
            assert rest_is_done.wait(10)
        return work(index, item)

    outcomes = []
    results = Results(call, work.items(10), concurrency=3, ordered=False, on_finished=nothing)
    for outcome in results:
        outcomes.append(outcome)
        if len(outcomes) == 9:
            rest_is_done.set()
    assert outcomes[-1] == (0, "item 0")
    assert sorted(outcomes) == numbered(10)


@pytest.mark.parametrize("ordered", [True, False])
def test_threads_draw_no_further_ahead_than_twice_the_concurrency(ordered: bool) -> None:
    work = ThreadWork()
    for handed_out, _ in enumerate(work.results(work.items(), concurrency=3, ordered=ordered), start=1):
        assert work.drawn <= handed_out + 6
        if handed_out == 50:
            break
    assert threads() == []


def test_behind_a_slow_call_no_more_begin_in_threads_than_twice_the_concurrency() -> None:
    work = ThreadWork(seconds=lambda index: 0.1 if index == 0 else 0)
    next(iter(work.results(work.items(), concurrency=5)))
    assert work.begun <= 10


def test_what_is_ready_does_not_wait_for_items_that_come_slowly() -> None:
    done, seen = threading.Event(), threading.Event()

    def items() -> Iterator[int]:
        yield 0
        assert done.wait(10)
        time.sleep(0.05)
        yield 1
        assert seen.is_set()
        yield 2

    def call(index: int, _: object) -> int:
        done.set()
        return index

    found = []
    for outcome in Results(call, items(), concurrency=8, ordered=True, on_finished=nothing):
        found.append(outcome)
        seen.set()
    assert found == [0, 1, 2]


def test_another_call_begins_for_each_outcome_that_is_handed_out() -> None:
    work = ThreadWork()
    first_two = threading.Barrier(2, timeout=10)

    def call(index: int, item: object) -> object:
        if index < 2:
            first_two.wait()
        return work(index, item)

    with Results(call, work.items(), concurrency=2, ordered=True, on_finished=nothing) as results:
        next(results)
        while work.begun < 2 or work.under_way:
            time.sleep(0.001)
        drawn = work.drawn
        next(results)
        assert work.drawn == drawn + 1


def test_calls_see_the_context_of_whoever_iterates() -> None:
    """Tracing hangs on it."""
    trace: ContextVar[str] = ContextVar("trace")
    trace.set("mine")
    results = Results(lambda *_: trace.get(), range(3), concurrency=2, ordered=True, on_finished=nothing)
    assert results.to_list() == ["mine"] * 3


def test_items_are_drawn_where_the_loop_is() -> None:
    where = set()

    def items() -> Iterator[int]:
        for number in range(10):
            where.add(threading.current_thread())
            yield number

    work = ThreadWork()
    work.results(items()).to_list()
    assert where == {threading.current_thread()}


def test_an_error_of_the_items_comes_after_what_is_under_way_in_threads() -> None:
    def items() -> Iterator[str]:
        yield from work.items(5)
        raise LookupError("no more")

    work = ThreadWork(seconds=lambda _: 0.01)
    results = iter(work.results(items(), concurrency=10))
    assert list(itertools.islice(results, 5)) == numbered(5)
    with pytest.raises(LookupError, match="no more"):
        next(results)
    assert threads() == []


def test_a_loop_over_threads_that_was_left_is_taken_up_again_within_its_block() -> None:
    work = ThreadWork()
    with work.results(work.items(10)) as results:
        with pytest.raises(RuntimeError, match="a second time"):
            results.__enter__()
        first = list(itertools.islice(results, 3))
        assert first + list(results) == numbered(10)
    with pytest.raises(RuntimeError, match="a second time"):
        next(results)
    with pytest.raises(RuntimeError, match="a second time"):
        results.to_list()


def test_no_thread_is_made_before_the_first_outcome_is_asked_for() -> None:
    work = ThreadWork()
    with work.results(work.items()):
        assert threads() == []
    assert work.drawn == 0


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
@pytest.mark.parametrize("moment", [1, 2, 5, 9, 10])
@pytest.mark.parametrize("form", ["bare", "block"])
def test_an_error_in_the_loop_begins_nothing_further_and_leaves_no_thread(
    error: type[BaseException], moment: int, form: str
) -> None:
    work = ThreadWork(seconds=lambda _: 0.001)
    drawn: list[int] = []

    def consume(results: Any) -> None:
        for seen, _ in enumerate(results, start=1):
            if seen == moment:
                drawn.append(work.drawn)
                raise error

    with pytest.raises(error):  # noqa: PT012
        if form == "bare":
            consume(work.results(work.items(), concurrency=3))
        else:
            with work.results(work.items(), concurrency=3) as results:
                consume(results)
    assert [work.drawn] == drawn
    assert work.begun <= work.drawn
    assert work.under_way == 0
    assert threads() == []


@pytest.mark.parametrize("moment", [1, 2, 5, 10])
def test_an_interrupt_while_progress_is_told_leaves_no_thread(moment: int) -> None:
    calls = itertools.count(1)

    def interrupt(_: object) -> None:
        if next(calls) == moment:
            raise KeyboardInterrupt

    work = ThreadWork(seconds=lambda _: 0.001)
    with pytest.raises(KeyboardInterrupt):
        work.results(work.items(10), concurrency=3, on_finished=interrupt).to_list()
    assert work.under_way == 0
    assert threads() == []


def test_an_interrupt_from_the_items_leaves_no_thread() -> None:
    def items() -> Iterator[str]:
        yield from work.items(5)
        raise KeyboardInterrupt

    work = ThreadWork(seconds=lambda _: 0.001)
    with pytest.raises(KeyboardInterrupt):
        work.results(items()).to_list()
    assert work.under_way == 0
    assert threads() == []


def test_a_real_interrupt_while_waiting_ends_with_the_calls_under_way() -> None:
    main = threading.main_thread()
    assert main.ident is not None
    ident = main.ident

    def call(index: int, _: object) -> None:
        if index == 1:
            time.sleep(0.05)
            signal.pthread_kill(ident, signal.SIGINT)
        time.sleep(0.2)

    begun = []

    def items() -> Iterator[int]:
        for number in itertools.count():
            begun.append(number)
            yield number

    old = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            Results(call, items(), concurrency=2, ordered=True, on_finished=nothing).to_list()
    finally:
        signal.signal(signal.SIGINT, old)
    assert begun == [0, 1]
    assert threads() == []


@pytest.mark.parametrize("ordered", [True, False])
def test_an_interrupt_on_any_line_leaves_no_thread(ordered: bool) -> None:
    """Python raises KeyboardInterrupt between any two steps of the main thread."""
    for moment in itertools.count(1):
        work = ThreadWork()
        outcomes = None
        with contextlib.suppress(KeyboardInterrupt), interrupt_at_line(moment):
            outcomes = work.results(work.items(3), concurrency=2, ordered=ordered).to_list()
        # Where even the end was interrupted, threads end as soon as nobody holds their pool.
        if threads():
            gc.collect()
        for thread in threads():
            thread.join(10)
        assert threads() == []
        assert work.under_way == 0
        if outcomes is not None:
            break
    assert sorted(outcomes) == numbered(3)
    assert moment > 50


@contextlib.contextmanager
def interrupt_at_line(number: int) -> Iterator[None]:
    steps = itertools.count(1)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != threads_module.__file__:
            return None
        if event == "line" and next(steps) == number:
            raise KeyboardInterrupt
        return trace

    old = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(old)
