"""A gigabyte to disk: how long clients take, and how much memory; and downloads that are killed again and again."""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from benchmarks import file_server
from benchmarks.downloading import BARE, BARE_ASYNC, OURS, OURS_ASYNC, Result
from benchmarks.report import Figures
from benchmarks.runs import running

SIZE = 1 << 30
SUBJECT = "1 GiB to disk"
KILLS = 20
KILLED_SIZE = 1 << 28


@contextmanager
def serving(size: int, rate: float = 0.0) -> Iterator[str]:
    with running("benchmarks.file_server", json.dumps(asdict(file_server.Settings(size, rate)))) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        server.communicate()


def load_of(url: str, path: Path) -> str:
    return json.dumps({"url": url, "path": str(path)})


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def is_whole(path: Path, size: int) -> bool:
    """Whether the file has the bytes that are served, and no others."""
    expected, start = hashlib.sha256(), 0
    while start < size:
        piece = file_server.content(start, size)
        expected.update(piece)
        start += len(piece)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest() == expected.digest()


# The contenders take turns, so that a busy moment of the machine hits all of them alike.
@pytest.mark.parametrize("name", 3 * (BARE, OURS, BARE_ASYNC, OURS_ASYNC))
def test_downloads(name: str, tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "file.tif"
    with serving(SIZE) as url, running("benchmarks.downloading", name, load_of(url, path)) as one:
        result = Result(**json.loads(one.communicate()[0]))
    assert is_whole(path, SIZE)
    path.unlink()
    figures.add("download", SUBJECT, name, result.seconds)
    figures.add("growth", SUBJECT, name, result.growth)


@pytest.mark.parametrize("name", [OURS, OURS_ASYNC])
def test_killed_downloads(name: str, tmp_path: Path, figures: Figures) -> None:
    """Killed at random moments, 20 times, then left alone."""
    path, random, sizes = tmp_path / "file.tif", Random(3), []
    part = path.with_name("file.tif.part")
    with serving(KILLED_SIZE, rate=KILLED_SIZE / 8) as url:
        load = load_of(url, path)
        for _ in range(KILLS):
            with running("benchmarks.downloading", name, load) as one:
                enough = size_of(part) + random.randrange(KILLED_SIZE // (KILLS + 5))
                while one.poll() is None and size_of(part) <= enough:
                    time.sleep(0.001)
                one.kill()
            assert not path.exists()
            sizes.append(size_of(part))
        with running("benchmarks.downloading", name, load) as one:
            one.communicate()
    assert sizes == sorted(sizes)
    assert sizes[-1] > 0
    assert is_whole(path, KILLED_SIZE)
    assert [found.name for found in tmp_path.iterdir()] == ["file.tif"]
    figures.add("kills", "until the file was whole", name, len(sizes))
