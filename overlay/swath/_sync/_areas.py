# Derived from overlay/swath/_async/_areas.py by tools/unasync.py; edit that file, then `make sync`.
"""The areas of the interface, synchronously, each imported when first used: a script needs one or two of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from swath._sync._core import Core

if TYPE_CHECKING:
    from swath._sync._async_process import AsyncProcess
    from swath._sync._batch import Batch
    from swath._sync._batch_statistics import BatchStatistics
    from swath._sync._batch_v1 import BatchV1
    from swath._sync._byoc import Byoc
    from swath._sync._catalog import Catalog
    from swath._sync._dataimport import DataImport
    from swath._sync._metadata import Metadata
    from swath._sync._raw import Raw
    from swath._sync._zarr import Zarr


class Areas:
    """What a client offers beside pictures and statistics."""

    _core: Core

    @cached_property
    def raw(self) -> Raw:
        """Any operation of the interface, with the generated types."""
        from swath._sync._raw import Raw

        return Raw(self._core)

    @cached_property
    def catalog(self) -> Catalog:
        """Which acquisitions there are."""
        from swath._sync._catalog import Catalog

        return Catalog(self._core)

    @cached_property
    def async_process(self) -> AsyncProcess:
        """Large pictures into a bucket, in the background."""
        from swath._sync._async_process import AsyncProcess

        return AsyncProcess(self._core)

    @cached_property
    def batch(self) -> Batch:
        """Large areas into a bucket, tile by tile or feature by feature."""
        from swath._sync._batch import Batch

        return Batch(self._core)

    @cached_property
    def batch_v1(self) -> BatchV1:
        """The first edition of it, deprecated."""
        from swath._sync._batch_v1 import BatchV1

        return BatchV1(self._core)

    @cached_property
    def batch_statistics(self) -> BatchStatistics:
        """The statistics of many features, into a bucket."""
        from swath._sync._batch_statistics import BatchStatistics

        return BatchStatistics(self._core)

    @cached_property
    def byoc(self) -> Byoc:
        """The user's own collections of GeoTIFFs."""
        from swath._sync._byoc import Byoc

        return Byoc(self._core)

    @cached_property
    def zarr(self) -> Zarr:
        """The user's own collections of Zarr groups."""
        from swath._sync._zarr import Zarr

        return Zarr(self._core)

    @cached_property
    def dataimport(self) -> DataImport:
        """Imagery of commercial providers, ordered into collections of the user."""
        from swath._sync._dataimport import DataImport

        return DataImport(self._core)

    @cached_property
    def metadata(self) -> Metadata:
        """Where the service runs, and where collections of the user are."""
        from swath._sync._metadata import Metadata

        return Metadata(self._core)
