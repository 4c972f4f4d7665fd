import socket
import threading
from collections.abc import Iterator

import httpx
import pytest

import swath
from swath.credentials import RefreshToken
from swath.deployments import Deployment
from swath.errors import AuthenticationError, ConfigurationError
from swath.wire._sync.auth import BearerAuth
from swath.wire.token_cache import TokenCache
from swath_sandbox.api.tokens import CLIENT_ID, PUBLIC_CLIENT_ID
from swath_sandbox.app import Sandbox
from swath_sandbox.server import serve


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture(scope="module")
def place(sandbox: Sandbox) -> Iterator[Deployment]:
    with serve(sandbox) as url:
        yield Deployment(url)


class Browser:
    """Goes where it is sent, and from there where that sends it."""

    def __init__(self) -> None:
        self.address = httpx.URL()
        self.pages: list[httpx.Response] = []

    def __call__(self, address: str) -> None:
        self.address = httpx.URL(address)
        self.show(httpx.get(address, follow_redirects=True, trust_env=False))

    def show(self, page: httpx.Response) -> None:
        self.pages.append(page)

    @property
    def asked(self) -> httpx.QueryParams:
        return self.address.params


class Answering(Browser):
    """Brings these answers, in which `{state}` is the right state, in place of what the login page would say."""

    def __init__(self, *answers: str) -> None:
        super().__init__()
        self.answers = answers

    def __call__(self, address: str) -> None:
        self.address = httpx.URL(address)
        for answer in self.answers:
            back = self.asked["redirect_uri"] + answer.format(state=self.asked["state"])
            self.show(httpx.get(back, trust_env=False))


def test_a_login_gives_what_requests_are_made_with(sandbox: Sandbox, place: Deployment) -> None:
    browser = Browser()
    credentials = swath.log_in(deployment=place, scopes=("openid", "email"), open_browser=browser, timeout=10)
    assert isinstance(credentials, RefreshToken)
    assert credentials.client_id == PUBLIC_CLIENT_ID
    assert (browser.asked["scope"], browser.asked["code_challenge_method"]) == ("openid email", "S256")
    assert "You can close this window." in browser.pages[0].text
    auth = BearerAuth(credentials, token_url=place.token_url, origin=place.origin, cache=TokenCache(None))
    with httpx.Client(auth=auth, verify=False) as http:
        assert http.get(place.url_for("/catalog/v1/collections")).status_code == 200


def test_each_login_has_a_state_and_a_challenge_of_its_own(place: Deployment) -> None:
    browsers = [Browser() for _ in range(3)]
    for browser in browsers:
        swath.log_in(deployment=place, open_browser=browser, timeout=10)
    for name in ("state", "code_challenge"):
        values = {browser.asked[name] for browser in browsers}
        assert len(values) == 3
        assert all(len(value) >= 43 for value in values)


def test_the_code_is_bound_to_the_program_that_asked(place: Deployment) -> None:
    stolen = {}

    class Thief(Browser):
        def __call__(self, address: str) -> None:
            self.address = httpx.URL(address)
            answer = httpx.get(address, trust_env=False)
            location = httpx.URL(answer.headers["Location"])
            form = {
                "grant_type": "authorization_code",
                "client_id": PUBLIC_CLIENT_ID,
                "redirect_uri": self.asked["redirect_uri"],
                "code": location.params["code"],
            }
            for name, verifier in (("none", {}), ("a guess", {"code_verifier": "x" * 64})):
                stolen[name] = httpx.post(place.token_url, data=form | verifier, trust_env=False).json()["error"]
            self.show(httpx.get(location, trust_env=False))

    with pytest.raises(AuthenticationError, match=r"^127\.0\.0\.1 answered 400 \(invalid_grant.*Log in again"):
        swath.log_in(deployment=place, open_browser=Thief(), timeout=10)
    assert stolen == {"none": "invalid_grant", "a guess": "invalid_grant"}


def test_an_answer_to_another_login_is_refused_and_the_right_one_waited_for(place: Deployment) -> None:
    class Mixed(Browser):
        def __call__(self, address: str) -> None:
            self.address = httpx.URL(address)
            back = self.asked["redirect_uri"]
            for query in ("?code=evil&state=wrong", "?code=evil", "favicon.ico", ""):
                self.show(httpx.get(back + query, trust_env=False))
            super().__call__(address)

    browser = Mixed()
    assert swath.log_in(deployment=place, open_browser=browser, timeout=10).refresh_token
    assert [page.status_code for page in browser.pages] == [400, 400, 404, 404, 200]
    assert "another login" in browser.pages[0].text


