# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class Polarization(OpenStrEnum):
    """Polarizations of an acquisition. S is single, D is dual, H and V are horizontal and vertical; in the forms of
    two directions, the sent one comes first.
    """

    DH = "DH"
    DV = "DV"
    HH = "HH"
    HV = "HV"
    SH = "SH"
    SV = "SV"
    VH = "VH"
    VV = "VV"
