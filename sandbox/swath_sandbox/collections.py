"""What the sandbox's collections hold: their bands with native types, units and scales."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

Units = Mapping[str, tuple[float, float]]

_REFLECTANCE: Units = {"REFLECTANCE": (1e-4, 0.0), "DN": (1.0, 0.0)}
_OPTICAL_DEPTH: Units = {"OPTICAL_DEPTH": (1e-3, 0.0), "DN": (1.0, 0.0)}
_PERCENT: Units = {"PERCENT": (1.0, 0.0), "DN": (1.0, 0.0)}
_DEGREES: Units = {"DEGREES": (1.0, 0.0), "DN": (1.0, 0.0)}
_POWER: Units = {"LINEAR_POWER": (1.0, 0.0)}
_METRES: Units = {"METERS": (1.0, 0.0)}
_DN: Units = {"DN": (1.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its native NumPy dtype, its units as {name: (scale, offset)} with the default first, metres a pixel.

    A band that is a class has names for values, between which nothing lies.
    """

    name: str
    dtype: str
    units: Units
    resolution: int
    is_class: bool = False

    @property
    def default_unit(self) -> str:
        """The unit an evalscript gets when it names none."""
        return next(iter(self.units))


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection, by the id the services know it by.

    Attributes:
        label: its name in messages and in older requests.
        level: the processing level in the names of its products.
        start: when its archive begins.
        coarsest: metres a pixel beyond which it is not rendered; None for no limit.
        in_catalog: whether it is made of acquisitions that the catalogue lists.
        has_clouds: whether its acquisitions have a cloud cover.
    """

    id: str
    label: str
    title: str
    description: str
    level: str
    start: datetime
    bands: Mapping[str, Band]
    coarsest: float | None = 1500.0
    in_catalog: bool = True
    has_clouds: bool = True


_RESOLUTIONS = {
    "B01": 60,
    "B02": 10,
    "B03": 10,
    "B04": 10,
    "B05": 20,
    "B06": 20,
    "B07": 20,
    "B08": 10,
    "B8A": 20,
    "B09": 60,
    "B10": 60,
    "B11": 20,
    "B12": 20,
}

_SPECTRAL = [Band(name, "uint16", _REFLECTANCE, resolution) for name, resolution in _RESOLUTIONS.items()]

_CLOUD_AND_GEOMETRY = [
    Band("CLP", "uint8", _DN, 160),
    Band("CLM", "uint8", _DN, 160, is_class=True),
    Band("sunAzimuthAngles", "float32", _DEGREES, 5000),
    Band("sunZenithAngles", "float32", _DEGREES, 5000),
    Band("viewAzimuthMean", "float32", _DEGREES, 5000),
    Band("viewZenithMean", "float32", _DEGREES, 5000),
    Band("dataMask", "uint8", _DN, 10),
]

_SURFACE = [
    Band("AOT", "uint16", _OPTICAL_DEPTH, 10),
    Band("SCL", "uint8", _DN, 20, is_class=True),
    Band("SNW", "uint8", _PERCENT, 20),
    Band("CLD", "uint8", _PERCENT, 20),
]

_RADAR = [
    *(Band(name, "float32", _POWER, 10) for name in ("VV", "VH", "HH", "HV")),
    Band("localIncidenceAngle", "float32", _DN, 10),
    Band("scatteringArea", "float32", _DN, 10),
    Band("shadowMask", "uint8", _DN, 10, is_class=True),
    Band("dataMask", "uint8", _DN, 10),
]


def _by_name(bands: list[Band]) -> dict[str, Band]:
    return {band.name: band for band in bands}


COLLECTIONS: dict[str, Collection] = {
    "sentinel-2-l1c": Collection(
        id="sentinel-2-l1c",
        label="S2L1C",
        title="Sentinel 2 L1C",
        description="Sentinel-2 reflectance at the top of the atmosphere, in thirteen bands",
        level="L1C",
        start=datetime(2015, 11, 1, tzinfo=UTC),
        bands=_by_name(_SPECTRAL + _CLOUD_AND_GEOMETRY),
    ),
    "sentinel-2-l2a": Collection(
        id="sentinel-2-l2a",
        label="S2L2A",
        title="Sentinel 2 L2A",
        description="Sentinel-2 reflectance at the surface, in twelve bands, with a scene classification",
        level="L2A",
        start=datetime(2017, 1, 1, tzinfo=UTC),
        bands=_by_name([band for band in _SPECTRAL if band.name != "B10"] + _SURFACE + _CLOUD_AND_GEOMETRY),
    ),
    "sentinel-1-grd": Collection(
        id="sentinel-1-grd",
        label="S1GRD",
        title="Sentinel 1 GRD",
        description="Sentinel-1 backscatter, detected and projected to the ground, in one or two polarizations",
        level="GRD",
        start=datetime(2014, 10, 3, tzinfo=UTC),
        bands=_by_name(_RADAR),
        has_clouds=False,
    ),
    "dem": Collection(
        id="dem",
        label="DEM",
        title="Digital elevation model",
        description="Heights of the land",
        level="",
        start=datetime(2000, 1, 1, tzinfo=UTC),
        bands=_by_name([Band("DEM", "float32", _METRES, 30), Band("dataMask", "uint8", _DN, 30)]),
        coarsest=None,
        in_catalog=False,
        has_clouds=False,
    ),
}

CATALOG = {name: collection for name, collection in COLLECTIONS.items() if collection.in_catalog}
"""The collections that the catalogue lists."""

LABELS = {collection.label: collection for collection in COLLECTIONS.values()}
"""The collections by the names of older requests."""
