import pytest

from swath.deployments import CDSE, Deployment
from swath.wire.connection import _proxy

PROXY = "http://proxy.example:3128"


@pytest.fixture(autouse=True)
def behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", PROXY)
    monkeypatch.setenv("http_proxy", PROXY)
    monkeypatch.setenv("no_proxy", "")


def test_the_proxy_of_the_environment_is_used() -> None:
    assert _proxy(CDSE) == PROXY


def test_a_host_that_is_to_be_reached_directly_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "dataspace.copernicus.eu")
    assert _proxy(CDSE) is None


def test_a_proxy_for_everything_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("https_proxy")
    monkeypatch.setenv("all_proxy", "http://other.example:1080")
    assert _proxy(CDSE) == "http://other.example:1080"


@pytest.mark.parametrize("url", ["http://localhost:8321", "http://127.0.0.1:8321", "http://[::1]:8321"])
def test_this_machine_is_never_behind_a_proxy(url: str) -> None:
    assert _proxy(Deployment(url)) is None
