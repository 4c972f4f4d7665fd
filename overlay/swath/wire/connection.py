"""An authenticated connection to one deployment: what is set up once for all requests."""

import httpx

from swath.config import Settings
from swath.wire.auth import ClientCredentials

TIMEOUT = httpx.Timeout(120.0, connect=10.0)
"""Process requests compute for a while before the first byte arrives."""

LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=32)


def sync_http(settings: Settings, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """The httpx client of a `SentinelHub`."""
    return httpx.Client(auth=_auth(settings), headers=_headers(), timeout=TIMEOUT, limits=LIMITS, transport=transport)


def async_http(settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """The httpx client of an `AsyncSentinelHub`."""
    return httpx.AsyncClient(
        auth=_auth(settings), headers=_headers(), timeout=TIMEOUT, limits=LIMITS, transport=transport
    )


def _headers() -> dict[str, str]:
    from importlib.metadata import version

    return {"User-Agent": f"swath/{version('swath')} python-httpx/{httpx.__version__}"}


def _auth(settings: Settings) -> ClientCredentials:
    deployment = settings.deployment
    return ClientCredentials(
        settings.client_id, settings.client_secret, token_url=deployment.token_url, origin=deployment.origin
    )
