"""Credentials in the hands of a client: each kind reaches the service, and trouble at the token endpoint is told."""

from pathlib import Path

import httpx
import pytest

from swath import (
    AsyncSentinelHub,
    AuthenticationError,
    ClientCredentials,
    ConfigurationError,
    InvalidParameter,
    Password,
    RefreshToken,
    RetryPolicy,
    StaticToken,
    TokenProvider,
    Unauthorized,
)
from swath.credentials import Credentials

TOKEN = httpx.Response(200, json={"access_token": "fetched", "expires_in": 600, "refresh_token": "r"})
NO_ITEMS = {"type": "FeatureCollection", "features": [], "links": [], "context": {"limit": 1, "returned": 0}}
AT_ONCE = RetryPolicy(pick=lambda low, high: 0.0)


class Service:
    """Gives these answers, in turn, to token requests, and finds nothing for whoever has a token that it knows."""

    def __init__(self, *answers: httpx.Response | Exception, known: str = "fetched") -> None:
        self.answers = list(answers)
        self.known = known
        self.asked = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/token"):
            is_known = request.headers["Authorization"] == f"Bearer {self.known}"
            return httpx.Response(200, json=NO_ITEMS) if is_known else httpx.Response(401)
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def hub(self, credentials: Credentials, token_cache: bool | Path = True) -> AsyncSentinelHub:
        return AsyncSentinelHub(
            credentials=credentials,
            token_cache=token_cache,
            deployment="cdse",
            retries=AT_ONCE,
            transport=httpx.MockTransport(self),
        )


async def search(hub: AsyncSentinelHub) -> None:
    assert [item async for item in hub.catalog.search("sentinel-2-l2a", time="2024-06", limit=1)] == []


@pytest.mark.anyio
@pytest.mark.parametrize(
    "credentials",
    [
        ClientCredentials("id", "secret"),
        Password("ada", "password"),
        RefreshToken("refresh", "id"),
        StaticToken("fetched"),
        TokenProvider(lambda: "fetched"),
    ],
    ids=lambda credentials: type(credentials).__name__,
)
async def test_every_kind_of_credentials_opens_the_service(credentials: Credentials) -> None:
    service = Service(TOKEN)
    async with service.hub(credentials) as hub:
        await search(hub)
    assert service.asked == (0 if isinstance(credentials, StaticToken | TokenProvider) else 1)


@pytest.mark.anyio
async def test_a_token_of_ones_own_that_is_refused_is_unauthorized() -> None:
    async with Service(known="another").hub(StaticToken("mine")) as hub:
        with pytest.raises(Unauthorized):
            await search(hub)


def test_credentials_and_an_id_are_one_too_many() -> None:
    with pytest.raises(ConfigurationError, match="pass only one"):
        AsyncSentinelHub("id", "secret", credentials=StaticToken("t"))


def test_a_token_cache_is_a_folder_or_a_choice() -> None:
    with pytest.raises(InvalidParameter, match="token_cache='here'"):
        AsyncSentinelHub(credentials=StaticToken("t"), token_cache="here")  # type: ignore[arg-type]


@pytest.mark.anyio
@pytest.mark.parametrize(
    "trouble",
    [
        httpx.Response(429, html="<html>Too Many Requests</html>"),
        httpx.Response(429, html="<html>", headers={"Retry-After": "0"}),
        httpx.Response(502, html="<html>Bad Gateway</html>"),
        httpx.Response(503),
        httpx.Response(520, html="<html>"),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("cut"),
    ],
    ids=repr,
)
async def test_trouble_at_the_token_endpoint_passes(trouble: httpx.Response | Exception) -> None:
    service = Service(trouble, trouble, TOKEN)
    async with service.hub(ClientCredentials("id", "secret")) as hub:
        await search(hub)
    assert service.asked == 3


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (httpx.Response(429, html="<html>"), "answered 429 .*wait a minute"),
        (httpx.Response(503, html="<html>"), "answered 503 .*try again later"),
        (httpx.ConnectError("connection refused"), "connection refused.*Check the network"),
        (httpx.ReadTimeout("timed out"), "timed out.*try again later"),
        (httpx.RemoteProtocolError(""), "RemoteProtocolError"),
    ],
    ids=repr,
)
async def test_trouble_that_stays_is_an_error_that_names_the_place(
    trouble: httpx.Response | Exception, said: str
) -> None:
    service = Service(*[trouble] * 99)
    async with service.hub(ClientCredentials("id", "secret")) as hub:
        with pytest.raises(AuthenticationError, match=rf"^identity\.dataspace\.copernicus\.eu .*{said}"):
            await search(hub)


@pytest.mark.anyio
async def test_a_client_with_a_transport_of_its_own_keeps_no_tokens_unless_told_where(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    for token_cache, asked in ((True, 2), (tmp_path / "mine", 1)):
        service = Service(TOKEN, TOKEN)
        for _ in range(2):
            async with service.hub(ClientCredentials("id", "secret"), token_cache) as hub:
                await search(hub)
        assert service.asked == asked
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
