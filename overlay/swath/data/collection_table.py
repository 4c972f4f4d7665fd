"""The service's collections, row by row."""

from collections.abc import Iterable, Mapping
from datetime import date

from swath.data.collections import MASK, Band, Collection, Collections, Option

_BY_AGE = Option(("mostRecent", "leastRecent"))
_PERCENT = Option(limits=(0, 100))
_FLAG = Option(is_flag=True)
_INTERPOLATION = Option(("NEAREST", "BILINEAR", "BICUBIC"))
_ORBIT = Option(("ASCENDING", "DESCENDING"))

_TIME = {"timeRange": Option(), "mosaickingOrder": _BY_AGE}
_CLOUDY = {
    "timeRange": Option(),
    "mosaickingOrder": Option((*_BY_AGE.choices, "leastCC")),
    "maxCloudCoverage": _PERCENT,
}
_TIERS = _CLOUDY | {"tiers": Option(("TIER_1", "ALL_TIERS"))}
_REAL_TIME_TIERS = _CLOUDY | {"tiers": Option(("TIER_1", "TIER_1_AND_RT", "ALL_TIERS"))}
_RESAMPLING = {"upsampling": _INTERPOLATION, "downsampling": _INTERPOLATION}
_ELEVATIONS = ("COPERNICUS_30", "COPERNICUS_90")

_RADAR_FILTERS = _TIME | {
    "resolution": Option(("HIGH", "MEDIUM", "FULL")),
    "acquisitionMode": Option(("SM", "IW", "EW", "WV", "EN", "AN", "IM")),
    "polarization": Option(("SH", "SV", "DH", "DV", "HH", "HV", "VV", "VH")),
    "orbitDirection": _ORBIT,
    "timeliness": Option(("NRT10m", "NRT1h", "NRT3h", "Fast24h", "Offline", "Reprocessing", "ArchNormal")),
}
_RADAR_PROCESSING = _RESAMPLING | {
    "speckleFilter": Option(),
    "backCoeff": Option(("BETA0", "SIGMA0_ELLIPSOID", "GAMMA0_ELLIPSOID", "GAMMA0_TERRAIN")),
    "orthorectify": _FLAG,
    "demInstance": Option(("MAPZEN", "COPERNICUS", *_ELEVATIONS)),
    "radiometricTerrainOversampling": Option(limits=(1, 4)),
}
_SENTINEL_2_PROCESSING = _RESAMPLING | {"harmonizeValues": _FLAG}

_REFLECTANCE = ("REFLECTANCE", "DN")
_DEGREES = ("DEGREES", "DN")
_EVERYWHERE = ("sentinel-hub", "us-west", "cdse")
_EUROPE = ("sentinel-hub", "cdse")
_US_WEST = ("us-west",)


def _bands(
    names: str | Iterable[str],
    unit: str | tuple[str, ...],
    sample_type: str = "FLOAT32",
    resolution: float | None = None,
) -> list[Band]:
    units = (unit,) if isinstance(unit, str) else unit
    listed = names.split() if isinstance(names, str) else names
    return [Band(name, units, sample_type, resolution) for name in listed]


def _numbered(first: int, last: int) -> list[str]:
    return [f"B{number:02}" for number in range(first, last + 1)]


_S2_SURFACE = [
    *_bands("B02 B03 B04 B08", _REFLECTANCE, "UINT16", 10),
    *_bands("B05 B06 B07 B8A B11 B12", _REFLECTANCE, "UINT16", 20),
    *_bands("B01 B09", _REFLECTANCE, "UINT16", 60),
]
_S2_REST = [
    *_bands("CLP CLM", "DN", "UINT8", 160),
    *_bands("sunAzimuthAngles sunZenithAngles viewAzimuthMean viewZenithMean", _DEGREES, "FLOAT32", 5000),
]
_ANGLES = _bands("VAA VZA SAA SZA", "DEGREES")
_QUALITY = _bands("BQA QA_RADSAT", "DN", "UINT16", 30)
_SURFACE_TEMPERATURE = [
    *_bands("ST_QA", "KELVIN", resolution=30),
    *_bands("ST_TRAD ST_URAD ST_DRAD", "RADIANCE", resolution=30),
    *_bands("ST_ATRAN ST_EMIS ST_EMSD", "FRACTION", resolution=30),
    *_bands("ST_CDIST", "KILOMETERS", resolution=30),
]
_OLI_TIRS = [
    *_bands([*_numbered(1, 7), "B09"], "REFLECTANCE", "UINT16", 30),
    *_bands("B08", "REFLECTANCE", "UINT16", 15),
    *_bands("B10 B11", "BRIGHTNESS_TEMPERATURE", "UINT16", 30),
    *_QUALITY,
    *_ANGLES,
]
_OLDER_SURFACE = [
    *_bands([*_numbered(1, 5), "B07"], "REFLECTANCE", "UINT16", 30),
    *_bands("B06", "SURFACE_TEMPERATURE", "UINT16", 30),
    *_QUALITY,
    *_SURFACE_TEMPERATURE,
    *_bands("SR_ATMOS_OPACITY", "FRACTION", resolution=30),
    *_bands("SR_CLOUD_QA", "DN", "UINT8", 30),
]


