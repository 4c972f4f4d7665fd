# Written by tools/generate.py; changes made here are lost.

"""What the operations are called with: where the service is, and how to reach it."""

import ssl
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx
from attrs import define, evolve, field


def _default_timeout() -> httpx.Timeout:
    # Rendering may take the better part of a minute before the first byte.
    return httpx.Timeout(120.0, connect=10.0)


def _copied(members: Mapping[str, str]) -> dict[str, str]:
    return dict(members)


@define
class Client:
    """A client for the operations that need no authentication, and the ground of the one for those that do.

    The httpx clients are made on first use, once, and kept. `httpx_args` are handed to them as they are.
    """

    _base_url: str = field(alias="base_url")
    raise_on_unexpected_status: bool = field(default=True, kw_only=True)
    """Whether an answer that is not documented raises `errors.UnexpectedStatus`; it is None otherwise."""
    # Copied, so that nobody changes them from outside.
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", converter=_copied, repr=False)
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", converter=_copied, repr=False)
    _timeout: httpx.Timeout | None = field(factory=_default_timeout, kw_only=True, alias="timeout")
    """120 seconds, 10 of them to connect; None waits for ever."""
    _verify_ssl: bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False, repr=False, eq=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Another client with these headers besides; this one stays as it is."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Another client with these cookies besides; this one stays as it is."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """Another client with this time-out; this one stays as it is."""
        return evolve(self, timeout=timeout)

    def _all_headers(self) -> dict[str, str]:
        return self._headers

    def _settings(self) -> dict[str, Any]:
        return {
            "base_url": self._base_url,
            "cookies": self._cookies,
            "headers": self._all_headers(),
            "timeout": self._timeout,
            "verify": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            **self._httpx_args,
        }

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use this httpx client, with its own settings instead of those given here."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The httpx client, made on first use; any number of threads get the same."""
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(**self._settings())
            return self._client

    def __enter__(self) -> Self:
        """Open the httpx client; it can be opened once."""
        self.get_httpx_client().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.get_httpx_client().__exit__(kind, error, traceback)

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use this httpx client, with its own settings instead of those given here."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The asynchronous httpx client, made on first use; any number of tasks get the same."""
        with self._lock:
            if self._async_client is None:
                self._async_client = httpx.AsyncClient(**self._settings())
            return self._async_client

    async def __aenter__(self) -> Self:
        """Open the asynchronous httpx client; it can be opened once."""
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.get_async_httpx_client().__aexit__(kind, error, traceback)


@define
class AuthenticatedClient(Client):
    """A client that sends an access token with every request."""

    token: str = field(repr=False)
    prefix: str = "Bearer"
    auth_header_name: str = "Authorization"

    def _all_headers(self) -> dict[str, str]:
        return {**self._headers, self.auth_header_name: f"{self.prefix} {self.token}".lstrip()}


__all__ = ("AuthenticatedClient", "Client")
