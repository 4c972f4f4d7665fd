"""What an error answer says, whatever its shape."""

import re
from collections.abc import Iterator, Mapping, Sequence

from swath import errors

_KINDS: dict[int, type[errors.ServiceError]] = {
    401: errors.Unauthorized,
    403: errors.Forbidden,
    404: errors.NotFound,
    409: errors.Conflict,
    429: errors.RateLimited,
}
QUOTA_SPENT = "ACCESS_INSUFFICIENT_PROCESSING_UNITS"
"""The code of a quota that is used up; it comes with status 403 and with 429."""

_TEXT_LIMIT = 300


def service_error(
    status: int, reason: str, body: object, *, text: str = "", retry_after: str | None = None
) -> errors.ServiceError:
    """The error that an answer of status 400 or above stands for.

    Args:
        status: The HTTP status.
        reason: Its phrase, used where the body says nothing.
        body: The decoded JSON body, or None where it was not JSON.
        text: The body as text, used where it was not JSON.
        retry_after: The `Retry-After` header.
    """
    detail = _detail(body)
    code = str(detail.get("code") or "")
    if code == str(status):  # the catalogue says the status again
        code = ""
    violations = tuple(_violations(detail.get("errors")))
    message = str(
        detail.get("message")
        or detail.get("description")
        or detail.get("error_description")
        or "; ".join(violations)
        or _plain(text)
        or reason
        or "no reason given"
    )
    # Some gateways say a request's headers again.
    message = re.sub(r"\b(Bearer|Basic)\s+\S+", r"\1 …", message)
    kind = errors.QuotaExhausted if code == QUOTA_SPENT else _kind(status)
    return kind(status, message, code=code, violations=violations, retry_after=retry_after)


def _kind(status: int) -> type[errors.ServiceError]:
    return _KINDS.get(status, errors.ServerError if status >= 500 else errors.BadRequest)


def _detail(body: object) -> Mapping[str, object]:
    """The members that tell: wrapped in `error`, flat, or a single word."""
    if not isinstance(body, Mapping):
        return {}
    inner = body.get("error", body)
    if isinstance(inner, Mapping):
        return inner
    return {"code": inner, "message": body.get("error_description") or body.get("message") or inner}


def _violations(listed: object) -> Iterator[str]:
    """One sentence for each broken rule; the service sends a list of objects, a list of texts or a mapping."""
    if isinstance(listed, Mapping):
        for member, rule in listed.items():
            yield f"{member}: {rule}"
    elif isinstance(listed, Sequence) and not isinstance(listed, str):
        for entry in listed:
            if not isinstance(entry, Mapping):
                yield str(entry)
                continue
            said = [str(entry[key]) for key in ("parameter", "violation", "description") if entry.get(key)]
            yield ": ".join(said) or str(dict(entry))


def _plain(text: str) -> str:
    """A body that is not JSON, unless it is a page for people."""
    text = text.strip()
    return "" if text.startswith("<") else text[:_TEXT_LIMIT]
