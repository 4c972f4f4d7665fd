# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class BatchSortOrder(OpenStrEnum):
    """By time of creation or by status, ascending unless `:desc` says otherwise."""

    CREATED = "created"
    CREATEDDESC = "created:desc"
    STATUS = "status"
    STATUSDESC = "status:desc"
