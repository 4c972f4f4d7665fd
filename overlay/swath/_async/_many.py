"""Many process requests at once."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sized
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import cast

import httpx

from swath import models
from swath._async._core import AsyncCore
from swath._async._process import AsyncProcess, answer_type, read_answer
from swath.data.documents import Request, model_in
from swath.data.image import Image, Outputs
from swath.data.results import ProcessResult, Progress
from swath.errors import InvalidParameter, UnexpectedAnswer
from swath.wire.auth import AsyncLock
from swath.wire.store import ResultStore
from swath.wire.tasks import AsyncResults, async_off_loop


def process_many(
    core: AsyncCore,
    process: AsyncProcess,
    requests: Iterable[Request | models.ProcessRequest] | AsyncIterable[Request | models.ProcessRequest],
    *,
    concurrency: int,
    ordered: bool,
    store: str | Path | ResultStore | None,
    on_progress: Callable[[Progress], None] | None,
) -> AsyncResults[ProcessResult]:
    """The results of many process requests, as they come; see the client's method of this name."""
    if not isinstance(requests, Iterable | AsyncIterable) or isinstance(requests, str | bytes | Mapping):
        raise InvalidParameter("requests", requests, "must be a list or another iterable of process requests")
    if not isinstance(concurrency, int) or isinstance(concurrency, bool) or concurrency < 1:
        raise InvalidParameter("concurrency", concurrency, "must be a whole number of 1 or more")
    if not isinstance(store, str | Path | ResultStore | None):
        raise InvalidParameter("store", store, "must be a folder or a ResultStore")
    opened = ResultStore(store) if isinstance(store, str | Path) else store
    progress = Progress(total=len(requests) if isinstance(requests, Sized) else None)

    def note(result: ProcessResult) -> None:
        nonlocal progress
        progress = progress.after(result)
        if on_progress is not None:
            on_progress(progress)

    run = AsyncRun(core, process, opened)
    return AsyncResults(run.one, requests, concurrency=concurrency, ordered=ordered, on_finished=note)


class AsyncRun:
    """What the requests of one run share."""

    def __init__(self, core: AsyncCore, process: AsyncProcess, store: ResultStore | None) -> None:
        self._core = core
        self._process = process
        self._store = store
        self._turns: dict[str, AbstractAsyncContextManager[object]] = {}

    async def one(self, index: int, item: object) -> ProcessResult:
        """The result of one request; never raises."""
        request = cast("Request | models.ProcessRequest", item)
        try:
            asked = model_in(item, models.ProcessRequest)
            if asked is None:
                raise InvalidParameter(
                    "requests", item, "must hold process requests only", "Make them with swath.process_request"
                )
            accept = answer_type(asked)
            message = self._process.message(asked, accept)
            if self._store is not None:
                return await self._through(self._store, index, request, message, accept)
            value = read_answer(await self._core.send(message), accept, request)
        except Exception as error:  # noqa: BLE001 (one failure, of whatever kind, is not to lose the others)
            return ProcessResult(index, request, None, error, from_store=False)
        return ProcessResult(index, request, value, None, from_store=False)

    async def _through(
        self,
        store: ResultStore,
        index: int,
        request: Request | models.ProcessRequest,
        message: httpx.Request,
        accept: str | None,
    ) -> ProcessResult:
        key = store.key(message.content, accept=accept or "", base_url=self._core.deployment.base_url)
        # One at a time, so that what is asked for twice is fetched once.
        async with self._turns.setdefault(key, AsyncLock()):
            try:
                stored = await async_off_loop(_read_stored, store, key, accept, request)
                if stored is not None:
                    return ProcessResult(index, request, stored, None, from_store=True)
                answer = await self._core.send(message)
                value = read_answer(answer, accept, request)
                try:
                    await async_off_loop(store.write, key, answer)
                except OSError as error:
                    return ProcessResult(index, request, value, error, from_store=False)
                return ProcessResult(index, request, value, None, from_store=False)
            finally:
                self._turns.pop(key, None)


def _read_stored(
    store: ResultStore, key: str, accept: str | None, request: Request | models.ProcessRequest
) -> Image | Outputs | None:
    answer = store.read(key)
    try:
        return None if answer is None else read_answer(answer, accept, request)
    except UnexpectedAnswer:
        return None
