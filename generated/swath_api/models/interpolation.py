# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class Interpolation(OpenStrEnum):
    """How a sample is made of the pixels around it."""

    BICUBIC = "BICUBIC"
    BILINEAR = "BILINEAR"
    NEAREST = "NEAREST"
