"""Statistics of an area over time: long ranges in parts, failed intervals once more."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Unpack

from swath import models
from swath._async._core import AsyncCore
from swath.core.timerange import rfc3339
from swath.data.cost import estimate_units
from swath.data.documents import Request, model_in, refuse_more
from swath.data.statistics import FailedInterval, Statistics
from swath.data.statistics_request import (
    StatisticsArguments,
    alone,
    halves,
    parts,
    span_of,
    statistics_request,
)
from swath.errors import InvalidParameter, RequestTimeout, ServerError
from swath.evalscript import EvalscriptLike
from swath.wire.attempts import FINAL, UNITS, units_spent
from swath.wire.endpoints import api, prepare, read
from swath.wire.tasks import AsyncResults

_GATEWAY_TIMEOUT = 504
_AT_ONCE = 8
# A script that fails everywhere is not run over all intervals a second time.
_MOST_IN_VAIN = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request or a part of one came to; `error` is why the service did not answer it at all."""

    response: models.StatisticsResponse
    units: float | None
    error: Exception | None = None


class AsyncStatisticsRun:
    """The statistical operation."""

    def __init__(self, core: AsyncCore, concurrency: int) -> None:
        self._core = core
        self._concurrency = concurrency

    async def run(
        self,
        evalscript: EvalscriptLike | Request | models.StatisticsRequest,
        **arguments: Unpack[StatisticsArguments],
    ) -> Statistics:
        """Send a statistical request, in as many parts as it takes, and join the answers."""
        if model_in(evalscript, models.StatisticsRequest) is None:
            request = statistics_request(evalscript, **arguments)  # type: ignore[arg-type]  # no request
        else:
            refuse_more(arguments, "a StatisticsRequest")
            request = evalscript  # type: ignore[assignment]  # a request
        return await self.of(request, self._concurrency)

    async def of(self, request: Request | models.StatisticsRequest, concurrency: int) -> Statistics:
        """The statistics that a request asks for, of which so many parts are under way at most."""
        model = model_in(request, models.StatisticsRequest)
        assert model is not None
        answers: list[Answer] = []
        asked = parts(model)
        if min(concurrency, len(asked)) == 1:
            for part in asked:
                answers += await self._ask(part)
            return _joined(answers)
        results = AsyncResults(
            self._one,
            asked,
            concurrency=min(concurrency, _AT_ONCE),
            ordered=True,
            on_finished=lambda _: None,
        )
        async with results:
            async for found in results:
                if isinstance(found, Exception):
                    raise found
                answers += found
        return _joined(answers)

    async def _one(self, _: int, part: object) -> list[Answer] | Exception:
        assert isinstance(part, models.StatisticsRequest)
        try:
            return await self._ask(part)
        except Exception as error:  # noqa: BLE001 (raised where the parts are joined)
            return error

    async def _ask(self, request: models.StatisticsRequest) -> list[Answer]:
        """The answers to a request, which is halved as often as it takes too long."""
        try:
            answer = await self._send(request)
        except (ServerError, RequestTimeout) as error:
            if isinstance(error, ServerError) and error.status != _GATEWAY_TIMEOUT:
                raise
            smaller = halves(request)
            if len(smaller) == 1:
                return [Answer(_failed(request, "TIMEOUT", str(error)), None, error)]
            return [answer for half in smaller for answer in await self._ask(half)]
        return [await self._again(request, answer)]

    async def _again(self, request: models.StatisticsRequest, answer: Answer) -> Answer:
        """The answer once its failed intervals have been asked for alone."""
        body = answer.response.to_dict()
        if body.get("status") == "FAILED" and not body.get("data"):
            again = await self._send(request)
            if again.response.data:
                return _sum(again, answer)
            return Answer(_failed(request, "FAILED", ""), _sum(again, answer).units)
        in_vain = 0
        for index, failure in _retriable(answer.response):
            if in_vain == _MOST_IN_VAIN:
                break
            with suppress(ServerError, RequestTimeout):
                again = await self._send(alone(request, (failure.start, failure.end)))
                answer = _sum(answer, again)
                found = again.response.to_dict().get("data") or []
                if len(found) == 1 and "outputs" in found[0]:
                    body["data"][index] = found[0]
                    continue
            in_vain += 1
        entries = body.get("data") or []
        failed = sum("error" in entry for entry in entries)
        body["status"] = "OK" if not failed else "PARTIAL" if failed < len(entries) else "FAILED"
        return Answer(models.StatisticsResponse.from_dict(body), answer.units)

    async def _send(self, request: models.StatisticsRequest) -> Answer:
        message = prepare(self._core.http, self._core.deployment, api.statistics.statistics, body=request)
        message.extensions[FINAL] = _GATEWAY_TIMEOUT
        with suppress(InvalidParameter):  # what cannot be priced is for the service to refuse
            message.extensions[UNITS] = estimate_units(request)
        response = await self._core.send(message)
        return Answer(read(api.statistics.statistics, models.StatisticsResponse, response), units_spent(response))


def _joined(answers: Sequence[Answer]) -> Statistics:
    lost = [answer.error for answer in answers if answer.error is not None]
    if len(lost) == len(answers):
        raise lost[0]
    told = [answer.units for answer in answers if answer.units is not None]
    return Statistics((answer.response for answer in answers), sum(told) if told else None)


def _retriable(response: models.StatisticsResponse) -> list[tuple[int, FailedInterval]]:
    """The failed intervals for which there is hope, each with its place in the answer."""
    entries = response.to_dict().get("data") or []
    failed = [index for index, entry in enumerate(entries) if "error" in entry]
    return [
        (index, failure)
        for index, failure in zip(failed, Statistics([response]).errors, strict=True)
        if failure.kind != "BAD_REQUEST"
    ]


def _sum(answer: Answer, other: Answer) -> Answer:
    told = [units for units in (answer.units, other.units) if units is not None]
    return Answer(answer.response, sum(told) if told else None)


def _failed(request: models.StatisticsRequest, kind: str, message: str) -> models.StatisticsResponse:
    """An answer that says of all the time of a request that it failed."""
    start, end = span_of(request)
    interval = {"from": rfc3339(start), "to": rfc3339(end)}
    entry = {"interval": interval, "error": {"type": kind, "message": message}}
    return models.StatisticsResponse.from_dict({"status": "FAILED", "data": [entry]})
