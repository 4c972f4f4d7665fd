# Written by tools/generate.py; changes made here are lost.

from enum import StrEnum


class CustomDatasetType(StrEnum):
    """The kind of data set that a custom collection is."""

    CUSTOM = "custom"
