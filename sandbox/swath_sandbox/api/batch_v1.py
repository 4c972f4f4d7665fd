"""The first edition of batch: what its requests mean, and how their tiles are rendered."""

from dataclasses import dataclass
from typing import ClassVar

from swath_sandbox.api.batch_job import Family
from swath_sandbox.api.batch_output import RasterOutput, read_switches
from swath_sandbox.api.batch_rendering import Rendering, estimate, read_rendering
from swath_sandbox.api.batch_v1_collections import find_collection
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.tiling_grids import Tiling, read_tiling
from swath_sandbox.features import Feature
from swath_sandbox.state import Record

_PLACES = ("output", "bucketName", "zarrOutput")


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """A batch request that makes sense; whether the evalscript fits is another question."""

    rendering: Rendering
    tiling: Tiling
    output: RasterOutput
    collection: str | None


def read_request(service: Service, body: Payload) -> BatchRequest:
    """Read a batch request.

    Raises:
        ServiceError: 400 in the service's words.
    """
    rendering = read_rendering(body.required("processRequest"))
    if rendering.area is None:
        body.required("processRequest").required("input").required("bounds")
    tiling = read_tiling(_tiling_grid(body))
    given = [place for place in _PLACES if body.member(place)]
    if len(given) != 1:
        raise bad_payload("Exactly one of output, bucketName and zarrOutput must be set.")
    if given == ["zarrOutput"]:
        raise bad_payload("Zarr output is not available in the sandbox.")
    if bucket := body.member("bucketName"):
        return BatchRequest(rendering, tiling, RasterOutput(f"s3://{bucket.text()}"), None)
    output = body.required("output")
    collection = output.member("collectionId")
    path = output.member("defaultTilePath")
    if collection:
        record = find_collection(service, collection.text())
        if record is None:
            collection.reject(f"Batch collection {collection.text()} does not exist")
        if record.get("tilingGridId", tiling.grid.id) != tiling.grid.id:
            collection.reject("The tiling grid must be that of the batch collection")
        url = path.text() if path else f"s3://{record['s3Bucket']}"
    else:
        url = output.required("defaultTilePath").text()
    return BatchRequest(rendering, tiling, read_switches(output, url), collection.text() if collection else None)


def tiling_of(record: Record) -> Tiling:
    """How a request that was read before cuts its area."""
    return read_tiling(_tiling_grid(Payload(record["request"])))


class BatchV1(Family):
    """Tiles of a grid, of which some may fail; a job is cancelled for good."""

    kind: ClassVar = "batch-v1"
    legal: ClassVar = {
        "ANALYSE": frozenset({"CREATED"}),
        "START": frozenset({"CREATED", "ANALYSIS_DONE"}),
        "RESTART": frozenset({"PARTIAL"}),
        "CANCEL": frozenset({"CREATED", "ANALYSING", "ANALYSIS_DONE", "PROCESSING", "PARTIAL"}),
    }

    def analyse(self, service: Service, name: str, record: Record) -> tuple[list[Feature], float]:
        """The tiles of the area and the estimate, which leaves out what batch is cheaper by."""
        request = read_request(service, Payload(record["request"]))
        tiles = request.tiling.tiles(request.rendering)
        request.output.check_free(service, name, request.rendering, tiles)
        return tiles, estimate(service, request.rendering, tiles)

    def deliver(self, service: Service, name: str, record: Record, feature: Feature) -> float:
        """Render a tile."""
        request = read_request(service, Payload(record["request"]))
        return request.output.deliver(service, name, request.rendering, feature)

    def ending(self, features: int, failed: int) -> str:
        """DONE, PARTIAL or FAILED, as none, some or all tiles failed."""
        if failed == 0:
            return "DONE"
        return "FAILED" if failed == features else "PARTIAL"


BATCH_V1 = BatchV1()


def _tiling_grid(body: Payload) -> Payload:
    """The member `tilingGrid`, or the two members that it replaced."""
    if body.member("tilingGrid") or not body.member("tilingGridId"):
        return body.required("tilingGrid")
    return Payload({"id": body.mapping()["tilingGridId"], "resolution": body.mapping().get("resolution")})
