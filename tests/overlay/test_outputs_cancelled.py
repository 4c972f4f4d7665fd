"""Tasks that are cancelled while outputs are written to files, at every point where they wait."""

import asyncio
import itertools
from pathlib import Path

import anyio
import httpx
import pytest

from overlay.core.partreading import tar
from swath import AsyncSentinelHub

EVALSCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
PLACE = {"bbox": (13, 45, 14, 46), "time": "2024-06", "size": (5, 4)}
BODY = tar([(f"{name}.tif", b"II*\0" + bytes(700_000)) for name in "abc"])


class Slow(httpx.AsyncByteStream):
    """Brings the body piece by piece, and lets others run in between."""

    async def __aiter__(self):  # type: ignore[no-untyped-def]
        for start in range(0, len(BODY), 65536):
            await anyio.lowlevel.checkpoint()
            yield BODY[start : start + 65536]

    async def aclose(self) -> None:
        pass


async def answer(request: httpx.Request) -> httpx.Response:
    if request.url.path.endswith("/token"):
        return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
    return httpx.Response(200, stream=Slow(), headers={"Content-Type": "application/tar"})


async def save(folder: Path) -> None:
    async with AsyncSentinelHub("id", "secret", transport=httpx.MockTransport(answer)) as hub:
        await hub.process_to(folder, EVALSCRIPT, outputs={"a": "tiff", "b": "tiff", "c": "tiff"}, **PLACE)  # type: ignore[call-overload]


def is_gone(folder: Path) -> bool:
    """Whether nothing is left; whoever is cancelled after the last file got its name has them all."""
    if not folder.exists():
        return True
    assert sorted(path.name for path in folder.iterdir()) == ["a.tif", "b.tif", "c.tif"]
    return False


def test_a_task_that_is_cancelled_at_any_moment_leaves_nothing(tmp_path: Path) -> None:
    async def cancelled_after(steps: int, folder: Path) -> bool:
        task = asyncio.create_task(save(folder))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return True
        return False

    gone = 0
    for steps in itertools.count(0, 29):
        folder = tmp_path / str(steps)
        was_cancelled = asyncio.run(cancelled_after(steps, folder))
        is_left = not is_gone(folder)
        gone += not is_left
        assert is_left or was_cancelled
        if not was_cancelled:
            break
    assert gone > 2


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_scope_that_is_cancelled_leaves_nothing(backend: str, tmp_path: Path) -> None:
    async def run(folder: Path, pieces: int) -> None:
        with anyio.CancelScope() as scope:

            class Cancelling(Slow):
                async def __aiter__(self):  # type: ignore[no-untyped-def]
                    count = 0
                    async for piece in super().__aiter__():
                        if count == pieces:
                            scope.cancel()
                        count += 1
                        yield piece

            async def cancelling(request: httpx.Request) -> httpx.Response:
                answered = await answer(request)
                if not request.url.path.endswith("/token"):
                    answered.stream = Cancelling()
                return answered

            transport = httpx.MockTransport(cancelling)
            async with AsyncSentinelHub("id", "secret", transport=transport) as hub:
                await hub.process_to(folder, EVALSCRIPT, outputs={"a": "tiff", "b": "tiff"}, **PLACE)  # type: ignore[call-overload]
        assert scope.cancelled_caught

    for pieces in (0, 9, 20):
        folder = tmp_path / str(pieces)
        anyio.run(run, folder, pieces, backend=backend)
        assert not folder.exists()
