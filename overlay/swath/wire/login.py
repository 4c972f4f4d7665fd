"""A person logs in with a browser: the authorization code grant (RFC 6749, 4.1) with PKCE, as RFC 8252 has it."""

import base64
import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx

from swath.core.operations import Kind
from swath.core.tokens import Form, words_of
from swath.credentials import CDSE_PUBLIC_CLIENT, RefreshToken
from swath.deployments import Deployment, find_deployment
from swath.errors import AuthenticationError, ConfigurationError
from swath.wire.answers import wire_errors
from swath.wire.attempts import KIND
from swath.wire.auth import token_of

_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


def log_in(
    *,
    deployment: Deployment | str = "cdse",
    client_id: str = CDSE_PUBLIC_CLIENT,
    scopes: Sequence[str] = ("openid",),
    open_browser: Callable[[str], object] | None = None,
    timeout: float = 300.0,
) -> RefreshToken:
    """Let a person log in with their browser, and return what their next requests are made with.

        hub = SentinelHub(credentials=swath.log_in(), deployment="cdse")

    Args:
        deployment: A `Deployment`, a known name (`sentinel-hub`, `us-west`, `cdse`) or a base URL.
        client_id: The OAuth client; one without a secret that may send the browser back to `http://127.0.0.1`.
        scopes: What is asked for; with `offline_access` the login has no end, where the client may have that.
        open_browser: Is given the address of the login page; the system's browser when left out, `print` to open it by
            hand. What it returns does not matter, except that False says that there is no browser.
        timeout: Seconds that the person has.

    Raises:
        ConfigurationError: The deployment is unknown, or there is no login page or browser.
        AuthenticationError: The login was refused or not finished in time, or the token endpoint gave no token.
    """
    # Imported here: a web server is of use only to those who log in.
    from swath.wire.loopback import listening

    where = deployment if isinstance(deployment, Deployment) else find_deployment(deployment)
    if not where.authorization_url:
        raise ConfigurationError(f"{where.base_url} has no login page: give its Deployment an authorization_url")
    state, verifier = _random(32), _Verifier()
    with listening(state) as server:
        query = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": server.url,
            "scope": " ".join(scopes),
            "state": state,
            "code_challenge": verifier.challenge,
            "code_challenge_method": "S256",
        }
        _open(str(httpx.URL(where.authorization_url).copy_merge_params(query)), open_browser)
        answer = server.wait(timeout)
        if answer is None:
            other = " (the answer to another login came)" if server.has_refused else ""
            raise AuthenticationError(f"nobody logged in at {where.authorization_url} within {timeout:g} s{other}")
    if "code" not in answer:
        said = words_of(answer) or "no code"
        raise AuthenticationError(f"{where.authorization_url} refused the login ({said}). Check client_id and scopes")
    grant = {"grant_type": "authorization_code", "client_id": client_id, "redirect_uri": server.url}
    form = Form({**grant, "code": answer["code"], "code_verifier": verifier.value})
    return RefreshToken(_exchange(form, where), client_id)


def _random(size: int) -> str:
    return _text(os.urandom(size))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass(frozen=True, slots=True)
class _Verifier:
    """What shows that whoever redeems the code is who asked for it; its digest goes ahead as the challenge."""

    value: str = field(default_factory=lambda: _random(64), repr=False)

    @property
    def challenge(self) -> str:
        return _text(hashlib.sha256(self.value.encode()).digest())


def _open(address: str, open_browser: Callable[[str], object] | None) -> None:
    if open_browser is None:
        import webbrowser

        open_browser = webbrowser.open
    if open_browser(address) is False:
        raise ConfigurationError("no browser could be opened: pass open_browser=print and open the address yourself")


def _exchange(form: Form, where: Deployment) -> str:
    """The refresh token for a code."""
    with wire_errors(), httpx.Client(timeout=_TIMEOUT, trust_env=not where.is_local) as http:
        about = {KIND: Kind.TOKEN}
        response = http.send(http.build_request("POST", where.token_url, data=dict(form.fields), extensions=about))
    token = token_of(response, form, asked=0.0)
    if not token.refresh:
        raise AuthenticationError(f"{response.request.url.host} gave no refresh token. Check scopes= and the client")
    return token.refresh
