# Derived from overlay/swath/_async/_batch.py by tools/unasync.py; edit that file, then `make sync`.
"""Batch: large areas, tile by tile or feature by feature, into the user's bucket."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Self, Unpack

from swath import models
from swath._sync._core import Core
from swath._sync._job import Job
from swath._sync._pager import Pager
from swath.core.jobs import Reading
from swath.core.lifecycles import BATCH
from swath.core.lookup import Candidate
from swath.core.pages import Page, Paging, view_token_page
from swath.data.batch import RasterArguments, RenderArguments, batch_task
from swath.data.documents import Request, model_in, refuse_more
from swath.data.execution import Execution, ManifestFile, read_execution, read_manifest
from swath.data.readings import batch_reading
from swath.data.storage import StorageLike, delivery_root
from swath.errors import ConfigurationError, InvalidParameter, StorageError, UnexpectedAnswer
from swath.evalscript import EvalscriptLike
from swath.wire.endpoints import api, or_unset
from swath.wire.threads import off_loop

BatchOrder = Literal["created", "created:desc", "status", "status:desc"]


class BatchJob(Job["models.BatchTask"]):
    """A batch task.

    What the service tells of its progress is coarse; a client with `storage` reads more in the user's bucket.
    """

    _life = BATCH
    _execution: Execution | None = None

    @property
    def progress(self) -> float | None:
        """How much was done when last seen, 0 to 1; None where it is not known."""
        known = self._execution.progress if self._execution else None
        return super().progress if known is None else known

    def analyse(self) -> Self:
        """Find out how many tiles or features there are and what they will cost; nothing is rendered.

        Raises:
            IllegalAction: The task is not `CREATED`.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return self._act("analyse", lambda: self._core.perform(api.batch.analyse_batch_task, self.id))

    def start(self) -> Self:
        """Confirm the task and begin, after the analysis where there was none; from here on it costs processing units.

        A stopped task can be started again after 30 minutes, after 60 where processing units had run out.

        Raises:
            IllegalAction: The task is under way or has ended.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return self._act("start", lambda: self._core.perform(api.batch.start_batch_task, self.id))

    def stop(self) -> Self:
        """Stop the task; what is rendered stays, and the task can be started again.

        Raises:
            IllegalAction: The task is not under way.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return self._act("stop", lambda: self._core.perform(api.batch.stop_batch_task, self.id))

    def update(self, *, description: str) -> Self:
        """Give the task another description, as long as it was not started.

        Raises:
            ServiceError: The service refused.
        """
        body = models.BatchTaskUpdate.from_dict({"description": description})
        self._core.call(api.batch.update_batch_task, models.BatchTaskRequest, self.id, body=body)
        return self.refresh()

    def refresh(self) -> Self:
        """Look at the task again, and in its bucket where the client has `storage`.

        Returns:
            The same handle.

        Raises:
            NotFound: There is no such task.
            ServiceError: The service answered with another error status.
            ConnectionFailed: No answer arrived.
        """
        super().refresh()
        if self._core.storage is not None and self.status in ("PROCESSING", "DONE", "STOPPED", "FAILED"):
            try:
                self._execution = self.execution()
            except (StorageError, UnexpectedAnswer):
                # Its progress is not known then; the job's own record is.
                self._execution = None
        return self

    def execution(self) -> Execution | None:
        """What became of each tile or feature, from the execution database in the bucket; None before the start.

        Raises:
            ConfigurationError: The client has no `storage`.
            StorageError: The bucket cannot be read.
            UnexpectedAnswer: The database cannot be read.
        """
        url, content = self._delivered(f"execution-{self.id}.sqlite")
        return None if content is None else off_loop(read_execution, content, url)

    def manifest(self) -> list[ManifestFile] | None:
        """Which files the task writes, from the feature manifest in the bucket; None before the analysis.

        Raises:
            ConfigurationError: The client has no `storage`.
            StorageError: The bucket cannot be read.
            UnexpectedAnswer: The manifest cannot be read.
        """
        url, content = self._delivered(f"featureManifest-{self.id}.gpkg")
        return None if content is None else off_loop(read_manifest, content, url)

    def _delivered(self, name: str) -> tuple[str, bytes | None]:
        storage = self._core.storage
        if storage is None:
            raise ConfigurationError(f"{name} lies in the user's bucket: give the client storage=ObjectStorage(…)")
        if self._snapshot is None:
            super().refresh()
        request = self._snapshot.to_dict().get("request") if self._snapshot else None
        url = f"{delivery_root(request)}/{name}"
        return url, off_loop(storage.read, url)

    def _fetch(self) -> models.BatchTask:
        return self._core.call(api.batch.get_batch_task, models.BatchTask, self.id)

    @staticmethod
    def _read(snapshot: models.BatchTask) -> Reading:
        return batch_reading(snapshot)


