"""The ingestion of Zarr collections: what their groups hold."""

import numpy as np
import shapely

from swath_sandbox.api.batch_work import fails
from swath_sandbox.api.byoc_ingestion import geojson
from swath_sandbox.api.service import Service
from swath_sandbox.state import Record
from swath_sandbox.zarrgroup import ZarrArray, ZarrError, ZarrGroup, read_group

KIND = "zarr-collections"
"""The kind of the records of Zarr collections: `name`, `s3Bucket`, `path`, `crs`, `epsg`, `created`, `started` (of the
last ingestion), `attempt` and the `outcome` of the ingestion, which is null until it has ended."""

UNDER_WAY = frozenset({"CREATED", "INGESTING"})
"""The statuses of an ingestion that has not ended."""

_SAMPLE_FORMATS = {"u": "UINT", "i": "INT", "f": "FLOAT"}
_FAULT = "Internal error while ingesting the collection."


def status_of(service: Service, record: Record) -> str:
    """How far the ingestion of a collection has come."""
    if record["outcome"] is not None:
        return "FAILED" if "cause" in record["outcome"] else "INGESTED"
    times = service.settings.ingestion
    return "CREATED" if service.clock() < record["started"] + times.waiting + times.queued else "INGESTING"


def settle_collection(service: Service, collection: str) -> None:
    """Ingest a collection if its time has come."""
    times = service.settings.ingestion
    try:
        with service.state.edit(KIND, collection) as record:
            due = record["started"] + times.waiting + times.queued + times.ingesting
            if record["outcome"] is None and service.clock() >= due:
                record["outcome"] = _outcome(service, record)
    except KeyError:
        return


def settle(service: Service) -> None:
    """Ingest all collections whose time has come."""
    for entry in service.state.entries(KIND):
        settle_collection(service, entry.id)


def _outcome(service: Service, record: Record) -> Record:
    if fails(service.settings.ingestion.failing, record["path"], record["attempt"]):
        return {"cause": _FAULT}
    try:
        folder = service.buckets.path(f"s3://{record['s3Bucket']}/{record['path']}")
        group = read_group(folder, record["epsg"])
        return {"members": _members(group), "arrays": {name: _array(one) for name, one in group.arrays.items()}}
    except ZarrError as error:
        return {"cause": str(error)}


def _members(group: ZarrGroup) -> Record:
    grid = group.grid
    bands = {name: _band(name, group.arrays[name]) for name in group.bands}
    return {
        "envelope": geojson(shapely.box(*grid.bounds), grid.epsg),
        "width": grid.width,
        "height": grid.height,
        "zattrs": group.attributes,
        "additionalData": {"bands": bands, "maxMetersPerPixel": round(grid.metres_per_pixel(), 3)},
    }


def _band(name: str, array: ZarrArray) -> Record:
    dtype = array.dtype
    if dtype.kind not in _SAMPLE_FORMATS or dtype.itemsize not in {1, 2, 4}:
        raise ZarrError(f"The values of array {name} are {dtype.name}, which is not supported.")
    band: Record = {"bitDepth": 8 * dtype.itemsize, "sampleFormat": _SAMPLE_FORMATS[dtype.kind]}
    fill = array.metadata.get("fill_value")
    is_number = isinstance(fill, int | float) and not isinstance(fill, bool) and np.isfinite(fill)
    return {**band, "noData": fill} if is_number else band


def _array(array: ZarrArray) -> Record:
    return {"zarray": dict(array.metadata), "zattrs": None if array.attributes is None else dict(array.attributes)}
