# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class PlanetHarmonization(OpenStrEnum):
    """The instrument whose radiometry the values are matched to, or `NONE`."""

    NONE = "NONE"
    SENTINEL_2 = "Sentinel-2"
