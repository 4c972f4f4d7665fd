# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class RadarDemInstance(OpenStrEnum):
    """Elevation models that radar can be corrected with."""

    COPERNICUS = "COPERNICUS"
    COPERNICUS_30 = "COPERNICUS_30"
    COPERNICUS_90 = "COPERNICUS_90"
    MAPZEN = "MAPZEN"
