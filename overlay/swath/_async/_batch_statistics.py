"""Batch statistics: the statistics of each feature of a GeoPackage, into the user's bucket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Self, Unpack

from swath import models
from swath._async._batch import BatchOrder
from swath._async._core import AsyncCore
from swath._async._job import AsyncJob
from swath._async._pager import AsyncPager
from swath.core.jobs import Reading
from swath.core.lifecycles import BATCH_STATISTICS
from swath.core.lookup import Candidate
from swath.core.pages import Page, Paging, view_token_page
from swath.core.timerange import TimeLike
from swath.data.batch_statistics import (
    SourceArguments,
    read_statistics,
    results_folder,
    statistics_task,
)
from swath.data.documents import Request, model_in, refuse_more
from swath.data.feature_statistics import FeatureStatistics, StatisticsTable
from swath.data.readings import statistics_reading
from swath.data.statistics_request import LastInterval
from swath.data.storage import StorageLike, storage_url
from swath.errors import ConfigurationError, InvalidParameter
from swath.evalscript import EvalscriptLike
from swath.wire.endpoints import api, or_unset
from swath.wire.tasks import async_off_loop


class AsyncBatchStatisticsJob(AsyncJob["models.BatchStatisticsTask | models.BatchStatisticsProgress"]):
    """A batch statistics task."""

    _life = BATCH_STATISTICS

    async def analyse(self) -> Self:
        """Find out what the task will cost; nothing is computed.

        Raises:
            IllegalAction: The task is not `CREATED`.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        analyse = api.batch_statistics.analyse_batch_statistics
        return await self._act("analyse", lambda: self._core.perform(analyse, self.id))

    async def start(self) -> Self:
        """Confirm the task and begin, after the analysis where there was none; from here on it costs processing units.

        A stopped task can be started again after 30 minutes, after 60 where processing units had run out.

        Raises:
            IllegalAction: The task is under way or has ended.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return await self._act(
            "start", lambda: self._core.perform(api.batch_statistics.start_batch_statistics, self.id)
        )

    async def stop(self) -> Self:
        """Stop the task; results that there are stay, and the task can be started again.

        Raises:
            IllegalAction: The task is not under way.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return await self._act("stop", lambda: self._core.perform(api.batch_statistics.stop_batch_statistics, self.id))

    async def results(self) -> AsyncIterator[FeatureStatistics]:
        """The statistics of each feature that was worked on, read one by one from the bucket.

        Raises:
            ConfigurationError: The client has no `storage`.
            StorageError: The bucket cannot be read.
            UnexpectedAnswer: A file holds no statistics.
        """
        storage = self._core.storage
        if storage is None:
            raise ConfigurationError("the results lie in the user's bucket: give the client storage=ObjectStorage(…)")
        task = self._snapshot if isinstance(self._snapshot, models.BatchStatisticsTask) else await self._whole()
        request = task.to_dict().get("request")
        output = request.get("output") if isinstance(request, Mapping) else None
        folder, pattern = results_folder(storage_url(output), self.id)
        index = 0
        for url in await async_off_loop(storage.find, folder):
            content = await async_off_loop(storage.read, url) if pattern.fullmatch(url) else None
            if content is not None:
                yield read_statistics(content, url, index, self.id)
                index += 1

    async def to_table(self) -> StatisticsTable:
        """The statistics of all features that were worked on, as one table; see `results`.

        Raises:
            ConfigurationError: The client has no `storage`.
            StorageError: The bucket cannot be read.
            UnexpectedAnswer: A file holds no statistics.
        """
        return StatisticsTable([result async for result in self.results()])

    async def _fetch(self) -> models.BatchStatisticsTask | models.BatchStatisticsProgress:
        # The short answer leaves out the last action, which tells whether another status goes on.
        if self.status == "PROCESSING":
            return await self._core.call(
                api.batch_statistics.get_batch_statistics_status, models.BatchStatisticsProgress, self.id
            )
        return await self._whole()

    async def _whole(self) -> models.BatchStatisticsTask:
        return await self._core.call(api.batch_statistics.get_batch_statistics, models.BatchStatisticsTask, self.id)

    @staticmethod
    def _read(snapshot: models.BatchStatisticsTask | models.BatchStatisticsProgress) -> Reading:
        return statistics_reading(snapshot)


