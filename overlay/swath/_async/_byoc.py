"""A user's own collections: rasters in a bucket of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import EllipsisType
from typing import Literal, TypeAlias, Unpack

from swath import models
from swath._async._core import AsyncCore
from swath._async._ingestion import AsyncIngestion, add_tiles
from swath._async._pager import AsyncPager
from swath._async._tile import AsyncTile, add_tile, tile_page
from swath.core.crs import CRS84
from swath.core.jobs import DAY
from swath.core.lookup import Candidate
from swath.core.pages import Page, Paging, view_token_page
from swath.core.tilepaths import check_path, tile_paths
from swath.data.area import GeometryLike
from swath.data.byoc import BandLike, Moment, collection_body, collection_id, collection_update, tile_body
from swath.errors import ConfigurationError, InvalidParameter
from swath.wire.endpoints import api, or_unset
from swath.wire.tasks import async_off_loop

CollectionLike: TypeAlias = "str | models.ByocCollection"
TileOrder = Literal["created:asc", "created:desc", "path:asc", "path:desc"]
TileStatus = Literal["WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED"]

_STATUSES = ("WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED")
_ORDERS = ("created:asc", "created:desc", "path:asc", "path:desc")


class AsyncByoc:
    """The user's own collections of cloud optimised GeoTIFFs ("bring your own COG"), and their tiles.

    A collection is given by its id, with or without `byoc-`, or as a record of it.
    """

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    def collections(self, *, search: str | None = None, **paging: Unpack[Paging]) -> AsyncPager[models.ByocCollection]:
        """The collections that the account may use.

        Args:
            search: Words in their names, joined by `|` (any of them) or `&` (all of them).
            **paging: `limit`, `page_size` and `prefetch`, as in `Paging`.
        """

        async def fetch(token: str | None, size: int) -> Page[models.ByocCollection]:
            answer = await self._core.call(
                api.byoc.list_byoc_collections,
                models.ByocCollectionPage,
                count=size,
                viewtoken=or_unset(token),
                search=or_unset(search),
            )
            return view_token_page(answer)

        return AsyncPager(fetch, **paging)

    async def collection(self, collection: CollectionLike) -> models.ByocCollection:
        """One collection: its bucket, its bands, and what its tiles tell about it.

        Raises:
            NotFound: There is no such collection.
            ServiceError: The service refused for another reason.
        """
        name = collection_id(collection, "byoc-")
        return (await self._core.call(api.byoc.get_byoc_collection, models.ByocCollectionResponse, name)).data

    async def create_collection(
        self, name: str, bucket: str, *, no_data: float | None = None, bands: Mapping[str, BandLike] | None = None
    ) -> models.ByocCollection:
        """Create a collection; tiles are added afterwards.

            collection = await hub.byoc.create_collection("Fields", "my-rasters", bands={"B04": "UINT16"})

        Args:
            name: Words to recognise it by.
            bucket: The name of the bucket in which the files lie; the service needs access to it.
            no_data: The value that marks a pixel without data, in every band that names none of its own.
            bands: Types of bands by their names, such as `UINT16` or `FLOAT32`, or all that there is to say of them.
                Those of the first tile when left out.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost, and the listing does not show whether it was created.
        """
        body = collection_body(name, bucket, no_data, bands)

        async def send() -> models.ByocCollection:
            answer = await self._core.call(api.byoc.create_byoc_collection, models.ByocCollectionResponse, body=body)
            return answer.data

        async def newest() -> Iterable[Candidate[models.ByocCollection]]:
            return [Candidate(one, _moment(one.created), one.to_dict()) async for one in self.collections()]

        return await self._core.create(send, body.to_dict(), newest, "hub.byoc.collections()")

    async def update_collection(
        self,
        collection: CollectionLike,
        *,
        name: str | None = None,
        bucket: str | None = None,
        no_data: float | EllipsisType | None = ...,
        bands: Mapping[str, BandLike] | None = None,
    ) -> models.ByocCollection:
        """Change a collection; what is left out stays as it is.

        Args:
            collection: Which one.
            name: Another name.
            bucket: Another bucket, as long as the collection has no tiles.
            no_data: Another value that marks a pixel without data; None for no such value.
            bands: All bands that it has from now on. Once there are tiles, bands can only be renamed, removed or given
                a no-data value.

        Returns:
            The collection as it is now.

        Raises:
            InvalidParameter: An argument is wrong.
            Conflict: The collection has tiles.
            ServiceError: The service refused for another reason.
        """
        present = await self.collection(collection)
        body = collection_update(present, name=name, bucket=bucket, no_data=no_data, bands=bands)
        found = collection_id(collection, "byoc-")
        await self._core.perform(api.byoc.update_byoc_collection, found, body=body)
        return await self.collection(found)

    async def delete_collection(self, collection: CollectionLike) -> None:
        """Delete a collection and its tiles; the files stay in the bucket.

        Raises:
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        await self._core.perform(api.byoc.delete_byoc_collection, collection_id(collection, "byoc-"))

    async def copy_tiles(self, source: CollectionLike, target: CollectionLike) -> None:
        """Copy the ingested tiles of a collection whose paths are new to another.

        Args:
            source: Where they are.
            target: Where they go: a collection with the same bands, or with none yet.

        Raises:
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost; it does no harm to ask again.
        """
        found, to = collection_id(source, "byoc-"), collection_id(target, "byoc-")
        await self._core.perform(api.byoc.copy_byoc_tiles, found, to_collection=to)

    def tiles(
        self,
        collection: CollectionLike,
        *,
        path: str | None = None,
        status: TileStatus | None = None,
        order: TileOrder | None = None,
        **paging: Unpack[Paging],
    ) -> AsyncPager[AsyncTile]:
        """The tiles of a collection, as handles.

        Args:
            collection: Which one.
            path: Only the tile at exactly this path.
            status: Only tiles in this state.
            order: By creation time or by path; the service's own order when left out.
            **paging: `limit`, `page_size` and `prefetch`, as in `Paging`.

        Raises:
            InvalidParameter: An argument is wrong.
        """
        _check("status", status, _STATUSES)
        _check("order", order, _ORDERS)
        name = collection_id(collection, "byoc-")

        async def fetch(token: str | None, size: int) -> Page[AsyncTile]:
            page = await tile_page(self._core, name, token, size, path=path, status=status, order=order)
            handles = [AsyncTile(self._core, str(tile.id), tile, collection=name) for tile in page.items]
            return Page(handles, page.next_token, page.raw)

        return AsyncPager(fetch, **paging)

    def tile(self, collection: CollectionLike, id: str) -> AsyncTile:  # noqa: A002
        """The handle of a tile by its id; asks nothing of the service.

        Raises:
            InvalidParameter: The collection's id is none.
        """
        return AsyncTile(self._core, id, collection=collection_id(collection, "byoc-"))

    async def create_tile(
        self,
        collection: CollectionLike,
        path: str,
        *,
        sensing_time: Moment | None = None,
        cover: GeometryLike | None = None,
        crs: object = CRS84,
    ) -> AsyncTile:
        """Add a tile, whose ingestion begins.

            tile = await hub.byoc.create_tile(collection, "2024/06/(BAND).tif", sensing_time="2024-06-12T10:30:00Z")
            await tile.wait(until="INGESTED")

        Args:
            collection: Where to.
            path: The path of its files within the bucket; `(BAND)` stands for the part that differs from file to file.
                A path without it is a folder with files that are called as their bands are.
            sensing_time: When it was acquired: a datetime (UTC where it has no zone) or such a text, no finer than
                milliseconds.
            cover: Where it has data: a GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`; the area
                that its files have in common when left out.
            crs: The CRS of `cover`, as `bbox` of other requests takes it.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            Conflict: The collection has a tile of this path.
            ServiceError: The service refused for another reason.
            OutcomeUnknown: The answer was lost, and the listing does not show whether it was created.
        """
        name = collection_id(collection, "byoc-")
        body = tile_body(path, sensing_time=sensing_time, cover=cover, crs=crs)

        return await add_tile(self._core, name, body)

    def ingestion(self, collection: CollectionLike) -> AsyncIngestion:
        """The handle of the ingestion of all tiles of a collection, to wait for; asks nothing of the service.

            ingestion = await hub.byoc.ingestion(collection).wait()
            for tile in ingestion.failures:
                print(tile.snapshot.path, tile.error)

        Raises:
            InvalidParameter: The collection's id is none.
        """
        return AsyncIngestion(self._core, collection_id(collection, "byoc-"))

    async def ingest(
        self,
        collection: CollectionLike,
        prefix: str | None = None,
        *,
        name: str = "(BAND).tif",
        paths: Iterable[str] | None = None,
        sensing_time: Callable[[str], Moment | None] | None = None,
        concurrency: int = 4,
        timeout: float | None = DAY,
        on_status: Callable[[AsyncIngestion], object] | None = None,
    ) -> AsyncIngestion:
        """Add the tiles below a prefix of the collection's bucket, and wait until they are ingested.

            done = await hub.byoc.ingest(collection, "2024/06", sensing_time=lambda path: path[:10].replace("/", "-"))

        Tiles that the collection has already stay as they are, but those that failed are ingested again. So it can be
        repeated after whatever broke it off.

        Args:
            collection: Where to.
            prefix: The folder in the collection's bucket in which, and below which, files are looked for; the client
                needs `storage` for that. Give this or `paths`.
            name: How the files below the prefix are called: `(BAND)` stands for the band, `*` for what differs from
                tile to tile of the same folder.
            paths: The paths of the tiles, where they are known.
            sensing_time: Tells from a tile's path when it was acquired.
            concurrency: How many tiles are added at a time.
            timeout: Seconds to wait at most for their ingestion, a day when left out; None waits without an end.
            on_status: Is called with the ingestion at first and each time that its status has changed.

        Returns:
            The ingestion of these tiles. Some may have failed: `failures` has them.

        Raises:
            InvalidParameter: An argument is wrong, or there are no such files; nothing was added.
            ConfigurationError: A prefix is given, and the client has no `storage`.
            StorageError: The bucket cannot be listed.
            JobTimeout: The time is over; the ingestion goes on.
            ServiceError: The service refused a tile; those before it are added.
        """
        found = collection_id(collection, "byoc-")
        if (prefix is None) == (paths is None):
            raise InvalidParameter("prefix", prefix, "give either a prefix or paths=")
        if isinstance(paths, str):
            raise InvalidParameter("paths", paths, "must be a list of paths")
        if isinstance(concurrency, bool) or not isinstance(concurrency, int) or concurrency < 1:
            raise InvalidParameter("concurrency", concurrency, "must be a whole number from 1 on")
        tiles = await self._find(found, prefix, name) if paths is None else list(dict.fromkeys(map(check_path, paths)))
        if not tiles:
            raise InvalidParameter(
                "prefix", prefix, f"holds no files called {name!r}", "name= tells how files are called"
            )

        await add_tiles(self._core, found, tiles, sensing_time, concurrency)
        return await AsyncIngestion(self._core, found, paths=tiles).wait(timeout=timeout, on_status=on_status)

    async def _find(self, collection: str, prefix: str | None, name: str) -> list[str]:
        """The paths of the tiles that lie below a prefix of the collection's bucket."""
        storage = self._core.storage
        if storage is None:
            raise ConfigurationError(
                "the files lie in the user's bucket: give the client storage=ObjectStorage(…), or the tiles as paths="
            )
        bucket = f"s3://{(await self.collection(collection)).s_3_bucket}/"
        urls = await async_off_loop(storage.find, bucket + (prefix or "").strip("/"))
        return tile_paths([url.removeprefix(bucket) for url in urls], name)


def _check(parameter: str, given: str | None, allowed: tuple[str, ...]) -> None:
    if given is not None and given not in allowed:
        raise InvalidParameter(parameter, given, f"must be one of {', '.join(allowed)}")


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None
