# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class ProviderRole(OpenStrEnum):
    """What an organisation does for the data."""

    HOST = "host"
    LICENSOR = "licensor"
    PROCESSOR = "processor"
    PRODUCER = "producer"
