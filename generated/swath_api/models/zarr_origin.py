# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class ZarrOrigin(OpenStrEnum):
    """The corner in which the y axis starts."""

    BOTTOMLEFT = "bottomLeft"
    TOPLEFT = "topLeft"
