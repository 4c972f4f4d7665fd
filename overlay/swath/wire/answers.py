"""From httpx's view of an exchange to ours: its exceptions, its error answers, its bodies."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from swath.core.problems import service_error
from swath.errors import ConnectionFailed, OutcomeUnknown, RequestTimeout, UnexpectedAnswer
from swath.wire.attempts import failed, kind_of_request


@contextmanager
def wire_errors() -> Iterator[None]:
    """Turn httpx's errors into ours, with the operation's method and URL.

    Raises:
        UnexpectedAnswer: The answer's compression is broken.
        OutcomeUnknown: The answer to a request that creates or starts something was lost.
        RequestTimeout: No answer arrived in time.
        ConnectionFailed: The host could not be reached or the connection broke.
    """
    try:
        yield
    except httpx.DecodingError as error:
        raise UnexpectedAnswer(f"{_where(error)}: the answer cannot be decompressed: {error}") from error
    except httpx.TransportError as error:
        where, what = _where(error), str(error) or type(error).__name__
        if failed(error).may_have_arrived and not kind_of_request(error.request).is_repeatable:
            raise OutcomeUnknown(
                f"{where}: {what}. The service may have done it: look there before you ask again"
            ) from error
        if isinstance(error, httpx.TimeoutException):
            raise RequestTimeout(f"{where}: {what} (no answer in time)") from error
        raise ConnectionFailed(f"{where}: {what}") from error


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
    return f"{error.request.method} {error.request.url.copy_with(query=None)}"
