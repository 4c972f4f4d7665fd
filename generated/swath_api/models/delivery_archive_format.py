# Written by tools/generate.py; changes made here are lost.

from enum import StrEnum


class DeliveryArchiveFormat(StrEnum):
    """The format of an archive."""

    ZIP = "zip"
