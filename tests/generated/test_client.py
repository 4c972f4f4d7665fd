import threading

import httpx
import pytest

from swath_api import AuthenticatedClient, Client
from swath_api.api.catalog import get_catalog


def answering(status: int = 200, **content: object) -> httpx.MockTransport:
    return httpx.MockTransport(lambda request: httpx.Response(status, **content))


@pytest.mark.parametrize(
    "derive",
    [
        lambda client: client.with_headers({"X-New": "1"}),
        lambda client: client.with_cookies({"new": "1"}),
        lambda client: client.with_timeout(httpx.Timeout(1.0)),
    ],
)
def test_a_derived_client_leaves_the_original_alone(derive):
    client = AuthenticatedClient(base_url="https://a.test", token="t", headers={"X-Old": "1"}, cookies={"old": "1"})
    http, ahttp = client.get_httpx_client(), client.get_async_httpx_client()
    before = (dict(http.headers), dict(http.cookies), http.timeout, dict(ahttp.headers), dict(ahttp.cookies))

    derived = derive(client)

    assert type(derived) is AuthenticatedClient
    assert derived.get_httpx_client() is not http
    assert client.get_httpx_client() is http
    assert before == (dict(http.headers), dict(http.cookies), http.timeout, dict(ahttp.headers), dict(ahttp.cookies))
    assert derived.get_httpx_client().headers["Authorization"] == "Bearer t"
    assert derived.get_httpx_client().headers["X-Old"] == "1"
    assert derived != client


def test_the_callers_dictionaries_are_neither_changed_nor_followed():
    headers = {"X-Old": "1"}
    client = AuthenticatedClient(base_url="https://a.test", token="t", headers=headers)
    client.get_httpx_client()
    assert headers == {"X-Old": "1"}

    headers["X-Late"] = "1"
    assert "X-Late" not in client.with_cookies({}).get_httpx_client().headers


def test_threads_share_one_httpx_client(monkeypatch):
    client = Client(base_url="https://a.test")
    got: list[httpx.Client] = []
    rival = threading.Thread(target=lambda: got.append(client.get_httpx_client()))

    class Interrupted(httpx.Client):
        def __init__(self, **settings: object) -> None:
            super().__init__(**settings)
            if not rival.ident:
                rival.start()
                # Another thread asks before this one is done; it must wait.
                rival.join(timeout=0.1)

    monkeypatch.setattr(httpx, "Client", Interrupted)
    mine = client.get_httpx_client()
    rival.join()

    assert got == [mine]


def test_there_is_a_time_out_unless_none_is_wanted():
    assert Client(base_url="https://a.test").get_httpx_client().timeout == httpx.Timeout(120.0, connect=10.0)
    assert Client(base_url="https://a.test", timeout=None).get_httpx_client().timeout == httpx.Timeout(None)


def test_a_client_keeps_its_token_to_itself():
    client = AuthenticatedClient(base_url="https://a.test", token="secret", headers={"X-Key": "secret"})

    assert "secret" not in repr(client)


def test_a_token_may_be_sent_without_a_prefix():
    client = AuthenticatedClient(base_url="https://a.test", token="t", prefix="", auth_header_name="X-Token")

    assert client.get_httpx_client().headers["X-Token"] == "t"


def test_an_operation_answers_its_model():
    client = Client(base_url="https://a.test")
    with httpx.Client(base_url="https://a.test", transport=answering(json={"id": "c", "new": 1})) as http:
        catalog = get_catalog.sync(client=client.set_httpx_client(http))

    assert catalog is not None
    assert catalog.to_dict() == {"id": "c", "new": 1}


@pytest.mark.anyio
async def test_an_operation_answers_its_model_asynchronously():
    client = Client(base_url="https://a.test")
    async with httpx.AsyncClient(base_url="https://a.test", transport=answering(json={"id": "c"})) as http:
        response = await get_catalog.asyncio_detailed(client=client.set_async_httpx_client(http))

    assert response.status_code == 200
    assert response.parsed is not None
    assert response.parsed.to_dict() == {"id": "c"}


def test_a_client_opens_and_closes_its_httpx_client():
    client = Client(base_url="https://a.test")
    with client as same:
        assert same is client
        http = client.get_httpx_client()
    assert http.is_closed
