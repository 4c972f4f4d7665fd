"""Tiles of a user's own collections."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import EllipsisType
from typing import Self

from swath import models
from swath._async._core import AsyncCore
from swath._async._job import AsyncJob
from swath.core.crs import CRS84
from swath.core.downloads import DownloadProgress
from swath.core.lifecycles import TILE_INGESTION
from swath.core.lookup import Candidate
from swath.core.pages import Page, view_token_page
from swath.data.area import GeometryLike
from swath.data.byoc import Moment, tile_reading, tile_update
from swath.errors import OutcomeUnknown, UnexpectedAnswer
from swath.wire._async.downloads import AsyncDownload, save_all
from swath.wire.endpoints import api, or_unset, prepare


class AsyncTile(AsyncJob["models.ByocTile"]):
    """A tile of a collection: files that belong to one place and one time, and how far their ingestion is.

    Attributes:
        id: The tile's id.
        collection: The id of its collection.
        deployment: Where it is.
    """

    _life = TILE_INGESTION
    _read = staticmethod(tile_reading)

    def __init__(
        self,
        core: AsyncCore,
        id: str,  # noqa: A002
        snapshot: models.ByocTile | None = None,
        *,
        collection: str,
        created: bool = False,
    ) -> None:
        """Make a handle; `hub.byoc.tile(collection, id)` does."""
        super().__init__(core, id, snapshot, created=created)
        self.collection = collection

    async def reingest(self) -> Self:
        """Read the headers of the tile's files once more, after they have changed or the ingestion failed.

        Raises:
            IllegalAction: The tile is being ingested.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost, and the tile does not show what became of it.
        """

        async def send() -> None:
            before = self._reading
            try:
                await self._core.perform(api.byoc.reingest_byoc_tile, self.collection, self.id)
            except OutcomeUnknown:
                await self.refresh()
                if self._reading is None or before is None or self._reading.changed == before.changed:
                    raise

        await self._act("reingest", send)
        return await self.refresh()

    async def update(
        self,
        *,
        sensing_time: Moment | EllipsisType | None = ...,
        cover: GeometryLike | EllipsisType | None = ...,
        crs: object = CRS84,
    ) -> Self:
        """Change when the tile was acquired, or where it has data.

        Args:
            sensing_time: A datetime (UTC where it has no zone) or such a text, no finer than milliseconds; None for
                none. Left out, it stays as it is.
            cover: A GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`; None for the area that the
                tile's files have in common. Left out, it stays as it is.
            crs: The CRS of `cover`, as `bbox` of other requests takes it.

        Raises:
            InvalidParameter: An argument is wrong.
            Conflict: The tile is being ingested.
            ServiceError: The service refused for another reason.
        """
        await self.refresh()
        assert self._snapshot is not None
        body = tile_update(self._snapshot, sensing_time=sensing_time, cover=cover, crs=crs)
        await self._core.perform(api.byoc.update_byoc_tile, self.collection, self.id, body=body)
        return await self.refresh()

    async def delete(self) -> None:
        """Take the tile out of the collection; its files stay in the bucket.

        Raises:
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        await self._core.perform(api.byoc.delete_byoc_tile, self.collection, self.id)

    async def files(self) -> list[str]:
        """The names of the tile's files, with their folders.

        Raises:
            ServiceError: The service refused.
        """
        return await self._core.call(api.byoc.list_byoc_tile_files, list, self.collection, self.id)

    async def file_size(self, name: str) -> int:
        """The size of a file in bytes.

        Args:
            name: As `files()` tells it.

        Raises:
            NotFound: The tile has no such file.
            ServiceError: The service refused.
            UnexpectedAnswer: The service does not tell.
        """
        request = prepare(
            self._core.http, self._core.deployment, api.byoc.head_byoc_tile_file, self.collection, self.id, name
        )
        length = (await self._core.send(request)).headers.get("Content-Length", "")
        if not length.isdecimal():
            raise UnexpectedAnswer(f"{request.url.path} does not tell its size")
        return int(length)

    def file(self, name: str) -> AsyncDownload:
        """A file of the tile, to be saved or read; nothing is asked before.

            await tile.file("2024/06/B04.tif").save("B04.tif")

        Args:
            name: As `files()` tells it.
        """
        endpoint = api.byoc.download_byoc_tile_file
        request = prepare(self._core.http, self._core.deployment, endpoint, self.collection, self.id, name)
        return self._core.download(request, name=name)

    async def save(
        self,
        folder: str | Path,
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        on_progress: Callable[[DownloadProgress], None] | None = None,
    ) -> list[Path]:
        """Download all files of the tile into a folder, where they keep their own folders.

        Args:
            folder: Where they go; it is made where it is missing.
            concurrency: How many at a time.
            overwrite: Whether to download a file again that is there.
            on_progress: Is told from time to time how far each file is.

        Returns:
            The paths of the files.

        Raises:
            ServiceError: The service refused.
            ConnectionFailed: The connection broke again and again; the next call goes on from there.
            OSError: A file cannot be written.
        """
        downloads = [self.file(name) for name in await self.files()]
        return await save_all(downloads, folder, concurrency=concurrency, overwrite=overwrite, on_progress=on_progress)

    async def _fetch(self) -> models.ByocTile:
        return (await self._core.call(api.byoc.get_byoc_tile, models.ByocTileResponse, self.collection, self.id)).data


async def tile_page(
    core: AsyncCore,
    collection: str,
    token: str | None,
    size: int,
    *,
    path: str | None = None,
    status: str | None = None,
    order: str | None = None,
) -> Page[models.ByocTile]:
    """A page of the tiles of a collection."""
    answer = await core.call(
        api.byoc.list_byoc_tiles,
        models.ByocTilePage,
        collection,
        count=size,
        viewtoken=or_unset(token),
        sort=or_unset(None if order is None else models.ByocTileSort(order)),
        path=or_unset(path),
        status=or_unset(None if status is None else models.ByocTileStatus(status)),
    )
    return view_token_page(answer)


async def add_tile(core: AsyncCore, collection: str, body: models.ByocTile) -> AsyncTile:
    """Add a tile to a collection; it is looked for by its path where the answer is lost.

    Raises:
        OutcomeUnknown: The answer was lost, and the listing does not show whether it was created.
    """

    async def send() -> models.ByocTile:
        return (await core.call(api.byoc.create_byoc_tile, models.ByocTileResponse, collection, body=body)).data

    async def newest() -> Iterable[Candidate[models.ByocTile]]:
        page = await tile_page(core, collection, None, 1, path=body.path)
        return [
            Candidate(tile, tile.created if isinstance(tile.created, datetime) else None, tile.to_dict())
            for tile in page.items
        ]

    # The cover is shown in another CRS, or not before the ingestion; there is one tile of a path.
    sent = {member: value for member, value in body.to_dict().items() if member != "coverGeometry"}
    tile = await core.create(send, sent, newest, f"hub.byoc.tiles({collection!r}, path={body.path!r})")
    return AsyncTile(core, str(tile.id), tile, collection=collection, created=True)
