"""An authenticated connection to one deployment: what is set up once for all requests."""

import httpx

from swath.config import Settings
from swath.core.retries import RetryPolicy
from swath.deployments import Deployment
from swath.wire._async.transport import AsyncRetryTransport
from swath.wire._sync.transport import RetryTransport
from swath.wire.auth import ClientCredentials

TIMEOUT = httpx.Timeout(120.0, connect=10.0)
"""Process requests compute for a while before the first byte arrives."""

LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=32)


def sync_http(settings: Settings, transport: httpx.BaseTransport | None, retries: RetryPolicy) -> httpx.Client:
    """The httpx client of a `SentinelHub`."""
    deployment = settings.deployment
    inner = transport or httpx.HTTPTransport(limits=LIMITS, proxy=_proxy(deployment))
    retrying = RetryTransport(inner, retry_after_unit=deployment.retry_after_unit, policy=retries)
    return httpx.Client(auth=_auth(settings), headers=_headers(), timeout=TIMEOUT, transport=retrying)


def async_http(
    settings: Settings, transport: httpx.AsyncBaseTransport | None, retries: RetryPolicy
) -> httpx.AsyncClient:
    """The httpx client of an `AsyncSentinelHub`."""
    deployment = settings.deployment
    inner = transport or httpx.AsyncHTTPTransport(limits=LIMITS, proxy=_proxy(deployment))
    retrying = AsyncRetryTransport(inner, retry_after_unit=deployment.retry_after_unit, policy=retries)
    return httpx.AsyncClient(auth=_auth(settings), headers=_headers(), timeout=TIMEOUT, transport=retrying)


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

    return {"User-Agent": f"swath/{version('swath')} python-httpx/{httpx.__version__}"}


def _auth(settings: Settings) -> ClientCredentials:
    deployment = settings.deployment
    return ClientCredentials(
        settings.client_id, settings.client_secret, token_url=deployment.token_url, origin=deployment.origin
    )
