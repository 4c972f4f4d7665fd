# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class MosaickingOrder(OpenStrEnum):
    """The order of acquisitions from top to bottom, by age or by cloud cover."""

    LEASTCC = "leastCC"
    LEASTRECENT = "leastRecent"
    MOSTRECENT = "mostRecent"
