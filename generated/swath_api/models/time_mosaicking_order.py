# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class TimeMosaickingOrder(OpenStrEnum):
    """The order of acquisitions from top to bottom, by age."""

    LEASTRECENT = "leastRecent"
    MOSTRECENT = "mostRecent"
