"""Attempts as OpenTelemetry spans, for applications that use it."""

import re
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from swath.core.events import Attempt, Observer, printable

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer
    from opentelemetry.util.types import AttributeValue

# What the interface itself calls things has no digits but those of a version; identifiers do.
_WORD = re.compile(r"[A-Za-z-]+|v\d+|\d+\.\d+\.\d+")


def tracing() -> Observer | None:
    """What makes a span of each attempt, or None where the application has not imported OpenTelemetry.

    It is never imported from here: that takes longer than all of swath.
    """
    if sys.modules.get("opentelemetry.trace") is None:
        return None
    from importlib.metadata import version

    from opentelemetry.trace import get_tracer

    return _spans_of(get_tracer("swath", version("swath")))


def route(path: str) -> str:
    """A path with its identifiers left out, so that there are few of them: `/batch/v2/process/{id}/start`."""
    return "/".join(part if not part or _WORD.fullmatch(part) else "{id}" for part in path.split("/"))


def _spans_of(tracer: "Tracer") -> Observer:
    from opentelemetry.trace import SpanKind, Status, StatusCode

    def record(attempt: Attempt) -> None:
        start = int(attempt.started * 1e9)
        span = tracer.start_span(
            f"{attempt.method} {route(attempt.path)}",
            kind=SpanKind.CLIENT,
            attributes=_attributes(attempt),
            start_time=start,
        )
        if attempt.status is None or attempt.status >= 400:
            span.set_status(Status(StatusCode.ERROR, printable(attempt.code) or None))
        span.end(start + int(attempt.seconds * 1e9))

    return record


def _attributes(attempt: Attempt) -> dict[str, "AttributeValue"]:
    """The attributes that the semantic conventions for HTTP name, and two of our own."""
    server = urlsplit(f"{attempt.scheme}://{attempt.host}")
    path = printable(attempt.path)
    attributes: dict[str, AttributeValue] = {
        "http.request.method": attempt.method,
        "server.address": server.hostname or "",
        "server.port": server.port or (80 if attempt.scheme == "http" else 443),
        "url.full": f"{attempt.scheme}://{attempt.host}{path}",
        "url.path": path,
        "swath.kind": attempt.kind.name.lower(),
    }
    if attempt.status is not None:
        attributes["http.response.status_code"] = attempt.status
    if attempt.number > 1:
        attributes["http.request.resend_count"] = attempt.number - 1
    if attempt.status is None:
        attributes["error.type"] = attempt.error or "_OTHER"
    elif attempt.status >= 400:
        attributes["error.type"] = str(attempt.status)
    if attempt.units is not None:
        attributes["swath.units"] = attempt.units
    return attributes
