"""Downloads whose process is killed: what is on disk then, and what the next one makes of it."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from overlay.fileserver import File, serving
from swath.core.downloads import BLOCK

CONTENT = Random(5).randbytes(6 * BLOCK + 4321)
PROGRAM = """
import sys
from swath import SentinelHub
with SentinelHub("id", "secret", deployment=sys.argv[1], token_cache=False) as hub:
    tile = hub.byoc.tile("6b1b5d0e-0d35-4d1b-9a3f-3f4a6d1f2c10", "9f7e5a2c-8c34-4c9b-8a57-1b3c5d7e9f01")
    tile.file("B04.tif").save(sys.argv[2])
"""


def start(url: str, path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PROGRAM, url, str(path)])


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@pytest.mark.parametrize("cuts", [[2 * BLOCK, 2 * BLOCK + 77, 1], [3 * BLOCK, 10]])
def test_a_killed_download_leaves_its_beginning_and_is_gone_on_with(cuts: list[int], tmp_path: Path) -> None:
    path, part = tmp_path / "B04.tif", tmp_path / "B04.tif.part"
    file = File(CONTENT, cuts=cuts.copy(), stalls=True)
    with serving(file) as url:
        for cut in cuts:
            # What has come is written a block at a time.
            expected = size_of(part) + (BLOCK // 2 if cut >= 2 * BLOCK else 0)
            asked = len(file.asked)
            with start(url, path) as process:
                give_up = time.monotonic() + 30
                while (len(file.asked) == asked or size_of(part) < expected) and time.monotonic() < give_up:
                    assert process.poll() is None
                    time.sleep(0.005)
                process.kill()
            assert not path.exists()
            assert part.read_bytes() == CONTENT[: size_of(part)]
            assert size_of(part) >= expected
        with start(url, path) as process:
            assert process.wait(30) == 0
    assert path.read_bytes() == CONTENT
    assert [found.name for found in tmp_path.iterdir()] == ["B04.tif"]
    assert any(asked is not None for asked in file.ranges)