def _collection(
    name: str,
    title: str,
    bands: list[Band],
    filters: Mapping[str, Option],
    processing: Mapping[str, Option] = _RESAMPLING,
    since: date | None = None,
    deployments: tuple[str, ...] = (),
) -> Collection:
    known = [*bands, Band(MASK, ("DN",), "UINT8", None)] if bands else []
    return Collection(name, title, {band.name: band for band in known}, filters, processing, since, deployments)


_ROWS = (
    _collection(
        "sentinel-2-l2a",
        "Sentinel-2, reflectance at the surface",
        [
            *_S2_SURFACE,
            *_bands("AOT", ("OPTICAL_DEPTH", "DN"), "UINT16", 10),
            *_bands("SCL", "DN", "UINT8", 20),
            *_bands("SNW CLD", ("PERCENT", "DN"), "UINT8", 20),
            *_S2_REST,
        ],
        _CLOUDY,
        _SENTINEL_2_PROCESSING,
        date(2016, 11, 1),
        _EUROPE,
    ),
    _collection(
        "sentinel-2-l1c",
        "Sentinel-2, reflectance at the top of the atmosphere",
        [*_S2_SURFACE, *_bands("B10", _REFLECTANCE, "UINT16", 60), *_S2_REST],
        _CLOUDY | {"previewMode": Option(("DETAIL", "TILE_PREVIEW", "PREVIEW", "EXTENDED_PREVIEW"))},
        _SENTINEL_2_PROCESSING,
        date(2015, 6, 27),
        _EUROPE,
    ),
    _collection(
        "sentinel-1-grd",
        "Sentinel-1, ground range detected radar",
        [
            *_bands("VV VH HH HV", "LINEAR_POWER", "FLOAT32", 10),
            *_bands("localIncidenceAngle scatteringArea", "DN", "FLOAT32", 10),
            *_bands("shadowMask", "DN", "UINT8", 10),
        ],
        _RADAR_FILTERS,
        _RADAR_PROCESSING,
        date(2014, 10, 3),
        _EUROPE,
    ),
    _collection(
        "landsat-ot-l2",
        "Landsat 8 and 9 OLI/TIRS, surface reflectance and temperature",
        [
            *_bands(_numbered(1, 7), "REFLECTANCE", "UINT16", 30),
            *_bands("B10", "SURFACE_TEMPERATURE", "UINT16", 30),
            *_QUALITY,
            *_bands("SR_QA_AEROSOL", "DN", "UINT8", 30),
            *_SURFACE_TEMPERATURE,
        ],
        _TIERS,
        since=date(2013, 2, 11),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-ot-l1",
        "Landsat 8 and 9 OLI/TIRS, top of the atmosphere",
        _OLI_TIRS,
        _REAL_TIME_TIERS,
        since=date(2013, 2, 11),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-8-l1c",
        "Landsat 8, top of the atmosphere (its archive of before Collection 2)",
        _OLI_TIRS,
        _REAL_TIME_TIERS,
        since=date(2013, 2, 11),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-etm-l2",
        "Landsat 7 ETM+, surface reflectance and temperature",
        _OLDER_SURFACE,
        _TIERS,
        since=date(1999, 4, 15),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-etm-l1",
        "Landsat 7 ETM+, top of the atmosphere",
        [
            *_bands([*_numbered(1, 5), "B07"], "REFLECTANCE", "UINT8", 30),
            *_bands("B06_VCID_1 B06_VCID_2", "BRIGHTNESS_TEMPERATURE", "UINT8", 60),
            *_bands("B08", "REFLECTANCE", "UINT8", 15),
            *_QUALITY,
            *_ANGLES,
        ],
        _REAL_TIME_TIERS,
        since=date(1999, 4, 15),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-tm-l2",
        "Landsat 4 and 5 TM, surface reflectance and temperature",
        _OLDER_SURFACE,
        _TIERS,
        since=date(1982, 7, 16),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-tm-l1",
        "Landsat 4 and 5 TM, top of the atmosphere",
        [
            *_bands([*_numbered(1, 5), "B07"], "REFLECTANCE", "UINT8", 30),
            *_bands("B06", "BRIGHTNESS_TEMPERATURE", "UINT8", 30),
            *_QUALITY,
            *_ANGLES,
        ],
        _TIERS,
        since=date(1982, 7, 16),
        deployments=_US_WEST,
    ),
    _collection(
        "landsat-mss-l1",
        "Landsat 1 to 5 MSS, top of the atmosphere",
        [*_bands(_numbered(1, 4), "REFLECTANCE", "UINT8", 60), *_QUALITY],
        _TIERS,
        since=date(1972, 7, 23),
        deployments=_US_WEST,
    ),
    _collection(
        "hls",
        "Harmonized Landsat and Sentinel-2, surface reflectance",
        [
            *_bands(
                "CoastalAerosol Blue Green Red RedEdge1 RedEdge2 RedEdge3 NIR_Broad NIR_Narrow SWIR1 SWIR2"
                " WaterVapor Cirrus",
                _REFLECTANCE,
                "INT16",
                30,
            ),
            *_bands("ThermalInfrared1 ThermalInfrared2", ("BRIGHTNESS_TEMPERATURE", "DN"), "INT16", 30),
            *_bands("QA", "DN", "UINT8", 30),
            *_bands("VAA VZA SAA SZA", _DEGREES, "UINT16", 30),
        ],
        _CLOUDY | {"constellation": Option(("SENTINEL", "LANDSAT"))},
        since=date(2013, 4, 11),
        deployments=_US_WEST,
    ),
    _collection(
        "modis",
        "MODIS MCD43A4, reflectance as seen from the nadir",
        _bands(_numbered(1, 7), "REFLECTANCE", "INT16", 500),
        _TIME,
        since=date(2000, 2, 24),
        deployments=_US_WEST,
    ),
    _collection(
        "dem",
        "Elevation: Copernicus or Mapzen",
        _bands("DEM", "METERS", "FLOAT32", 30),
        {"demInstance": Option(("MAPZEN", *_ELEVATIONS))},
        _RESAMPLING | {"clampNegative": _FLAG, "egm": _FLAG},
        deployments=_EVERYWHERE,
    ),
    _collection(
        "sentinel-3-olci",
        "Sentinel-3 OLCI, ocean and land colour at the top of the atmosphere",
        [
            *_bands(_numbered(1, 21), "REFLECTANCE", "UINT16", 300),
            *_ANGLES,
            *_bands("HUMIDITY", "PERCENT"),
            *_bands("SEA_LEVEL_PRESSURE", "HECTOPASCALS"),
            *_bands("TOTAL_COLUMN_OZONE TOTAL_COLUMN_WATER_VAPOUR", "KG_M2"),
            *_bands("QUALITY_FLAGS", "DN", "UINT32", 300),
        ],
        _TIME,
        since=date(2016, 4, 25),
        deployments=_EUROPE,
    ),
    _collection(
        "sentinel-3-olci-l2",
        "Sentinel-3 OLCI, products of ocean and land colour",
        [],
        _CLOUDY,
        since=date(2016, 4, 25),
        deployments=("cdse",),
    ),
    _collection(
        "sentinel-3-slstr",
        "Sentinel-3 SLSTR, reflectances and brightness temperatures",
        [
            *_bands("S1 S2 S3 S4 S5 S6", "REFLECTANCE", "INT16", 500),
            *_bands("S7 S8 S9 F1 F2", "BRIGHTNESS_TEMPERATURE", "INT16", 1000),
        ],
        _CLOUDY | {"orbitDirection": _ORBIT},
        _RESAMPLING | {"view": Option(("NADIR", "OBLIQUE"))},
        date(2016, 4, 19),
        _EUROPE,
    ),
    _collection(
        "sentinel-5p-l2",
        "Sentinel-5P TROPOMI, trace gases, aerosols and clouds",
        [
            *_bands("CO HCHO NO2 O3 SO2", ("DN", "MOL_M2"), "FLOAT32", 5500),
            *_bands("CH4", ("PPB", "DN"), "FLOAT32", 5500),
            *_bands("AER_AI_340_380 AER_AI_354_388", ("INDEX", "DN"), "FLOAT32", 5500),
            *_bands("CLOUD_BASE_PRESSURE CLOUD_TOP_PRESSURE", ("PASCALS", "DN"), "FLOAT32", 5500),
            *_bands("CLOUD_BASE_HEIGHT CLOUD_TOP_HEIGHT", ("METERS", "DN"), "FLOAT32", 5500),
            *_bands("CLOUD_OPTICAL_THICKNESS", ("OPTICAL_DEPTH", "DN"), "FLOAT32", 5500),
            *_bands("CLOUD_FRACTION", ("FRACTION", "DN"), "FLOAT32", 5500),
        ],
        _TIME | {"timeliness": Option(("NRTI", "OFFL", "RPRO"))},
        _RESAMPLING | {"minQa": _PERCENT},
        date(2018, 4, 30),
        _EUROPE,
    ),
)

_OWN = _collection(
    "byoc", "A collection of one's own", [], {k: v for k, v in _CLOUDY.items() if k != "maxCloudCoverage"}
)

COLLECTIONS = Collections({row.id: row for row in _ROWS}, _OWN)
"""Every collection that the service offers by itself."""
