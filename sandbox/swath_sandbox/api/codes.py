"""Authorization codes: logins on their way to a token request (RFC 6749, 4.1, with PKCE, RFC 7636)."""

import base64
import hashlib
import secrets
import threading
from dataclasses import dataclass

from swath_sandbox.api.errors import OAuthError
from swath_sandbox.api.limits import Clock

LIFETIME = 60.0
"""Seconds within which a code must be redeemed."""


@dataclass(frozen=True, slots=True)
class Login:
    """What a code was given for; `challenge` is the client's, in the method S256."""

    client_id: str
    redirect_uri: str
    challenge: str
    offline: bool


class AuthorizationCodes:
    """Gives out codes, each good for one token request."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._logins: dict[str, tuple[Login, float]] = {}

    def issue(self, login: Login) -> str:
        """A new code."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._logins[code] = login, self._clock() + LIFETIME
        return code

    def redeem(self, code: str, client_id: str, redirect_uri: str, verifier: str) -> Login:
        """What the code was given for; it is of no use from now on, whatever comes of this.

        Raises:
            OAuthError: 400 unless all is as it was when the code was given, and the verifier fits the challenge.
        """
        with self._lock:
            login, until = self._logins.pop(code, (None, 0.0))
        if login is None or until <= self._clock() or login.client_id != client_id:
            raise OAuthError(400, "invalid_grant", "Code not valid")
        if login.redirect_uri != redirect_uri:
            raise OAuthError(400, "invalid_grant", "Incorrect redirect_uri")
        digest = hashlib.sha256(verifier.encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != login.challenge:
            raise OAuthError(400, "invalid_grant", "PKCE verification failed: Code mismatch")
        return login
