"""Requests as values: the body of any operation that takes one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal, NoReturn, Protocol, Self, TypeVar, get_args

from swath import models
from swath.core.jsonvalues import canonical, copied, member, parsed
from swath.errors import InvalidParameter

RequestKind = Literal[
    "process",
    "async-process",
    "statistics",
    "batch",
    "batch-v1",
    "batch-statistics",
    "search",
    "byoc-collection",
    "byoc-tile",
    "zarr-collection",
    "import-search",
    "import-native-search",
    "import-order",
    "import-subscription",
]
PRICED = ("process", "async-process", "statistics", "batch", "batch-v1", "batch-statistics")
"""The kinds that cost processing units."""

_Json = Mapping[str, Any]
_M = TypeVar("_M")


class Model(Protocol):
    """A generated model, which goes out as its JSON."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the model."""


class Request:
    """The body of a request, which never changes: it can be compared, hashed, pickled, kept as JSON and read.

        request = process_request(evalscript, bbox=(13.8, 45.9, 14.5, 46.3), time="2024-06", resolution=60)
        print(request)                                    # what, where, when, how large, and the price
        assert Request.from_json(request.to_json()) == request

    Members that are not documented are kept as they are. Numbers are equal where their values are (1 and 1.0), and so
    are members in another order.

    Attributes:
        kind: What it asks for: `process`, `async-process`, `statistics`, `batch`, `batch-v1`, `batch-statistics`,
            `search`, `byoc-collection`, `byoc-tile`, `zarr-collection`, `import-search`, `import-native-search`,
            `import-order` or `import-subscription`.
    """

    __slots__ = ("_body", "_canonical", "kind")
    kind: RequestKind
    _body: dict[str, Any]
    _canonical: str | None

    def __init__(self, body: Mapping[str, object], *, kind: RequestKind | None = None) -> None:
        if not isinstance(body, Mapping):
            raise InvalidParameter("body", body, "must be a JSON object")
        if kind is not None and kind not in get_args(RequestKind):
            raise InvalidParameter("kind", kind, f"must be {', '.join(get_args(RequestKind))}")
        kept = copied(body, "body")
        object.__setattr__(self, "_body", kept)
        object.__setattr__(self, "_canonical", None)
        object.__setattr__(self, "kind", kind or kind_of(self._body))

    @classmethod
    def from_json(cls, source: str | bytes | Mapping[str, object], *, kind: RequestKind | None = None) -> Self:
        """The request of a documented body.

        Args:
            source: JSON as text or bytes, or what it holds.
            kind: What it asks for; told by its members when left out.

        Raises:
            InvalidParameter: It is no JSON object, or of no kind that can be told.
        """
        found = parsed(source, "source") if isinstance(source, str | bytes | bytearray) else source
        if not isinstance(found, Mapping):
            raise InvalidParameter("source", found, "must be a JSON object, as text or bytes or what it holds")
        return cls(found, kind=kind)

    def to_json(self, *, indent: int | None = None) -> str:
        """The body as text."""
        return json.dumps(self._body, indent=indent)

    def to_dict(self) -> dict[str, Any]:
        """The body as a dict of one's own."""
        found = copied(self._body, "body")
        assert isinstance(found, dict)
        return found

    @property
    def model(self) -> Model:
        """The generated model of the body, one of its own."""
        return _MODELS[self.kind](self._body)(self.to_dict())

    @property
    def units(self) -> float | None:
        """The processing units that it will cost, see `swath.estimate_units`; None where that is nothing or unknown."""
        from swath.data.cost import estimate_units

        if self.kind not in PRICED:
            return None
        try:
            return estimate_units(self)
        except InvalidParameter:
            return None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Request):
            return NotImplemented
        return self.kind == other.kind and self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self.kind, self._key()))

    def _key(self) -> str:
        if self._canonical is None:
            object.__setattr__(self, "_canonical", canonical(self._body))
        assert self._canonical is not None
        return self._canonical

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Request does not change: make another one instead of setting {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Request does not change: {name} stays")

    def __reduce__(self) -> tuple[Callable[..., Request], tuple[dict[str, Any], str]]:
        return _remade, (self._body, self.kind)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __str__(self) -> str:
        from swath.data.descriptions import described

        return described(self)

    def __repr__(self) -> str:
        from swath.data.descriptions import summary

        return f"<Request {self.kind}{summary(self._body)}>"


def kind_of(body: _Json) -> RequestKind:
    """What a body asks for, told by its members.

    Raises:
        InvalidParameter: They do not tell.
    """
    source, output = member(body, "input"), member(body, "output")
    if "processRequest" in body:
        return "batch" if source else "batch-v1"
    if "aggregation" in body:
        return "batch-statistics" if "features" in source else "statistics"
    if "collections" in body:
        return "search"
    if "provider" in body:
        return "import-search" if "data" in body else "import-native-search"
    if "provider" in source or "planetApiKey" in source:
        return "import-order"
    if "data" in source or "evalscript" in body or "evalscriptReference" in body:
        return "async-process" if "delivery" in output or "evalscriptReference" in body else "process"
    if "s3Bucket" in body and "name" in body:
        return "zarr-collection" if "path" in body else "byoc-collection"
    if "path" in body:
        return "byoc-tile"
    kinds = ", ".join(get_args(RequestKind))
    raise InvalidParameter("body", sorted(body), "does not tell what it asks for", f"Give kind=, one of {kinds}")


def model_in(given: object, model: type[_M], *others: type) -> _M | None:
    """The generated model that is given, itself or as a `Request`; None where something else is.

    Args:
        given: An argument that may be a request.
        model: The model that is asked for.
        others: Models that may be given as a `Request` too.

    Raises:
        InvalidParameter: It is a `Request` of a kind that does not fit.
    """
    if not isinstance(given, Request):
        return given if isinstance(given, model) else None
    found = given.model
    if isinstance(found, model):
        return found
    if isinstance(found, others):
        return None
    raise InvalidParameter("request", given.kind, f"is of the wrong kind: a {model.__name__} is needed here")


def refuse_more(arguments: Mapping[str, object], request: str) -> None:
    """Refuse arguments beside a request that says everything itself; what is None or empty was left out.

    Raises:
        InvalidParameter: One of them is given.
    """
    for name in sorted(arguments):
        given = arguments[name]
        if given is not None and not (isinstance(given, tuple | list | Mapping) and not given):
            raise InvalidParameter(
                name, given, f"cannot be given together with {request}", "The request says it itself"
            )


def _remade(body: dict[str, Any], kind: RequestKind) -> Request:
    return Request(body, kind=kind)


def _by_provider(maxar: str, airbus: str, planet: str) -> Callable[[_Json], Callable[[_Json], Model]]:
    names = {"MAXAR": maxar, "AIRBUS": airbus, "PLANET": planet}

    def choose(body: _Json) -> Callable[[_Json], Model]:
        provider = body.get("provider", member(body, "input").get("provider", "PLANET"))
        return _named(names.get(str(provider), maxar))(body)

    return choose


def _named(name: str) -> Callable[[_Json], Callable[[_Json], Model]]:
    """Models are imported when they are first needed."""
    return lambda _: getattr(models, name).from_dict


_MODELS: dict[str, Callable[[_Json], Callable[[_Json], Model]]] = {
    "process": _named("ProcessRequest"),
    "async-process": _named("AsyncProcessRequest"),
    "statistics": _named("StatisticsRequest"),
    "batch": _named("BatchTaskRequest"),
    "batch-v1": _named("BatchSubmissionV1"),
    "batch-statistics": _named("BatchStatisticsRequest"),
    "search": _named("SearchRequest"),
    "byoc-collection": _named("ByocCollection"),
    "byoc-tile": _named("ByocTile"),
    "zarr-collection": _named("ZarrCollection"),
    "import-search": _by_provider("MaxarSearchRequest", "AirbusSearchRequest", "PlanetSearchRequest"),
    "import-native-search": _by_provider(
        "MaxarNativeSearchRequest", "AirbusNativeSearchRequest", "PlanetNativeSearchRequest"
    ),
    "import-order": _by_provider("MaxarOrderRequest", "AirbusOrderRequest", "PlanetOrderRequest"),
    "import-subscription": _named("PlanetSubscriptionRequest"),
}
