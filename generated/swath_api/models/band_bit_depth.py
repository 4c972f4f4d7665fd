# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenIntEnum


class BandBitDepth(OpenIntEnum):
    """The size of one value, bits."""

    BITS_8 = 8
    BITS_16 = 16
    BITS_32 = 32
