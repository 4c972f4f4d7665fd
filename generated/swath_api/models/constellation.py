# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class Constellation(OpenStrEnum):
    """The family of satellites behind a harmonized acquisition."""

    LANDSAT = "LANDSAT"
    SENTINEL = "SENTINEL"
