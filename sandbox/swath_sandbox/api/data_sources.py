"""Reading what requests say about a data source beyond its time: filters, and how samples are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from swath_sandbox.api.payload import Payload
from swath_sandbox.collections import Collection
from swath_sandbox.rendering import Processing
from swath_sandbox.resampling import Method, Resampling
from swath_sandbox.world import ElevationModel, RadarAcquisition, RadarProcessing
from swath_sandbox.world.elevation import Instance
from swath_sandbox.world.radar import Coefficient

RADAR, DEM = "sentinel-1-grd", "dem"

_METHODS: tuple[Method, ...] = get_args(Method)
_COEFFICIENTS: tuple[Coefficient, ...] = get_args(Coefficient)
_INSTANCES: tuple[Instance, ...] = get_args(Instance)
_LARGEST_WINDOW = 7
_FILTERS = {
    "resolution": ("HIGH", "MEDIUM", "FULL"),
    "acquisitionMode": ("SM", "IW", "EW", "WV", "EN", "AN", "IM"),
    "polarization": ("SH", "SV", "DH", "DV", "HH", "HV", "VV", "VH"),
    "orbitDirection": ("ASCENDING", "DESCENDING"),
    "timeliness": ("NRT10m", "NRT1h", "NRT3h", "Fast24h", "Offline", "Reprocessing", "ArchNormal"),
}


@dataclass(frozen=True, slots=True)
class RadarFilter:
    """Which Sentinel-1 acquisitions count, by what `dataFilter` says."""

    wanted: Mapping[str, str]

    def accepts(self, acquisition: RadarAcquisition) -> bool:
        """Whether an acquisition has all that is wanted."""
        has = {
            "resolution": (acquisition.resolution,),
            "acquisitionMode": (acquisition.mode,),
            "polarization": (acquisition.polarization, *acquisition.polarizations),
            "orbitDirection": (acquisition.orbit_direction,),
            "timeliness": (acquisition.timeliness,),
        }
        return all(value in has[name] for name, value in self.wanted.items())


def read_radar_filter(data_filter: Payload) -> RadarFilter:
    """Read the members of `dataFilter` that only Sentinel-1 has."""
    members = {name: data_filter.member(name) for name in _FILTERS}
    return RadarFilter({name: member.choice(*_FILTERS[name]) for name, member in members.items() if member})


def read_processing(collection: Collection, processing: Payload) -> Processing:
    """Read `processing` of a data source of the collection."""
    harmonize = processing.member("harmonizeValues")
    return Processing(
        resampling=Resampling(_method(processing, "upsampling"), _method(processing, "downsampling")),
        harmonized=harmonize.flag() if harmonize else True,
        radar=_read_radar_processing(processing) if collection.id == RADAR else RadarProcessing(),
    )


def read_elevation_model(data_filter: Payload, processing: Payload) -> ElevationModel:
    """Read which elevation model is wanted, and how its heights count."""
    instance = data_filter.member("demInstance")
    clamp, egm = processing.member("clampNegative"), processing.member("egm")
    return ElevationModel(
        instance=cast("Instance", instance.choice(*_INSTANCES)) if instance else "MAPZEN",
        clamped=clamp.flag() if clamp else False,
        above_geoid=egm.flag() if egm else False,
    )


def _method(processing: Payload, name: str) -> Method:
    member = processing.member(name)
    return cast("Method", member.choice(*_METHODS)) if member else "NEAREST"


def _read_radar_processing(processing: Payload) -> RadarProcessing:
    coefficient, orthorectify = processing.member("backCoeff"), processing.member("orthorectify")
    instance, speckle = processing.member("demInstance"), processing.member("speckleFilter")
    if oversampling := processing.member("radiometricTerrainOversampling"):
        oversampling.number(1, 4)
    on_map = orthorectify.flag() if orthorectify else False
    kind = coefficient.choice(*_COEFFICIENTS) if coefficient else "GAMMA0_ELLIPSOID"
    if coefficient and kind == "GAMMA0_TERRAIN" and not on_map:
        coefficient.reject("GAMMA0_TERRAIN needs orthorectify to be true")
    return RadarProcessing(
        coefficient=cast("Coefficient", kind),
        orthorectify=on_map,
        dem_resolution=_read_terrain(instance).resolution,
        lee_window=_read_window(speckle) if speckle else None,
    )


def _read_terrain(instance: Payload | None) -> ElevationModel:
    """The elevation model that radar is corrected with, which goes by an older name too."""
    name = instance.choice(*_INSTANCES, "COPERNICUS") if instance else "MAPZEN"
    return ElevationModel(cast("Instance", "COPERNICUS_30" if name == "COPERNICUS" else name))


def _read_window(speckle: Payload) -> tuple[int, int] | None:
    if speckle.required("type").choice("LEE", "NONE") == "NONE":
        return None
    columns, rows = (speckle.required(name).integer(1, _LARGEST_WINDOW) for name in ("windowSizeX", "windowSizeY"))
    return columns, rows
