"""What is posted to a token endpoint, what its answer means, and when a token is fresh."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from swath.credentials import ClientCredentials, Grant, Password, RefreshToken, is_sendable
from swath.errors import AuthenticationError

RENEW_EARLY = 120.0
"""Seconds before its end at which a token is renewed, but never more than half its lifetime."""

FORMAT = 1
"""The version of the document that `to_document` writes; any other is not read."""

_CHECK = {
    "client_credentials": "Check client_id and client_secret, and that they belong to this deployment",
    "password": "Check username and password, and that the account belongs to this deployment",
    "refresh_token": "The refresh token has ended or was revoked: log in again",
    "authorization_code": "Log in again",
}
_CHECK_URL = "Check the deployment's token_url"
_SECRETS = ("client_secret", "password", "refresh_token", "code", "code_verifier")
_TEXT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and the refresh token that came with it; the clock is the one that `read_token` was given.

    Attributes:
        value: The access token; kept out of the repr.
        renew_at: Seconds on a monotonic clock from which it is no longer used.
        refresh: The refresh token, or an empty text; kept out of the repr.
        refresh_until: Seconds on the same clock at which the refresh token ends.
    """

    value: str = field(repr=False)
    renew_at: float
    refresh: str = field(default="", repr=False)
    refresh_until: float = math.inf

    def is_fresh(self, now: float) -> bool:
        """Whether the access token can still be sent at this time."""
        return now < self.renew_at


@dataclass(frozen=True, slots=True)
class Form:
    """A form for the token endpoint.

    Attributes:
        fields: Its fields; kept out of the repr.
    """

    fields: Mapping[str, str] = field(repr=False)

    @property
    def grant_type(self) -> str:
        """What it asks a token for."""
        return self.fields["grant_type"]


def forms_for(grant: Grant, known: Token | None, now: float) -> list[Form]:
    """The forms that may fetch a token, to be tried in this order.

    Args:
        grant: What the user has.
        known: The last token that was fetched; the refresh token that came with it spares the password.
        now: Seconds on a monotonic clock.
    """
    client = {"client_id": grant.client_id}
    if not isinstance(grant, Password) and grant.client_secret:
        client["client_secret"] = grant.client_secret
    match grant:
        case ClientCredentials():
            return [Form({"grant_type": "client_credentials", **client})]
        case Password(username, password):
            own = {"grant_type": "password", "username": username, "password": password, **client}
        case RefreshToken(refresh_token):
            own = {"grant_type": "refresh_token", "refresh_token": refresh_token, **client}
    forms = [Form(own)]
    if known is not None and now < known.refresh_until and known.refresh not in ("", own.get("refresh_token")):
        forms.insert(0, Form({"grant_type": "refresh_token", "refresh_token": known.refresh, **client}))
    return forms


@dataclass(frozen=True, slots=True)
class Answer:
    """What a token endpoint answered.

    Attributes:
        status: The HTTP status.
        body: The decoded JSON body, or None where it was not JSON; kept out of the repr.
    """

    status: int
    body: object = field(repr=False)

    def get(self, name: str) -> object:
        """A member of the body, or None."""
        return self.body.get(name) if isinstance(self.body, Mapping) else None


def read_token(answer: Answer, now: float, form: Form, host: str) -> Token:
    """The token that a token endpoint answered.

    Args:
        answer: Its answer.
        now: Seconds on a monotonic clock, taken before the request was sent.
        form: What was posted.
        host: The endpoint's host, for the error.

    Raises:
        AuthenticationError: The endpoint refused, or answered something else than a token.
    """
    # Found out elsewhere: tools that print an error with the variables around it would print the token.
    problem = _problem(answer, form)
    if problem:
        raise AuthenticationError(f"{host} answered {answer.status}{problem}", answer.status)
    lifetime = _seconds(answer.get("expires_in")) or 0.0
    refresh, refresh_until = _refresh_token(answer, now, form)
    return Token(
        str(answer.get("access_token")), now + lifetime - min(RENEW_EARLY, lifetime / 2), refresh, refresh_until
    )


