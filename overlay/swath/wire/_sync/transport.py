# Derived from overlay/swath/wire/_async/transport.py by tools/unasync.py; edit that file, then `make sync`.
"""Synchronous requests that arrive: each ends in its whole answer or in one error, in time and within the limits."""

import math
import time
from collections.abc import Callable, Sequence
from typing import cast

import httpx

from swath.core.downloads import BLOCK
from swath.core.events import Observer
from swath.core.operations import Kind
from swath.core.pacing import Ticket
from swath.core.retries import Outcome, RetryBudget, RetryPolicy, Tries
from swath.deployments import RetryAfterUnit
from swath.errors import UnexpectedAnswer
from swath.wire._sync.governor import Governor
from swath.wire.attempts import (
    FAILURE,
    FINAL,
    SINK,
    STREAM,
    Ended,
    Sink,
    answered,
    failed,
    kind_of_request,
    record,
    units_of_request,
    units_spent,
    unusable,
)
from swath.wire.bodies import check_length, too_large, whole
from swath.wire.clock import sleep
from swath.wire.deadlines import deadline
from swath.wire.threads import off_loop


class ServiceTransport(httpx.BaseTransport):
    """Sends requests through another transport: paced, again where that helps and does no harm, up to a deadline.

    Answers are read whole before they are passed on, so that one that breaks off is tried again too; but for those to
    requests with `STREAM`, whose body neither counts as being under way nor has a deadline. The body of a success
    answer to a request with a `SINK` goes there while it is read, and is not passed on.
    """

    def __init__(
        self,
        inner: httpx.BaseTransport,
        *,
        governor: Governor,
        policy: RetryPolicy,
        retry_after_unit: RetryAfterUnit,
        total: float,
        most: int,
        observers: Sequence[Observer] = (),
        sleep: Callable[[float], None] = sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Wrap a transport.

        Args:
            inner: What sends each attempt.
            governor: What lets each attempt go; token requests pass it by.
            policy: When to try again.
            retry_after_unit: What a number in `Retry-After` counts on this deployment.
            total: Seconds that a request may take from its first attempt on.
            most: Bytes that an answer may have, as it travels and decompressed.
            observers: Who is told of each attempt.
            sleep: Waits for so many seconds.
            clock: Seconds that never run backwards.
        """
        self._inner = inner
        self._governor = governor
        self._policy = policy
        self._unit: RetryAfterUnit = retry_after_unit
        self._total = total
        self._most = most
        self._observers = observers
        self._sleep = sleep
        self._clock = clock
        self._budget = RetryBudget()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The last answer to a request.

        Raises:
            httpx.TransportError: No answer arrived, on the last attempt.
            UnexpectedAnswer: The answer is too large or its compression is broken.
        """
        if kind_of_request(request) is Kind.TOKEN:
            return self._try(request, None)
        with self._governor.place():
            return self._try(request, self._governor)

    def close(self) -> None:
        """Close the other transport."""
        self._inner.close()

    def _try(self, request: httpx.Request, governor: Governor | None) -> httpx.Response:
        kind, units = kind_of_request(request), units_of_request(request)
        tries = Tries(self._policy, self._budget, kind)
        end: Ended | None = None
        number, again, ends = 0, False, math.inf
        while True:
            asked = self._clock()
            ticket = governor.start(units, again=again, before=ends) if governor else None
            sent, started = self._clock(), time.time()
            if end is not None and ticket is None and governor is not None:
                return end.result()
            ends = min(ends, sent + self._total)
            number += 1
            try:
                end = self._attempt(request, governor, ticket, ends)
            except BaseException as error:
                self._tell(request, Ended(Outcome(None), error=error), number, started, sent, sent - asked, None)
                raise
            again = end.outcome.is_rate_limit
            final = end.outcome.status is not None and end.outcome.status == request.extensions.get(FINAL)
            wait = None if final else tries.next_wait(end.outcome, ends - self._clock())
            self._tell(request, end, number, started, sent, sent - asked, wait)
            if wait is None:
                request.extensions[FAILURE] = end.error
                return end.result()
            if governor is None or not again:
                self._sleep(wait)

    def _attempt(
        self, request: httpx.Request, governor: Governor | None, ticket: Ticket | None, ends: float
    ) -> Ended:
        end = Ended(Outcome(None))
        try:
            with deadline(ends - self._clock()):
                end = self._exchange(request)
        except (httpx.TimeoutException, TimeoutError) as error:
            late = httpx.ReadTimeout(f"no whole answer within {self._total:g} s", request=request)
            end = failed(error if isinstance(error, httpx.TimeoutException) and self._clock() < ends else late)
        except httpx.TransportError as error:
            end = failed(error)
        except UnexpectedAnswer as error:
            end = failed(unusable(request, error))
        finally:
            if governor is not None and ticket is not None:
                if end.outcome.is_rate_limit:
                    governor.refused(ticket, end.outcome.retry_after)
                else:
                    governor.passed(ticket, end.units)
        return end

    def _tell(
        self,
        request: httpx.Request,
        end: Ended,
        number: int,
        started: float,
        sent: float,
        held: float,
        wait: float | None,
    ) -> None:
        seconds = self._clock() - sent
        for observer in self._observers:
            observer(record(request, end, number, started, held=held, seconds=seconds, wait=wait))

    def _exchange(self, request: httpx.Request) -> Ended:
        response = self._inner.handle_request(request)
        if request.extensions.get(STREAM) and response.is_success:
            return Ended(Outcome(response.status_code), response, units=units_spent(response))
        sink = cast("Sink | None", request.extensions.get(SINK))
        if sink is not None and response.is_success:
            return self._pour(request, response, sink)
        try:
            check_length(response, self._most)
            chunks, received = [], 0
            for chunk in cast("httpx.SyncByteStream", response.stream):
                received += len(chunk)
                if received > self._most:
                    raise too_large(self._most)
                chunks.append(chunk)
        finally:
            response.close()
        unit: RetryAfterUnit = "seconds" if kind_of_request(request) is Kind.TOKEN else self._unit
        return answered(whole(request, response, b"".join(chunks), self._most), unit, received)

    def _pour(self, request: httpx.Request, response: httpx.Response, sink: Sink) -> Ended:
        try:
            check_length(response, self._most)
            off_loop(sink.begin, response.headers)
            waiting: list[bytes] = []
            received = held = 0
            for chunk in cast("httpx.SyncByteStream", response.stream):
                received += len(chunk)
                if received > self._most:
                    raise too_large(self._most)
                waiting.append(chunk)
                held += len(chunk)
                if held >= BLOCK:
                    off_loop(sink.write, waiting)
                    waiting, held = [], 0
            off_loop(sink.write, waiting)
            off_loop(sink.finish)
        finally:
            response.close()
        return answered(whole(request, response, b"", self._most), self._unit, received)
