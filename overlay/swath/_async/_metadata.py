"""Metadata: where the service runs, and where and what collections of the user are."""

from __future__ import annotations

from typing import TypeAlias

from swath import models
from swath._async._core import AsyncCore
from swath.errors import InvalidParameter
from swath.wire.endpoints import api

CollectionMetadata: TypeAlias = (
    "models.ByocCollectionMetadata | models.BatchCollectionMetadata | models.ZarrCollectionMetadata"
)


class AsyncMetadata:
    """Facts about deployments and collections."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def locations(self) -> list[models.Location]:
        """The deployments of the service, with their addresses.

        Raises:
            ServiceError: The service refused.
        """
        found: list[models.Location] = await self._core.call(api.metadata.list_locations, list)
        return found

    async def location(self, id: str) -> models.Location:  # noqa: A002
        """One deployment of the service.

        Raises:
            NotFound: There is no such deployment.
        """
        return await self._core.call(api.metadata.get_location, models.Location, id)

    async def collection(self, id: str) -> CollectionMetadata:  # noqa: A002
        """Where a collection of the user is served, and which bands it has.

        Args:
            id: `byoc-<id>`, `batch-<id>` or `zarr-<id>`, as requests name it.

        Raises:
            InvalidParameter: It is none of these.
            NotFound: There is no such collection.
        """
        kind, _, name = id.partition("-")
        if kind == "byoc" and name:
            return await self._core.call(api.metadata.get_byoc_collection_metadata, models.ByocCollectionMetadata, name)
        if kind == "batch" and name:
            return await self._core.call(
                api.metadata.get_batch_collection_metadata, models.BatchCollectionMetadata, name
            )
        if kind == "zarr" and name:
            return await self._core.call(api.metadata.get_zarr_collection_metadata, models.ZarrCollectionMetadata, name)
        raise InvalidParameter("id", id, "must be byoc-<id>, batch-<id> or zarr-<id>")
