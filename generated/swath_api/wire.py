# Written by tools/generate.py; changes made here are lost.

"""Between models and HTTP: JSON, parameters, parts of forms, bodies of answers."""

import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .codec import encode
from .errors import UnexpectedBody
from .types import UNSET, File, RequestFiles

if TYPE_CHECKING:
    import httpx


Loads = Callable[[bytes], Any]
Dumps = Callable[[Any], bytes]


def _standard_codec() -> tuple[Loads, Dumps]:
    import json

    def dumps(value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()

    return json.loads, dumps


def _fast_codec() -> tuple[Loads, Dumps]:
    import msgspec

    fast_loads, fast_dumps = msgspec.json.Decoder().decode, msgspec.json.Encoder().encode
    slow_loads, slow_dumps = _standard_codec()

    def loads(content: bytes) -> Any:
        try:
            return fast_loads(content)
        except ValueError:
            # NaN, lone surrogates, a byte order mark: the standard library has the last word.
            return slow_loads(content)

    def dumps(value: Any) -> bytes:
        content = fast_dumps(value)
        # msgspec writes NaN as null; the standard library refuses it.
        return content if b"null" not in content or _is_finite(value) else slow_dumps(value)

    return loads, dumps


def _is_finite(value: Any) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(_is_finite(item) for item in value.values())
    return not isinstance(value, (list, tuple)) or all(_is_finite(item) for item in value)


@cache
def _codec() -> tuple[Loads, Dumps]:
    try:
        return _fast_codec()
    except ImportError:
        return _standard_codec()


def json_loads(content: bytes) -> Any:
    """The value of a JSON text, read by msgspec where it is installed, with equal results where it is not.

    Raises ValueError where the text is not JSON.
    """
    return _codec()[0](content)


def json_dumps(value: Any) -> bytes:
    """The JSON text of a value of dictionaries, lists and scalars, written by msgspec where it is installed.

    Raises ValueError for NaN and infinities, which JSON does not have.
    """
    return _codec()[1](value)


def given(members: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that were given, neither `UNSET` nor None, in their JSON form."""
    return {name: encode(value) for name, value in members.items() if value is not UNSET and value is not None}


def scalar_text(value: Any) -> Any:
    """The text of a parameter in a header, a path or a list; `UNSET` and None as they are."""
    if value is UNSET or value is None:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(encode(value))


def comma_separated(value: Any) -> Any:
    """The text of a list parameter that is sent as one (`explode: false`); anything else as it is."""
    return ",".join(scalar_text(item) for item in value) if isinstance(value, (list, tuple)) else value


def path_segment(value: Any) -> str:
    """A path parameter that is one segment, percent-encoded.

    Raises ValueError for an empty one and for `.` and `..`, which would address another resource.
    """
    return _safe_path(quote(scalar_text(value), safe=""))


def path_segments(value: Any) -> str:
    """A path parameter that may have several segments: slashes are kept, the rest is percent-encoded.

    Raises ValueError where a segment is empty, `.` or `..`, which would address another resource.
    """
    return _safe_path(quote(scalar_text(value), safe="/"))


def _safe_path(path: str) -> str:
    if any(segment in ("", ".", "..") for segment in path.split("/")):
        raise ValueError(f"not a path parameter: {path!r}")
    return path


def form_parts(name: str, value: Any) -> RequestFiles:
    """The parts of a form for one member: none for `UNSET`, one for each item of a list of scalars, JSON for objects."""
    if value is UNSET:
        return []
    if isinstance(value, File):
        return [(name, value.to_tuple())]
    value = encode(value)
    if isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value):
        return [part for item in value for part in form_parts(name, item)]
    if isinstance(value, (dict, list)) or value is None:
        return [(name, (None, json_dumps(value), "application/json"))]
    return [(name, (None, scalar_text(value).encode(), "text/plain; charset=utf-8"))]


def media_type(response: "httpx.Response") -> str:
    """The media type of an answer, without parameters."""
    header: str = response.headers.get("Content-Type", "")
    return header.partition(";")[0].strip().lower()


def is_json(response: "httpx.Response") -> bool:
    """Whether an answer says that it is JSON."""
    kind = media_type(response)
    return kind == "application/json" or kind.endswith("+json")


def read_file(response: "httpx.Response") -> File:
    """The content of an answer, with its media type."""
    return File.from_bytes(response.content, mime_type=response.headers.get("Content-Type"))


def read_json(response: "httpx.Response") -> Any:
    """The JSON value of an answer. Raises UnexpectedBody where it has none."""
    try:
        return json_loads(response.content)
    except (ValueError, RecursionError) as error:
        raise unexpected_body(response, "JSON") from error


def read_object(response: "httpx.Response") -> dict[str, Any]:
    """The JSON object of an answer. Raises UnexpectedBody where it has none."""
    value = read_json(response)
    if not isinstance(value, dict):
        raise unexpected_body(response, "a JSON object")
    return value


def read_list(response: "httpx.Response") -> list[Any]:
    """The JSON array of an answer. Raises UnexpectedBody where it has none."""
    value = read_json(response)
    if not isinstance(value, list):
        raise unexpected_body(response, "a JSON array")
    return value


def unexpected_body(response: "httpx.Response", wanted: str) -> UnexpectedBody:
    """The error for an answer of status 200 and the like whose body is not what the document says."""
    given_type = media_type(response) or "no media type"
    return UnexpectedBody(
        response.status_code,
        response.content,
        f"status {response.status_code} without {wanted} ({given_type}, {len(response.content)} bytes)",
    )
