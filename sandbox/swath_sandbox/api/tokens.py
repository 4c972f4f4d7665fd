"""Access and refresh tokens: who has one, and until when."""

import base64
import hashlib
import hmac
import json
import math
import secrets
import threading
import uuid
from dataclasses import dataclass

from swath_sandbox.api.codes import AuthorizationCodes
from swath_sandbox.api.errors import OAuthError, unauthorized
from swath_sandbox.api.limits import Clock, TokenBucket

CLIENT_ID = "swath-sandbox"
"""The client id that the sandbox accepts. It is public: the sandbox guards nothing."""

CLIENT_SECRET = "not-a-secret"  # noqa: S105
"""The secret that goes with `CLIENT_ID`, as public as that."""

PUBLIC_CLIENT_ID = "cdse-public"
"""The client that people log in with; it has no secret."""

USERNAME = "sandbox-user"
"""The name of the sandbox's one user."""

PASSWORD = "not-a-password"  # noqa: S105
"""The password that goes with `USERNAME`, as public as that."""


class TooManyTokenRequestsError(Exception):
    """The token endpoint is asked too often."""


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A refresh token, whom it was given to, and when it ends, in seconds since the epoch."""

    value: str
    client_id: str
    expiry: float

    @property
    def is_offline(self) -> bool:
        """Whether it has no end."""
        return self.expiry == math.inf


class TokenStore:
    """Issues tokens, and knows which of them are valid.

    Args:
        lifetime: seconds for which an access token is valid.
        per_minute: token requests a minute, or None for any number.
        clock: seconds since the epoch.
        refresh_lifetime: seconds for which a refresh token is valid.
        rotates: whether a refresh token works once and is replaced by another.

    Attributes:
        requests: how many token requests there were, also those that were refused.
        codes: the logins that wait for their token request.
    """

    def __init__(
        self,
        lifetime: float,
        per_minute: float | None,
        clock: Clock,
        *,
        refresh_lifetime: float = 3600.0,
        rotates: bool = False,
    ) -> None:
        self.lifetime = lifetime
        self.refresh_lifetime = refresh_lifetime
        self.rotates = rotates
        self.requests = 0
        self.codes = AuthorizationCodes(clock)
        self._bucket = None if per_minute is None else TokenBucket(per_minute, clock)
        self._clock = clock
        self._signing_key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._expiry: dict[str, float] = {}
        self._refresh: dict[str, RefreshToken] = {}

    def count_request(self) -> None:
        """Count a token request, or raise TooManyTokenRequestsError."""
        with self._lock:
            self.requests += 1
        if self._bucket is not None and self._bucket.take(1):
            raise TooManyTokenRequestsError

    def issue(self, client_id: str) -> str:
        """A new access token, in the form of a JSON Web Token as the real ones are."""
        now = self._clock()
        expiry = now + self.lifetime
        token = self._sign({"iat": int(now), "exp": int(expiry), "jti": str(uuid.uuid4()), "azp": client_id})
        with self._lock:
            self._expiry = {other: until for other, until in self._expiry.items() if until > now}
            self._expiry[token] = expiry
        return token

    def issue_refresh(self, client_id: str, *, offline: bool = False) -> RefreshToken:
        """A new refresh token; an offline one has no end."""
        now = self._clock()
        value = self._sign({"iat": int(now), "jti": str(uuid.uuid4()), "typ": "Offline" if offline else "Refresh"})
        token = RefreshToken(value, client_id, math.inf if offline else now + self.refresh_lifetime)
        with self._lock:
            self._refresh[value] = token
        return token

    def redeem(self, value: str, client_id: str) -> RefreshToken:
        """The refresh token that takes the place of this one; itself, unless they rotate.

        Raises:
            OAuthError: 400 for one that is not known, was used up, has ended, or belongs to another client.
        """
        with self._lock:
            token = self._refresh.get(value)
            if token is None or token.client_id != client_id:
                raise OAuthError(400, "invalid_grant", "Invalid refresh token")
            if token.expiry <= self._clock():
                raise OAuthError(400, "invalid_grant", "Token is not active")
            if not self.rotates:
                return token
            del self._refresh[value]
        return self.issue_refresh(client_id, offline=token.is_offline)

    def seconds_left(self, token: RefreshToken) -> int:
        """How long a refresh token is still valid; 0 for one without end."""
        return 0 if token.is_offline else int(token.expiry - self._clock())

    def authenticate(self, client_id: str, client_secret: str) -> None:
        """Raise OAuthError (401) unless this is one of the sandbox's clients."""
        if (client_id, client_secret) not in ((CLIENT_ID, CLIENT_SECRET), (PUBLIC_CLIENT_ID, "")):
            raise OAuthError(401, "invalid_client", "Invalid client or Invalid client credentials")

    def check(self, authorization: str) -> None:
        """Raise ServiceError (401) unless the Authorization header holds a valid token."""
        scheme, _, token = authorization.partition(" ")
        with self._lock:
            expiry = self._expiry.get(token.strip(), 0.0)
        if scheme.lower() != "bearer" or expiry <= self._clock():
            raise unauthorized()

    def revoke(self, token: str) -> None:
        """Make an access or refresh token invalid before its time; an unknown one is no error."""
        with self._lock:
            self._expiry.pop(token, None)
            self._refresh.pop(token, None)

    def revoke_all(self) -> None:
        """Make every access token invalid; refresh tokens stay."""
        with self._lock:
            self._expiry.clear()

    def end_sessions(self) -> None:
        """Make every refresh token invalid; access tokens stay."""
        with self._lock:
            self._refresh.clear()

    def _sign(self, claims: dict[str, object]) -> str:
        parts = ({"alg": "HS256", "typ": "JWT"}, claims)
        content = ".".join(_base64url(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
        return f"{content}.{_base64url(hmac.digest(self._signing_key, content.encode(), hashlib.sha256))}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
