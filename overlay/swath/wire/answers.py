"""From httpx's view of an exchange to ours: its exceptions, its error answers, its bodies."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from swath.core.problems import service_error
from swath.errors import ConnectionFailed, RequestTimeout


@contextmanager
def wire_errors() -> Iterator[None]:
    """Turn httpx's transport errors into ours, with the operation's method and URL.

    Raises:
        RequestTimeout: No answer arrived in time.
        ConnectionFailed: The host could not be reached or the connection broke.
    """
    try:
        yield
    except httpx.TimeoutException as error:
        raise RequestTimeout(f"{_where(error)}: {type(error).__name__} (no answer in time)") from error
    except httpx.TransportError as error:
        raise ConnectionFailed(f"{_where(error)}: {str(error) or type(error).__name__}") from error


def raise_for_status(response: httpx.Response) -> None:
    """Raise what an error answer, already read, stands for.

    Raises:
        ServiceError: The status is 400 or above; the subclass tells which.
    """
    if response.status_code < 400:
        return
    try:
        body = response.json()
    except (ValueError, RecursionError):
        body = None
    text = "" if body is not None else response.content[:2000].decode("utf-8", "replace")
    retry_after = response.headers.get("Retry-After")
    raise service_error(response.status_code, response.reason_phrase, body, text=text, retry_after=retry_after)


def _where(error: httpx.RequestError) -> str:
    try:
        request = error.request
    except RuntimeError:
        return "request"
    return f"{request.method} {request.url.copy_with(query=None)}"
