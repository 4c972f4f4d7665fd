# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class LandsatRealTimeTiers(OpenStrEnum):
    """Grades of geometric quality, with the real-time products that have no grade yet."""

    ALL_TIERS = "ALL_TIERS"
    TIER_1 = "TIER_1"
    TIER_1_AND_RT = "TIER_1_AND_RT"
