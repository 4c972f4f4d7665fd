"""Answers with several outputs, to memory and to disk: how long reading them takes, and how much memory."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.bodies import CONTENT_TYPES, OUTPUTS, digest, pieces
from benchmarks.parting import (
    ASYNC_CLIENT,
    CLIENT,
    COPY,
    FILES,
    LOOSE_FILES,
    OUTPUTS_OBJECT,
    SAFE_COPY,
    SPLIT,
    VIEWS,
    Load,
    Result,
)
from benchmarks.report import Figures
from benchmarks.runs import running

IN_MEMORY = 1 << 28
ON_DISK = 1 << 30

every_container = pytest.mark.parametrize("container", CONTENT_TYPES)


def read(name: str, load: Load) -> Result:
    with running("benchmarks.parting", name, json.dumps(asdict(load))) as one:
        return Result(**json.loads(one.communicate()[0]))


@contextmanager
def serving(size: int) -> Iterator[str]:
    with running("benchmarks.parts_server", str(size)) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        server.communicate()


@pytest.fixture(scope="module", params=CONTENT_TYPES)
def stored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    """A body that lies on disk."""
    container: str = request.param
    folder = tmp_path_factory.mktemp(container)
    body = folder / "body"
    with body.open("wb") as file:
        file.writelines(pieces(container, ON_DISK))
    yield Load(container, ON_DISK, str(folder / "out"), str(body))
    body.unlink()


def check_and_remove(folder: Path) -> None:
    """See that the outputs are there, whole, and nothing else."""
    found = sorted(folder.iterdir())
    assert [path.name for path in found] == sorted(f"{name}.tif" for name in OUTPUTS)
    expected = digest(ON_DISK)
    for path in found:
        with path.open("rb") as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == expected
        path.unlink()


# The contenders take turns, so that a busy moment of the machine hits all of them alike.
@pytest.mark.parametrize("name", 3 * (SPLIT, VIEWS, OUTPUTS_OBJECT))
@every_container
def test_to_memory(container: str, name: str, figures: Figures) -> None:
    figures.add("parts", f"{container} in memory", name, read(name, Load(container, IN_MEMORY)).seconds)


@pytest.mark.parametrize("name", 3 * (COPY, LOOSE_FILES, SAFE_COPY, FILES))
def test_to_disk(stored: Load, name: str, figures: Figures) -> None:
    folder = Path(stored.path)
    folder.mkdir(exist_ok=True)
    result = read(name, stored)
    if name in (FILES, LOOSE_FILES):
        check_and_remove(folder)
    else:
        (folder / "copy").unlink()
    figures.add("parts", f"{stored.container} to disk", name, result.seconds)
    figures.add("growth", f"{stored.container} to disk", name, result.growth)


@pytest.mark.parametrize("name", 2 * (CLIENT, ASYNC_CLIENT))
@every_container
def test_client(container: str, name: str, tmp_path: Path, figures: Figures) -> None:
    with serving(ON_DISK) as url:
        result = read(name, Load(container, ON_DISK, str(tmp_path), url=url))
    check_and_remove(tmp_path)
    figures.add("parts", f"{container} from the network to disk", name, result.seconds)
    figures.add("growth", f"{container} from the network to disk", name, result.growth)
