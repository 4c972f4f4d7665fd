# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class AirbusConstellation(OpenStrEnum):
    """A constellation of Airbus, `PHR` for Pleiades."""

    PHR = "PHR"
    SPOT = "SPOT"