class Batch:
    """The batch tasks of an account, and the grids that cut areas into tiles."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def create(
        self,
        process: EvalscriptLike | Request | models.ProcessRequest | models.BatchTaskRequest,
        *,
        output: StorageLike | None = None,
        grid: int | None = None,
        features: StorageLike | None = None,
        resolution: float | None = None,
        size: tuple[int, int] | None = None,
        buffer: tuple[int, int] = (0, 0),
        raster: RasterArguments | None = None,
        instance_type: Literal["normal", "large"] | None = None,
        description: str | None = None,
        **arguments: Unpack[RenderArguments],
    ) -> BatchJob:
        """Create a batch task; nothing is done before it is analysed or started.

            job = hub.batch.create(
                evalscript, bbox=(13, 45, 17, 47), time="2024-06", grid=1, resolution=60, output="s3://bucket/folder"
            )
            job.start()

        Args:
            process: An evalscript of version 3, or a process request, whose size does not matter; or the whole
                `BatchTaskRequest`, also as a `Request`, which then says everything itself.
            output: The folder of the results, which may be a template with `<requestId>`, `<tileName>`, `<outputId>`
                and `<format>`: an `s3://` URL, or one with the keys to it.
            grid: The id of a tiling grid; give this or `features`.
            features: Where a GeoPackage lies, of which each feature becomes a raster.
            resolution: The size of a pixel: one that the grid has, in its units, or else in those of the features' CRS.
            size: Width and height in pixels of features that do not tell their own.
            buffer: By how many pixels each tile of a grid is widened, to the sides and up and down.
            raster: How raster files are written: `overwrite`, `skip_existing`, `cog`, `create_collection`,
                `collection_id`.
            instance_type: The size of the machines that do the work.
            description: Words to recognise the task by.
            **arguments: `data`, `bbox` or `bounds`, `time`, `crs`, `outputs` (TIFF when left out), `max_cloud_cover`,
                `mosaicking_order`, `upsampling` and `downsampling`, as `swath.process_request` takes them. Without
                `bbox` and `bounds`, all features are rendered.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the task.
            OutcomeUnknown: The answer was lost, and the account's newest tasks do not show whether it was created.
        """
        whole = model_in(process, models.BatchTaskRequest, models.ProcessRequest)
        if whole is not None:
            more = {**arguments, "output": output, "grid": grid, "features": features, "resolution": resolution}
            more |= {"size": size, "raster": raster, "instance_type": instance_type, "description": description}
            refuse_more(more | {"buffer": None if buffer == (0, 0) else buffer}, "a BatchTaskRequest")
            body = whole
        elif output is None:
            raise InvalidParameter(
                "output", None, "is needed", "Give the results a place, such as 's3://bucket/folder'"
            )
        else:
            body = batch_task(
                process,
                output=output,
                grid=grid,
                features=features,
                resolution=resolution,
                size=size,
                buffer=buffer,
                raster=raster,
                instance_type=instance_type,
                description=description,
                arguments=arguments,
            )
        task = self._core.create(
            lambda: self._core.call(api.batch.create_batch_task, models.BatchTask, body=body),
            body.to_dict(),
            self._newest,
            "hub.batch.list(order='created:desc')",
        )
        return BatchJob(self._core, task.id, task, created=True)

    def job(self, id: str) -> BatchJob:  # noqa: A002
        """The handle of a task by its id; asks nothing of the service."""
        return BatchJob(self._core, id)

    def list(self, *, order: BatchOrder | None = None, **paging: Unpack[Paging]) -> Pager[BatchJob]:
        """The account's tasks, as handles.

        Args:
            order: By time of creation or by status; the service's own order when left out.
            **paging: `limit`, `page_size` and `prefetch`.
        """

        def fetch(token: str | None, size: int) -> Page[BatchJob]:
            page = view_token_page(self._page(token, size, order))
            jobs = [BatchJob(self._core, task.id, task) for task in page.items]
            return Page(jobs, page.next_token, page.raw)

        return Pager(fetch, **paging)

    def grids(self, **paging: Unpack[Paging]) -> Pager[models.TilingGrid]:
        """The tiling grids that there are, with their tile sizes and resolutions.

        Args:
            **paging: `limit`, `page_size` and `prefetch`.
        """

        def fetch(token: str | None, size: int) -> Page[models.TilingGrid]:
            answer = self._core.call(
                api.batch.list_tiling_grids, models.TilingGridPage, count=size, viewtoken=or_unset(token)
            )
            return view_token_page(answer)

        return Pager(fetch, **paging)

    def grid(self, id: int) -> models.TilingGrid:  # noqa: A002
        """One tiling grid.

        Raises:
            BadRequest: There is no such grid.
        """
        return self._core.call(api.batch.get_tiling_grid, models.TilingGrid, id)

    def _page(self, token: str | None, size: int, order: BatchOrder | None) -> models.BatchTaskPage:
        sort = None if order is None else models.BatchSortOrder(order)
        return self._core.call(
            api.batch.list_batch_tasks,
            models.BatchTaskPage,
            count=size,
            viewtoken=or_unset(token),
            sort=or_unset(sort),
        )

    def _newest(self) -> Iterable[Candidate[models.BatchTask]]:
        page = view_token_page(self._page(None, 20, "created:desc"))
        return [
            Candidate(task, task.created if isinstance(task.created, datetime) else None, task.request.to_dict())
            for task in page.items
            if isinstance(task.request, models.BatchTaskRequest)
        ]
