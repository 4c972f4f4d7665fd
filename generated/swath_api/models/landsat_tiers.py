# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class LandsatTiers(OpenStrEnum):
    """Grades of geometric quality."""

    ALL_TIERS = "ALL_TIERS"
    TIER_1 = "TIER_1"
