import errno
import os
import threading
from pathlib import Path

import pytest

from swath.wire.syncing import Syncing


def test_a_file_is_brought_to_disk_and_closed_where_that_is_asked(tmp_path: Path) -> None:
    syncing = Syncing()
    with (tmp_path / "a").open("wb") as kept, (tmp_path / "b").open("wb") as closed:
        kept.write(b"kept")
        syncing.start(kept)
        assert (tmp_path / "a").read_bytes() == b"kept"
        syncing.start(closed, close=True)
        syncing.wait()
        assert syncing.is_idle
        assert (kept.closed, closed.closed) == (False, True)
    syncing.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("swath-sync")]


def test_a_failure_is_raised_once_where_it_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    syncing = Syncing()
    with (tmp_path / "a").open("wb") as file:
        monkeypatch.setattr(os, "fsync", full)
        syncing.start(file)
        with pytest.raises(OSError, match="No space left"):
            syncing.start(file)
        syncing.start(file, close=True)
        with pytest.raises(OSError, match="No space left"):
            syncing.wait()
        assert file.closed
    syncing.wait()
    syncing.stop()


def test_what_is_stopped_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    syncing = Syncing()
    with (tmp_path / "a").open("wb") as file:
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", broken)
            syncing.start(file)
            syncing.stop()
        syncing.start(file)
        syncing.wait()
    syncing.stop()
