"""Runs over many requests that are cancelled, left or killed, with a result store: nothing is left half done."""

import asyncio
import contextlib
import gc
import itertools
import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import anyio
import httpx
import pytest

from swath import AsyncSentinelHub, Image, ProcessResult, Request, ResultStore, SentinelHub, process_request

TOKEN = {"access_token": "t", "expires_in": 3600}


def request(number: int) -> Request:
    return process_request("//VERSION=3", bbox=(13, 45, 14, 46), time="2024-06", size=(number, 1))


def pixels(number: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"%d" % number * 2000


class Steps:
    """Counts the steps of a run, and does something at one of them."""

    def __init__(self, moment: int, action: Callable[[], object]) -> None:
        self.moment = moment
        self.action = action
        self.taken = itertools.count(1)
        self.happened = False

    def __call__(self) -> None:
        if next(self.taken) == self.moment:
            self.happened = True
            self.action()


class SteppingStore(ResultStore):
    """A store whose files are read and written in steps; in threads of their own, where there is a loop."""

    def __init__(self, folder: Path, step: Callable[[], None]) -> None:
        super().__init__(folder)
        self.step = step

    def read(self, key: str) -> httpx.Response | None:
        self.step()
        found = super().read(key)
        self.step()
        return found

    def write(self, key: str, answer: httpx.Response) -> None:
        self.step()
        super().write(key, answer)
        self.step()


def stepping_hub(step: Callable[[], None]) -> AsyncSentinelHub:
    async def answer(message: httpx.Request) -> httpx.Response:
        for _ in range(2):
            step()
            await anyio.lowlevel.checkpoint()
        if message.url.path.endswith("/token"):
            return httpx.Response(200, json=TOKEN)
        number = json.loads(message.content)["output"]["width"]
        return httpx.Response(200, content=pixels(number), headers={"Content-Type": "image/png"})

    return AsyncSentinelHub("id", "secret", transport=httpx.MockTransport(answer))


async def consume(form: str, hub: AsyncSentinelHub, store: ResultStore, step: Callable[[], None]) -> int:
    def note(_: object) -> None:
        step()

    seen = 0
    run = hub.process_many(map(request, (1, 2, 1, 3)), concurrency=2, store=store, on_progress=note)
    if form == "bare":
        async for _ in run:
            seen += 1
            await anyio.lowlevel.checkpoint()
    else:
        async with run as results:
            async for _ in results:
                seen += 1
                await anyio.lowlevel.checkpoint()
    return seen


def unfinished(folder: Path) -> list[Path]:
    return list(folder.rglob("*.part"))


async def works(hub: AsyncSentinelHub) -> bool:
    image = await hub.process(request(7))
    return isinstance(image, Image) and image.content == pixels(7)


@pytest.mark.anyio
@pytest.mark.parametrize("form", ["bare", "block"])
async def test_a_task_cancelled_at_any_step_leaves_no_task_no_file_and_a_hub_that_works(
    form: str, tmp_path: Path
) -> None:
    loop = asyncio.get_running_loop()
    before = asyncio.all_tasks()
    for moment in itertools.count(1):
        consumers: list[asyncio.Task[int]] = []
        step = Steps(moment, partial(loop.call_soon_threadsafe, cancel_first, consumers))
        folder = tmp_path / str(moment)
        async with stepping_hub(step) as hub:
            consumers.append(asyncio.create_task(consume(form, hub, SteppingStore(folder, step), step)))
            [outcome] = await asyncio.gather(*consumers, return_exceptions=True)
            while form == "bare" and asyncio.all_tasks() != before:
                # The loop ends a generator that was left in a task of its own.
                await asyncio.sleep(0)
            assert asyncio.all_tasks() == before
            assert unfinished(folder) == []
            assert await works(hub)
        if not step.happened:
            break
        assert isinstance(outcome, asyncio.CancelledError) or outcome == 4
    assert outcome == 4
    assert moment > 25


def cancel_first(tasks: list[asyncio.Task[int]]) -> None:
    tasks[0].cancel()


@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
@pytest.mark.anyio
async def test_a_scope_cancelled_at_any_step_leaves_no_file_and_a_hub_that_works(tmp_path: Path) -> None:
    for moment in itertools.count(1):
        scope = anyio.CancelScope()
        step = Steps(moment, scope.cancel)
        folder = tmp_path / str(moment)
        seen = 0
        async with stepping_hub(step) as hub:
            with scope:
                seen = await consume("block", hub, ResultStore(folder), step)
            assert unfinished(folder) == []
            assert await works(hub)
        if not step.happened:
            break
    assert seen == 4
    assert moment > 12


class Answers(BaseHTTPRequestHandler):
    """A service on this machine, over real sockets."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/token"):
            kind, content = "application/json", json.dumps(TOKEN).encode()
        else:
            number = json.loads(body)["output"]["width"]
            self.server.answer(number)
            kind, content = "image/png", pixels(number)
        with contextlib.suppress(OSError):
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[int] = []
        self.answer: Callable[[int], None] = self.asked.append

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that was killed is no error of this server."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        yield server
        server.shutdown()
        serving.join()


def test_a_loop_left_with_requests_on_the_wire_ends_quietly(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    slow = threading.Event()

    def answer(number: int) -> None:
        server.asked.append(number)
        if number > 1:
            slow.wait(10)

    server.answer = answer

    async def program() -> ProcessResult:
        async with AsyncSentinelHub("id", "secret", deployment=server.url) as hub:
            async for result in hub.process_many(map(request, itertools.count(1)), concurrency=8):
                return result
        raise AssertionError

    assert asyncio.run(program()).value is not None
    slow.set()
    gc.collect()
    assert [record for record in caplog.records if record.name == "asyncio"] == []


def test_an_interrupt_waits_for_what_is_on_the_wire_and_sends_nothing_further(server: Server) -> None:
    with SentinelHub("id", "secret", deployment=server.url) as hub:
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012 (raised by the reader's own loop)
            for result in hub.process_many(map(request, itertools.count(1)), concurrency=4):
                if result.index == 5:
                    raise KeyboardInterrupt
        asked = len(server.asked)
        assert asked <= 6 + 2 * 4
        assert [thread for thread in threading.enumerate() if thread.name.startswith("swath")] == []
        assert isinstance(hub.process(request(99)), Image)
    assert len(server.asked) == asked + 1


PROGRAM = """
import sys
from swath import SentinelHub, process_request

url, folder, count = sys.argv[1:]
with SentinelHub("id", "secret", deployment=url) as hub:
    requests = (
        process_request("//VERSION=3", bbox=(13, 45, 14, 46), time="2024-06", size=(number, 1))
        for number in range(1, int(count) + 1)
    )
    for result in hub.process_many(requests, concurrency=4, store=folder):
        assert result.unwrap().content.endswith(b"%d" % (result.index + 1) * 2000), result
"""


def test_a_run_that_is_killed_again_and_again_completes_with_whole_files(server: Server, tmp_path: Path) -> None:
    count, kills = 60, 5
    chance = random.Random(20240617)
    program = [sys.executable, "-c", PROGRAM, server.url, str(tmp_path), str(count)]
    for _ in range(kills):
        due = len(server.asked) + chance.randint(1, 15)
        reached = threading.Event()

        def answer(number: int, due: int = due, reached: threading.Event = reached) -> None:
            server.asked.append(number)
            if len(server.asked) >= due:
                reached.set()

        server.answer = answer
        with subprocess.Popen(program) as process:
            assert reached.wait(20)
            time.sleep(chance.random() / 100)
            process.send_signal(signal.SIGKILL)
    server.answer = server.asked.append
    with SentinelHub("id", "secret", deployment=server.url) as hub:
        requests = [request(number) for number in range(1, count + 1)]
        results = hub.process_many(requests, store=tmp_path).to_list()
    assert [result.error for result in results] == [None] * count
    assert any(result.from_store for result in results)
    # What was on the wire or in hand when it was killed is fetched once more, and nothing else is.
    assert count <= len(server.asked) <= count + kills * 4
    files = {path.read_bytes() for path in tmp_path.rglob("*.png")}
    assert files == {pixels(number) for number in range(1, count + 1)}
    store = ResultStore(tmp_path)
    keys = [path.stem for path in tmp_path.rglob("*.png")]
    assert all(store.read(key) is not None for key in keys)
