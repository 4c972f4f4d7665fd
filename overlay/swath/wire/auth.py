"""What authentication needs in both kinds of client: token requests, their answers, and who is let in one at a time."""

import threading
from collections.abc import Awaitable
from typing import TYPE_CHECKING

import httpx

from swath.core.operations import Kind
from swath.core.tokens import Answer, Form, Token, read_token
from swath.credentials import is_sendable
from swath.errors import AuthenticationError, ConfigurationError
from swath.wire.attempts import FAILURE, KIND, no_token

if TYPE_CHECKING:
    import anyio

Lock = threading.Lock


def AsyncLock() -> "anyio.Lock":  # noqa: N802 (the asynchronous `Lock`)
    """A lock for tasks."""
    import anyio

    return anyio.Lock()


def token_request(token_url: str, form: Form, cause: httpx.Request) -> httpx.Request:
    """The request for a token that another request needs; it waits no longer for an answer than that one."""
    headers = {"Accept": "application/json"}
    if agent := cause.headers.get("User-Agent"):
        headers["User-Agent"] = agent
    extensions = {KIND: Kind.TOKEN, "timeout": cause.extensions.get("timeout", {})}
    return httpx.Request("POST", token_url, data=dict(form.fields), headers=headers, extensions=extensions)


def token_of(response: httpx.Response, form: Form, asked: float) -> Token:
    """The token in an answer that was read whole.

    Args:
        response: The answer.
        form: What was posted.
        asked: Seconds on a monotonic clock, taken before the request was sent.

    Raises:
        AuthenticationError: There is none in it.
    """
    return read_token(Answer(response.status_code, _json(response)), asked, form, response.request.url.host)


def _json(response: httpx.Response) -> object:
    try:
        return response.json()
    except (ValueError, RecursionError):
        return None


def failure_of(request: httpx.Request) -> AuthenticationError | None:
    """Why a token request got no answer, or None where it was cancelled."""
    error = request.extensions.get(FAILURE)
    return no_token(request, error) if isinstance(error, Exception) else None


def authorized(request: httpx.Request, token: Token) -> httpx.Request:
    """The request with the token on it."""
    request.headers["Authorization"] = f"Bearer {token.value}"
    return request


def provided(value: object) -> str:
    """What a `TokenProvider` returned, if it is a token.

    Raises:
        ConfigurationError: It has to be awaited, which only the asynchronous client does.
        AuthenticationError: It is anything else.
    """
    if isinstance(value, Awaitable):
        close = getattr(value, "close", None)
        if close is not None:
            close()  # or Python warns that it was never awaited
        raise ConfigurationError("this token provider is asynchronous: use AsyncSentinelHub, or return a text")
    if not isinstance(value, str) or not is_sendable(value):
        raise AuthenticationError("the token provider did not return an access token, a text without spaces")
    return value


async def async_provided(value: object) -> str:
    """What a `TokenProvider` returned, or what awaiting that gives, if it is a token.

    Raises:
        AuthenticationError: It is not.
    """
    return provided(await value if isinstance(value, Awaitable) else value)
