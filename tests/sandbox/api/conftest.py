import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from sandbox import contract
from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.api.messages import Request
from swath_sandbox.app import Sandbox
from swath_sandbox.settings import Settings

TOKEN_PATH = "/auth/realms/main/protocol/openid-connect/token"
NOW = datetime(2023, 6, 1, 12, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = NOW.timestamp()

    def __call__(self):
        return self.now


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes
    chunked: bool

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        return self.json["error"]


class Client:
    """Sends requests to a sandbox without sockets, with a token unless told otherwise."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.token = None

    def send(self, method, target, *, headers=None, body=b"", json_body=None, authorized=True):
        headers = {"Host": "localhost:8321", **(headers or {})}
        if json_body is not None:
            body = json.dumps(json_body).encode()
            headers.setdefault("Content-Type", "application/json")
        if authorized:
            self.token = self.token or self.fetch_token().json["access_token"]
            headers.setdefault("Authorization", f"Bearer {self.token}")
        response = self.sandbox.handle(Request.of(method, target, headers, body))
        return Answer(response.status, dict(response.headers), response.body, response.chunked)

    def get(self, target, **options):
        return self.send("GET", target, **options)

    def post(self, target, json_body, **options):
        return self.send("POST", target, json_body=json_body, **options)

    def fetch_token(self, form=f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}"):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", TOKEN_PATH, headers=headers, body=form.encode(), authorized=False)


class CheckedClient(Client):
    """Holds every answer to openapi.yaml and to the generated client."""

    def send(self, method, target, **options):
        answer = super().send(method, target, **options)
        if not target.startswith(("/auth", "/sandbox")):
            contract.check(method, target, answer)
        return answer


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make_client(clock):
    return lambda **settings: Client(Sandbox(Settings(**settings), clock=clock))


@pytest.fixture
def make_checked_client(clock):
    return lambda **settings: CheckedClient(Sandbox(Settings(**settings), clock=clock))


@pytest.fixture(scope="session")
def shared_sandbox():
    """One world for all tests that only read it: its caches make them fast."""
    return Sandbox(clock=Clock())


@pytest.fixture
def client(shared_sandbox):
    return Client(shared_sandbox)
