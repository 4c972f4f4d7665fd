"""Passwords, refresh tokens, tokens of one's own and code verifiers are seen by the token endpoint and nowhere else.

A sandbox notes every secret that it gets or gives; then all that the client showed is searched for them.
"""

import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs

import httpx
import pytest

import swath
from swath import Deployment, Password, RefreshToken, SentinelHub, StaticToken, SwathError, TokenProvider
from swath.credentials import Credentials
from swath_sandbox import PASSWORD, USERNAME
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.app import Sandbox
from swath_sandbox.server import serve

SECRETS = ("password", "client_secret", "refresh_token", "code_verifier", "access_token")


class WatchingSandbox(Sandbox):
    """Notes all secrets that pass, and answers token requests as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()
        self.token_answer: Callable[[Response], Response] = lambda usual: usual

    def handle(self, request: Request) -> Response:
        response = super().handle(request)
        if request.path.endswith("/token"):
            self._note({name: values[0] for name, values in parse_qs(request.body.decode()).items()})
            with suppress(ValueError):
                self._note(json.loads(response.body))
            response = self.token_answer(response)
        return response

    def _note(self, fields: dict[str, object]) -> None:
        self.secrets |= {str(fields[name]) for name in SECRETS if fields.get(name)}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[WatchingSandbox, str]]:
    sandbox = WatchingSandbox()
    with serve(sandbox) as url:
        yield sandbox, url


@pytest.fixture
def sandbox(served: tuple[WatchingSandbox, str]) -> WatchingSandbox:
    sandbox, _ = served
    sandbox.secrets.clear()
    sandbox.token_answer = lambda usual: usual
    return sandbox


@pytest.fixture
def url(served: tuple[WatchingSandbox, str]) -> str:
    return served[1]


@pytest.fixture
def seen(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Texts that a program could see; all logs, at every level, are among them in the end."""
    caplog.set_level(1)
    return []


def look(seen: list[str], *things: object) -> None:
    for thing in things:
        seen += [str(thing), repr(thing)]
        with suppress(TypeError, AttributeError, pickle.PicklingError):
            seen.append(pickle.dumps(thing).decode("latin-1"))


def look_at_error(seen: list[str], error: BaseException) -> None:
    """An error as it is printed, as tools print it that show the variables of each frame, and what hangs on it."""
    link: BaseException | None = error
    while link is not None:
        look(seen, link, vars(link), link.args)
        seen.append("".join(traceback.format_exception(link)))
        seen.append("".join(_variables(link.__traceback__)))
        link = link.__cause__ or link.__context__


def _variables(entry: TracebackType | None) -> Iterator[str]:
    while entry is not None:
        # The frames of a test hold its secrets, of course.
        if "tests" not in Path(entry.tb_frame.f_code.co_filename).parts:
            yield repr(entry.tb_frame.f_locals)
        entry = entry.tb_next


def search(hub: SentinelHub) -> None:
    list(hub.catalog.search("sentinel-2-l2a", bbox=(14.1, 46.0, 14.2, 46.1), time="2024-06", limit=1))


def use(credentials: Credentials, url: str, seen: list[str], folder: Path, times: int = 1) -> None:
    with SentinelHub(credentials=credentials, deployment=url, token_cache=folder) as hub:
        for _ in range(times):
            try:
                search(hub)
            except SwathError as error:
                look_at_error(seen, error)
        look(seen, hub, hub.catalog, credentials, hub._core.http.auth, vars(hub._core.http.auth))


def assert_unseen(sandbox: WatchingSandbox, seen: list[str], caplog: pytest.LogCaptureFixture, least: int) -> None:
    formatter = logging.Formatter()
    seen += [f"{formatter.format(record)} {record.args!r}" for record in caplog.records]
    assert len(sandbox.secrets) >= least
    assert [text for text in seen for secret in sandbox.secrets if secret in text] == []


def test_a_password_and_the_tokens_that_it_gives_are_seen_nowhere(
    sandbox: WatchingSandbox, url: str, seen: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for trouble in (None, sandbox.tokens.revoke_all, sandbox.tokens.end_sessions):
        if trouble:
            trouble()
            sandbox.tokens.revoke_all()
        use(Password(USERNAME, PASSWORD), url, seen, tmp_path / "tokens")
    assert_unseen(sandbox, seen, caplog, least=6)


def test_the_cache_file_holds_tokens_but_no_password(
    sandbox: WatchingSandbox, url: str, seen: list[str], tmp_path: Path
) -> None:
    use(Password(USERNAME, PASSWORD), url, seen, tmp_path / "tokens")
    texts = [path.read_text() for path in (tmp_path / "tokens").iterdir()]
    assert any(secret in text for secret in sandbox.secrets for text in texts)
    assert [text for text in texts if PASSWORD in text or USERNAME in text] == []
    assert [path.name for path in (tmp_path / "tokens").iterdir() if USERNAME in path.name] == []


@pytest.mark.parametrize(
    "credentials",
    [
        Password(USERNAME, "canary-password"),
        RefreshToken("canary-refresh", "cdse-public"),
        RefreshToken("canary-refresh", "cdse-public", "canary-secret"),
    ],
    ids=repr,
)
def test_what_is_refused_is_seen_nowhere(
    credentials: Credentials,
    sandbox: WatchingSandbox,
    url: str,
    seen: list[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    use(credentials, url, seen, tmp_path)
    assert any("answered 40" in text for text in seen)
    assert_unseen(sandbox, seen, caplog, least=1)


@pytest.mark.parametrize("credentials", [StaticToken("canary-token"), TokenProvider(lambda: "canary-token")], ids=repr)
def test_a_token_of_ones_own_is_seen_nowhere(
    credentials: Credentials,
    sandbox: WatchingSandbox,
    url: str,
    seen: list[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sandbox.secrets.add("canary-token")
    use(credentials, url, seen, tmp_path)
    assert any("401" in text for text in seen)
    assert_unseen(sandbox, seen, caplog, least=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("member", [b"expires_in", b"access_token"])
def test_an_answer_that_cannot_be_used_is_not_shown(
    member: bytes,
    sandbox: WatchingSandbox,
    url: str,
    seen: list[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sandbox.token_answer = lambda usual: Response(200, usual.headers, usual.body.replace(member, b"other"))
    use(Password(USERNAME, PASSWORD), url, seen, tmp_path)
    assert any("token_url" in text for text in seen)
    assert_unseen(sandbox, seen, caplog, least=3)


def test_a_folder_that_cannot_be_written_is_told_without_what_was_to_be_written(
    sandbox: WatchingSandbox, url: str, seen: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    use(Password(USERNAME, PASSWORD), url, seen, tmp_path / "file")
    assert "no tokens are kept" in caplog.text
    assert_unseen(sandbox, seen, caplog, least=3)


@pytest.mark.parametrize("is_refused", [False, True])
def test_a_login_shows_neither_verifier_nor_tokens(
    is_refused: bool,
    sandbox: WatchingSandbox,
    url: str,
    seen: list[str],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def browser(address: str) -> None:
        seen.append(address)
        seen.append(httpx.get(address, follow_redirects=True, trust_env=False).text)

    if is_refused:
        sandbox.token_answer = lambda _: Response(400, {"content-type": "application/json"}, b'{"error": "no"}')
    try:
        look(seen, swath.log_in(deployment=Deployment(url), open_browser=browser, timeout=10))
    except SwathError as error:
        assert is_refused
        look_at_error(seen, error)
    seen += capfd.readouterr()
    assert_unseen(sandbox, seen, caplog, least=3)
