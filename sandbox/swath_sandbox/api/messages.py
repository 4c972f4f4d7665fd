"""HTTP messages without sockets."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Request:
    """One request, read whole.

    Header names are lower case; a query parameter given more than once is joined by commas; `parameters` are the named
    parts of the path, which the router fills in.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    parameters: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Self:
        """The request for a target such as `/catalog/v1/search?limit=5`, with headers in any case."""
        if not target.startswith("/"):
            # The absolute form, as sent to a proxy.
            target = "/" + target.partition("://")[2].partition("/")[2]
        path, _, query_string = target.partition("?")
        query: dict[str, str] = {}
        for name, value in parse_qsl(query_string, keep_blank_values=True):
            query[name] = f"{query[name]},{value}" if name in query else value
        lowered = {name.lower(): value for name, value in (headers or {}).items()}
        return cls(method, path, query, lowered, body)

    @property
    def origin(self) -> str:
        """Scheme and host under which the client reached the server, for the links of an answer."""
        return f"http://{self.headers.get('host', 'localhost')}"

    @property
    def media_type(self) -> str:
        """The body's media type, lower case and without parameters; empty when the header is missing."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Response:
    """One answer, whole. A chunked one goes out without Content-Length."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    chunked: bool = False


def encode_json(document: object) -> bytes:
    """A JSON document in UTF-8; half a surrogate pair, which UTF-8 does not have, is written as its escape."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def json_response(
    document: object,
    status: int = 200,
    *,
    media_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer with a JSON document."""
    return Response(status, {"content-type": media_type, **(headers or {})}, encode_json(document))
