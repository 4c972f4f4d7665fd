# Written by tools/generate.py; changes made here are lost.

from enum import StrEnum


class AsyncProcessStatus(StrEnum):
    """The one status that is ever told."""

    RUNNING = "RUNNING"
