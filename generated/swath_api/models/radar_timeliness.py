# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class RadarTimeliness(OpenStrEnum):
    """Delays of delivery, from near real time to archive."""

    ARCHNORMAL = "ArchNormal"
    FAST24H = "Fast24h"
    NRT10M = "NRT10m"
    NRT1H = "NRT1h"
    NRT3H = "NRT3h"
    OFFLINE = "Offline"
    REPROCESSING = "Reprocessing"
