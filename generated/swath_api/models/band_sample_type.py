# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BandSampleType(OpenStrEnum):
    """The data type of the values of a band."""

    FLOAT32 = "FLOAT32"
    FLOAT64 = "FLOAT64"
    UINT16 = "UINT16"
    UINT8 = "UINT8"
