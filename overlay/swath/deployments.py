"""Where the service runs: base URL, token URL and the style of its paths."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from swath.errors import ConfigurationError

PathStyle = Literal["new", "old"]
RetryAfterUnit = Literal["milliseconds", "seconds"]

_REALM = "/auth/realms/main/protocol/openid-connect/token"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

# New path prefix to old path prefix, longest first: `/batch/v2/process` must not be taken for anything shorter.
_OLD_PREFIXES = (
    ("/statistics/batch/v1", "/api/v1/statistics/batch"),
    ("/statistics/v1", "/api/v1/statistics"),
    ("/async/v1/process", "/api/v1/async/process"),
    ("/batch/v2", "/api/v2/batch"),
    ("/catalog/v1", "/api/v1/catalog/1.0.0"),
    ("/process/v1", "/api/v1/process"),
    ("/byoc/v1", "/api/v1/byoc"),
    ("/zarr/v1", "/api/v1/zarr"),
)


@dataclass(frozen=True, slots=True)
class Deployment:
    """One installation of the service.

    Attributes:
        base_url: Scheme, host and, where needed, port and path prefix; no slash at the end.
        token_url: Where access tokens are fetched; the realm of Sentinel Hub below `base_url` when left out.
        path_style: `new` (`/process/v1`) or `old` (`/api/v1/process`).
        retry_after_unit: What a number in a refusal's `Retry-After` counts here.
        authorization_url: Where people log in; beside `token_url` when left out, and empty where that does not end in
            `/token`.

    Raises:
        ConfigurationError: A URL is not http(s), or is plain http to another machine.
    """

    base_url: str
    token_url: str = ""
    path_style: PathStyle = "new"
    retry_after_unit: RetryAfterUnit = "milliseconds"
    authorization_url: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))
        if not self.token_url:
            object.__setattr__(self, "token_url", self.base_url + _REALM)
        if not self.authorization_url and self.token_url.endswith("/token"):
            object.__setattr__(self, "authorization_url", self.token_url.removesuffix("/token") + "/auth")
        if self.path_style not in ("new", "old"):
            raise ConfigurationError(f"path_style={self.path_style!r}: must be 'new' or 'old'")
        for url in filter(None, (self.base_url, self.token_url, self.authorization_url)):
            _check_url(url)

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: the only place to which access tokens are sent."""
        return origin_of(self.base_url)

    @property
    def is_local(self) -> bool:
        """Whether it runs on this machine."""
        return self.origin[1] in _LOOPBACK

    def url_for(self, path: str) -> str:
        """The full URL of an operation, given its path in the new style."""
        if self.path_style == "old":
            path = old_path(path)
        return self.base_url + path


def find_deployment(name_or_url: str) -> Deployment:
    """The deployment of this name (`sentinel-hub`, `us-west`, `cdse`) or at this URL.

    Raises:
        ConfigurationError: It is neither a known name nor a URL.
    """
    known = NAMES.get(name_or_url.strip().lower())
    if known is not None:
        return known
    if "://" in name_or_url:
        same_place = (d for d in NAMES.values() if d.base_url == name_or_url.rstrip("/"))
        return next(same_place, None) or Deployment(name_or_url)
    names = ", ".join(repr(name) for name in NAMES)
    raise ConfigurationError(f"deployment={name_or_url!r}: must be one of {names}, or a base URL such as 'https://…'")


def old_path(path: str) -> str:
    """The path in the old style; a path that both styles share stays as it is."""
    for new, old in _OLD_PREFIXES:
        if path == new or path.startswith((new + "/", new + "?")):
            return old + path[len(new) :]
    return path


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of a URL, the scheme's own port filled in."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or {"http": 80, "https": 443}.get(scheme, 0)


def _check_url(url: str) -> None:
    try:
        scheme, host, _ = origin_of(url)
    except ValueError as error:
        raise ConfigurationError(f"{url!r} is not a URL: {error}") from None
    if scheme not in ("http", "https") or not host or re.search(r"\s", url):
        raise ConfigurationError(f"{url!r} is not a URL that starts with https://")
    if urlsplit(url).username is not None:
        raise ConfigurationError("a deployment's URL must not hold credentials; pass client_id and client_secret")
    if scheme == "http" and host not in _LOOPBACK:
        raise ConfigurationError(f"{url!r} would send secrets in the clear: use https (http is for localhost only)")


SENTINEL_HUB = Deployment("https://services.sentinel-hub.com")
SENTINEL_HUB_US_WEST = Deployment("https://services-uswest2.sentinel-hub.com", SENTINEL_HUB.token_url)
CDSE = Deployment(
    "https://sh.dataspace.copernicus.eu",
    "https://identity.dataspace.copernicus.eu/auth/realms/CDSE/protocol/openid-connect/token",
)

NAMES = {"sentinel-hub": SENTINEL_HUB, "us-west": SENTINEL_HUB_US_WEST, "cdse": CDSE}
