# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class ProviderCollection(OpenStrEnum):
    """A provider's collection; the Airbus and Planet ones are deprecated."""

    AIRBUS_PLEIADES = "AIRBUS_PLEIADES"
    AIRBUS_SPOT = "AIRBUS_SPOT"
    MAXAR_WORLDVIEW = "MAXAR_WORLDVIEW"
    PLANET_SCOPE = "PLANET_SCOPE"
    PLANET_SKYSAT = "PLANET_SKYSAT"
