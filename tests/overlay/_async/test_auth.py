"""Which requests carry a token, and when it is fetched; for many at once see wire/test_single_flight.py."""

import pickle
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from swath.core.tokens import Token
from swath.credentials import ClientCredentials, Credentials, Password, RefreshToken, StaticToken, TokenProvider
from swath.deployments import SENTINEL_HUB
from swath.errors import AuthenticationError
from swath.wire._async.auth import PATIENCE, POLL, AsyncBearerAuth
from swath.wire.token_cache import TokenCache

API = SENTINEL_HUB.base_url
SECRET = "s3cr3t-canary"
CLIENT = ClientCredentials("id", SECRET)
PERSON = Password("ada", SECRET)


class Service:
    """A token endpoint and an API that counts tokens, refuses revoked ones and sees who sends what."""

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.revoked: set[str] = set()
        self.seen: list[tuple[str, str | None]] = []
        self.token_answer: Callable[[int], httpx.Response] = self.token

    def token(self, number: int) -> httpx.Response:
        answer = {"access_token": f"token-{number}", "expires_in": 3600}
        if self.forms[-1]["grant_type"] != "client_credentials":
            answer |= {"refresh_token": f"refresh-{number}", "refresh_expires_in": 36000}
        return httpx.Response(200, json=answer)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if str(request.url) == SENTINEL_HUB.token_url:
            self.forms.append(dict(httpx.QueryParams(request.content.decode())))
            return self.token_answer(len(self.forms))
        bearer = request.headers.get("Authorization")
        self.seen.append((str(request.url), bearer))
        return httpx.Response(401 if bearer and bearer.removeprefix("Bearer ") in self.revoked else 200)

    @property
    def grants(self) -> list[str]:
        return [form["grant_type"] for form in self.forms]

    @property
    def bearers(self) -> list[str | None]:
        return [bearer and bearer.removeprefix("Bearer ") for _, bearer in self.seen]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def auth_for(credentials: Credentials, clock: Clock, cache: TokenCache | None = None) -> AsyncBearerAuth:
    return AsyncBearerAuth(
        credentials,
        token_url=SENTINEL_HUB.token_url,
        origin=SENTINEL_HUB.origin,
        cache=cache or TokenCache(None),
        clock=clock,
        sleep=clock.sleep,
    )


def client(
    service: Service, credentials: Credentials, clock: Clock, cache: TokenCache | None = None
) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(service), auth=auth_for(credentials, clock, cache))


@pytest.mark.anyio
async def test_one_token_serves_many_requests(service: Service, clock: Clock) -> None:
    async with client(service, CLIENT, clock) as http:
        for _ in range(3):
            assert (await http.get(f"{API}/x")).status_code == 200
    assert service.grants == ["client_credentials"]
    assert service.bearers == ["token-1"] * 3


@pytest.mark.anyio
async def test_a_token_is_renewed_before_it_ends(service: Service, clock: Clock) -> None:
    async with client(service, CLIENT, clock) as http:
        await http.get(f"{API}/x")
        clock.now = 3600 - 121
        await http.get(f"{API}/x")
        assert len(service.forms) == 1
        clock.now = 3600 - 119
        await http.get(f"{API}/x")
    assert service.bearers[-1] == "token-2"
    assert len(service.forms) == 2


@pytest.mark.anyio
async def test_a_revoked_token_is_replaced_once_and_the_request_replayed(service: Service, clock: Clock) -> None:
    service.revoked = {"token-1"}
    async with client(service, CLIENT, clock) as http:
        assert (await http.post(f"{API}/x", content=b"body")).status_code == 200
        assert (await http.get(f"{API}/x")).status_code == 200
    assert service.bearers == ["token-1", "token-2", "token-2"]
    assert len(service.forms) == 2


@pytest.mark.anyio
async def test_a_service_that_refuses_every_token_is_asked_twice_and_no_more(service: Service, clock: Clock) -> None:
    service.revoked = {"token-1", "token-2"}
    async with client(service, CLIENT, clock) as http:
        assert (await http.get(f"{API}/x")).status_code == 401
    assert service.bearers == ["token-1", "token-2"]


