# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class FilterLanguage(OpenStrEnum):
    """How the filter is written."""

    CQL2_JSON = "cql2-json"
    CQL2_TEXT = "cql2-text"
