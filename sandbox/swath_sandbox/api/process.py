"""The Process API: pixels of an area and a time range, computed by an evalscript."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from swath_sandbox.api.cost import LEAST_COST, format_units, processing_units, radar_factor
from swath_sandbox.api.delivery import Delivery, choose_delivery
from swath_sandbox.api.errors import ServiceError, bad_payload
from swath_sandbox.api.inputs import Inputs, find_source, read_inputs
from swath_sandbox.api.messages import Request, Response, encode_json
from swath_sandbox.api.process_request import USERDATA, DataSource, ProcessRequest, parse_process_request
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.encoding import (
    RAW,
    TIFF,
    EncodingError,
    File,
    encode_image,
    multipart_mixed,
    tar,
)
from swath_sandbox.evalscript import Evalscript, EvalscriptError, Outputs, Setup
from swath_sandbox.grid import Grid
from swath_sandbox.rendering import render


def process(service: Service, request: Request) -> Response:
    """POST: run the evalscript over the bounds and send its outputs."""
    job = parse_process_request(request)
    check_resolution(job.grid, job.sources)
    delivery = choose_delivery(request.headers.get("accept", ""), job.responses)
    with opened_evalscript(service, job.evalscript, job.sources) as evalscript:
        sources, units = plan(service, job, delivery, evalscript.setup)
        with service.limits.spend_units(units):
            files = produce(service, job, delivery, evalscript, sources)
    return _pack(delivery, files, {"x-processingunits-spent": format_units(units)})


@contextlib.contextmanager
def opened_evalscript(service: Service, source: str, data: Sequence[DataSource]) -> Iterator[Evalscript]:
    """An evalscript that is ready to run, at one of the places for renderings.

    Raises:
        ServiceError: 400 when it, or the encoding of what it makes, fails.
    """
    bands = sorted({band for one in data for band in one.collection.bands})
    try:
        with service.renderings, Evalscript(source, known_bands=bands) as evalscript:
            yield evalscript
    except EvalscriptError as error:
        raise ServiceError(400, error.code, str(error)) from error
    except EncodingError as error:
        raise ServiceError(400, "RENDERER_EXCEPTION", str(error)) from error


def plan(service: Service, job: ProcessRequest, delivery: Delivery, setup: Setup) -> tuple[Inputs, float]:
    """What the evalscript reads, and the price of the answer in processing units.

    Raises:
        ServiceError: 400 when request and evalscript do not fit together.
    """
    _check_outputs(setup, delivery)
    inputs = read_inputs(service, job, setup)
    samples = max(len(scenes) for _, scenes in inputs)
    return inputs, price(job.grid, setup, delivery, samples, data=job.sources)


def produce(
    service: Service, job: ProcessRequest, delivery: Delivery, evalscript: Evalscript, inputs: Inputs
) -> list[File]:
    """The outputs, encoded."""
    time_range = _time_range(service, job.sources)
    outputs = render(service.world, evalscript, job.grid, inputs, geometry=job.bounds.geometry, time_range=time_range)
    return _encode(job.grid, evalscript.setup, delivery, outputs)


def check_resolution(grid: Grid, sources: Sequence[DataSource]) -> None:
    """Raise ServiceError (400) for pixels that are coarser than the service renders."""
    resolution = grid.metres_per_pixel()
    for collection in (source.collection for source in sources):
        if collection.coarsest is not None and resolution > collection.coarsest:
            raise ServiceError(
                400,
                "COMMON_EXCEPTION",
                f"Your request of {resolution:.2f} meters per pixel exceeds the limit {collection.coarsest:.2f} meters "
                f"per pixel of the collection {collection.label}. Please revise the resolution (or corresponding "
                "width/height) to make sure it is in supported range.",
            )


def _check_outputs(setup: Setup, delivery: Delivery) -> None:
    outputs = {output.id for output in setup.outputs}
    for response in delivery.responses:
        if response.identifier not in {USERDATA, *outputs}:
            raise bad_payload(f"Output {response.identifier} requested but missing from function setup()")


def price(
    grid: Grid,
    setup: Setup,
    delivery: Delivery,
    samples: int,
    *,
    data: Sequence[DataSource],
    least: float = LEAST_COST,
) -> float:
    """The price of an answer in processing units, with so many samples in a pixel, and not less than `least`."""
    return processing_units(
        grid.width,
        grid.height,
        bands=max(sum(len([band for band in spec.bands if band != "dataMask"]) for spec in setup.inputs), 1),
        samples=samples,
        sources=len(setup.inputs),
        format_factor=_format_factor(setup, delivery),
        radar_factor=max(
            radar_factor(find_source(data, spec, position).processing.radar)
            for position, spec in enumerate(setup.inputs)
        ),
        least=least,
    )


def _format_factor(setup: Setup, delivery: Delivery) -> float:
    sample_types = {output.id: output.sample_type for output in setup.outputs}
    for response in delivery.responses:
        if response.media_type == TIFF and sample_types.get(response.identifier) == "FLOAT32":
            return 2.0
    return 1.4 if delivery.media_type == RAW else 1.0


def _time_range(service: Service, sources: Sequence[DataSource]) -> tuple[datetime, datetime]:
    starts = [source.start or source.collection.start for source in sources]
    ends = [source.end or service.now() for source in sources]
    return min(starts), max(ends)


def _encode(grid: Grid, setup: Setup, delivery: Delivery, outputs: Outputs) -> list[File]:
    nodata = {output.id: output.nodata for output in setup.outputs}
    files = []
    for response in delivery.responses:
        name = response.identifier
        if name == USERDATA:
            content = encode_json({} if outputs.userdata is None else outputs.userdata)
        else:
            pixels = outputs.arrays[name]
            content = encode_image(pixels, response.media_type, grid, quality=response.quality, nodata=nodata[name])
        files.append(File(name, response.media_type, content))
    return files


def _pack(delivery: Delivery, files: Sequence[File], headers: dict[str, str]) -> Response:
    if delivery.is_tar:
        media_type, body = delivery.media_type, tar(files)
    elif delivery.is_multipart:
        media_type, body = multipart_mixed(files)
    else:
        media_type, body = delivery.media_type, files[0].content
    return Response(200, {"content-type": media_type, **headers}, body, chunked=True)


AREA = Area(prefixes=("/process/v1", "/api/v1/process"), routes=(Route("POST", "", process),))
