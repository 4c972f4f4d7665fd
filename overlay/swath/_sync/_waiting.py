# Derived from overlay/swath/_async/_waiting.py by tools/unasync.py; edit that file, then `make sync`.
"""Waiting for jobs, one or many, in one loop."""
# ruff: noqa: SLF001 (a part of the handles, in a module of its own)

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from swath.core.jobs import DAY, Pace, Patience, Verdict
from swath.errors import JobFailed, JobStuck, JobTimeout, SwathError

if TYPE_CHECKING:
    from swath._sync._job import Job

J = TypeVar("J", bound="Job[Any]")


def wait_all(
    jobs: Iterable[J],
    until: str | Iterable[str] | None = None,
    *,
    timeout: float | None = DAY,
    on_status: Callable[[J], object] | None = None,
) -> list[J]:
    """Wait until all jobs have ended, or until each has a status; they may be of any kind.

        for job in wait_all(jobs, timeout=6 * 3600):
            print(job.id, job.status)

    One request is under way at a time, however many jobs there are, and each is looked at as often as its own pace asks
    for. An error ends the waiting for all of them, and does nothing to any.

    Args:
        jobs: Their handles.
        until: A status or several; any in which a job has ended, well or not, when left out.
        timeout: Seconds to wait at most for all of them, a day when left out; None waits without an end.
        on_status: Is called with a job at first and each time that its status has changed.

    Returns:
        The same handles, in their order.

    Raises:
        JobStuck: What is waited for cannot happen unless something is asked of one of the jobs.
        JobFailed: One of them has ended in another way than waited for.
        JobTimeout: The time is over; `ids` are those of the jobs that have not got there. They go on.
        InvalidParameter: Jobs of the kind have no such status, or the time is negative.
        ServiceError: The service refused to tell of a job.
        ConnectionFailed: The service could not be reached for half an hour.
    """
    handles = list(jobs)
    if not handles:
        return handles
    if until is not None and not isinstance(until, str):
        until = frozenset(until)
    targets = [job._life.targets(until) for job in handles]
    sleep, clock = handles[0]._core.sleep, handles[0]._core.clock
    patience, paces = Patience(clock(), timeout), [Pace() for _ in handles]
    told: dict[int, str | None] = {}
    late: list[int] = []
    due = [(clock(), number) for number in range(len(handles))]
    while due:
        at, number = heapq.heappop(due)
        job, before = handles[number], clock()
        if at > before:
            sleep(at - before)
            patience.slept(at - before, clock() - before)
        try:
            job.refresh()
            patience.looked()
        except SwathError as error:
            if not patience.bears(clock(), error):
                raise
        else:
            if on_status is not None and told.get(number, "") != job.status:
                told[number] = job.status
                on_status(job)
            verdict = job._verdict(targets[number])
            if verdict is Verdict.ARRIVED:
                continue
            if verdict is Verdict.NEVER:
                raise _never(job, targets[number])
        now = clock()
        if patience.left(now) <= 0:
            late.append(number)
            continue
        wait = paces[number].next_wait(now, job.status or "", job.progress)
        heapq.heappush(due, (now + min(wait, patience.left(now)), number))
    if late:
        raise _late([handles[number] for number in sorted(late)], timeout)
    return handles


def _never(job: Job[Any], targets: Iterable[str]) -> SwathError:
    status, wanted = job.status or "", " or ".join(sorted(targets))
    what = f"{job._life.noun} {job.id} is {status}"
    if job.is_done:
        why = f": {job.error}" if job.error else ""
        return JobFailed(f"{what} and does not become {wanted}{why}", [job.id], status)
    possible = " or ".join(f"{action}()" for action in job._life.possible(status))
    return JobStuck(f"{what} and does not become {wanted} by itself; what moves it is {possible}", [job.id], status)


def _late(jobs: Sequence[Job[Any]], timeout: float | None) -> JobTimeout:
    first, others = jobs[0], len(jobs) - 1
    more = "" if not others else ", and so was 1 other" if others == 1 else f", and so were {others} others"
    return JobTimeout(
        f"{first._life.noun} {first.id} was still {first.status or 'not seen'} after {timeout:g} s{more}; "
        "it goes on, and can be waited for again",
        [job.id for job in jobs],
        first.status or "",
    )
