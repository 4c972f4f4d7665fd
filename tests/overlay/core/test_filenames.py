import re
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.filenames import safe_path, safe_paths

HOSTILE = [
    "../../etc/passwd",
    "..\\..\\windows\\system32\\config",
    "/etc/passwd",
    "//server/share/file",
    "C:\\Windows\\win.ini",
    "C:autoexec.bat",
    "file.tif:stream",
    "a/../../b.tif",
    "a/./b.tif",
    ".",
    "..",
    "",
    "/",
    "...",
    "....//....//etc/passwd",
    "con",
    "NUL.tif",
    "com1.txt.tif",
    "COM¹",
    "a.tif\x00.exe",
    "a\r\nb.tif",
    "a\x1b[2Jb.tif",
    "name.",
    "name ",
    " ",
    "a.part",
    "a.PART.json",
    "-rf",
    "~/.ssh/authorized_keys",
    "x" * 5000,
    "é" * 300 + ".tif",
    "a/" * 50 + "b.tif",
    "\u202egpj.exe",
    "a\u200b.tif",
    "\ud800.tif",
    "%2e%2e%2fetc%2fpasswd",
    "$HOME/`id`.tif",
    "a|b<c>d?.tif",
]
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def check(path: PurePosixPath) -> None:
    assert not path.is_absolute()
    assert path.parts
    assert PureWindowsPath(str(path)).drive == ""
    assert not PureWindowsPath(str(path)).is_reserved()
    for part in path.parts:
        assert part not in (".", "..")
        assert len(part.encode()) <= 240
        assert not _FORBIDDEN.search(part)
        assert not part.endswith((".", " "))
        assert not part.lower().endswith((".part", ".part.json"))


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_server_says_a_name_stays_inside_its_folder(name: str, tmp_path: Path) -> None:
    path = safe_path(name)
    check(path)
    target = (tmp_path / path).resolve()
    assert target.is_relative_to(tmp_path.resolve())
    assert target != tmp_path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"x")


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_name_becomes_one_that_every_file_system_takes(name: str) -> None:
    check(safe_path(name))


@pytest.mark.parametrize("name", ["B04.tif", "R10m/T33TVM_B04.tiff", "Ljubljana 2024-06 (čisto).zip", ".hidden"])
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert str(safe_path(name)) == name


def test_what_leads_elsewhere_is_left_out() -> None:
    assert str(safe_path("../../etc/./passwd")) == "etc/passwd"
    assert str(safe_path("C/..\\\\D//e")) == "C/D/e"
    assert str(safe_path("/..")) == "file"


def test_names_that_differ_stay_different() -> None:
    assert safe_path("a:b.tif") != safe_path("a?b.tif") != safe_path("a_b.tif")
    assert safe_path("x" * 300) != safe_path("x" * 301)
    assert safe_path("a:b.tif").suffix == ".tif"


@given(st.lists(st.sampled_from([*HOSTILE, "a", "A", "a/b", "A/B", "a/b/c", "é", "e\u0301"]) | st.text(max_size=5)))
def test_files_side_by_side_are_in_nobody_s_way(names: list[str]) -> None:
    paths = safe_paths(names)
    assert paths == safe_paths(names)
    keys = [unicodedata.normalize("NFC", str(path).casefold()) for path in paths]
    assert len(set(keys)) == len(keys)
    folders = {unicodedata.normalize("NFC", str(folder).casefold()) for path in paths for folder in path.parents}
    assert folders.isdisjoint(keys)
    for path in paths:
        check(path)
