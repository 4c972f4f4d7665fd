# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BackscatterCoefficient(OpenStrEnum):
    """The surface that backscatter is related to."""

    BETA0 = "BETA0"
    GAMMA0_ELLIPSOID = "GAMMA0_ELLIPSOID"
    GAMMA0_TERRAIN = "GAMMA0_TERRAIN"
    SIGMA0_ELLIPSOID = "SIGMA0_ELLIPSOID"
