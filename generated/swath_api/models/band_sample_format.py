# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BandSampleFormat(OpenStrEnum):
    """How the bits of a value are read."""

    FLOAT = "FLOAT"
    INT = "INT"
    UINT = "UINT"
