"""When an access token is fresh, and what a token answer says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from swath.errors import AuthenticationError

RENEW_EARLY = 120.0
"""Seconds before its end at which a token is renewed, but never more than half its lifetime."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token and when, on a monotonic clock, to renew it.

    Attributes:
        value: The token itself; kept out of the repr.
        renew_at: Seconds on the clock that was given to `read_token`.
    """

    value: str = field(repr=False)
    renew_at: float

    def is_fresh(self, now: float) -> bool:
        """Whether the token can still be sent at this time."""
        return now < self.renew_at


def read_token(status: int, body: object, now: float) -> Token:
    """The token that a token endpoint answered.

    Args:
        status: The HTTP status.
        body: The decoded JSON body, or None where it was not JSON.
        now: Seconds on a monotonic clock, taken before the request was sent.

    Raises:
        AuthenticationError: The endpoint refused, or answered something else than a token.
    """
    answer: Mapping[str, object] = body if isinstance(body, Mapping) else {}
    if status != 200:
        raise AuthenticationError(_refusal(status, answer), status)
    value, lifetime = answer.get("access_token"), answer.get("expires_in")
    if not isinstance(value, str) or not value:
        raise AuthenticationError("the token endpoint answered 200 without an access token", status)
    if not isinstance(lifetime, int | float) or lifetime <= 0:
        raise AuthenticationError(f"the token endpoint answered a token with expires_in={lifetime!r}", status)
    return Token(value, now + lifetime - min(RENEW_EARLY, lifetime / 2))


def _refusal(status: int, answer: Mapping[str, object]) -> str:
    said = ": ".join(str(answer[key]) for key in ("error", "error_description") if answer.get(key))
    text = f"the token endpoint answered {status}" + (f" ({said})" if said else "")
    if status in (400, 401, 403):
        text += ". Check client_id and client_secret, and that they belong to this deployment"
    return text
