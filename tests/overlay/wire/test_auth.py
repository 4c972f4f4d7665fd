"""What differs between threads and tasks; the rest is tested in _async/test_auth.py."""

import time
from collections.abc import Awaitable
from pathlib import Path

import anyio
import httpx
import pytest

from swath.core.tokens import Token
from swath.credentials import ClientCredentials, Credentials, TokenProvider
from swath.deployments import SENTINEL_HUB
from swath.errors import AuthenticationError, ConfigurationError
from swath.wire._async.auth import AsyncBearerAuth
from swath.wire._sync.auth import BearerAuth
from swath.wire.token_cache import TokenCache

URL = f"{SENTINEL_HUB.base_url}/x"


def answer(request: httpx.Request) -> httpx.Response:
    if str(request.url) == SENTINEL_HUB.token_url:
        return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
    return httpx.Response(200, text=request.headers["Authorization"])


def sync_client(credentials: Credentials) -> httpx.Client:
    auth = BearerAuth(credentials, token_url=SENTINEL_HUB.token_url, origin=SENTINEL_HUB.origin, cache=TokenCache(None))
    return httpx.Client(transport=httpx.MockTransport(answer), auth=auth)


def async_client(
    credentials: Credentials, transport: httpx.AsyncBaseTransport, cache: TokenCache | None = None
) -> httpx.AsyncClient:
    auth = AsyncBearerAuth(
        credentials, token_url=SENTINEL_HUB.token_url, origin=SENTINEL_HUB.origin, cache=cache or TokenCache(None)
    )
    return httpx.AsyncClient(transport=transport, auth=auth)


async def later(token: str) -> str:
    await anyio.lowlevel.checkpoint()
    return token


class Eventually:
    """Awaitable, but no coroutine."""

    def __await__(self):  # type: ignore[no-untyped-def]
        return later("eventual").__await__()


def eventually() -> Awaitable[str]:
    return Eventually()


@pytest.mark.anyio
async def test_an_async_provider_is_awaited() -> None:
    async with async_client(TokenProvider(lambda: later("late")), httpx.MockTransport(answer)) as http:
        assert (await http.get(URL)).text == "Bearer late"
    async with async_client(TokenProvider(eventually), httpx.MockTransport(answer)) as http:
        assert (await http.get(URL)).text == "Bearer eventual"


@pytest.mark.anyio
async def test_what_an_async_provider_returns_must_be_a_token_too() -> None:
    async with async_client(TokenProvider(lambda: later("")), httpx.MockTransport(answer)) as http:
        with pytest.raises(AuthenticationError, match="did not return an access token"):
            await http.get(URL)


@pytest.mark.parametrize("call", [lambda: later("late"), eventually])
def test_the_synchronous_client_refuses_an_async_provider(call: TokenProvider) -> None:
    # A coroutine that nobody awaits would warn, and a warning is an error here.
    with sync_client(TokenProvider(call)) as http, pytest.raises(ConfigurationError, match="use AsyncSentinelHub"):
        http.get(URL)


@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
@pytest.mark.anyio
async def test_tasks_of_either_event_loop_share_one_token_request() -> None:
    asked = 0

    async def slow_answer(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += str(request.url) == SENTINEL_HUB.token_url
        await anyio.lowlevel.checkpoint()
        return answer(request)

    credentials = ClientCredentials("id", "secret")
    async with async_client(credentials, httpx.MockTransport(slow_answer)) as http, anyio.create_task_group() as tasks:
        for _ in range(50):
            tasks.start_soon(http.get, URL)
    assert asked == 1


@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
@pytest.mark.anyio
async def test_a_task_that_is_cancelled_while_it_fetches_leaves_its_place_to_the_next() -> None:
    hang = True

    async def hanging_answer(request: httpx.Request) -> httpx.Response:
        if hang:
            await anyio.sleep_forever()
        return answer(request)

    async with async_client(ClientCredentials("id", "secret"), httpx.MockTransport(hanging_answer)) as http:
        with anyio.move_on_after(0.01):
            await http.get(URL)
        hang = False
        with anyio.fail_after(5):
            assert (await http.get(URL)).status_code == 200


@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
@pytest.mark.anyio
async def test_other_tasks_go_on_while_another_process_fetches(tmp_path: Path) -> None:
    other = TokenCache(tmp_path / "t.json")
    assert other.try_lock()
    texts = []

    async def ask(http: httpx.AsyncClient) -> None:
        texts.append((await http.get(URL)).text)

    cache = TokenCache(tmp_path / "t.json")
    async with (
        async_client(ClientCredentials("id", "secret"), httpx.MockTransport(answer), cache) as http,
        anyio.create_task_group() as tasks,
    ):
        with anyio.fail_after(5):
            tasks.start_soon(ask, http)
            await anyio.wait_all_tasks_blocked()
            other.write(Token("theirs", time.monotonic() + 1000.0), time.monotonic())
            other.unlock()
    assert texts == ["Bearer theirs"]
