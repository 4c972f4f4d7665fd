"""Login, the token endpoint with its four grants, and token revocation (OAuth 2.0)."""

import base64
import binascii
import re
from urllib.parse import parse_qsl, unquote_plus, urlencode

from swath_sandbox.api.codes import Login
from swath_sandbox.api.errors import OAuthError
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.tokens import (
    CLIENT_ID,
    PASSWORD,
    PUBLIC_CLIENT_ID,
    USERNAME,
    RefreshToken,
    TokenStore,
    TooManyTokenRequestsError,
)

_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost)(:\d+)?(/[\w./-]*)?")

Form = dict[str, str]

# What a gateway in front of the real endpoint may answer: neither JSON nor Retry-After.
_TOO_MANY = b"<html>\n<head><title>429 Too Many Requests</title></head>\n<body>429 Too Many Requests</body>\n</html>\n"


def log_in(service: Service, request: Request) -> Response:
    """GET auth: a page would ask for name and password; the sandbox lets its user in and sends the browser back."""
    query = request.query
    redirect_uri = query.get("redirect_uri", "")
    if query.get("client_id") not in (CLIENT_ID, PUBLIC_CLIENT_ID):
        return _page("Client not found.")
    if not _LOOPBACK.fullmatch(redirect_uri):
        return _page("Invalid parameter: redirect_uri")
    if query.get("response_type") != "code":
        answer = {"error": "unsupported_response_type"}
    elif query.get("code_challenge_method") != "S256" or not query.get("code_challenge"):
        answer = {"error": "invalid_request", "error_description": "Missing parameter: code_challenge_method"}
    else:
        login = Login(query["client_id"], redirect_uri, query["code_challenge"], _is_offline(query.get("scope", "")))
        answer = {"code": service.tokens.codes.issue(login)}
    if "state" in query:
        answer["state"] = query["state"]
    return Response(302, {"location": f"{redirect_uri}?{urlencode(answer)}", "cache-control": "no-store"})


def issue_token(service: Service, request: Request) -> Response:
    """POST token: an access token, and for a person a refresh token.

    A client's secret comes in the form or as HTTP Basic.
    """
    tokens = service.tokens
    try:
        tokens.count_request()
    except TooManyTokenRequestsError:
        return Response(429, {"content-type": "text/html"}, _TOO_MANY)
    form = _form(request)
    grant = _GRANTS.get(_required(form, "grant_type", "Missing grant_type parameter"))
    if grant is None:
        raise OAuthError(400, "unsupported_grant_type", "Unsupported grant_type")
    client_id, client_secret = _credentials(request, form)
    tokens.authenticate(client_id, client_secret)
    refresh = grant(tokens, client_id, form)
    document: dict[str, object] = {
        "access_token": tokens.issue(client_id),
        "expires_in": int(tokens.lifetime),
        "refresh_expires_in": 0,
        "token_type": "Bearer",
        "not-before-policy": 0,
        "scope": "",
    }
    if refresh is not None:
        document |= {"refresh_token": refresh.value, "refresh_expires_in": tokens.seconds_left(refresh)}
    return json_response(document, headers={"cache-control": "no-store"})


def revoke_token(service: Service, request: Request) -> Response:
    """POST revoke (RFC 7009): the token is invalid from now on."""
    form = _form(request)
    service.tokens.authenticate(*_credentials(request, form))
    service.tokens.revoke(form.get("token", ""))
    return Response(200)


def _as_client(_tokens: TokenStore, client_id: str, _fields: Form) -> None:
    if client_id == PUBLIC_CLIENT_ID:
        raise OAuthError(401, "unauthorized_client", "Public client not allowed to retrieve service account")


def _as_user(tokens: TokenStore, client_id: str, form: Form) -> RefreshToken:
    if (_required(form, "username"), _required(form, "password")) != (USERNAME, PASSWORD):
        raise OAuthError(401, "invalid_grant", "Invalid user credentials")
    return tokens.issue_refresh(client_id, offline=_is_offline(form.get("scope", "")))


def _again(tokens: TokenStore, client_id: str, form: Form) -> RefreshToken:
    return tokens.redeem(_required(form, "refresh_token"), client_id)


def _after_login(tokens: TokenStore, client_id: str, form: Form) -> RefreshToken:
    redirect_uri, verifier = form.get("redirect_uri", ""), form.get("code_verifier", "")
    login = tokens.codes.redeem(_required(form, "code"), client_id, redirect_uri, verifier)
    return tokens.issue_refresh(client_id, offline=login.offline)


_GRANTS = {
    "client_credentials": _as_client,
    "password": _as_user,
    "refresh_token": _again,
    "authorization_code": _after_login,
}


def _page(message: str) -> Response:
    body = f"<html>\n<body>We are sorry... {message}</body>\n</html>\n"
    return Response(400, {"content-type": "text/html"}, body.encode())


def _is_offline(scope: str) -> bool:
    return "offline_access" in scope.split()


def _required(form: Form, name: str, message: str = "") -> str:
    if name not in form:
        raise OAuthError(400, "invalid_request", message or f"Missing parameter: {name}")
    return form[name]


def _form(request: Request) -> Form:
    if request.body and request.media_type != "application/x-www-form-urlencoded":
        raise OAuthError(415, "HTTP 415 Unsupported Media Type")
    return dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))


def _credentials(request: Request, form: Form) -> tuple[str, str]:
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
        Route("GET", "/auth", log_in, public=True),
        Route("POST", "/token", issue_token, public=True),
        Route("POST", "/revoke", revoke_token, public=True),
    ),
)
