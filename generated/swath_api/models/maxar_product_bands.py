# Written by tools/generate.py; changes made here are lost.

from enum import StrEnum


class MaxarProductBands(StrEnum):
    """The bands of a product; `4BB` is the bundle of four bands."""

    FOUR_BAND_BUNDLE = "4BB"
