# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class Sentinel5PTimeliness(OpenStrEnum):
    """Near real time (NRTI), offline (OFFL) or reprocessed (RPRO)."""

    NRTI = "NRTI"
    OFFL = "OFFL"
    RPRO = "RPRO"
