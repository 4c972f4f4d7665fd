"""What an evalscript reads: the acquisitions and the bands of each data source."""

from collections.abc import Sequence

import shapely

from swath_sandbox.api.data_sources import DEM, RADAR
from swath_sandbox.api.errors import ServiceError, bad_payload
from swath_sandbox.api.process_request import DataSource, ProcessRequest
from swath_sandbox.api.service import Service
from swath_sandbox.collections import Collection
from swath_sandbox.evalscript import InputSpec, Setup
from swath_sandbox.footprints import wrap
from swath_sandbox.grid import Grid
from swath_sandbox.rendering import Scene, Source, group_scenes
from swath_sandbox.world import Acquisition, Dataset, OpticalAcquisition, RadarAcquisition
from swath_sandbox.world.spectra import POLARIZATIONS

Inputs = list[tuple[Source, list[Scene]]]
"""The data sources of an evalscript, each with its samples."""


def read_inputs(service: Service, job: ProcessRequest, setup: Setup) -> Inputs:
    """The data sources that an evalscript reads, each with its samples.

    Raises:
        ServiceError: 400 when request and evalscript do not fit together.
    """
    sources = []
    for position, spec in enumerate(setup.inputs):
        data = find_source(job.sources, spec, position)
        acquisitions = _acquisitions(service, job.grid, data)
        _check_bands(data, spec, acquisitions)
        scenes = group_scenes(spec.mosaicking, acquisitions, with_bounds="bounds" in spec.metadata)
        sources.append((_source(data, spec, position), scenes))
    return sources


def _source(data: DataSource, spec: InputSpec, position: int) -> Source:
    units = dict(zip(spec.bands, spec.units, strict=True))
    dn = {band for band, unit in units.items() if unit == "DN" and "REFLECTANCE" in data.collection.bands[band].units}
    return Source(
        id=spec.datasource or str(position),
        collection=data.collection,
        bands={band: _scale(data.collection, band, unit) for band, unit in units.items()},
        processing=data.processing,
        originals=frozenset() if data.processing.harmonized else frozenset(dn),
    )


def _check_bands(data: DataSource, spec: InputSpec, acquisitions: Sequence[Dataset]) -> None:
    """Raise ServiceError (400) for bands that the collection, or one of the acquisitions, does not have."""
    for band, unit in zip(spec.bands, spec.units, strict=True):
        _scale(data.collection, band, unit)
    if data.collection.id != RADAR:
        return
    radar = data.processing.radar
    for band in spec.bands:
        if band in {"localIncidenceAngle", "shadowMask"} and not radar.orthorectify:
            raise ServiceError(400, "RENDERER_EXCEPTION", f"Band {band} needs orthorectify to be true.")
        if band == "scatteringArea" and radar.coefficient != "GAMMA0_TERRAIN":
            raise ServiceError(400, "RENDERER_EXCEPTION", f"Band {band} needs backCoeff to be GAMMA0_TERRAIN.")
    for acquisition in acquisitions:
        if isinstance(acquisition, RadarAcquisition):
            _check_polarizations(spec, acquisition)


def _check_polarizations(spec: InputSpec, acquisition: RadarAcquisition) -> None:
    for band in spec.bands:
        if band in POLARIZATIONS and band not in acquisition.polarizations:
            raise ServiceError(
                400,
                "RENDERER_S1_MISSING_POLARIZATION",
                f"Requested band '{band}' is not present in Sentinel 1 tile '{acquisition.id.removesuffix('.SAFE')}' "
                "returned by criteria specified in `dataFilter` parameter.",
            )


def find_source(sources: Sequence[DataSource], spec: InputSpec, position: int) -> DataSource:
    """The data source of a request that an input of an evalscript names, else the one at the input's place.

    Raises:
        ServiceError: 400 when there is none.
    """
    if spec.datasource is None:
        found = list(sources[position : position + 1])
    else:
        found = [source for source in sources if spec.datasource in {source.id, source.collection.id}]
    if not found:
        name = spec.datasource or position
        raise bad_payload(f"Datasource {name} is used in function setup() but missing from the request")
    return found[0]


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
        message = (
            f"Invalid script! Band '{name}' of collection '{collection.label}' requested in unsupported units "
            f"'{unit}'! Supported units for this band: [{', '.join(band.units)}]."
        )
        raise ServiceError(400, "RENDERER_EXCEPTION", message)
    return band.units[unit]