class AsyncBatchStatistics:
    """The batch statistics tasks of an account."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(
        self,
        evalscript: EvalscriptLike | Request | models.BatchStatisticsRequest,
        *,
        features: StorageLike | None = None,
        time: TimeLike | None = None,
        output: StorageLike | None = None,
        interval: str = "P1D",
        last_interval: LastInterval = "SKIP",
        size: tuple[int, int] | None = None,
        resolution: float | tuple[float, float] | None = None,
        percentiles: Sequence[float] = (),
        histogram: int | Mapping[str, object] | None = None,
        calculations: Mapping[str, object] | models.Calculations | None = None,
        **arguments: Unpack[SourceArguments],
    ) -> AsyncBatchStatisticsJob:
        """Create a batch statistics task; nothing is done before it is analysed or started.

            job = await hub.batch_statistics.create(
                evalscript, features="s3://bucket/fields.gpkg", time="2024-06", output="s3://bucket/statistics"
            )
            await job.start()

        Args:
            evalscript: An evalscript of version 3 with an output `dataMask`; or the whole `BatchStatisticsRequest`,
                also as a `Request`, which then says everything itself.
            features: Where the GeoPackage with the areas lies: an `s3://` URL, or one with the keys to it.
            time: A day, a month, an interval, or a pair of dates or datetimes.
            output: The folder of the results, or a template with `<REQUEST_ID>` and `<ID>` or `<IDENTIFIER>`.
            interval: The length of the intervals into which the time is cut, a day at least: `P1D`, `P10D`, `P1M`.
            last_interval: What becomes of a last interval for which the time is too short: it is left out (`SKIP`),
                ends with the time (`SHORTEN`), or reaches beyond (`EXTEND`).
            size: Width and height of each area's raster in pixels, 256 each when left out.
            resolution: The size of a pixel in units of the features' CRS, which only the service reads; give this or
                `size`.
            percentiles: Percentages of which to tell the percentiles of every band, such as `(5, 50, 95)`.
            histogram: The number of bins of a histogram of every band from its least value to its greatest, or its
                JSON.
            calculations: The JSON of both, by output and band, in place of them.
            **arguments: `data`, `max_cloud_cover`, `mosaicking_order`, `upsampling` and `downsampling`, as
                `swath.process_request` takes them.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the task.
            OutcomeUnknown: The answer was lost, and the account's newest tasks do not show whether it was created.
        """
        whole = model_in(evalscript, models.BatchStatisticsRequest)
        if whole is not None:
            more = {**arguments, "features": features, "time": time, "output": output, "size": size}
            more |= {"resolution": resolution, "histogram": histogram, "calculations": calculations}
            more |= {"percentiles": percentiles, "interval": None if interval == "P1D" else interval}
            more |= {"last_interval": None if last_interval == "SKIP" else last_interval}
            refuse_more(more, "a BatchStatisticsRequest")
            body = whole
        else:
            if features is None or output is None:
                given = {"features": features, "output": output}
                name = next(name for name, value in given.items() if value is None)
                raise InvalidParameter(name, None, "is needed")
            body = statistics_task(
                evalscript,
                features=features,
                time=time,
                output=output,
                interval=interval,
                last_interval=last_interval,
                size=size,
                resolution=resolution,
                percentiles=percentiles,
                histogram=histogram,
                calculations=calculations,
                arguments=arguments,
            )
        task = await self._core.create(
            lambda: self._core.call(
                api.batch_statistics.create_batch_statistics, models.BatchStatisticsTask, body=body
            ),
            body.to_dict(),
            self._newest,
            "hub.batch_statistics.list(order='created:desc')",
        )
        return AsyncBatchStatisticsJob(self._core, task.id, task, created=True)

    def job(self, id: str) -> AsyncBatchStatisticsJob:  # noqa: A002
        """The handle of a task by its id; asks nothing of the service."""
        return AsyncBatchStatisticsJob(self._core, id)

    def list(self, *, order: BatchOrder | None = None, **paging: Unpack[Paging]) -> AsyncPager[AsyncBatchStatisticsJob]:
        """The account's tasks, as handles.

        Args:
            order: By time of creation or by status; the service's own order when left out.
            **paging: `limit`, `page_size` and `prefetch`.
        """

        async def fetch(token: str | None, size: int) -> Page[AsyncBatchStatisticsJob]:
            page = view_token_page(await self._page(token, size, order))
            jobs = [AsyncBatchStatisticsJob(self._core, task.id, task) for task in page.items]
            return Page(jobs, page.next_token, page.raw)

        return AsyncPager(fetch, **paging)

    async def _page(self, token: str | None, size: int, order: BatchOrder | None) -> models.BatchStatisticsPage:
        return await self._core.call(
            api.batch_statistics.list_batch_statistics,
            models.BatchStatisticsPage,
            count=size,
            viewtoken=or_unset(token),
            sort=or_unset(None if order is None else models.BatchSortOrder(order)),
        )

    async def _newest(self) -> Iterable[Candidate[models.BatchStatisticsTask]]:
        page = view_token_page(await self._page(None, 20, "created:desc"))
        return [
            Candidate(task, task.created if isinstance(task.created, datetime) else None, task.request.to_dict())
            for task in page.items
            if isinstance(task.request, models.BatchStatisticsRequest)
        ]
