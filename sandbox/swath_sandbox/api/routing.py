"""From a method and a path to the handler of an operation."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from swath_sandbox.api.errors import method_not_allowed, not_found
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.api.service import Service

Handler = Callable[[Service, Request], Response]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation.

    `path` stands below its area's prefixes, with `{name}` for a part that varies, `{name*}` for one that may have
    slashes in it. A public route is served without an access token and does not count against the request limit.
    """

    method: str
    path: str
    handler: Handler
    public: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """One API of the service: the prefixes it answers under, new and old style, and its operations.

    An area with jobs has `settle`, which brings all of them up to the present.
    """

    prefixes: Sequence[str]
    routes: Sequence[Route]
    settle: Callable[[Service], None] | None = None


class Router:
    """Finds the operation that a request asks for."""

    def __init__(self, areas: Sequence[Area]) -> None:
        methods: dict[str, dict[str, Route]] = {}
        for area in areas:
            for prefix in area.prefixes:
                for route in area.routes:
                    methods.setdefault(prefix + route.path, {})[route.method] = route
        self._paths = [(_pattern(path), routes) for path, routes in methods.items()]

    def match(self, method: str, path: str) -> tuple[Route, Mapping[str, str]]:
        """The route and the named parts of the path; HEAD is served as GET.

        Raises:
            ServiceError: 404 for an unknown path, 405 for a method that the path does not have.
        """
        method = "GET" if method == "HEAD" else method
        for pattern, routes in self._paths:
            if found := pattern.fullmatch(path.rstrip("/")):
                if route := routes.get(method):
                    return route, {name: unquote(value) for name, value in found.groupdict().items()}
                raise method_not_allowed([*routes, *(["HEAD"] if "GET" in routes else [])])
        raise not_found()


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+\*?)\}", path)
    literals, names = parts[::2], parts[1::2]
    pattern = re.escape(literals[0])
    for name, literal in zip(names, literals[1:], strict=True):
        anything = ".+" if name.endswith("*") else "[^/]+"
        pattern += f"(?P<{name.rstrip('*')}>{anything})" + re.escape(literal)
    return re.compile(pattern)
