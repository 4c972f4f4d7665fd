"""The endpoints of all operations, for `hub.raw`: `operations.byoc.list_byoc_collections`."""

from swath.wire.endpoints import api

async_process = api.async_process
batch = api.batch
batch_statistics = api.batch_statistics
batch_v1 = api.batch_v1
byoc = api.byoc
catalog = api.catalog
data_import = api.data_import
metadata = api.metadata
process = api.process
statistics = api.statistics
zarr = api.zarr
