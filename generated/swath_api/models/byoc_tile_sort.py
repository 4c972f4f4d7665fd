# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class ByocTileSort(OpenStrEnum):
    """By creation time or by path, ascending or descending."""

    CREATED_ASC = "created:asc"
    CREATED_DESC = "created:desc"
    PATH_ASC = "path:asc"
    PATH_DESC = "path:desc"
