"""Faults while an output is written to a file: it is there whole, or there is nothing."""

import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import anyio
import pytest

from faults.cells import run
from faults.clients import EVALSCRIPT, PLACE, Call, padding, settings
from faults.leaks import Log
from faults.server import Server
from faults.table import BODIES, CONNECTIONS, HTTP2, SLOWNESS, Row
from swath import AsyncSentinelHub, RetryPolicy, SentinelHub, UnexpectedAnswer
from swath.core.operations import Kind

COMPRESSED = "gzip"
"""What is not asked for, and read nevertheless where an answer is held in memory."""


def expected_of_a_file(row: Row) -> Row:
    return replace(row, expected={Kind.PAID: UnexpectedAnswer}) if row.name == COMPRESSED else row


ROWS = [expected_of_a_file(row) for row in (*CONNECTIONS, *SLOWNESS, *BODIES, *HTTP2) if Kind.PAID in row.expected]


def to_file(folder: Path) -> Call:
    def call(row: Row, _: Kind, service: Server, tokens: Server, retries: RetryPolicy) -> list[bytes]:
        contents = []
        with SentinelHub(**settings(row, service, tokens, retries)) as hub:
            for number in range(row.calls):
                if number:
                    service.settle()
                path = hub.process_to(folder / "place.png", EVALSCRIPT + padding(row), data="sentinel-2-l2a", **PLACE)
                contents.append(path.read_bytes())
        return contents

    return call


def to_file_async(folder: Path) -> Call:
    def call(row: Row, _: Kind, service: Server, tokens: Server, retries: RetryPolicy) -> list[bytes]:
        async def calls() -> list[bytes]:
            contents = []
            async with AsyncSentinelHub(**settings(row, service, tokens, retries)) as hub:
                for number in range(row.calls):
                    if number:
                        await anyio.to_thread.run_sync(service.settle)
                    path = await hub.process_to(
                        folder / "place.png", EVALSCRIPT + padding(row), data="sentinel-2-l2a", **PLACE
                    )
                    contents.append(path.read_bytes())
            return contents

        return anyio.run(calls)

    return call


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind_of_call", [to_file, to_file_async], ids=["sync", "async"])
@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_fault_comes_to_the_whole_file_or_to_the_error_that_names_it_and_no_file(
    row: Row, kind_of_call: Callable[[Path], Call], tmp_path: Path, log: Log, certificate: ssl.SSLContext
) -> None:
    outcome = run(row, Kind.PAID, kind_of_call(tmp_path / "new"), log, certificate)
    assert outcome.faults == []
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    assert sorted(left) == (["new", "new/place.png"] if row.expected[Kind.PAID] is None else [])
