# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class DemInstance(OpenStrEnum):
    """Elevation models. The Copernicus ones are named after their resolution in metres."""

    COPERNICUS_30 = "COPERNICUS_30"
    COPERNICUS_90 = "COPERNICUS_90"
    MAPZEN = "MAPZEN"
