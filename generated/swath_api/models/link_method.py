# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class LinkMethod(OpenStrEnum):
    """The HTTP method with which to follow a link."""

    GET = "GET"
    POST = "POST"