def test_an_answer_to_another_login_alone_is_no_login(place: Deployment) -> None:
    browser = Answering("?code=evil&state=wrong")
    with pytest.raises(AuthenticationError, match="nobody logged in .*the answer to another login came"):
        swath.log_in(deployment=place, open_browser=browser, timeout=0.05)


def test_nobody_has_for_ever(place: Deployment) -> None:
    with pytest.raises(AuthenticationError, match=r"nobody logged in at http://.*/auth within 0\.05 s$"):
        swath.log_in(deployment=place, open_browser=lambda _: None, timeout=0.05)


def test_a_refused_login_says_why_on_one_line(place: Deployment) -> None:
    browser = Answering("?error=access_denied&error_description=Not%0Aallowed%1B[2J&state={state}")
    with pytest.raises(AuthenticationError, match="refused the login .access_denied: Not allowed") as caught:
        swath.log_in(deployment=place, open_browser=browser, timeout=10)
    assert str(caught.value).isprintable()
    assert "refused" in browser.pages[0].text


def test_a_refusal_of_the_authorization_endpoint_arrives(place: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("swath.wire.login._Verifier.challenge", "")
    with pytest.raises(AuthenticationError, match="refused the login .invalid_request"):
        swath.log_in(deployment=place, open_browser=Browser(), timeout=10)


def test_an_answer_without_a_code_is_no_login(place: Deployment) -> None:
    with pytest.raises(AuthenticationError, match="no code"):
        swath.log_in(deployment=place, open_browser=Answering("?state={state}"), timeout=10)


def test_a_client_that_is_not_public_is_refused_at_the_exchange(place: Deployment) -> None:
    with pytest.raises(AuthenticationError, match="answered 401 .invalid_client"):
        swath.log_in(deployment=place, client_id=CLIENT_ID, open_browser=Browser(), timeout=10)


def test_a_login_may_be_asked_for_that_has_no_end(sandbox: Sandbox, place: Deployment) -> None:
    scopes = ("openid", "offline_access")
    credentials = swath.log_in(deployment=place, scopes=scopes, open_browser=Browser(), timeout=10)
    assert sandbox.tokens.redeem(credentials.refresh_token, PUBLIC_CLIENT_ID).is_offline


def test_a_place_without_a_login_page_is_named() -> None:
    with pytest.raises(ConfigurationError, match="https://host has no login page"):
        swath.log_in(deployment=Deployment("https://host", "https://host/tokens"), open_browser=Browser())


def test_without_a_browser_one_is_told_what_to_do(place: Deployment) -> None:
    with pytest.raises(ConfigurationError, match="open_browser=print"):
        swath.log_in(deployment=place, open_browser=lambda _: False)


def test_the_browser_of_the_system_is_opened(place: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", Browser())
    assert swath.log_in(deployment=place, timeout=10).refresh_token


def test_an_endpoint_that_cannot_be_reached_is_named() -> None:
    place = Deployment("http://localhost:1", authorization_url="http://localhost:1/auth")
    browser = Answering("?code=c&state={state}")
    with pytest.raises(AuthenticationError, match="^localhost gave no access token: .*refused"):
        swath.log_in(deployment=place, open_browser=browser, timeout=10)


def test_nothing_listens_any_more_afterwards(place: Deployment) -> None:
    browser = Browser()
    swath.log_in(deployment=place, open_browser=browser, timeout=10)
    with pytest.raises(httpx.ConnectError):
        httpx.get(browser.asked["redirect_uri"], trust_env=False)
    assert "swath-login" not in {thread.name for thread in threading.enumerate()}


def test_a_connection_that_says_nothing_does_not_keep_others_waiting(place: Deployment) -> None:
    idle = []

    class Hasty(Browser):
        def __call__(self, address: str) -> None:
            port = httpx.URL(httpx.URL(address).params["redirect_uri"]).port
            idle.append(socket.create_connection(("127.0.0.1", port)))
            super().__call__(address)

    assert swath.log_in(deployment=place, open_browser=Hasty(), timeout=10).refresh_token
    idle[0].close()
