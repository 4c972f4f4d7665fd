"""Async process requests: large pictures, rendered in the background into the user's bucket."""

from __future__ import annotations

from typing import Self, Unpack

from swath import models
from swath._async._core import AsyncCore
from swath._async._job import AsyncJob
from swath.core.jobs import Reading
from swath.core.lifecycles import ASYNC_PROCESS
from swath.data.async_process import Ending, async_process_request, ending, results_url
from swath.data.batch import RenderArguments
from swath.data.documents import Request, model_in, refuse_more
from swath.data.storage import StorageLike, storage_reference, storage_url
from swath.errors import InvalidParameter, NotFound, StorageError
from swath.evalscript import EvalscriptLike
from swath.wire.endpoints import api
from swath.wire.tasks import async_off_loop


class AsyncAsyncProcessJob(AsyncJob["models.AsyncProcess"]):
    """An async process request.

    The service tells `RUNNING` and no more: a request that has ended is not found any longer, whether it succeeded or
    failed. Its status is `ENDED` then; a client with `storage` looks into the bucket and tells `DONE` from `FAILED`.
    """

    _life = ASYNC_PROCESS

    def __init__(
        self,
        core: AsyncCore,
        id: str,  # noqa: A002
        snapshot: models.AsyncProcess | None = None,
        *,
        output: str = "",
        created: bool = False,
    ) -> None:
        """Make a handle; `output` is the URL that the request delivers to."""
        super().__init__(core, id, snapshot, created=created)
        self._output = output
        self._files: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The URLs of the results that were found in the bucket."""
        return self._files

    async def refresh(self) -> Self:
        """Look at the request again, and into its bucket once it is over and the client has `storage`.

        A request that was made a moment ago counts as running although it is not found, unless its files tell better.

        Returns:
            The same handle.

        Raises:
            ServiceError: The service answered with an error status.
            ConnectionFailed: No answer arrived.
        """
        try:
            self._see(await self._fetch())
        except NotFound:
            end = await self._ending()
            if end.status != "ENDED" or not self._may_be_hidden():
                self._files = end.files
                self._reading = Reading(end.status, cost=end.cost, error=end.error)
        return self

    async def _ending(self) -> Ending:
        storage = self._core.storage
        if storage is None or not self._output:
            return Ending("ENDED")
        place = results_url(self._output, self.id)
        try:
            found = {
                name: await async_off_loop(storage.read, place.replace("<OUTPUT>", name))
                for name in ("error.json", "request.json")
            }
            head, _, tail = place.partition("<OUTPUT>")
            others = [
                url
                for url in await async_off_loop(storage.find, head.rpartition("/")[0])
                if url.startswith(head) and url.endswith(tail) and url[len(head) :] not in found
            ]
        except StorageError:
            return Ending("ENDED")
        return ending(found, others)

    async def _fetch(self) -> models.AsyncProcess:
        return await self._core.call(api.async_process.get_async_process, models.AsyncProcess, self.id)

    @staticmethod
    def _read(snapshot: models.AsyncProcess) -> Reading:
        return Reading(str(snapshot.status))


class AsyncAsyncProcess:
    """The async process requests of an account."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(
        self,
        process: EvalscriptLike | Request | models.ProcessRequest | models.AsyncProcessRequest,
        *,
        output: StorageLike | None = None,
        size: tuple[int, int] | None = None,
        resolution: float | tuple[float, float] | None = None,
        **arguments: Unpack[RenderArguments],
    ) -> AsyncAsyncProcessJob:
        """Start rendering a large picture in the background, up to 10,000 by 10,000 pixels.

            job = await hub.async_process.create(
                evalscript, bbox=(13, 45, 14, 46), time="2024-06", size=(8000, 8000), output="s3://bucket/folder"
            )
            await job.wait()

        Args:
            process: An evalscript of version 3, or a process request; or the whole `AsyncProcessRequest`, also as
                a `Request`, which then says everything itself.
            output: The folder of the results, or a template with `<REQUEST_ID>` and `<OUTPUT>`: an `s3://` URL, or one
                with the keys to it.
            size: Width and height in pixels, 10,000 at most each.
            resolution: Pixel size in metres, one number or x and y; give this or `size`.
            **arguments: `data`, `bbox` or `bounds`, `time`, `crs`, `outputs` (TIFF when left out), `max_cloud_cover`,
                `mosaicking_order`, `upsampling` and `downsampling`, as `swath.process_request` takes them.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            RateLimited: Too many requests are running already.
            ServiceError: The service refused the request.
            OutcomeUnknown: The answer was lost; only the bucket shows whether the request runs.
        """
        whole = model_in(process, models.AsyncProcessRequest, models.ProcessRequest)
        if whole is not None:
            more = {**arguments, "output": output, "size": size, "resolution": resolution}
            refuse_more(more, "an AsyncProcessRequest")
            body = whole
        elif output is None:
            raise InvalidParameter(
                "output", None, "is needed", "Give the results a place, such as 's3://bucket/folder'"
            )
        else:
            body = async_process_request(process, output=output, size=size, resolution=resolution, arguments=arguments)
        answer = await self._core.call(api.async_process.create_async_process, models.AsyncProcess, body=body)
        url = storage_url(body.to_dict().get("output", {}).get("delivery"))
        return AsyncAsyncProcessJob(self._core, str(answer.id), answer, output=url, created=True)

    def job(self, id: str, *, output: StorageLike | None = None) -> AsyncAsyncProcessJob:  # noqa: A002
        """The handle of a request by its id; asks nothing of the service.

        Args:
            id: The request's id.
            output: Where it delivers to, as it was created; only with it can the bucket be asked how it ended.
        """
        url = "" if output is None else storage_url(storage_reference(output, "output"))
        return AsyncAsyncProcessJob(self._core, id, output=url)
