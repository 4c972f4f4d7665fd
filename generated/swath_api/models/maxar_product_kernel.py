# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class MaxarProductKernel(OpenStrEnum):
    """How pixels are resampled, by cubic convolution, by the nearest neighbour or by a kernel that restores the
    modulation transfer function.
    """

    CC = "CC"
    MTF = "MTF"
    NN = "NN"
