"""A second package, generated anew from a small document of awkward cases, stands beside the committed one."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import generate  # noqa: E402

TRICKY = Path(__file__).with_name("tricky.yaml")


@pytest.fixture(scope="session")
def tricky(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], ModuleType]]:
    """Modules of the package made of tricky.yaml: `tricky("models")`, `tricky("api.things.get_thing")`."""
    folder = tmp_path_factory.mktemp("tricky")
    generate.generate(TRICKY, folder / "tricky_api")
    sys.path.insert(0, str(folder))
    yield lambda name: import_module(f"tricky_api.{name}")
    sys.path.remove(str(folder))


@pytest.fixture
def models(tricky: Callable[[str], ModuleType]) -> ModuleType:
    return tricky("models")


@pytest.fixture
def client(tricky: Callable[[str], ModuleType]) -> object:
    return tricky("client").Client(base_url="https://tricky.test")


@pytest.fixture
def parse(tricky: Callable[[str], ModuleType], client: object) -> Callable[..., object]:
    """What an operation reads from an answer."""

    def parse(operation: str, status: int, content: bytes = b"", content_type: str = "application/json") -> object:
        response = httpx.Response(status, content=content, headers={"Content-Type": content_type})
        return tricky(f"api.{operation}")._parse_response(client=client, response=response)

    return parse


@pytest.fixture
def sent(tricky: Callable[[str], ModuleType]) -> Callable[..., httpx.Request]:
    """The HTTP request that an operation makes."""

    def sent(operation: str, *args: object, **kwargs: object) -> httpx.Request:
        with httpx.Client(base_url="https://tricky.test") as http:
            request = http.build_request(**tricky(f"api.{operation}")._get_kwargs(*args, **kwargs))
        request.read()
        return request

    return sent