@pytest.mark.anyio
@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/x",
        "http://services.sentinel-hub.com/x",
        "https://services.sentinel-hub.com:8443/x",
        "https://services.sentinel-hub.com.evil.example/x",
        "https://services.sentinel-hub.com@evil.example/x",
    ],
)
async def test_no_other_host_scheme_or_port_sees_the_token(service: Service, clock: Clock, url: str) -> None:
    async with client(service, CLIENT, clock) as http:
        await http.get(f"{API}/x")
        await http.get(url)
    assert not (service.seen[-1][1] or "").startswith("Bearer")


@pytest.mark.anyio
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(401, json={"error": "invalid_client", "error_description": f"Invalid client {SECRET}"}),
        httpx.Response(429, html="<html>slow down</html>"),
        httpx.Response(500),
        httpx.Response(502, html="<html>"),
        httpx.Response(200, html="<html>login</html>"),
        httpx.Response(200),
        httpx.Response(200, content=b"[" * 100_000),
        httpx.Response(200, content=b'"\xff'),
        httpx.Response(200, json={"access_token": "t\n", "expires_in": 60}),
        httpx.Response(200, json={"access_token": "t"}),
        httpx.Response(302, headers={"Location": "https://evil.example"}),
    ],
)
async def test_a_token_endpoint_without_a_token_is_an_error_without_the_secret(
    service: Service, clock: Clock, answer: httpx.Response
) -> None:
    service.token_answer = lambda _: answer
    async with client(service, CLIENT, clock) as http:
        with pytest.raises(AuthenticationError, match=r"^services\.sentinel-hub\.com answered") as caught:
            await http.get(f"{API}/x")
    assert caught.value.status == answer.status_code
    assert SECRET not in str(caught.value)
    assert service.seen == []


@pytest.mark.anyio
async def test_after_a_failure_the_next_request_tries_again(service: Service, clock: Clock) -> None:
    service.token_answer = lambda _: httpx.Response(500)
    async with client(service, CLIENT, clock) as http:
        with pytest.raises(AuthenticationError):
            await http.get(f"{API}/x")
        service.token_answer = service.token
        assert (await http.get(f"{API}/x")).status_code == 200


@pytest.mark.anyio
async def test_a_token_request_names_its_agent_and_waits_no_longer_than_the_request_it_serves(clock: Clock) -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"access_token": "t", "expires_in": 600})

    headers = {"User-Agent": "swath/1"}
    auth = auth_for(CLIENT, clock)
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer), auth=auth, headers=headers) as http:
        await http.get(f"{API}/x", timeout=3.0)
    assert [request.method for request in asked] == ["POST", "GET"]
    assert asked[0].extensions["timeout"] == {"connect": 3.0, "read": 3.0, "write": 3.0, "pool": 3.0}
    assert asked[0].headers["User-Agent"] == "swath/1"


@pytest.mark.anyio
async def test_a_cancelled_token_request_leaves_the_flow_usable(service: Service, clock: Clock) -> None:
    auth = auth_for(CLIENT, clock)
    flow = auth.async_auth_flow(httpx.Request("GET", f"{API}/x"))
    assert (await anext(flow)).method == "POST"
    await flow.aclose()
    async with httpx.AsyncClient(transport=httpx.MockTransport(service), auth=auth) as http:
        assert (await http.get(f"{API}/x")).status_code == 200


@pytest.mark.anyio
async def test_the_refresh_token_spares_the_password_while_it_lives(service: Service, clock: Clock) -> None:
    async with client(service, PERSON, clock) as http:
        await http.get(f"{API}/x")
        clock.now = 3600
        await http.get(f"{API}/x")
        clock.now = 3600 + 36000
        await http.get(f"{API}/x")
    assert service.grants == ["password", "refresh_token", "password"]
    assert service.forms[1]["refresh_token"] == "refresh-1"
    assert SECRET not in str(service.forms[1])
    assert service.forms[0]["client_id"] == "cdse-public"


@pytest.mark.anyio
@pytest.mark.parametrize("status", [400, 401])
async def test_the_password_is_sent_again_where_the_refresh_token_is_refused(
    service: Service, clock: Clock, status: int
) -> None:
    def answer(number: int) -> httpx.Response:
        if service.grants[-1] == "refresh_token":
            return httpx.Response(status, json={"error": "invalid_grant"})
        return service.token(number)

    service.token_answer = answer
    service.revoked = {"token-1"}
    async with client(service, PERSON, clock) as http:
        assert (await http.get(f"{API}/x")).status_code == 200
    assert service.grants == ["password", "refresh_token", "password"]
    assert service.bearers == ["token-1", "token-3"]


