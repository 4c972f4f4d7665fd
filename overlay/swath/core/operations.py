"""What a request does to the service: it decides whether the request may be sent twice."""

import re
from enum import Enum, auto


class Kind(Enum):
    """What a request does."""

    TOKEN = auto()
    """Fetches an access token."""
    READ = auto()
    """Changes nothing and costs nothing but a request."""
    PAID = auto()
    """Changes nothing, but costs processing units each time it is answered."""
    WRITE = auto()
    """Sets a state that is the same after one request and after two."""
    CREATE = auto()
    """Makes something new each time."""
    ACT = auto()
    """Sets something going, such as a job, or spends a quota."""

    @property
    def is_repeatable(self) -> bool:
        """Whether a second request does no more than the first did."""
        return self not in (Kind.CREATE, Kind.ACT)


_PAID = re.compile(r"/(process/v1|statistics/v1)")
_SEARCH = re.compile(r"/catalog/v1/search|/api/v1/dataimport/(native)?search")
_ACTION = re.compile(r".*/(analyse|start|stop|cancel|restartpartial|confirm|reingest|copyTiles|archive/create)")


def kind_of(method: str, path: str) -> Kind:
    """The kind of an operation, given its HTTP method and its path in the new style, without a query."""
    method = method.upper()
    if method in ("GET", "HEAD", "OPTIONS"):
        return Kind.READ
    if method == "DELETE" or _ACTION.fullmatch(path):
        # A second DELETE would answer 404 and hide that the first one did its work.
        return Kind.ACT
    if method == "PUT":
        return Kind.WRITE
    if _PAID.fullmatch(path):
        return Kind.PAID
    return Kind.READ if _SEARCH.fullmatch(path) else Kind.CREATE
