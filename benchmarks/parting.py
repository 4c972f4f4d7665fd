"""Readers of answers with several outputs, each run in a process of its own.

    python -m benchmarks.parting "swath, to files" '{"container": "tar", "size": 1073741824, "path": "/tmp/place"}'

prints how long it took and by how much the memory grew.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from benchmarks.bodies import BOUNDARY, CONTENT_TYPES, OUTPUTS, pieces
from benchmarks.downloading import Result
from benchmarks.parts_server import SMALL

SPLIT = "bytes.split"
VIEWS = "swath, views of the body"
OUTPUTS_OBJECT = "swath, Outputs"
COPY = "a plain copy of the body"
SAFE_COPY = "a plain copy, brought to disk"
FILES = "swath, to files"
LOOSE_FILES = "swath, to files, left to the system"
CLIENT = "swath, process_to"
ASYNC_CLIENT = "swath, process_to of the asynchronous client"

CHUNK = 1 << 16
"""Bytes that are read and written at a time: what an HTTP connection brings."""
AT_A_TIME = 8
"""How many of them a transport gathers before it goes to the disk."""


@dataclass
class Load:
    """What to read.

    Attributes:
        container: `tar` or `multipart`.
        size: Bytes of all outputs together.
        path: A folder to write to.
        body: A file with the body, or empty.
        url: Where the service is, or empty.
    """

    container: str
    size: int = 0
    path: str = ""
    body: str = ""
    url: str = ""

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.container]

    def whole(self) -> bytes:
        return b"".join(pieces(self.container, self.size))

    def chunks(self) -> Iterator[bytes]:
        with Path(self.body).open("rb", buffering=0) as file:
            while chunk := file.read(CHUNK):
                yield chunk


def split(load: Load, result: Result) -> None:
    body = load.whole()
    with result.clocked():
        parts = body.split(b"\r\n--" + BOUNDARY.encode())
    assert sum(map(len, parts)) <= len(body)


def views(load: Load, result: Result) -> None:
    from swath.core.parts import read_parts

    body = load.whole()
    with result.clocked():
        parts = read_parts(load.content_type, body)
    assert sum(len(part.content) for part in parts) == load.size


def outputs(load: Load, result: Result) -> None:
    from swath.core.parts import read_parts
    from swath.data.image import Outputs

    body = load.whole()
    with result.clocked():
        made = Outputs(read_parts(load.content_type, body))
    assert sum(len(image.content) for image in made.values()) == load.size


def copy(load: Load, result: Result) -> None:
    with result.clocked(), Path(load.path, "copy").open("wb") as file:
        file.writelines(load.chunks())


def safe_copy(load: Load, result: Result) -> None:
    with result.clocked(), Path(load.path, "copy").open("wb") as file:
        file.writelines(load.chunks())
        file.flush()
        os.fsync(file.fileno())


def to_files(load: Load, result: Result) -> None:
    import httpx

    from swath.core.parts import container_parser
    from swath.wire.outputs import OutputFiles

    def write(folder: Path, chunks: Iterator[bytes]) -> None:
        files = OutputFiles(folder, container_parser)
        files.begin(httpx.Headers({"Content-Type": load.content_type}))
        gathered: list[bytes] = []
        for chunk in chunks:
            gathered.append(chunk)
            if len(gathered) == AT_A_TIME:
                files.write(gathered)
                gathered = []
        files.write(gathered)
        files.finish()
        files.commit()

    # In a folder of its own: some file systems go to the disk where a file takes the place of another.
    with TemporaryDirectory(dir=load.path) as folder:
        write(Path(folder), pieces(load.container, SMALL))
    with result.clocked():
        write(Path(load.path), load.chunks())


def to_loose_files(load: Load, result: Result) -> None:
    """As a plain copy does, which does not wait for the disk."""
    os.fsync = lambda _: None
    to_files(load, result)


class Arguments(TypedDict):
    """What to ask for."""

    outputs: dict[str, str]
    bbox: tuple[float, float, float, float]
    time: str
    size: tuple[int, int]


EVALSCRIPT = "//VERSION=3\n"
PLACE = Arguments(outputs=dict.fromkeys(OUTPUTS, "tiff"), bbox=(14.1, 46.0, 14.2, 46.1), time="2024-06", size=(9, 9))


def process_to(load: Load, result: Result) -> None:
    from swath import SentinelHub

    container = "tar" if load.container == "tar" else "multipart"
    with SentinelHub("id", "secret", deployment=load.url, token_cache=False, max_answer_bytes=1 << 40) as hub:
        hub.process_to(load.path, EVALSCRIPT + "// warm", container=container, **PLACE)
        with result.clocked():
            hub.process_to(load.path, EVALSCRIPT, container=container, **PLACE)


async def async_process_to(load: Load, result: Result) -> None:
    from swath import AsyncSentinelHub

    container = "tar" if load.container == "tar" else "multipart"
    async with AsyncSentinelHub(
        "id", "secret", deployment=load.url, token_cache=False, max_answer_bytes=1 << 40
    ) as hub:
        await hub.process_to(load.path, EVALSCRIPT + "// warm", container=container, **PLACE)
        with result.clocked():
            await hub.process_to(load.path, EVALSCRIPT, container=container, **PLACE)


READERS: dict[str, Callable[[Load, Result], Awaitable[None] | None]] = {
    SPLIT: split,
    VIEWS: views,
    OUTPUTS_OBJECT: outputs,
    COPY: copy,
    SAFE_COPY: safe_copy,
    FILES: to_files,
    LOOSE_FILES: to_loose_files,
    CLIENT: process_to,
    ASYNC_CLIENT: async_process_to,
}


def run(name: str, load: Load) -> Result:
    result = Result()
    # What others left to be written is not to count.
    os.sync()
    reading = READERS[name](load, result)
    if reading is not None:
        asyncio.run(reading)  # type: ignore[arg-type]
    return result


if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1], Load(**json.loads(sys.argv[2]))))))