def words_of(answer: Answer | Mapping[str, str], form: Form | None = None) -> str:
    """What an OAuth error says, fit for a message: short, in one line, and without what was sent to the endpoint."""
    words = [answer.get("error"), answer.get("error_description")]
    return ": ".join(_clean(str(word), form) for word in words if word)


def to_document(token: Token, now: float, wall: float) -> dict[str, object]:
    """A token as a JSON document for other processes, its times on the wall clock.

    Args:
        token: The token.
        now: Seconds on the monotonic clock of `token`.
        wall: The same moment, in seconds since the epoch.
    """
    shift = wall - now
    document: dict[str, object] = {
        "version": FORMAT,
        "access_token": token.value,
        "renew_at": token.renew_at + shift,
    }
    if token.refresh:
        until = token.refresh_until + shift
        document |= {"refresh_token": token.refresh, "refresh_until": until if math.isfinite(until) else None}
    return document


def from_document(document: object, now: float, wall: float) -> Token | None:
    """The token of a document, or None where it is no document of this version; the arguments as for `to_document`."""
    if not isinstance(document, Mapping) or document.get("version") != FORMAT:
        return None
    value, renew_at = document.get("access_token"), _seconds(document.get("renew_at"))
    if not isinstance(value, str) or not is_sendable(value) or renew_at is None:
        return None
    refresh, until = document.get("refresh_token"), _seconds(document.get("refresh_until"))
    if not isinstance(refresh, str) or not is_sendable(refresh):
        refresh = ""
    shift = now - wall
    return Token(value, renew_at + shift, refresh, math.inf if until is None else until + shift)


def cache_key(token_url: str, grant: Grant) -> str:
    """What tells the tokens of this account and client from all others, as hexadecimal digits."""
    match grant:
        case Password(username):
            who = username
        case RefreshToken(refresh_token):
            # There is no name in it; two people may well use the same client.
            who = hashlib.sha256(refresh_token.encode()).hexdigest()
        case ClientCredentials():
            who = ""
    parts = [token_url, type(grant).__name__, grant.client_id, who]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _problem(answer: Answer, form: Form) -> str:
    """What is wrong with an answer, and what to do; nothing where there is a token in it."""
    if answer.status != 200:
        said = words_of(answer, form)
        return (f" ({said})" if said else "") + f" when asked for an access token. {_advice(answer.status, form)}"
    value = answer.get("access_token")
    if not value:
        return f" without an access token. {_CHECK_URL}"
    if not isinstance(value, str) or not is_sendable(value):
        return f" with an access token that cannot be sent. {_CHECK_URL}"
    if _seconds(answer.get("expires_in")) is None:
        given = _clean(repr(answer.get("expires_in")), form)
        return f" with expires_in={given}, which is not the seconds that the access token lives. {_CHECK_URL}"
    return ""


def _advice(status: int, form: Form) -> str:
    if status == 429:
        return "It is asked too often: wait a minute, and let all processes share one token (token_cache=)"
    if status >= 500:
        return "It is out of order: try again later"
    return _CHECK[form.grant_type] if status in (400, 401, 403) else _CHECK_URL


def _refresh_token(answer: Answer, now: float, form: Form) -> tuple[str, float]:
    """The refresh token of an answer and its end; the one that was posted where the answer has none."""
    if form.grant_type == "client_credentials":
        return "", math.inf
    given = answer.get("refresh_token")
    if not isinstance(given, str) or not is_sendable(given):
        return form.fields.get("refresh_token", ""), math.inf
    # Keycloak says 0 where it has no end.
    return given, now + (_seconds(answer.get("refresh_expires_in")) or math.inf)


def _seconds(value: object) -> float | None:
    """A number above zero, also where it came as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < math.inf else None


def _clean(text: str, form: Form | None) -> str:
    for name in _SECRETS:
        if form is not None and (secret := form.fields.get(name)):
            text = text.replace(secret, "…")
    return "".join(mark if mark.isprintable() else " " for mark in text)[:_TEXT_LIMIT]
