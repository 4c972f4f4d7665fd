"""How often a place is seen, by and large."""

REVISIT_DAYS = {
    "sentinel-1": 3.0,
    "sentinel-2": 2.5,
    "sentinel-3": 1.0,
    "sentinel-5p": 1.0,
    "landsat-ot": 8.0,
    "landsat": 16.0,
    "hls": 2.0,
    "modis": 1.0,
}
"""Days between two acquisitions of a place, by how a collection's type begins; the first that fits counts."""

OTHER_REVISIT_DAYS = 5.0


def acquisitions(collection: str, days: float) -> float:
    """How many acquisitions of a place some days are likely to have, not a whole number; `dem` is always there.

    Latitude, where the orbits lie, satellites that came or went, and clouds easily halve or double it.
    """
    kind = collection.lower()
    if kind == "dem":
        return 1.0
    for name, revisit in REVISIT_DAYS.items():
        if kind.startswith(name):
            return days / revisit
    return days / OTHER_REVISIT_DAYS
