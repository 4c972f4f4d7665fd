"""How many token requests arrive at a service that many ask at once, over real sockets, with one revocation midway."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import httpx
import pytest

from swath.credentials import ClientCredentials
from swath.deployments import Deployment
from swath.wire._async.auth import AsyncBearerAuth
from swath.wire._sync.auth import BearerAuth
from swath.wire.token_cache import TokenCache
from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.app import Sandbox
from swath_sandbox.server import serve

PATH = "/catalog/v1/collections"
CREDENTIALS = ClientCredentials(CLIENT_ID, CLIENT_SECRET)


class RevokingSandbox(Sandbox):
    """Makes its tokens invalid after so many requests."""

    revoke_after = sys.maxsize
    asked = 0
    refused = 0
    lock = threading.Lock()

    def handle(self, request: Request) -> Response:
        if request.path != PATH:
            return super().handle(request)
        with self.lock:
            self.asked += 1
            if self.asked == self.revoke_after + 1:
                self.tokens.revoke_all()
        answer = super().handle(request)
        with self.lock:
            self.refused += answer.status == 401
        return answer


@pytest.fixture
def sandbox() -> RevokingSandbox:
    return RevokingSandbox()


@pytest.fixture
def url(sandbox: RevokingSandbox) -> Iterator[str]:
    with serve(sandbox) as url:
        yield url


def test_threads_share_one_token_request_and_one_renewal(sandbox: RevokingSandbox, url: str) -> None:
    sandbox.revoke_after = 64
    place = Deployment(url)
    auth = BearerAuth(CREDENTIALS, token_url=place.token_url, origin=place.origin, cache=TokenCache(None))
    start = threading.Barrier(64)

    def ask(http: httpx.Client) -> list[int]:
        start.wait()
        return [http.get(url + PATH).status_code for _ in range(2)]

    with httpx.Client(auth=auth, timeout=30.0, verify=False) as http, ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(ask, [http] * 64))
    assert answers == [[200, 200]] * 64
    assert sandbox.refused > 0
    assert sandbox.tokens.requests == 2


@pytest.mark.anyio
async def test_tasks_share_one_token_request_and_one_renewal(sandbox: RevokingSandbox, url: str) -> None:
    sandbox.revoke_after = 500
    place = Deployment(url)
    auth = AsyncBearerAuth(CREDENTIALS, token_url=place.token_url, origin=place.origin, cache=TokenCache(None))
    answers = []

    async with httpx.AsyncClient(auth=auth, timeout=30.0, verify=False) as http:

        async def ask() -> None:
            answers.append((await http.get(url + PATH)).status_code)

        async with anyio.create_task_group() as tasks:
            for _ in range(1000):
                tasks.start_soon(ask)
    assert answers == [200] * 1000
    assert sandbox.refused > 0
    assert sandbox.tokens.requests == 2


def test_processes_share_one_token_request_and_one_renewal(sandbox: RevokingSandbox, url: str, tmp_path: Path) -> None:
    program = Path(__file__).with_name("asking_process.py")
    command = [sys.executable, str(program), url, str(tmp_path / "tokens"), "20"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as processes:
        assert processes.stdin is not None
        assert processes.stdout is not None
        assert processes.stdout.readline().split() == ["200"] * 20
        assert sandbox.tokens.requests == 1
        sandbox.tokens.revoke_all()
        print("on", file=processes.stdin, flush=True)
        assert processes.stdout.readline().split() == ["200"] * 20
    assert processes.returncode == 0
    assert sandbox.refused == 20
    assert sandbox.tokens.requests == 2
