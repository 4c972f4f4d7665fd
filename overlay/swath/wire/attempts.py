"""What one attempt came to, read from httpx's answer or exception."""

from datetime import UTC, datetime

import httpx

from swath.core.operations import Kind
from swath.core.problems import service_error
from swath.core.retries import Outcome, retry_after_seconds
from swath.deployments import RetryAfterUnit

KIND = "swath_kind"
"""The request extension that tells a transport what the request does."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def kind_of_request(request: httpx.Request) -> Kind:
    """What a request does; one that does not say is sent once."""
    kind = request.extensions.get(KIND)
    return kind if isinstance(kind, Kind) else Kind.ACT


def answered(response: httpx.Response, unit: RetryAfterUnit) -> Outcome:
    """The outcome of an answer; the body of an error must have been read."""
    if response.status_code < 400:
        return Outcome(response.status_code)
    try:
        body = response.json()
    except (ValueError, RecursionError):
        body = None
    error = service_error(response.status_code, response.reason_phrase, body)
    wait = retry_after_seconds(response.headers.get("Retry-After"), unit, datetime.now(UTC))
    return Outcome(response.status_code, code=error.code, message=error.message, retry_after=wait)


def failed(error: httpx.TransportError) -> Outcome:
    """The outcome of an attempt without an answer."""
    return Outcome(None, may_have_arrived=not isinstance(error, _NEVER_SENT))
