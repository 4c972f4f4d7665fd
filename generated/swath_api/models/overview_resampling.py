# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class OverviewResampling(OpenStrEnum):
    """How the pixels of an overview are computed from those below it."""

    AVERAGE = "average"
    AVERAGE_MAGPHASE = "average_magphase"
    CUBIC = "cubic"
    CUBICSPLINE = "cubicspline"
    GAUSS = "gauss"
    LANCZOS = "lanczos"
    MODE = "mode"
    NEAREST = "nearest"
