"""An authenticated connection to one deployment: what is set up once for all requests."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from ssl import SSLContext
from typing import TypedDict

import httpx

from swath.config import Settings
from swath.core.buckets import Limits
from swath.core.events import Observer
from swath.core.retries import RetryPolicy
from swath.core.timeouts import Timeouts
from swath.deployments import Deployment, RetryAfterUnit
from swath.errors import InvalidParameter, MissingExtra
from swath.wire._async.auth import AsyncBearerAuth
from swath.wire._async.governor import AsyncLocalGovernor
from swath.wire._async.lanes import AsyncLanes
from swath.wire._async.transport import AsyncServiceTransport
from swath.wire._sync.auth import BearerAuth
from swath.wire._sync.governor import LocalGovernor
from swath.wire._sync.lanes import Lanes
from swath.wire._sync.transport import ServiceTransport
from swath.wire.deadlines import with_deadlines
from swath.wire.token_cache import token_cache_for

MAX_ANSWER_BYTES = 1 << 30
"""Bytes that an answer may have unless said otherwise; 2,500 x 2,500 pixels of 12 float bands have 300 million."""

_ONE = httpx.Limits(max_connections=1, max_keepalive_connections=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a client sends its requests.

    Attributes:
        limits: What is known of the account's limits.
        concurrency: How many requests may be under way at a time.
        retries: When a request is tried again.
        timeouts: How long a request may take.
        max_answer_bytes: Bytes that an answer may have, as it travels and decompressed.
        http2: Whether to offer HTTP/2.
        observers: Who is told of each attempt.
        token_cache: Where tokens are kept for other processes.

    Raises:
        InvalidParameter: One of them is not possible.
        MissingExtra: HTTP/2 needs the extra `http2`.
    """

    limits: Limits = field(default_factory=Limits)
    concurrency: int = 32
    retries: RetryPolicy = field(default_factory=RetryPolicy)
    timeouts: Timeouts = field(default_factory=Timeouts)
    max_answer_bytes: int = MAX_ANSWER_BYTES
    http2: bool = False
    observers: Sequence[Observer] = ()
    token_cache: bool | Path = True

    def __post_init__(self) -> None:
        for name in ("concurrency", "max_answer_bytes"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise InvalidParameter(name, value, "must be a whole number from 1 on")
        if self.http2 and find_spec("h2") is None:
            raise MissingExtra("HTTP/2", "http2")


def sync_http(settings: Settings, transport: httpx.BaseTransport | None, manner: Manner) -> httpx.Client:
    """The httpx client of a `SentinelHub`."""
    auth = _auth(BearerAuth, settings, manner.token_cache, transport)
    if transport is None:
        network = _network(settings.deployment)
        transport = (
            with_deadlines(httpx.HTTPTransport(http2=True, **network))
            if manner.http2
            else Lanes(lambda: with_deadlines(httpx.HTTPTransport(limits=_ONE, **network)))
        )
    outer = ServiceTransport(
        transport,
        governor=LocalGovernor(manner.limits, manner.concurrency, manner.retries.longest),
        **_service(settings.deployment, manner),
    )
    return httpx.Client(auth=auth, headers=_headers(), timeout=_timeout(manner.timeouts), transport=outer)


def async_http(settings: Settings, transport: httpx.AsyncBaseTransport | None, manner: Manner) -> httpx.AsyncClient:
    """The httpx client of an `AsyncSentinelHub`."""
    auth = _auth(AsyncBearerAuth, settings, manner.token_cache, transport)
    if transport is None:
        network = _network(settings.deployment)
        transport = (
            _with_large_reads(httpx.AsyncHTTPTransport(http2=True, **network))
            if manner.http2
            else AsyncLanes(lambda: _with_large_reads(httpx.AsyncHTTPTransport(limits=_ONE, **network)))
        )
    outer = AsyncServiceTransport(
        transport,
        governor=AsyncLocalGovernor(manner.limits, manner.concurrency, manner.retries.longest),
        **_service(settings.deployment, manner),
    )
    return httpx.AsyncClient(auth=auth, headers=_headers(), timeout=_timeout(manner.timeouts), transport=outer)


def _with_large_reads(transport: httpx.AsyncHTTPTransport) -> httpx.AsyncHTTPTransport:
    from swath.wire.network import AsyncBackend

    pool = transport._pool  # noqa: SLF001 (httpx gives no way to pass a network backend through)
    pool._network_backend = AsyncBackend(pool._network_backend)  # noqa: SLF001
    return transport


class _Network(TypedDict):
    verify: SSLContext
    proxy: str | None


class _Service(TypedDict):
    policy: RetryPolicy
    retry_after_unit: RetryAfterUnit
    total: float
    most: int
    observers: Sequence[Observer]


def _network(deployment: Deployment) -> _Network:
    return {"verify": httpx.create_ssl_context(), "proxy": _proxy(deployment)}


def _service(deployment: Deployment, manner: Manner) -> _Service:
    return {
        "policy": manner.retries,
        "retry_after_unit": deployment.retry_after_unit,
        "total": manner.timeouts.total,
        "most": manner.max_answer_bytes,
        "observers": manner.observers,
    }


def _timeout(timeouts: Timeouts) -> httpx.Timeout:
    return httpx.Timeout(timeouts.read, connect=timeouts.connect, pool=timeouts.pool)


def _proxy(deployment: Deployment) -> str | None:
    """The proxy that the environment names for a deployment: httpx itself looks only where it makes the transport."""
    from urllib.request import getproxies, proxy_bypass

    scheme, host, _ = deployment.origin
    if deployment.is_local or proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(scheme) or proxies.get("all")


def _headers() -> dict[str, str]:
    from importlib.metadata import version

    # What decompresses to more than is allowed is noticed in time; other compressions only where a server insists.
    agent = f"swath/{version('swath')} python-httpx/{httpx.__version__}"
    return {"User-Agent": agent, "Accept-Encoding": "gzip, deflate"}


def _auth(
    kind: type[BearerAuth] | type[AsyncBearerAuth], settings: Settings, token_cache: bool | Path, transport: object
) -> httpx.Auth:
    deployment = settings.deployment
    if transport is not None and token_cache is True:
        # What a test's transport gives is no token for other processes, nor is theirs one for the test.
        token_cache = False
    cache = token_cache_for(token_cache, deployment, settings.credentials)
    return kind(settings.credentials, token_url=deployment.token_url, origin=deployment.origin, cache=cache)
