"""The `processRequest` of batch jobs: a process request without a size, rendered feature by feature."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.bounds import Bounds, parse_bounds
from swath_sandbox.api.delivery import MULTIPART, Delivery
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process import check_resolution, opened_evalscript, plan, price, produce
from swath_sandbox.api.process_request import (
    DataSource,
    ProcessRequest,
    ResponseFormat,
    parse_responses,
    parse_sources,
    read_evalscript,
)
from swath_sandbox.api.service import Service
from swath_sandbox.encoding import JSON, TIFF, File
from swath_sandbox.features import Feature
from swath_sandbox.footprints import mapped, wrap
from swath_sandbox.grid import Grid

PRICE_FACTOR = 1 / 3
"""What batch costs, compared to the same pixels from the Process API."""

_DAYS_PER_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Rendering:
    """What to render of each feature, and where; no area is everywhere."""

    area: Bounds | None
    sources: tuple[DataSource, ...]
    responses: tuple[ResponseFormat, ...]
    evalscript: str


def read_rendering(body: Payload, evalscript: str | None = None) -> Rendering:
    """Read a `processRequest`, whose evalscript may stand apart.

    Raises:
        ServiceError: 400 in the service's words.
    """
    data = body.required("input")
    bounds, output = data.member("bounds"), body.member("output")
    responses = parse_responses(output, TIFF)
    for position, response in enumerate(responses):
        if response.media_type not in {TIFF, JSON} and output:
            output.reject(f"responses[{position}]->format->type must be one of [{TIFF}, {JSON}]")
    area = parse_bounds(bounds) if bounds else None
    return Rendering(area, parse_sources(data), responses, read_evalscript(body, evalscript))


def area_in_degrees(bounds: Bounds) -> BaseGeometry:
    """The area that bounds are of, in degrees."""
    shape = bounds.geometry if bounds.geometry is not None else shapely.box(*bounds.bbox)
    west, south, east, north = bounds.bbox
    edge = max(east - west, north - south) / 32
    grid = Grid(bounds.epsg, bounds.bbox, 1, 1)
    return wrap(mapped(shape, grid.to_lonlat, edge))


def estimate(service: Service, rendering: Rendering, features: Sequence[Feature]) -> float:
    """The price of all features by the rules of the Process API, one sample every three days where there are many.

    Raises:
        ServiceError: 400 when the evalscript is wrong.
    """
    delivery = Delivery(MULTIPART, rendering.responses)
    with opened_evalscript(service, rendering.evalscript, rendering.sources) as evalscript:
        setup = evalscript.setup
        plan(service, _request(rendering, features[0]), delivery, setup)
        several = any(spec.mosaicking != "SIMPLE" for spec in setup.inputs)
        samples = _samples(service, rendering.sources) if several else 1
        return sum(price(feature.grid, setup, delivery, samples, data=rendering.sources) for feature in features)


def render_feature(service: Service, rendering: Rendering, feature: Feature) -> tuple[list[File], float]:
    """The files of a feature, and what it costs.

    Raises:
        ServiceError: 400 when it cannot be rendered.
    """
    request, delivery = _request(rendering, feature), Delivery(MULTIPART, rendering.responses)
    check_resolution(request.grid, request.sources)
    with opened_evalscript(service, rendering.evalscript, rendering.sources) as evalscript:
        inputs, units = plan(service, request, delivery, evalscript.setup)
        return produce(service, request, delivery, evalscript, inputs), units * PRICE_FACTOR


def _request(rendering: Rendering, feature: Feature) -> ProcessRequest:
    grid = feature.grid
    bounds = Bounds(grid.epsg, grid.bounds, feature.geometry)
    return ProcessRequest(bounds, grid, rendering.sources, rendering.responses, rendering.evalscript)


def _samples(service: Service, sources: Sequence[DataSource]) -> int:
    now = service.now()
    spans = [(source.end or now) - (source.start or source.collection.start) for source in sources]
    return max(1, math.ceil(max(span.days for span in spans) / _DAYS_PER_SAMPLE))
