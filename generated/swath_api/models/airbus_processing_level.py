# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class AirbusProcessingLevel(OpenStrEnum):
    """The processing level of an Airbus product."""

    ALBUM = "ALBUM"
    SENSOR = "SENSOR"