@pytest.mark.anyio
async def test_the_password_is_not_sent_to_an_endpoint_that_is_down(service: Service, clock: Clock) -> None:
    async with client(service, PERSON, clock) as http:
        await http.get(f"{API}/x")
        clock.now = 3600
        service.token_answer = lambda _: httpx.Response(503)
        with pytest.raises(AuthenticationError, match="answered 503"):
            await http.get(f"{API}/x")
    assert service.grants == ["password", "refresh_token"]


@pytest.mark.anyio
async def test_a_refresh_token_that_is_replaced_is_followed(service: Service, clock: Clock) -> None:
    async with client(service, RefreshToken("mine", "id"), clock) as http:
        for _ in range(3):
            await http.get(f"{API}/x")
            clock.now += 3600
    assert [form["refresh_token"] for form in service.forms] == ["mine", "refresh-1", "refresh-2"]


@pytest.mark.anyio
async def test_a_login_that_has_ended_says_so(service: Service, clock: Clock) -> None:
    service.token_answer = lambda _: httpx.Response(400, json={"error": "invalid_grant"})
    async with client(service, RefreshToken("mine", "id"), clock) as http:
        with pytest.raises(AuthenticationError, match="log in again"):
            await http.get(f"{API}/x")


@pytest.mark.anyio
async def test_a_token_of_ones_own_is_sent_and_never_replaced(service: Service, clock: Clock) -> None:
    service.revoked = {"bad"}
    async with client(service, StaticToken("good"), clock) as http:
        assert (await http.get(f"{API}/x")).status_code == 200
    async with client(service, StaticToken("bad"), clock) as http:
        assert (await http.get(f"{API}/x")).status_code == 401
    assert service.bearers == ["good", "bad"]
    assert service.forms == []


@pytest.mark.anyio
async def test_a_provider_is_called_when_a_token_is_needed_and_once_after_a_refusal(
    service: Service, clock: Clock
) -> None:
    tokens = iter(["one", "two", "three"])
    service.revoked = {"one"}
    async with client(service, TokenProvider(lambda: next(tokens)), clock) as http:
        assert (await http.get(f"{API}/x")).status_code == 200
        clock.now = 1e9
        assert (await http.get(f"{API}/x")).status_code == 200
        service.revoked = {"two", "three"}
        assert (await http.get(f"{API}/x")).status_code == 401
    assert service.bearers == ["one", "two", "two", "two", "three"]
    assert service.forms == []


@pytest.mark.anyio
@pytest.mark.parametrize("value", [None, "", "Bearer t", b"t", "t\r\n"])
async def test_a_provider_must_return_a_token(service: Service, clock: Clock, value: object) -> None:
    async with client(service, TokenProvider(lambda: value), clock) as http:  # type: ignore[arg-type, return-value]
        with pytest.raises(AuthenticationError, match="did not return an access token"):
            await http.get(f"{API}/x")
    assert service.seen == []


@pytest.mark.anyio
async def test_what_a_provider_raises_is_the_callers(service: Service, clock: Clock) -> None:
    def fail() -> str:
        raise KeyError("vault")

    async with client(service, TokenProvider(fail), clock) as http:
        with pytest.raises(KeyError, match="vault"):
            await http.get(f"{API}/x")


