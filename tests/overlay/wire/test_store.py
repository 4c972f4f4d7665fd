import json
import os
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath import InvalidParameter, ResultStore
from swath.wire.store import LEFTOVER_AGE

BODY = b'{"input": {"a": 1, "b": [2, 3]}, "evalscript": "//VERSION=3"}'
URL = "https://host.example"
TIFF = b"II*\0 and then pixels"


def answer(content: bytes = TIFF, kind: str = "image/tiff", **headers: str) -> httpx.Response:
    return httpx.Response(200, content=content, headers={"Content-Type": kind} | headers)


@pytest.fixture
def store(tmp_path: Path) -> ResultStore:
    return ResultStore(tmp_path / "results")


@pytest.fixture
def key(store: ResultStore) -> str:
    return store.key(BODY, accept="", base_url=URL)


def files(store: ResultStore) -> list[str]:
    return sorted(path.relative_to(store.folder).as_posix() for path in store.folder.rglob("*") if path.is_file())


def test_what_was_written_is_read_and_lies_there_as_an_ordinary_file(store: ResultStore, key: str) -> None:
    store.write(key, answer(**{"x-processingunits-spent": "0.25"}))
    found = store.read(key)
    assert found is not None
    assert found.content == TIFF
    assert found.headers["Content-Type"] == "image/tiff"
    assert found.headers["x-processingunits-spent"] == "0.25"
    assert files(store) == [f"{key[:2]}/{key}.json", f"{key[:2]}/{key}.tif"]
    assert (store.folder / key[:2] / f"{key}.tif").read_bytes() == TIFF
    sidecar = json.loads((store.folder / key[:2] / f"{key}.json").read_text())
    assert sidecar.keys() == {"key", "content_type", "length", "sha256", "units", "created"}


def test_no_name_ever_shows_half_a_file_and_the_sidecar_comes_last(
    store: ResultStore, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr("swath.wire.store.write_whole", lambda path, _: written.append(path.name))
    store.write(key, answer())
    assert written == [f"{key}.tif", f"{key}.json"]
    assert files(store) == []


def test_what_was_never_written_is_missing(store: ResultStore, key: str) -> None:
    assert store.read(key) is None


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("image/png", "png"),
        ("image/jpeg", "jpg"),
        ("image/tiff;depth=32f", "tif"),
        ("application/json; charset=utf-8", "output.json"),
        ("application/tar", "tar"),
        ("multipart/mixed; boundary=b", "multipart"),
    ],
)
def test_every_kind_of_answer_keeps_its_own_suffix_and_type(
    store: ResultStore, key: str, kind: str, suffix: str
) -> None:
    store.write(key, answer(b"{}", kind))
    found = store.read(key)
    assert found is not None
    assert (found.content, found.headers["Content-Type"]) == (b"{}", kind)
    assert f"{key[:2]}/{key}.{suffix}" in files(store)


def test_a_web_page_is_no_result_to_keep(store: ResultStore, key: str) -> None:
    store.write(key, answer(b"<html>maintenance</html>", "text/html"))
    assert store.read(key) is None
    assert files(store) == []


def test_the_key_does_not_depend_on_the_order_of_members(store: ResultStore) -> None:
    shuffled = b'{"evalscript":"//VERSION=3","input":{"b":[2,3],"a":1}}'
    assert store.key(shuffled, accept="", base_url=URL) == store.key(BODY, accept="", base_url=URL)


def test_the_key_depends_on_everything_that_changes_the_answer(store: ResultStore) -> None:
    keys = {
        store.key(BODY, accept="", base_url=URL),
        store.key(BODY, accept="application/tar", base_url=URL),
        store.key(BODY, accept="", base_url="https://other.example"),
        store.key(BODY.replace(b"3]", b"4]"), accept="", base_url=URL),
        store.key(BODY.replace(b"[2, 3]", b"[3, 2]"), accept="", base_url=URL),
    }
    assert len(keys) == 5


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])


def change(member: str, value: object) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        path.write_text(json.dumps(json.loads(path.read_text()) | {member: value}))

    return edit


