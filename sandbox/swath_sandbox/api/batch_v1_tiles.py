"""The tiles of batch requests of the first edition: where they lie and how far they are."""

from collections.abc import Iterator

from shapely.geometry import mapping

from swath_sandbox.api.batch_actions import find
from swath_sandbox.api.batch_job import Job, features_of
from swath_sandbox.api.batch_v1 import BATCH_V1, tiling_of
from swath_sandbox.api.errors import not_found, violation
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page
from swath_sandbox.api.service import Service
from swath_sandbox.api.tiling_grids import Tiling
from swath_sandbox.features import Feature
from swath_sandbox.state import Record
from swath_sandbox.tilinggrids import outline

_STATUSES = ("PENDING", "SCHEDULED", "QUEUED", "PROCESSING", "PROCESSED", "FAILED")


def list_tiles(service: Service, request: Request) -> Response:
    """GET tiles: a page of them, of one status if wanted."""
    wanted = request.query.get("status")
    if wanted and wanted not in _STATUSES:
        raise violation("status", f"must be one of [{', '.join(_STATUSES)}]")
    job = find(service, BATCH_V1, request.parameters["requestId"])
    tiles = enumerate(_tiles(service, job))
    return page(request, [Item((number,), tile) for number, tile in tiles if not wanted or tile["status"] == wanted])


def get_tile(service: Service, request: Request) -> Response:
    """GET tiles/{tileId}: one of them."""
    job = find(service, BATCH_V1, request.parameters["requestId"])
    for tile in _tiles(service, job):
        if str(tile["id"]) == request.parameters["tileId"]:
            return json_response(tile)
    raise not_found()


def _tiles(service: Service, job: Job) -> Iterator[Record]:
    tiling = tiling_of(job.record)
    ahead = iter(("PROCESSING", "QUEUED"))
    for feature in features_of(service, BATCH_V1, job.id):
        outcome = job.outcomes.get(feature.name)
        again = outcome is not None and "error" in outcome and outcome["run"] < job.progress.run
        if outcome is not None and not again:
            status = "FAILED" if "error" in outcome else "PROCESSED"
        else:
            status = next(ahead, "SCHEDULED") if job.status == "PROCESSING" else "PENDING"
        document = _document(job, tiling, feature, status)
        if outcome is not None:
            document["cost"] = outcome["units"]
        yield document


def _document(job: Job, tiling: Tiling, feature: Feature, status: str) -> Record:
    grid = feature.grid
    dx, dy = tiling.buffer_x * tiling.resolution, tiling.buffer_y * tiling.resolution
    west, south, east, north = grid.bounds
    tile = (west + dx, south + dy, east - dx, north - dy)
    return {
        "id": feature.id,
        "name": feature.name,
        "requestId": job.id,
        "geometry": mapping(outline(grid.epsg, tile)),
        "origin": {
            "type": "Point",
            "coordinates": tile[:2],
            "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{grid.epsg}"}},
        },
        "status": status,
    }
