import errno
import os
import threading
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest

from overlay.core.partreading import tar
from swath.core.partevents import PartBegin, PartData, PartEvent
from swath.core.parts import container_parser
from swath.errors import InvalidParameter, UnexpectedAnswer
from swath.wire.outputs import OutputFiles

TAR = httpx.Headers({"Content-Type": "application/tar"})
BODY = tar([("a.tif", b"II" * 500), ("b.json", b"{}")])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_files_get_their_names_all_at_once(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    files.write([BODY[:600], BODY[600:]])
    files.finish()
    assert names(tmp_path).isdisjoint({"a.tif", "b.json"})
    assert files.commit() == {"a": tmp_path / "a.tif", "b": tmp_path / "b.json"}
    files.discard()
    assert names(tmp_path) == {"a.tif", "b.json"}


def test_another_attempt_begins_anew(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    files.write([BODY[:1024]])
    files.begin(TAR)
    assert names(tmp_path) == set()
    files.write([tar([("c.tif", b"II")])])
    files.finish()
    files.commit()
    assert names(tmp_path) == {"c.tif"}


def test_what_is_discarded_leaves_nothing_not_even_the_folder(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path / "a" / "b", container_parser)
    files.begin(TAR)
    files.write([BODY[:1024]])
    files.discard()
    assert names(tmp_path) == set()


def test_a_folder_that_others_use_meanwhile_stays(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path / "a" / "b", container_parser)
    (tmp_path / "a" / "mine.txt").write_text("mine")
    files.discard()
    assert names(tmp_path / "a") == {"mine.txt"}


def test_what_comes_after_it_was_discarded_is_not_written(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    files.discard()
    files.write([BODY])
    assert names(tmp_path) == set()
    assert files.commit() == {}


def test_discarding_waits_for_a_write_under_way(tmp_path: Path) -> None:
    entered, may_go_on = threading.Event(), threading.Event()

    class Slow:
        def feed(self, chunk: bytes) -> Sequence[PartEvent]:
            entered.set()
            assert may_go_on.wait(30)
            return [PartBegin("a", "image/tiff"), PartData(memoryview(chunk))]

        def finish(self) -> Sequence[PartEvent]:
            return []

    files = OutputFiles(tmp_path, lambda _: Slow())
    files.begin(TAR)
    writing = threading.Thread(target=files.write, args=([b"II*\0"],))
    discarding = threading.Thread(target=files.discard)
    writing.start()
    assert entered.wait(30)
    discarding.start()
    may_go_on.set()
    writing.join()
    discarding.join()
    assert names(tmp_path) == set()


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.write([BODY])
    files.discard()
    assert names(tmp_path) == set()


def test_a_file_that_cannot_grow_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            files.write([BODY])
        files.discard()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert names(tmp_path) == set()


def test_a_rename_that_fails_takes_back_those_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def fail_at_b(part: Path, target: Path) -> Path:
        if target.name == "b.json":
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(part, target)

    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    files.write([BODY])
    files.finish()
    monkeypatch.setattr(Path, "replace", fail_at_b)
    with pytest.raises(PermissionError):
        files.commit()
    files.discard()
    assert names(tmp_path) == set()


def test_one_file_is_open_at_a_time(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = OutputFiles(tmp_path, container_parser)
    files.begin(TAR)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/dev/fd").iterdir())) + 20, before[1]))
    try:
        files.write([tar([(f"{number}.tif", b"II") for number in range(100)])])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    files.finish()
    assert len(files.commit()) == 100


def test_a_folder_that_cannot_be_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(InvalidParameter, match=r"folder=.*must be where files can be written"):
        OutputFiles(tmp_path / "file" / "x", container_parser, parameter="folder")


def test_an_answer_of_another_kind_is_told_before_its_body(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path, container_parser)
    for headers, said in (
        ({"Content-Type": "text/html"}, "several outputs"),
        ({"Content-Type": "application/tar", "Content-Encoding": "br"}, "compressed"),
    ):
        with pytest.raises(UnexpectedAnswer, match=said):
            files.begin(httpx.Headers(headers))
