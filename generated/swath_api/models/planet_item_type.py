# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class PlanetItemType(OpenStrEnum):
    """The kind of item in the archive of Planet."""

    PSSCENE = "PSScene"
    SKYSATCOLLECT = "SkySatCollect"
