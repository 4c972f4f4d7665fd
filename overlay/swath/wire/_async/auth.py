"""Access tokens on asynchronous requests, as an httpx authentication flow."""

import math
import time
from collections.abc import AsyncGenerator, Awaitable, Callable

import httpx

from swath.core.tokens import Form, Token, forms_for
from swath.credentials import Credentials, Grant, StaticToken, TokenProvider
from swath.deployments import origin_of
from swath.errors import AuthenticationError
from swath.wire.auth import AsyncLock, async_provided, authorized, failure_of, token_of, token_request
from swath.wire.clock import async_sleep
from swath.wire.token_cache import TokenCache

PATIENCE = 60.0
"""Seconds to wait while another process fetches a token, before fetching one all the same."""

POLL = 0.05
"""Seconds between two looks at what the other process does."""


class AsyncBearerAuth(httpx.Auth):
    """Puts an access token on each request to one origin, fetching it when needed.

    The token is fetched once for all tasks that wait for it and for all processes that share its cache, renewed early,
    and replaced, once, when the service refuses it. Requests to any other scheme, host or port go out without it.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        token_url: str,
        origin: tuple[str, str, int],
        cache: TokenCache,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = async_sleep,
    ) -> None:
        """Make the flow; nothing is sent before the first request.

        Args:
            credentials: What tokens are fetched with, or where else they come from.
            token_url: Where tokens are fetched.
            origin: Scheme, host and port that may see the token.
            cache: What processes share.
            clock: Seconds that never run backwards.
            sleep: Waits for so many seconds.
        """
        self._credentials = credentials
        self._token_url = token_url
        self._origin = origin
        self._cache = cache
        self._clock = clock
        self._sleep = sleep
        self._token = Token(credentials.value, math.inf) if isinstance(credentials, StaticToken) else None
        # Held while a token is fetched, never while a request of the caller is under way.
        self._lock = AsyncLock()
        self._fetches = 0
        self._failure: AuthenticationError | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._credentials!r})"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError(f"{type(self).__name__} holds a secret and is not pickled")

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Yield the token request where one is due, then the request, then both once more after a 401."""
        if origin_of(str(request.url)) != self._origin:
            yield request
            return
        refused: Token | None = None
        for _ in range(1 if isinstance(self._credentials, StaticToken) else 2):
            fetches = self._fetches
            async with self._lock:
                if fetches != self._fetches and self._failure is not None:
                    raise AuthenticationError(str(self._failure), self._failure.status)
                try:
                    token = self._own(refused) or await self._provided() or await self._wait_for_turn(refused)
                    forms = [] if token is not None else self._forms()
                    while token is None:
                        form, asked = forms.pop(0), self._clock()
                        message = token_request(self._token_url, form, request)
                        response = yield message
                        await response.aread()
                        token = self._keep(response, form, asked, is_last=not forms)
                        self._fetched(None)
                except AuthenticationError as error:
                    self._fetched(error)
                    raise
                except GeneratorExit:  # httpx ends the flow where a request of it fails or is cancelled
                    self._fetched(failure_of(message))
                    raise
                finally:
                    self._cache.unlock()
            response = yield authorized(request, token)
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            # Its connection is free from here on: the token request may need it while we wait for the lock.
            await response.aread()
            refused = token

    def _fetched(self, failure: AuthenticationError | None) -> None:
        """Note the end of a fetch, for those who waited for it; who comes later tries anew."""
        self._failure = failure
        self._fetches += 1

    def _own(self, refused: Token | None) -> Token | None:
        token = self._token
        return token if token is not None and token is not refused and token.is_fresh(self._clock()) else None

    async def _provided(self) -> Token | None:
        if isinstance(self._credentials, TokenProvider):
            self._token = Token(await async_provided(self._credentials.call()), math.inf)
            return self._token
        return None

    async def _wait_for_turn(self, refused: Token | None) -> Token | None:
        """The token that another process fetched; or None, once it is this one's turn to fetch."""
        give_up = self._clock() + PATIENCE
        while True:
            is_our_turn = self._cache.try_lock()
            self._adopt(self._cache.read(self._clock()))
            token = self._own(refused)
            if token is not None or is_our_turn or self._clock() >= give_up:
                return token
            await self._sleep(POLL)

    def _adopt(self, stored: Token | None) -> None:
        """Take what another process left, unless it is what we have, or stale and older."""
        own = self._token
        if stored is None or (own is not None and stored.value == own.value):
            return
        if own is None or stored.is_fresh(self._clock()) or stored.renew_at > own.renew_at:
            self._token = stored

    def _forms(self) -> list[Form]:
        assert isinstance(self._credentials, Grant)
        return forms_for(self._credentials, self._token, self._clock())

    def _keep(self, response: httpx.Response, form: Form, asked: float, *, is_last: bool) -> Token | None:
        """The token of an answer, kept; None where a refresh token was refused and there is another way."""
        try:
            self._token = token_of(response, form, asked)
        except AuthenticationError as error:
            if is_last or error.status not in (httpx.codes.BAD_REQUEST, httpx.codes.UNAUTHORIZED):
                raise
            return None
        self._cache.write(self._token, self._clock())
        return self._token