@pytest.mark.parametrize(
    ("suffix", "damage"),
    [
        ("tif", cut),
        ("tif", flip),
        ("tif", Path.unlink),
        ("json", Path.unlink),
        ("json", cut),
        ("json", lambda path: path.write_bytes(b"")),
        ("json", lambda path: path.write_bytes(b"\xff\xfe")),
        ("json", lambda path: path.write_text("[]")),
        ("json", lambda path: path.write_text("[" * 100_000)),
        ("json", change("key", "0" * 64)),
        ("json", change("length", 3)),
        ("json", change("sha256", "")),
        ("json", change("content_type", "image/png")),
        ("json", change("content_type", "text/html")),
        ("json", change("content_type", None)),
        ("json", change("content_type", "image/tiff\r\nX: y")),
        ("json", change("units", [1])),
    ],
)
def test_damage_of_any_kind_counts_as_missing_and_can_be_mended(
    store: ResultStore, key: str, suffix: str, damage: Callable[[Path], None]
) -> None:
    store.write(key, answer())
    damage(store.folder / key[:2] / f"{key}.{suffix}")
    found = store.read(key)
    assert found is None or (found.content == TIFF and found.headers["Content-Type"].startswith("image/tiff"))
    store.write(key, answer())
    mended = store.read(key)
    assert mended is not None
    assert mended.content == TIFF


@given(st.binary(max_size=300))
def test_a_sidecar_of_any_bytes_never_raises(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    store = ResultStore(tmp_path_factory.getbasetemp() / "junk")
    key = store.key(BODY, accept="", base_url=URL)
    store.write(key, answer())
    (store.folder / key[:2] / f"{key}.json").write_bytes(junk)
    assert store.read(key) is None


def test_the_file_of_another_answer_under_a_key_is_not_taken_for_it(store: ResultStore, key: str) -> None:
    other = store.key(BODY, accept="application/tar", base_url=URL)
    store.write(other, answer())
    (store.folder / key[:2]).mkdir(exist_ok=True)
    for suffix in ("tif", "json"):
        (store.folder / other[:2] / f"{other}.{suffix}").rename(store.folder / key[:2] / f"{key}.{suffix}")
    assert store.read(key) is None


def test_leftovers_of_killed_writers_go_after_an_hour_and_nothing_else_does(store: ResultStore, key: str) -> None:
    store.write(key, answer())
    folder = store.folder / key[:2]
    leftover = f".{key}.tif.{'a' * 32}.part"
    others = [f"{key}.tif.bak", "notes.part", ".notes.part", f".{key}.tif.{'b' * 31}.part", f"{leftover}.txt"]
    for name in (*others, leftover, leftover.replace("aaa", "bbb")):
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (time.time() - LEFTOVER_AGE - 5,) * 2)
    (store.folder / leftover).write_bytes(b"")
    os.utime(folder / leftover.replace("aaa", "bbb"), (time.time() - LEFTOVER_AGE + 60,) * 2)
    before = set(files(store))
    ResultStore(store.folder)
    assert before - set(files(store)) == {f"{key[:2]}/{leftover}"}


def test_a_store_makes_its_folder_and_its_parents(tmp_path: Path) -> None:
    assert ResultStore(tmp_path / "a" / "b").folder.is_dir()


def test_a_folder_that_cannot_be_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidParameter, match=r"store='.*file': must be a folder that can be written to"):
        ResultStore(tmp_path / "file")
    with pytest.raises(InvalidParameter, match=r"must be a folder that can be written to: Not a directory"):
        ResultStore(tmp_path / "file" / "below")


def test_a_folder_that_cannot_be_written_to_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Not by the folder's mode: whoever runs the tests may be allowed everything.
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(InvalidParameter, match=re.escape(f"store={str(tmp_path)!r}: must be") + ".*Permission denied"):
        ResultStore(tmp_path)


def test_opening_a_store_leaves_no_trace_of_the_trial(tmp_path: Path) -> None:
    ResultStore(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_readers_and_writers_at_once_see_whole_answers_or_none(store: ResultStore, key: str) -> None:
    contents = [bytes([number]) * 50_000 for number in range(8)]

    def write(number: int) -> None:
        for _ in range(10):
            store.write(key, answer(contents[number]))

    def read() -> int:
        seen = 0
        for _ in range(60):
            found = store.read(key)
            if found is not None:
                assert found.content in contents
                seen += 1
        return seen

    with ThreadPoolExecutor(8) as pool:
        writing = [pool.submit(write, number) for number in range(4)]
        reading = [pool.submit(read) for _ in range(4)]
        for future in writing:
            future.result()
        for future in reading:
            future.result()
    store.write(key, answer())
    assert store.read(key) is not None
    assert not [name for name in files(store) if name.endswith(".part")]


def test_a_store_shows_its_folder(tmp_path: Path) -> None:
    assert repr(ResultStore(tmp_path)) == f"ResultStore({str(tmp_path)!r})"
