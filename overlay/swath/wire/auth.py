"""OAuth 2.0 client credentials as an httpx authentication flow."""

import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from typing import TYPE_CHECKING

import httpx

from swath.core.operations import Kind
from swath.core.tokens import Token, read_token
from swath.deployments import origin_of
from swath.wire.attempts import KIND

if TYPE_CHECKING:
    import anyio


class ClientCredentials(httpx.Auth):
    """Puts an access token on each request to one origin, fetching it when needed.

    The token is fetched once for all threads and all tasks that wait for it, renewed early, and fetched anew, once,
    when the service refuses it. Requests to any other scheme, host or port go out without it.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        token_url: str,
        origin: tuple[str, str, int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the flow; nothing is sent before the first request.

        Args:
            client_id: The OAuth client's id.
            client_secret: The OAuth client's secret.
            token_url: Where tokens are fetched.
            origin: Scheme, host and port that may see the token.
            clock: Seconds that never run backwards.
        """
        self._client_id = client_id
        self._client_secret = client_secret
        self._token_url = token_url
        self._origin = origin
        self._clock = clock
        self._token: Token | None = None
        # The locks are held while a token is fetched, never while a request of the caller is under way.
        self._thread_lock = threading.Lock()
        self._task_lock: anyio.Lock | None = None

    def __repr__(self) -> str:
        return f"ClientCredentials(client_id={self._client_id!r})"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("ClientCredentials hold a secret and are not pickled")

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the token request where one is due, then the request, then both once more after a 401."""
        if not self._may_see_token(request):
            yield request
            return
        refused: Token | None = None
        for _ in range(2):
            with self._thread_lock:
                token = self._usable(refused)
                if token is None:
                    asked = self._clock()
                    response = yield self._token_request()
                    response.read()
                    token = self._keep(response, asked)
            response = yield _authorized(request, token)
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            refused = token

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Do as `sync_auth_flow` does, for tasks."""
        if not self._may_see_token(request):
            yield request
            return
        if self._task_lock is None:
            import anyio

            self._task_lock = anyio.Lock()
        refused: Token | None = None
        for _ in range(2):
            async with self._task_lock:
                token = self._usable(refused)
                if token is None:
                    asked = self._clock()
                    response = yield self._token_request()
                    await response.aread()
                    token = self._keep(response, asked)
            response = yield _authorized(request, token)
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            refused = token

    def _may_see_token(self, request: httpx.Request) -> bool:
        return origin_of(str(request.url)) == self._origin

    def _usable(self, refused: Token | None) -> Token | None:
        token = self._token
        return token if token is not None and token is not refused and token.is_fresh(self._clock()) else None

    def _token_request(self) -> httpx.Request:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._client_id,
            "client_secret": self._client_secret,
        }
        headers = {"Accept": "application/json"}
        return httpx.Request("POST", self._token_url, data=form, headers=headers, extensions={KIND: Kind.TOKEN})

    def _keep(self, response: httpx.Response, asked: float) -> Token:
        try:
            body = response.json()
        except ValueError:
            body = None
        self._token = read_token(response.status_code, body, asked)
        return self._token


def _authorized(request: httpx.Request, token: Token) -> httpx.Request:
    request.headers["Authorization"] = f"Bearer {token.value}"
    return request
