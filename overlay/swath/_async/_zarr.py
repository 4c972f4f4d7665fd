"""A user's own Zarr groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Self, Unpack

from swath import models
from swath._async._core import AsyncCore
from swath._async._job import AsyncJob
from swath._async._pager import AsyncPager
from swath.core.lifecycles import ZARR_INGESTION
from swath.core.lookup import Candidate
from swath.core.pages import Page, Paging, view_token_page
from swath.data.byoc import check_name, collection_id, zarr_body, zarr_reading
from swath.errors import OutcomeUnknown
from swath.wire.endpoints import api, or_unset


class AsyncZarrCollection(AsyncJob["models.ZarrCollection"]):
    """A Zarr group in the user's bucket as a collection, and how far its ingestion is."""

    _life = ZARR_INGESTION
    _read = staticmethod(zarr_reading)

    async def reingest(self) -> Self:
        """Read the metadata of the group once more, after it has changed or the ingestion failed.

        Raises:
            IllegalAction: The collection is being ingested.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost, and the collection does not show what became of it.
        """

        async def send() -> None:
            endpoint = api.zarr.reingest_zarr_collection
            try:
                self._see((await self._core.call(endpoint, models.ZarrCollectionResponse, self.id)).data)
            except OutcomeUnknown:
                await self.refresh()
                if self.is_done:
                    raise

        return await self._act("reingest", send)

    async def rename(self, name: str) -> Self:
        """Give the collection another name.

        Raises:
            InvalidParameter: It is no name.
            ServiceError: The service refused.
        """
        body = models.ZarrCollectionUpdate.from_dict({"name": check_name(name)})
        await self._core.perform(api.zarr.update_zarr_collection, self.id, body=body)
        return await self.refresh()

    async def delete(self) -> None:
        """Delete the collection; the group stays in the bucket.

        Raises:
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        await self._core.perform(api.zarr.delete_zarr_collection, self.id)

    def arrays(self, *, search: str | None = None, **paging: Unpack[Paging]) -> AsyncPager[models.ZarrArray]:
        """The arrays of the group; there are none before it is ingested.

        Args:
            search: What to look for in their names.
            **paging: `limit`, `page_size` and `prefetch`, as in `Paging`.
        """

        async def fetch(token: str | None, size: int) -> Page[models.ZarrArray]:
            answer = await self._core.call(
                api.zarr.list_zarr_arrays,
                models.ZarrArrayPage,
                self.id,
                count=size,
                viewtoken=or_unset(token),
                search=or_unset(search),
            )
            return view_token_page(answer)

        return AsyncPager(fetch, **paging)

    async def array(self, name: str) -> models.ZarrArray:
        """One array: its place, and its metadata as `.zarray` and `.zattrs` hold them.

        Raises:
            NotFound: There is no such array.
            ServiceError: The service refused for another reason.
        """
        return (await self._core.call(api.zarr.get_zarr_array, models.ZarrArrayResponse, self.id, name)).data

    async def _fetch(self) -> models.ZarrCollection:
        return (await self._core.call(api.zarr.get_zarr_collection, models.ZarrCollectionResponse, self.id)).data


class AsyncZarr:
    """The user's own collections of Zarr groups."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(self, name: str, bucket: str, path: str, *, crs: object) -> AsyncZarrCollection:
        """Create a collection of a Zarr group, whose ingestion begins.

            fields = await hub.zarr.create("Fields", "my-rasters", "fields.zarr/", crs=32633)
            await fields.wait(until="INGESTED")

        Args:
            name: Words to recognise it by.
            bucket: The name of the bucket in which the group lies; the service needs access to it.
            path: The group's folder within the bucket, with a slash at its end.
            crs: The group's CRS: an EPSG number, `EPSG:32633`, an OGC URN or URL, or `CRS84`.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost, and the listing does not show whether it was created.
        """
        body = zarr_body(name, bucket, path, crs)

        async def send() -> models.ZarrCollection:
            answer = await self._core.call(api.zarr.create_zarr_collection, models.ZarrCollectionResponse, body=body)
            return answer.data

        async def newest() -> Iterable[Candidate[models.ZarrCollection]]:
            found = [collection.snapshot async for collection in self.list()]
            return [Candidate(one, _moment(one.created), one.to_dict()) for one in found if one is not None]

        record = await self._core.create(send, body.to_dict(), newest, "hub.zarr.list()")
        return AsyncZarrCollection(self._core, str(record.id), record, created=True)

    def collection(self, id: str | models.ZarrCollection) -> AsyncZarrCollection:  # noqa: A002
        """The handle of a collection by its id, with or without `zarr-`; asks nothing of the service.

        Raises:
            InvalidParameter: It is no id.
        """
        return AsyncZarrCollection(self._core, collection_id(id, "zarr-"))

    def list(self, *, search: str | None = None, **paging: Unpack[Paging]) -> AsyncPager[AsyncZarrCollection]:
        """The collections that the account may use, as handles.

        Args:
            search: What to look for in their names.
            **paging: `limit`, `page_size` and `prefetch`, as in `Paging`.
        """

        async def fetch(token: str | None, size: int) -> Page[AsyncZarrCollection]:
            answer = await self._core.call(
                api.zarr.list_zarr_collections,
                models.ZarrCollectionPage,
                count=size,
                viewtoken=or_unset(token),
                search=or_unset(search),
            )
            page = view_token_page(answer)
            handles = [AsyncZarrCollection(self._core, str(one.id), one) for one in page.items]
            return Page(handles, page.next_token, page.raw)

        return AsyncPager(fetch, **paging)


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None
