"""The areas of the interface, asynchronously, each imported when first used: a script needs one or two of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from swath._async._core import AsyncCore

if TYPE_CHECKING:
    from swath._async._async_process import AsyncAsyncProcess
    from swath._async._batch import AsyncBatch
    from swath._async._batch_statistics import AsyncBatchStatistics
    from swath._async._batch_v1 import AsyncBatchV1
    from swath._async._byoc import AsyncByoc
    from swath._async._catalog import AsyncCatalog
    from swath._async._dataimport import AsyncDataImport
    from swath._async._metadata import AsyncMetadata
    from swath._async._raw import AsyncRaw
    from swath._async._zarr import AsyncZarr


class AsyncAreas:
    """What a client offers beside pictures and statistics."""

    _core: AsyncCore

    @cached_property
    def raw(self) -> AsyncRaw:
        """Any operation of the interface, with the generated types."""
        from swath._async._raw import AsyncRaw

        return AsyncRaw(self._core)

    @cached_property
    def catalog(self) -> AsyncCatalog:
        """Which acquisitions there are."""
        from swath._async._catalog import AsyncCatalog

        return AsyncCatalog(self._core)

    @cached_property
    def async_process(self) -> AsyncAsyncProcess:
        """Large pictures into a bucket, in the background."""
        from swath._async._async_process import AsyncAsyncProcess

        return AsyncAsyncProcess(self._core)

    @cached_property
    def batch(self) -> AsyncBatch:
        """Large areas into a bucket, tile by tile or feature by feature."""
        from swath._async._batch import AsyncBatch

        return AsyncBatch(self._core)

    @cached_property
    def batch_v1(self) -> AsyncBatchV1:
        """The first edition of it, deprecated."""
        from swath._async._batch_v1 import AsyncBatchV1

        return AsyncBatchV1(self._core)

    @cached_property
    def batch_statistics(self) -> AsyncBatchStatistics:
        """The statistics of many features, into a bucket."""
        from swath._async._batch_statistics import AsyncBatchStatistics

        return AsyncBatchStatistics(self._core)

    @cached_property
    def byoc(self) -> AsyncByoc:
        """The user's own collections of GeoTIFFs."""
        from swath._async._byoc import AsyncByoc

        return AsyncByoc(self._core)

    @cached_property
    def zarr(self) -> AsyncZarr:
        """The user's own collections of Zarr groups."""
        from swath._async._zarr import AsyncZarr

        return AsyncZarr(self._core)

    @cached_property
    def dataimport(self) -> AsyncDataImport:
        """Imagery of commercial providers, ordered into collections of the user."""
        from swath._async._dataimport import AsyncDataImport

        return AsyncDataImport(self._core)

    @cached_property
    def metadata(self) -> AsyncMetadata:
        """Where the service runs, and where collections of the user are."""
        from swath._async._metadata import AsyncMetadata

        return AsyncMetadata(self._core)
