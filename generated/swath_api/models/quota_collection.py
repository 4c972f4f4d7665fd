# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class QuotaCollection(OpenStrEnum):
    """A provider's collection that is sold by area; the Airbus ones are deprecated."""

    AIRBUS_PLEIADES = "AIRBUS_PLEIADES"
    AIRBUS_SPOT = "AIRBUS_SPOT"
    MAXAR_WORLDVIEW = "MAXAR_WORLDVIEW"
