"""What providers deliver: files, tiles of a collection, and archives of all files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import httpx

from swath import models
from swath._async._core import AsyncCore
from swath._async._job import AsyncJob
from swath._async._pager import AsyncPager
from swath.core.downloads import DownloadProgress
from swath.core.jobs import Reading
from swath.core.lifecycles import ARCHIVE, DELIVERY
from swath.core.pages import Page, Paging, view_token_page
from swath.data.imports import DeliveryRecord
from swath.data.readings import archive_reading, delivery_id, delivery_reading
from swath.errors import InvalidParameter, UnexpectedAnswer
from swath.wire._async.downloads import AsyncDownload, save_all
from swath.wire.endpoints import Endpoint, api, or_unset, prepare

DeliveryStatus = Literal[
    "WAITING", "DELIVERED", "DELIVERY_FAILED", "PREPARING", "INGESTING", "DONE", "IMPORT_FAILED", "NON_INGESTIBLE"
]


@dataclass(frozen=True, slots=True)
class Source:
    """What something is delivered for: an order, or else a subscription."""

    id: str
    is_order: bool

    def choose(self, of_order: Endpoint[..., object], of_subscription: Endpoint[..., object]) -> Endpoint[..., object]:
        """The operation on deliveries of its kind."""
        return of_order if self.is_order else of_subscription


class AsyncArchive(AsyncJob["models.DeliveryArchive"]):
    """The archive of all files of a delivery; its id is that of the delivery.

    One whose packing failed can be asked for again with `delivery.create_archive()`.
    """

    _life = ARCHIVE

    def __init__(
        self, core: AsyncCore, source: Source, delivery: str, snapshot: models.DeliveryArchive | None = None
    ) -> None:
        super().__init__(core, delivery, snapshot, created=snapshot is not None)
        self._source = source

    def download(self) -> AsyncDownload:
        """The archive, to `save`, to `write_to` a file object, or to iterate over; needs one that is `DONE`."""
        endpoint = self._source.choose(
            api.data_import.get_order_delivery_archive, api.data_import.get_subscription_delivery_archive
        )
        request = prepare(self._core.http, self._core.deployment, endpoint, self._source.id, self.id)
        size = self._snapshot.size if self._snapshot else None
        return self._core.download(request, name=f"{self.id}.zip", size=size if isinstance(size, int) else None)

    async def size(self) -> int:
        """The size of the archive in bytes.

        Raises:
            NotFound: There is no archive, or it is not `DONE`.
            UnexpectedAnswer: The service does not tell.
        """
        endpoint = self._source.choose(
            api.data_import.head_order_delivery_archive, api.data_import.head_subscription_delivery_archive
        )
        request = prepare(self._core.http, self._core.deployment, endpoint, self._source.id, self.id)
        return await _size(self._core, request)

    async def _fetch(self) -> models.DeliveryArchive:
        endpoint = self._source.choose(
            api.data_import.get_order_delivery_archive_status, api.data_import.get_subscription_delivery_archive_status
        )
        return await self._core.call(endpoint, models.DeliveryArchive, self._source.id, self.id)

    @staticmethod
    def _read(snapshot: models.DeliveryArchive) -> Reading:
        return archive_reading(snapshot)


class AsyncDelivery(AsyncJob["DeliveryRecord"]):
    """One delivery of an order or a subscription."""

    _life = DELIVERY

    def __init__(self, core: AsyncCore, source: Source, id: str, snapshot: DeliveryRecord | None = None) -> None:  # noqa: A002
        super().__init__(core, id, snapshot)
        self._source = source

    async def files(self) -> list[str]:
        """The paths of the delivered files, with their folders; which ones there are is up to the provider.

        Raises:
            Conflict: Nothing is delivered yet.
        """
        endpoint = self._source.choose(
            api.data_import.list_order_delivery_files, api.data_import.list_subscription_delivery_files
        )
        found: list[str] = await self._core.call(endpoint, list, self._source.id, self.id)
        return found

    def download(self, file: str) -> AsyncDownload:
        """A file, to `save`, to `write_to` a file object, or to iterate over.

        Args:
            file: Its path, as `files` tells it.

        Raises:
            InvalidParameter: It is no path of a file.
        """
        endpoint = self._source.choose(
            api.data_import.get_order_delivery_file, api.data_import.get_subscription_delivery_file
        )
        return self._core.download(self._about(endpoint, file), name=file)

    async def size(self, file: str) -> int:
        """The size of a file in bytes.

        Raises:
            InvalidParameter: It is no path of a file.
            NotFound: There is no such file.
            UnexpectedAnswer: The service does not tell.
        """
        endpoint = self._source.choose(
            api.data_import.head_order_delivery_file, api.data_import.head_subscription_delivery_file
        )
        return await _size(self._core, self._about(endpoint, file))

    async def save(
        self,
        folder: str | Path,
        *,
        files: Sequence[str] | None = None,
        concurrency: int = 4,
        overwrite: bool = False,
        on_progress: Callable[[DownloadProgress], None] | None = None,
    ) -> list[Path]:
        """Download files into a folder, several at a time, below the folders that the provider gave them.

        What is broken off goes on where it was when it is called again.

        Args:
            folder: Where they go; it is made where it is missing.
            files: Their paths; all files when left out.
            concurrency: How many at a time.
            overwrite: Whether to download a file again that is there.
            on_progress: Is told from time to time how far each file is.

        Returns:
            The paths of the files, in their order.

        Raises:
            Conflict: Nothing is delivered yet.
            UnexpectedAnswer: A file has another size than it should have.
            OSError: A file cannot be written.
        """
        downloads = [self.download(file) for file in (await self.files() if files is None else files)]
        return await save_all(downloads, folder, concurrency=concurrency, overwrite=overwrite, on_progress=on_progress)

    async def tiles(self) -> list[models.DeliveryTile]:
        """The tiles that the delivery became in its collection, where they have the same ids; few, and all at once."""
        endpoint = self._source.choose(
            api.data_import.list_order_delivery_tiles, api.data_import.list_subscription_delivery_tiles
        )
        answer = await self._core.call(endpoint, models.DeliveryTileList, self._source.id, self.id)
        return answer.data or []

    async def tile(self, id: str) -> models.DeliveryTile:  # noqa: A002
        """One of the tiles.

        Raises:
            NotFound: There is no such tile.
        """
        endpoint = self._source.choose(
            api.data_import.get_order_delivery_tile, api.data_import.get_subscription_delivery_tile
        )
        return await self._core.call(endpoint, models.DeliveryTile, self._source.id, self.id, id)

    async def create_archive(self) -> AsyncArchive:
        """Have all files packed into one zip archive; one that is there already is not packed again.

        Raises:
            Conflict: Nothing is delivered yet.
            OutcomeUnknown: The answer was lost; `archive().refresh()` shows what became of it.
        """
        endpoint = self._source.choose(
            api.data_import.create_order_delivery_archive, api.data_import.create_subscription_delivery_archive
        )
        record = await self._core.call(endpoint, models.DeliveryArchive, self._source.id, self.id)
        return AsyncArchive(self._core, self._source, self.id, record)

    def archive(self) -> AsyncArchive:
        """The handle of the archive; asks nothing of the service."""
        return AsyncArchive(self._core, self._source, self.id)

    def _about(self, endpoint: Endpoint[..., object], file: str) -> httpx.Request:
        try:
            return prepare(self._core.http, self._core.deployment, endpoint, self._source.id, self.id, file)
        except ValueError:
            raise InvalidParameter("file", file, "must be the path of a file, as files() tells it") from None

    async def _fetch(self) -> DeliveryRecord:
        endpoint = self._source.choose(api.data_import.get_order_delivery, api.data_import.get_subscription_delivery)
        return cast("DeliveryRecord", await self._core.call(endpoint, object, self._source.id, self.id))

    @staticmethod
    def _read(snapshot: DeliveryRecord) -> Reading:
        return delivery_reading(snapshot)


def list_deliveries(
    core: AsyncCore, source: Source, status: DeliveryStatus | None, paging: Paging
) -> AsyncPager[AsyncDelivery]:
    """The deliveries for an order or a subscription, as handles."""
    wanted = or_unset(None if status is None else models.DeliveryStatus(status))

    async def fetch(token: str | None, size: int) -> Page[AsyncDelivery]:
        operations, viewtoken = api.data_import, or_unset(token)
        answer: models.OrderDeliveryPage | models.SubscriptionDeliveryPage
        if source.is_order:
            answer = await core.call(
                operations.list_order_deliveries,
                models.OrderDeliveryPage,
                source.id,
                status=wanted,
                count=size,
                viewtoken=viewtoken,
            )
        else:
            answer = await core.call(
                operations.list_subscription_deliveries,
                models.SubscriptionDeliveryPage,
                source.id,
                status=wanted,
                count=size,
                viewtoken=viewtoken,
            )
        page: Page[DeliveryRecord] = view_token_page(answer)
        found = [AsyncDelivery(core, source, delivery_id(one), one) for one in page.items]
        return Page(found, page.next_token, page.raw)

    return AsyncPager(fetch, **paging)


async def _size(core: AsyncCore, request: httpx.Request) -> int:
    length = (await core.send(request)).headers.get("Content-Length", "")
    if not length.isdecimal():
        raise UnexpectedAnswer(f"{request.url.path} does not tell a size")
    return int(length)
