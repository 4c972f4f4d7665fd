"""The Process API: pixels of an area and a time range, computed by an evalscript."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime

import shapely

from swath_sandbox.api.bounds import metres_per_pixel
from swath_sandbox.api.cost import LEAST_COST, format_units, processing_units, radar_factor
from swath_sandbox.api.data_sources import DEM, RADAR
from swath_sandbox.api.delivery import Delivery, choose_delivery
from swath_sandbox.api.errors import ServiceError, bad_payload
from swath_sandbox.api.messages import Request, Response, encode_json
from swath_sandbox.api.process_request import USERDATA, DataSource, ProcessRequest, parse_process_request
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.collections import Collection
from swath_sandbox.encoding import (
    RAW,
    TIFF,
    EncodingError,
    File,
    encode_image,
    multipart_mixed,
    tar,
)
from swath_sandbox.evalscript import Evalscript, EvalscriptError, InputSpec, Outputs, Setup
from swath_sandbox.footprints import wrap
from swath_sandbox.grid import Grid
from swath_sandbox.rendering import Scene, Source, group_scenes, render
from swath_sandbox.world import Acquisition, Dataset, OpticalAcquisition, RadarAcquisition
from swath_sandbox.world.spectra import POLARIZATIONS

Inputs = list[tuple[Source, list[Scene]]]
"""The data sources of an evalscript, each with its samples."""


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
    inputs = _sources(service, job, setup)
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
    resolution = metres_per_pixel(grid)
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


def _sources(service: Service, job: ProcessRequest, setup: Setup) -> Inputs:
    sources = []
    for spec in setup.inputs:
        data = _find_source(job.sources, spec)
        acquisitions = _acquisitions(service, job.grid, data)
        _check_bands(data, spec, acquisitions)
        scenes = group_scenes(spec.mosaicking, acquisitions, with_bounds="bounds" in spec.metadata)
        sources.append((_source(data, spec), scenes))
    return sources


def _source(data: DataSource, spec: InputSpec) -> Source:
    units = dict(zip(spec.bands, spec.units, strict=True))
    dn = {band for band, unit in units.items() if unit == "DN" and "REFLECTANCE" in data.collection.bands[band].units}
    return Source(
        id=spec.datasource or data.id or data.collection.id,
        collection=data.collection,
        bands={band: _scale(data.collection, band, unit) for band, unit in units.items()},
        processing=data.processing,
        decibels=frozenset(band for band, unit in units.items() if unit == "DB" and band in POLARIZATIONS),
        originals=frozenset() if data.processing.harmonized else frozenset(dn),
    )


def _check_bands(data: DataSource, spec: InputSpec, acquisitions: Sequence[Dataset]) -> None:
    """Raise ServiceError (400) for bands that the collection, or one of the acquisitions, does not have."""
    for band, unit in zip(spec.bands, spec.units, strict=True):
        _scale(data.collection, band, unit)
        for acquisition in acquisitions:
            if not isinstance(acquisition, RadarAcquisition) or band not in POLARIZATIONS:
                break
            if band not in acquisition.polarizations:
                raise ServiceError(
                    400,
                    "RENDERER_S1_MISSING_POLARIZATION",
                    f"Requested band '{band}' is not present in Sentinel 1 tile "
                    f"'{acquisition.id.removesuffix('.SAFE')}' returned by criteria specified in `dataFilter` "
                    "parameter.",
                )
    radar = data.processing.radar
    if data.collection.id == RADAR:
        for band in spec.bands:
            if band in {"localIncidenceAngle", "shadowMask"} and not radar.orthorectify:
                raise ServiceError(400, "RENDERER_EXCEPTION", f"Band {band} needs orthorectify to be true.")
            if band == "scatteringArea" and radar.coefficient != "GAMMA0_TERRAIN":
                raise ServiceError(400, "RENDERER_EXCEPTION", f"Band {band} needs backCoeff to be GAMMA0_TERRAIN.")


def _find_source(sources: Sequence[DataSource], spec: InputSpec) -> DataSource:
    if spec.datasource is None:
        return sources[0]
    for source in sources:
        if spec.datasource in {source.id, source.collection.id}:
            return source
    raise bad_payload(f"Datasource {spec.datasource} is used in function setup() but missing from the request")


def _acquisitions(service: Service, grid: Grid, data: DataSource) -> list[Dataset]:
    """The acquisitions that the filter of a data source lets through, in mosaicking order."""
    if data.collection.id == DEM:
        return [data.elevation]
    area = wrap(shapely.box(*grid.lonlat_bbox()))
    found = [
        acquisition
        for acquisition in service.index.search(data.collection.id, area, data.start, data.end)
        if _accepted(data, acquisition)
    ]
    if data.order == "leastRecent":
        found.reverse()
    elif data.order == "leastCC":
        found.sort(key=_cloud_cover)
    return list(found)


def _accepted(data: DataSource, acquisition: Acquisition) -> bool:
    if isinstance(acquisition, RadarAcquisition):
        return data.radar.accepts(acquisition)
    # The cloud cover of an acquisition is computed when it is first asked for.
    return data.max_cloud_cover >= 100 or _cloud_cover(acquisition) <= data.max_cloud_cover


def _cloud_cover(acquisition: Acquisition) -> float:
    return acquisition.cloud_cover if isinstance(acquisition, OpticalAcquisition) else 0.0


def _scale(collection: Collection, name: str, unit: str | None) -> tuple[float, float]:
    band = collection.bands.get(name)
    if band is None:
        message = f"Dataset with id: {collection.id} has no band {name}"
        raise ServiceError(400, "RENDERER_EXCEPTION", message)
    # A unit named for all bands does not mean the mask.
    if unit is None or name == "dataMask":
        return band.units[band.default_unit]
    if unit not in band.units:
        message = f"Band {name} of dataset with id: {collection.id} has no unit {unit}"
        raise ServiceError(400, "RENDERER_EXCEPTION", message)
    return band.units[unit]


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
        radar_factor=max(radar_factor(_find_source(data, spec).processing.radar) for spec in setup.inputs),
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
