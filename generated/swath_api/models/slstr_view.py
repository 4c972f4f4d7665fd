# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class SlstrView(OpenStrEnum):
    """Straight down or at a slant."""

    NADIR = "NADIR"
    OBLIQUE = "OBLIQUE"
