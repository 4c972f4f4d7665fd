import pickle
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
import pytest

from swath.deployments import SENTINEL_HUB
from swath.errors import AuthenticationError
from swath.wire.auth import ClientCredentials

API = SENTINEL_HUB.base_url
SECRET = "canary-secret"


class Service:
    """A token endpoint and an API that counts tokens, refuses revoked ones and sees who sends what."""

    def __init__(self) -> None:
        self.tokens = 0
        self.revoked: set[str] = set()
        self.seen: list[tuple[str, str | None]] = []
        self.lock = threading.Lock()
        self.token_answer: Callable[[int], httpx.Response] = self.token

    def token(self, number: int) -> httpx.Response:
        return httpx.Response(200, json={"access_token": f"token-{number}", "expires_in": 3600})

    def answer(self, request: httpx.Request) -> httpx.Response:
        if str(request.url) == SENTINEL_HUB.token_url:
            with self.lock:
                self.tokens += 1
                return self.token_answer(self.tokens)
        bearer = request.headers.get("Authorization")
        with self.lock:
            self.seen.append((str(request.url), bearer))
        return httpx.Response(401 if bearer and bearer.removeprefix("Bearer ") in self.revoked else 200)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def auth(clock: Clock) -> ClientCredentials:
    return ClientCredentials("id", SECRET, token_url=SENTINEL_HUB.token_url, origin=SENTINEL_HUB.origin, clock=clock)


def client(service: Service, auth: ClientCredentials) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(service.answer), auth=auth)


def test_one_token_serves_many_requests(service: Service, auth: ClientCredentials) -> None:
    with client(service, auth) as http:
        for _ in range(3):
            assert http.get(f"{API}/x").status_code == 200
    assert service.tokens == 1
    assert {bearer for _, bearer in service.seen} == {"Bearer token-1"}


def test_a_token_is_renewed_before_it_ends(service: Service, auth: ClientCredentials, clock: Clock) -> None:
    with client(service, auth) as http:
        http.get(f"{API}/x")
        clock.now = 3600 - 121
        http.get(f"{API}/x")
        assert service.tokens == 1
        clock.now = 3600 - 119
        http.get(f"{API}/x")
    assert service.tokens == 2
    assert service.seen[-1][1] == "Bearer token-2"


def test_a_revoked_token_is_replaced_once_and_the_request_replayed(service: Service, auth: ClientCredentials) -> None:
    service.revoked = {"token-1"}
    with client(service, auth) as http:
        assert http.post(f"{API}/x", content=b"body").status_code == 200
    assert service.tokens == 2


def test_a_service_that_refuses_every_token_is_asked_twice_and_no_more(
    service: Service, auth: ClientCredentials
) -> None:
    service.revoked = {"token-1", "token-2"}
    with client(service, auth) as http:
        assert http.get(f"{API}/x").status_code == 401
    assert service.tokens == 2
    assert len(service.seen) == 2


def test_threads_share_one_token_request_and_one_renewal(service: Service, auth: ClientCredentials) -> None:
    service.revoked = {"token-1"}
    with client(service, auth) as http, ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: http.get(f"{API}/x").status_code, range(64)))
    assert set(answers) == {200}
    assert service.tokens == 2


@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
@pytest.mark.anyio
async def test_tasks_share_one_token_request_and_one_renewal(service: Service, auth: ClientCredentials) -> None:
    service.revoked = {"token-1"}
    answers = []

    async def answer(request: httpx.Request) -> httpx.Response:
        await anyio.lowlevel.checkpoint()
        return service.answer(request)

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer), auth=auth) as http:

        async def ask() -> None:
            answers.append((await http.get(f"{API}/x")).status_code)

        async with anyio.create_task_group() as tasks:
            for _ in range(100):
                tasks.start_soon(ask)
    assert set(answers) == {200}
    assert service.tokens == 2


@pytest.mark.anyio
async def test_a_cancelled_token_request_leaves_the_flow_usable(service: Service, auth: ClientCredentials) -> None:
    hang = True

    async def answer(request: httpx.Request) -> httpx.Response:
        if hang:
            await anyio.sleep_forever()
        return service.answer(request)

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer), auth=auth) as http:
        with anyio.move_on_after(0.01):
            await http.get(f"{API}/x")
        hang = False
        with anyio.fail_after(5):
            assert (await http.get(f"{API}/x")).status_code == 200


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
def test_no_other_host_scheme_or_port_sees_the_token(service: Service, auth: ClientCredentials, url: str) -> None:
    with client(service, auth) as http:
        http.get(f"{API}/x")
        http.get(url)
    assert not (service.seen[-1][1] or "").startswith("Bearer")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(401, json={"error": "invalid_client", "error_description": "Invalid client"}),
        httpx.Response(429, html="<html>slow down</html>"),
        httpx.Response(500),
        httpx.Response(200, html="<html>login</html>"),
        httpx.Response(302, headers={"Location": "https://evil.example"}),
    ],
)
def test_a_token_endpoint_without_a_token_is_an_error_without_the_secret(
    service: Service, auth: ClientCredentials, answer: httpx.Response
) -> None:
    service.token_answer = lambda _: answer
    with client(service, auth) as http, pytest.raises(AuthenticationError) as caught:
        http.get(f"{API}/x")
    assert caught.value.status == answer.status_code
    assert SECRET not in str(caught.value)
    assert service.seen == []


def test_the_flow_neither_shows_nor_pickles_its_secret(auth: ClientCredentials) -> None:
    assert SECRET not in repr(auth)
    with pytest.raises(TypeError, match="secret"):
        pickle.dumps(auth)
