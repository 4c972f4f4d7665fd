"""The token endpoint (OAuth 2.0, client credentials) and token revocation."""

import base64
import binascii
from urllib.parse import parse_qsl, unquote_plus

from swath_sandbox.api.errors import OAuthError
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.tokens import TooManyTokenRequestsError

# What a gateway in front of the real endpoint may answer: neither JSON nor Retry-After.
_TOO_MANY = b"<html>\n<head><title>429 Too Many Requests</title></head>\n<body>429 Too Many Requests</body>\n</html>\n"


def issue_token(service: Service, request: Request) -> Response:
    """POST token: an access token for the sandbox's credentials, sent in the form or as HTTP Basic."""
    try:
        form = _form(request)
        if "grant_type" not in form:
            raise OAuthError(400, "invalid_request", "Missing grant_type parameter")
        if form["grant_type"] != "client_credentials":
            raise OAuthError(400, "unsupported_grant_type", "Unsupported grant_type")
        token = service.tokens.issue(*_credentials(request, form))
    except TooManyTokenRequestsError:
        return Response(429, {"content-type": "text/html"}, _TOO_MANY)
    document = {
        "access_token": token,
        "expires_in": int(service.tokens.lifetime),
        "refresh_expires_in": 0,
        "token_type": "Bearer",
        "not-before-policy": 0,
        "scope": "",
    }
    return json_response(document, headers={"cache-control": "no-store"})


def revoke_token(service: Service, request: Request) -> Response:
    """POST revoke (RFC 7009): the token is invalid from now on."""
    form = _form(request)
    service.tokens.authenticate(*_credentials(request, form))
    service.tokens.revoke(form.get("token", ""))
    return Response(200)


def _form(request: Request) -> dict[str, str]:
    if request.body and request.media_type != "application/x-www-form-urlencoded":
        raise OAuthError(415, "HTTP 415 Unsupported Media Type")
    return dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))


def _credentials(request: Request, form: dict[str, str]) -> tuple[str, str]:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        client_id, _, client_secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    # RFC 6749, 2.3.1: both are form-encoded before they are joined.
    return unquote_plus(client_id), unquote_plus(client_secret)


AREA = Area(
    prefixes=(
        "/auth/realms/main/protocol/openid-connect",
        "/auth/realms/CDSE/protocol/openid-connect",
        "/oauth",
    ),
    routes=(
        Route("POST", "/token", issue_token, public=True),
        Route("POST", "/revoke", revoke_token, public=True),
    ),
)
