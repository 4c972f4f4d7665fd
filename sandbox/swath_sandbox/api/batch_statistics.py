"""Batch statistics: the statistics of each feature of a GeoPackage, as one JSON file in object storage."""

from dataclasses import dataclass
from typing import ClassVar

from swath_sandbox.api.aggregation import Aggregation, compute_statistics, estimate_statistics, read_intervals, sample
from swath_sandbox.api.batch_job import STOPPABLE, Family
from swath_sandbox.api.calculations import read_calculations
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.geopackage_features import GeoPackageInput, RasterSize
from swath_sandbox.api.messages import encode_json
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process_request import parse_sources, read_evalscript
from swath_sandbox.api.service import Service
from swath_sandbox.api.storage import read_text, storage_url
from swath_sandbox.features import Feature
from swath_sandbox.state import Record

_MOST_PIXELS = 2500
_DEFAULT_SIZE = 256
_ID, _IDENTIFIER, _REQUEST = "<ID>", "<IDENTIFIER>", "<REQUEST_ID>"


@dataclass(frozen=True, slots=True)
class StatisticsTask:
    """A batch statistics task that makes sense."""

    aggregation: Aggregation
    source: GeoPackageInput
    url: str

    def place(self, job: str, feature: Feature) -> str:
        """Where the statistics of a feature go."""
        places = {_REQUEST: job, _ID: str(feature.id), _IDENTIFIER: feature.name}
        url = self.url
        for place, value in places.items():
            url = url.replace(place, value)
        return url


def read_task(service: Service, body: Payload, evalscript: str | None = None) -> StatisticsTask:
    """Read a batch statistics task, whose evalscript may stand apart.

    Raises:
        ServiceError: 400 in the service's words.
    """
    source, aggregation = body.required("input"), body.required("aggregation")
    if reference := aggregation.member("evalscriptReference"):
        evalscript = read_text(reference, service.buckets)
    intervals = read_intervals(aggregation)
    url = storage_url(body.required("output"), service.buckets)
    if "<" not in url:
        url = f"{url.rstrip('/')}/{_REQUEST}/{_ID}.json"
    elif _ID not in url and _IDENTIFIER not in url:
        body.required("output").reject(f"the URL must contain {_ID} or {_IDENTIFIER}")
    return StatisticsTask(
        Aggregation(
            read_evalscript(aggregation, evalscript),
            parse_sources(source),
            intervals,
            read_calculations(body.member("calculations")),
        ),
        GeoPackageInput(
            storage_url(source.required("features"), service.buckets),
            _read_size(aggregation),
            own_sizes=False,
            most=_MOST_PIXELS,
        ),
        url,
    )


class BatchStatistics(Family):
    """Features; the file of one that failed says why."""

    kind: ClassVar = "batch-statistics"
    legal: ClassVar = STOPPABLE

    def analyse(self, service: Service, name: str, record: Record) -> tuple[list[Feature], float]:  # noqa: ARG002
        """The features and the estimate."""
        task = read_task(service, Payload(record["request"]))
        features = task.source.read(service)
        return features, estimate_statistics(service, task.aggregation, features)

    def deliver(self, service: Service, name: str, record: Record, feature: Feature) -> float:
        """Compute the statistics of a feature."""
        task = read_task(service, Payload(record["request"]))
        where = feature.grid, feature.geometry
        sampling = sample(service, task.aggregation, *where)
        statistics = compute_statistics(service, task.aggregation, sampling, *where)
        if statistics.failure:
            raise statistics.failure
        _write(service, task, name, feature, {"response": statistics.document})
        return sampling.units

    def tell_failure(self, service: Service, name: str, record: Record, feature: Feature, message: str) -> None:
        """Write the error in place of the statistics."""
        task = read_task(service, Payload(record["request"]))
        _write(service, task, name, feature, {"error": {"type": "EXECUTION_ERROR", "message": message}})

    def ending(self, features: int, failed: int) -> str:
        """FAILED when all features failed, else DONE; PARTIAL is in the interface, but other clients do not know it."""
        return "FAILED" if failed == features else "DONE"


BATCH_STATISTICS = BatchStatistics()


def _read_size(aggregation: Payload) -> RasterSize:
    """Pixels by their number or, where a resolution is given, by their size."""
    resx, resy = aggregation.member("resx"), aggregation.member("resy")
    width, height = aggregation.member("width"), aggregation.member("height")
    if resx or resy:
        if width or height:
            raise bad_payload("Only width and height or resx and resy can be set at the same time.")
        x, y = resx or aggregation.required("resy"), resy or aggregation.required("resx")
        for side in (x, y):
            if side.number() <= 0:
                side.reject("must be greater than 0")
        return RasterSize(resx=x.number(), resy=y.number())
    return RasterSize(
        width.integer(1, _MOST_PIXELS) if width else _DEFAULT_SIZE,
        height.integer(1, _MOST_PIXELS) if height else _DEFAULT_SIZE,
    )


def _write(service: Service, task: StatisticsTask, name: str, feature: Feature, result: Record) -> None:
    identifier = None if feature.name == str(feature.id) else feature.name
    document = {"id": str(feature.id), "identifier": identifier, **result}
    service.buckets.write(task.place(name, feature), encode_json(document))
