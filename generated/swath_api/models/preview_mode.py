# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class PreviewMode(OpenStrEnum):
    """Which previews may stand in for the full data, from none to all."""

    DETAIL = "DETAIL"
    EXTENDED_PREVIEW = "EXTENDED_PREVIEW"
    PREVIEW = "PREVIEW"
    TILE_PREVIEW = "TILE_PREVIEW"
