"""Batch in its first edition, where a deployment still offers it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Unpack

from swath import models
from swath._async._batch import BatchOrder
from swath._async._batch_v1_job import AsyncBatchV1Job
from swath._async._core import AsyncCore
from swath._async._pager import AsyncPager
from swath.core.deprecation import Deprecated
from swath.core.lookup import Candidate
from swath.core.pages import Page, Paging, view_token_page
from swath.data.batch import RasterArguments, RenderArguments, batch_request_v1
from swath.data.documents import Request, model_in, refuse_more
from swath.errors import InvalidParameter
from swath.evalscript import EvalscriptLike
from swath.wire.endpoints import api, or_unset


class AsyncBatchV1:
    """The batch requests of an account in the first edition, their collections, and the grids that cut areas.

    It is gone from some deployments; `hub.batch` is what replaces it.
    """

    def __init__(self, core: AsyncCore) -> None:
        self._core = core
        self._deprecated = Deprecated("hub.batch_v1", "use hub.batch where the deployment offers it")

    async def create(
        self,
        process: EvalscriptLike | Request | models.ProcessRequest | models.BatchSubmissionV1,
        *,
        output: str | None = None,
        grid: int | None = None,
        resolution: float | None = None,
        buffer: tuple[int, int] = (0, 0),
        raster: RasterArguments | None = None,
        description: str | None = None,
        **arguments: Unpack[RenderArguments],
    ) -> AsyncBatchV1Job:
        """Create a batch request; nothing is done before it is analysed or started.

        Args:
            process: An evalscript of version 3, or a process request, whose size does not matter; or the whole
                `BatchSubmissionV1`, also as a `Request`, which then says everything itself.
            output: The `s3://` folder of the results, which may be a template; may be left out with a collection.
            grid: The id of a tiling grid.
            resolution: The size of a pixel, in units of the grid: one that it has.
            buffer: By how many pixels each tile is widened, to the sides and up and down.
            raster: How raster files are written: `overwrite`, `skip_existing`, `cog`, `create_collection`,
                `collection_id`.
            description: Words to recognise the request by.
            **arguments: `data`, `bbox` or `bounds`, `time`, `crs`, `outputs` (TIFF when left out), `max_cloud_cover`,
                `mosaicking_order`, `upsampling` and `downsampling`, as `swath.process_request` takes them.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the request.
            OutcomeUnknown: The answer was lost, and the account's newest requests do not show whether it was created.
        """
        self._deprecated()
        whole = model_in(process, models.BatchSubmissionV1, models.ProcessRequest)
        if whole is not None:
            more = {**arguments, "output": output, "grid": grid, "resolution": resolution, "raster": raster}
            more |= {"description": description, "buffer": None if buffer == (0, 0) else buffer}
            refuse_more(more, "a BatchSubmissionV1")
            body = whole
        elif grid is None or resolution is None:
            name = "grid" if grid is None else "resolution"
            raise InvalidParameter(name, None, "is needed", "hub.batch_v1.grids() tells what there is")
        else:
            body = batch_request_v1(
                process,
                grid=grid,
                resolution=resolution,
                output=output,
                buffer=buffer,
                raster=raster,
                description=description,
                arguments=arguments,
            )
        request = await self._core.create(
            lambda: self._core.call(api.batch_v1.create_batch_request_v1, models.BatchRequestV1, body=body),
            body.to_dict(),
            self._newest,
            "hub.batch_v1.list(order='created:desc')",
        )
        return AsyncBatchV1Job(self._core, str(request.id), request, created=True)

    def job(self, id: str) -> AsyncBatchV1Job:  # noqa: A002
        """The handle of a request by its id; asks nothing of the service."""
        self._deprecated()
        return AsyncBatchV1Job(self._core, id)

    def list(
        self,
        *,
        collection_id: str | None = None,
        search: str | None = None,
        order: BatchOrder | None = None,
        **paging: Unpack[Paging],
    ) -> AsyncPager[AsyncBatchV1Job]:
        """The account's requests, as handles.

        Args:
            collection_id: Only those that write to this batch collection.
            search: Only those with these words, `|` for any of them and `&` for all.
            order: By time of creation or by status; the service's own order when left out.
            **paging: `limit`, `page_size` and `prefetch`.
        """
        self._deprecated()

        async def fetch(token: str | None, size: int) -> Page[AsyncBatchV1Job]:
            page = view_token_page(await self._page(token, size, order, collection_id, search))
            jobs = [AsyncBatchV1Job(self._core, str(request.id), request) for request in page.items]
            return Page(jobs, page.next_token, page.raw)

        return AsyncPager(fetch, **paging)

    def grids(self, **paging: Unpack[Paging]) -> AsyncPager[models.TilingGrid]:
        """The tiling grids that there are, with their tile sizes and resolutions.

        Args:
            **paging: `limit`, `page_size` and `prefetch`.
        """
        self._deprecated()

        async def fetch(token: str | None, size: int) -> Page[models.TilingGrid]:
            answer = await self._core.call(
                api.batch_v1.list_tiling_grids_v1, models.TilingGridPage, count=size, viewtoken=or_unset(token)
            )
            return view_token_page(answer)

        return AsyncPager(fetch, **paging)

    async def grid(self, id: int) -> models.TilingGrid:  # noqa: A002
        """One tiling grid.

        Raises:
            BadRequest: There is no such grid.
        """
        self._deprecated()
        return await self._core.call(api.batch_v1.get_tiling_grid_v1, models.TilingGrid, id)

    def collections(
        self, *, search: str | None = None, **paging: Unpack[Paging]
    ) -> AsyncPager[models.BatchCollectionV1]:
        """The account's batch collections.

        Args:
            search: Only those with these words in their names, `|` for any of them and `&` for all.
            **paging: `limit`, `page_size` and `prefetch`.
        """
        self._deprecated()

        async def fetch(token: str | None, size: int) -> Page[models.BatchCollectionV1]:
            answer = await self._core.call(
                api.batch_v1.list_batch_collections_v1,
                models.BatchCollectionPageV1,
                count=size,
                viewtoken=or_unset(token),
                search=or_unset(search),
            )
            return view_token_page(answer)

        return AsyncPager(fetch, **paging)

    async def collection(self, id: str) -> models.BatchCollectionV1:  # noqa: A002
        """One batch collection.

        Raises:
            NotFound: There is no such collection.
        """
        self._deprecated()
        return await self._core.call(api.batch_v1.get_batch_collection_v1, models.BatchCollectionV1, id)

    async def create_collection(self, name: str, *, bucket: str) -> models.BatchCollectionV1:
        """Create an empty batch collection.

        Args:
            name: Its name.
            bucket: The bucket that its rasters are written to.

        Raises:
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        self._deprecated()
        body = models.NewBatchCollectionV1.from_dict({"name": name, "s3Bucket": bucket})
        return await self._core.call(api.batch_v1.create_batch_collection_v1, models.BatchCollectionV1, body=body)

    async def rename_collection(self, id: str, name: str) -> None:  # noqa: A002
        """Give a batch collection another name.

        Raises:
            NotFound: There is no such collection.
        """
        self._deprecated()
        body = models.BatchCollectionUpdateV1.from_dict({"name": name})
        await self._core.perform(api.batch_v1.update_batch_collection_v1, id, body=body)

    async def delete_collection(self, id: str) -> None:  # noqa: A002
        """Forget a batch collection that no request uses; its rasters stay.

        Raises:
            NotFound: There is no such collection.
            Conflict: A request uses it.
            OutcomeUnknown: The answer was lost.
        """
        self._deprecated()
        await self._core.perform(api.batch_v1.delete_batch_collection_v1, id)

    async def _page(
        self, token: str | None, size: int, order: BatchOrder | None, collection_id: str | None, search: str | None
    ) -> models.BatchRequestPageV1:
        return await self._core.call(
            api.batch_v1.list_batch_requests_v1,
            models.BatchRequestPageV1,
            collection_id=or_unset(collection_id),
            count=size,
            viewtoken=or_unset(token),
            search=or_unset(search),
            sort=or_unset(None if order is None else models.BatchSortOrder(order)),
        )

    async def _newest(self) -> Iterable[Candidate[models.BatchRequestV1]]:
        page = view_token_page(await self._page(None, 20, "created:desc", None, None))
        return [
            Candidate(request, request.created if isinstance(request.created, datetime) else None, request.to_dict())
            for request in page.items
        ]