@pytest.mark.anyio
async def test_another_process_finds_the_token_in_the_file(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "tokens" / "t.json"
    for start in (0.0, 5000.0):
        clock = Clock()
        clock.now = start
        async with client(service, CLIENT, clock, TokenCache(path)) as http:
            assert (await http.get(f"{API}/x")).status_code == 200
    assert service.bearers == ["token-1", "token-1"]
    assert len(service.forms) == 1
    assert SECRET not in path.read_text()


@pytest.mark.anyio
async def test_after_a_revocation_one_process_fetches_and_the_others_take_that_token(
    service: Service, clock: Clock, tmp_path: Path
) -> None:
    caches = [TokenCache(tmp_path / "t.json") for _ in range(3)]
    processes = [client(service, CLIENT, clock, cache) for cache in caches]
    for http in processes:
        await http.get(f"{API}/x")
    service.revoked = {"token-1"}
    for http in processes:
        assert (await http.get(f"{API}/x")).status_code == 200
        await http.aclose()
    assert service.bearers == ["token-1"] * 3 + ["token-1", "token-2"] * 3
    assert len(service.forms) == 2


@pytest.mark.anyio
async def test_a_token_that_grew_old_in_the_file_is_renewed_once_for_all(
    service: Service, clock: Clock, tmp_path: Path
) -> None:
    wall = Clock()
    wall.now = 1.7e9
    for seconds in (0, 3600 - 121, 3600 - 119, 3600):
        clock.now, wall.now = seconds, 1.7e9 + seconds
        async with client(service, CLIENT, clock, TokenCache(tmp_path / "t.json", wall)) as http:
            await http.get(f"{API}/x")
    assert service.bearers == ["token-1", "token-1", "token-2", "token-2"]


@pytest.mark.anyio
async def test_a_refresh_token_in_the_file_spares_the_password_of_the_next_process(
    service: Service, clock: Clock, tmp_path: Path
) -> None:
    wall = Clock()
    wall.now = 1.7e9
    for _ in range(3):
        async with client(service, PERSON, clock, TokenCache(tmp_path / "t.json", wall)) as http:
            await http.get(f"{API}/x")
        clock.now += 3600
        wall.now += 3600
    assert service.grants == ["password", "refresh_token", "refresh_token"]
    assert [form.get("refresh_token") for form in service.forms] == [None, "refresh-1", "refresh-2"]
    assert SECRET not in (tmp_path / "t.json").read_text()


@pytest.mark.anyio
async def test_a_refresh_token_that_another_process_was_given_comes_before_an_older_one(
    service: Service, clock: Clock, tmp_path: Path
) -> None:
    wall = Clock()
    wall.now = 1.7e9
    caches = [TokenCache(tmp_path / "t.json", wall) for _ in range(2)]
    idle, busy = (client(service, RefreshToken("mine", "id"), clock, cache) for cache in caches)
    for http in (idle, busy, busy, idle):
        await http.get(f"{API}/x")
        clock.now += 3600
        wall.now += 3600
    assert [form["refresh_token"] for form in service.forms] == ["mine", "refresh-1", "refresh-2", "refresh-3"]
    await idle.aclose()
    await busy.aclose()


@pytest.mark.anyio
async def test_what_another_process_fetches_is_waited_for(service: Service, clock: Clock, tmp_path: Path) -> None:
    other = TokenCache(tmp_path / "t.json")
    assert other.try_lock()
    naps = []

    async def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            other.write(Token("theirs", clock.now + 1000.0), clock.now)
            other.unlock()

    auth = AsyncBearerAuth(
        CLIENT,
        token_url=SENTINEL_HUB.token_url,
        origin=SENTINEL_HUB.origin,
        cache=TokenCache(tmp_path / "t.json"),
        clock=clock,
        sleep=sleep,
    )
    async with httpx.AsyncClient(transport=httpx.MockTransport(service), auth=auth) as http:
        await http.get(f"{API}/x")
    assert service.bearers == ["theirs"]
    assert naps == [POLL] * 3
    assert service.forms == []
    assert other.try_lock()
    other.unlock()


@pytest.mark.anyio
async def test_another_process_is_not_waited_for_for_ever(service: Service, clock: Clock, tmp_path: Path) -> None:
    stuck = TokenCache(tmp_path / "t.json")
    assert stuck.try_lock()
    async with client(service, CLIENT, clock, TokenCache(tmp_path / "t.json")) as http:
        assert (await http.get(f"{API}/x")).status_code == 200
    assert clock.now == pytest.approx(PATIENCE, abs=1.0)
    assert not TokenCache(tmp_path / "t.json").try_lock()
    stuck.unlock()


@pytest.mark.anyio
async def test_the_turn_is_given_back_also_where_fetching_fails(service: Service, clock: Clock, tmp_path: Path) -> None:
    service.token_answer = lambda _: httpx.Response(500)
    async with client(service, CLIENT, clock, TokenCache(tmp_path / "t.json")) as http:
        with pytest.raises(AuthenticationError):
            await http.get(f"{API}/x")
        other = TokenCache(tmp_path / "t.json")
        assert other.try_lock()
        other.unlock()


def test_the_flow_neither_shows_nor_pickles_its_secret(clock: Clock) -> None:
    auth = auth_for(CLIENT, clock)
    assert SECRET not in repr(auth)
    with pytest.raises(TypeError, match="secret"):
        pickle.dumps(auth)
