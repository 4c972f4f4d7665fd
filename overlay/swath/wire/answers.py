"""From httpx's view of an exchange to ours: its exceptions, its error answers, its bodies."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from swath.core.operations import Kind
from swath.core.problems import service_error
from swath.deployments import origin_of
from swath.errors import ConnectionFailed, OutcomeUnknown, RequestTimeout, UnexpectedAnswer
from swath.wire.attempts import failed, kind_of_request, no_token


@contextmanager
def wire_errors() -> Iterator[None]:
    """Turn httpx's errors into ours, with the operation's method and URL.

    Raises:
        AuthenticationError: It was a request for a token that failed.
        OutcomeUnknown: The answer to a request that creates or starts something was lost.
        RequestTimeout: No answer arrived in time.
        ConnectionFailed: The host could not be reached or the connection broke.
    """
    try:
        yield
    except httpx.TransportError as error:
        where, what = _where(error), str(error) or type(error).__name__
        kind = kind_of_request(error.request)
        # The error stays with ours as its cause, for whoever looks at it or keeps it: without token, secret and body.
        error.request = httpx.Request(error.request.method, error.request.url.copy_with(query=None))
        if kind is Kind.TOKEN:
            raise no_token(error.request, error) from error
        if failed(error).outcome.may_have_arrived and not kind.is_repeatable:
            advice = "The service may have done it: look there before you ask again"
            raise OutcomeUnknown(f"{where}: {what}. {advice}") from error
        if isinstance(error, httpx.TimeoutException):
            raise RequestTimeout(f"{where}: {what} (no answer in time)") from error
        raise ConnectionFailed(f"{where}: {what}") from error


def raise_for_status(response: httpx.Response) -> None:
    """Raise what an error answer, already read, stands for.

    Raises:
        ServiceError: The status is 400 or above; the subclass tells which.
        UnexpectedAnswer: The status is 300 to 399.
    """
    if response.status_code < 400:
        if response.status_code >= 300:
            raise UnexpectedAnswer(f"{_where(response)} answered {response.status_code}, which leads nowhere")
        return
    try:
        body = response.json()
    except (ValueError, RecursionError):
        body = None
    text = "" if body is not None else response.content[:2000].decode("utf-8", "replace")
    retry_after = response.headers.get("Retry-After")
    raise service_error(response.status_code, response.reason_phrase, body, text=text, retry_after=retry_after)


def redirected(response: httpx.Response) -> httpx.Request | None:
    """The request that an answer sends us on to, or None.

    Raises:
        UnexpectedAnswer: It leads to another host, port or scheme, or changes the method.
    """
    following = response.next_request
    if following is None:
        return None
    if origin_of(str(following.url)) != origin_of(str(response.request.url)):
        why = "requests and tokens go nowhere but to the deployment"
    elif following.method != response.request.method:
        why = f"it would turn {response.request.method} into {following.method}"
    else:
        return following
    target = following.url.copy_with(query=None, fragment=None, userinfo=b"")
    raise UnexpectedAnswer(
        f"{_where(response)} answered {response.status_code} and leads to {target}, which is not followed: {why}"
    )


def _where(about: httpx.RequestError | httpx.Response) -> str:
    return f"{about.request.method} {about.request.url.copy_with(query=None)}"
