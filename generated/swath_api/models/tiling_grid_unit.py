# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class TilingGridUnit(OpenStrEnum):
    """The unit of all lengths of a tiling grid."""

    DEGREE = "DEGREE"
    METRE = "METRE"
