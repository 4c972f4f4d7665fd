# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class MaxarSensor(OpenStrEnum):
    """A satellite of Maxar, WorldView-1 to WorldView-4 or GeoEye-1."""

    GE01 = "GE01"
    WV01 = "WV01"
    WV02 = "WV02"
    WV03 = "WV03"
    WV04 = "WV04"
