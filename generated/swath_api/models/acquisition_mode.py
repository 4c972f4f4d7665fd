# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class AcquisitionMode(OpenStrEnum):
    """Modes of the radar, such as stripmap (SM), interferometric wide (IW) and extra wide swath (EW)."""

    AN = "AN"
    EN = "EN"
    EW = "EW"
    IM = "IM"
    IW = "IW"
    SM = "SM"
    WV = "WV"
