"""Access tokens: who has one, and until when."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import uuid

from swath_sandbox.api.errors import OAuthError, unauthorized
from swath_sandbox.api.limits import Clock, TokenBucket

CLIENT_ID = "swath-sandbox"
"""The client id that the sandbox accepts. It is public: the sandbox guards nothing."""

CLIENT_SECRET = "not-a-secret"  # noqa: S105
"""The secret that goes with `CLIENT_ID`, as public as that."""


class TooManyTokenRequestsError(Exception):
    """The token endpoint is asked too often."""


class TokenStore:
    """Issues access tokens to the sandbox's one client, and knows which of them are valid.

    Args:
        lifetime: seconds for which a token is valid.
        per_minute: token requests a minute, or None for any number.
        clock: seconds since the epoch.
    """

    def __init__(self, lifetime: float, per_minute: float | None, clock: Clock) -> None:
        self.lifetime = lifetime
        self._requests = None if per_minute is None else TokenBucket(per_minute, clock)
        self._clock = clock
        self._signing_key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._expiry: dict[str, float] = {}

    def issue(self, client_id: str, client_secret: str) -> str:
        """A new token, in the form of a JSON Web Token as the real ones are.

        Raises:
            OAuthError: 401 for any other client.
            TooManyTokenRequestsError: the limit is spent.
        """
        if self._requests is not None and self._requests.take(1):
            raise TooManyTokenRequestsError
        self.authenticate(client_id, client_secret)
        now = self._clock()
        expiry = now + self.lifetime
        token = self._sign({"iat": int(now), "exp": int(expiry), "jti": str(uuid.uuid4()), "azp": client_id})
        with self._lock:
            self._expiry = {other: until for other, until in self._expiry.items() if until > now}
            self._expiry[token] = expiry
        return token

    def authenticate(self, client_id: str, client_secret: str) -> None:
        """Raise OAuthError unless these are the sandbox's credentials."""
        if (client_id, client_secret) != (CLIENT_ID, CLIENT_SECRET):
            raise OAuthError(401, "invalid_client", "Invalid client or Invalid client credentials")

    def check(self, authorization: str) -> None:
        """Raise ServiceError (401) unless the Authorization header holds a valid token."""
        scheme, _, token = authorization.partition(" ")
        with self._lock:
            expiry = self._expiry.get(token.strip(), 0.0)
        if scheme.lower() != "bearer" or expiry <= self._clock():
            raise unauthorized()

    def revoke(self, token: str) -> None:
        """Make a token invalid before its time; an unknown one is no error."""
        with self._lock:
            self._expiry.pop(token, None)

    def revoke_all(self) -> None:
        """Make every token invalid."""
        with self._lock:
            self._expiry.clear()

    def _sign(self, claims: dict[str, object]) -> str:
        parts = ({"alg": "HS256", "typ": "JWT"}, claims)
        content = ".".join(_base64url(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
        return f"{content}.{_base64url(hmac.digest(self._signing_key, content.encode(), hashlib.sha256))}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
