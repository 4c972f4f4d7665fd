import os
from pathlib import Path

import pytest

from swath.wire.files import write_whole


def test_an_error_names_the_file_that_was_to_be_written(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "ndvi.tif"
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(target, b"II")
    assert caught.value.filename == str(target)


def test_a_file_that_cannot_be_finished_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ndvi.tif"
    write_whole(target, b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(target, b"after")
    assert caught.value.filename == str(target)
    assert [path.name for path in tmp_path.iterdir()] == ["ndvi.tif"]
    assert target.read_bytes() == b"before"
