"""The second edition of batch: what its requests mean, and how its tiles or features are rendered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from swath_sandbox.api.batch_job import STOPPABLE, Family, Job
from swath_sandbox.api.batch_output import RasterOutput, read_switches
from swath_sandbox.api.batch_rendering import PRICE_FACTOR, Rendering, area_in_degrees, estimate, read_rendering
from swath_sandbox.api.batch_reports import execution_database, feature_manifest
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.geopackage_features import GeoPackageInput, read_geopackage_input
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.storage import storage_url
from swath_sandbox.api.tiling_grids import Tiling, read_tiling
from swath_sandbox.features import Feature
from swath_sandbox.state import Record


@dataclass(frozen=True, slots=True)
class BatchTask:
    """A batch task that makes sense: what to render, of which tiles or features, and where to."""

    rendering: Rendering
    source: Tiling | GeoPackageInput
    output: RasterOutput

    def features(self, service: Service) -> list[Feature]:
        """The tiles or features of the area; ServiceError when there are none."""
        if isinstance(self.source, Tiling):
            return self.source.tiles(self.rendering)
        return self.source.read(service, area_in_degrees(self.rendering.area) if self.rendering.area else None)


def read_task(service: Service, body: Payload) -> BatchTask:
    """Read a batch task.

    Raises:
        ServiceError: 400 in the service's words.
    """
    rendering = read_rendering(body.required("processRequest"))
    source, target = body.required("input"), body.required("output")
    tiled = source.required("type").choice("tiling-grid", "geopackage") == "tiling-grid"
    if tiled:
        # Without an area, a grid has no end.
        body.required("processRequest").required("input").required("bounds")
    if target.required("type").choice("raster", "zarr") == "zarr":
        raise bad_payload("Zarr output is not available in the sandbox.")
    output = read_switches(target, storage_url(target.required("delivery"), service.buckets))
    return BatchTask(rendering, read_tiling(source) if tiled else read_geopackage_input(service, source), output)


class Batch(Family):
    """Tiles or features; a file in the bucket tells what failed."""

    kind: ClassVar = "batch"
    legal: ClassVar = STOPPABLE

    def analyse(self, service: Service, name: str, record: Record) -> tuple[list[Feature], float]:
        """The features, which the feature manifest tells of, and the estimate."""
        task = read_task(service, Payload(record["request"]))
        features = task.features(service)
        task.output.check_free(service, name, task.rendering, features)
        cost = estimate(service, task.rendering, features) * PRICE_FACTOR
        manifest = feature_manifest(name, features, task.rendering.responses, task.output)
        service.buckets.write(f"{task.output.root}/featureManifest-{name}.gpkg", manifest)
        return features, cost

    def deliver(self, service: Service, name: str, record: Record, feature: Feature) -> float:
        """Render a tile or a feature."""
        task = read_task(service, Payload(record["request"]))
        return task.output.deliver(service, name, task.rendering, feature)

    def ending(self, features: int, failed: int) -> str:
        """DONE, also when some features failed; a task of which all fail is stopped as unhealthy."""
        return "STOPPED" if failed == features else "DONE"

    def publish(self, service: Service, job: Job, features: Sequence[Feature]) -> None:
        """Write the execution database, from the start of the processing on."""
        if job.outcomes or job.status == "PROCESSING":
            root = read_task(service, Payload(job.record["request"])).output.root
            service.buckets.write(f"{root}/execution-{job.id}.sqlite", execution_database(job, features))


BATCH = Batch()
