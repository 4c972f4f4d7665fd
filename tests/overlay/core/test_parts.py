import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.parts import read_parts
from swath.errors import UnexpectedAnswer

TWO = (
    b'preamble\r\n--xyz\r\nContent-Disposition: attachment; name="ndvi"; filename="ndvi.tif"\r\n'
    b"Content-Type: image/tiff\r\n\r\nII\r\n--xy\n\r\n--xyzz\r\n--xyz  \r\nContent-Disposition: attachment;\r\n"
    b' filename="userdata.json"\r\n\r\n{}\r\n--xyz--\r\nepilogue'
)


def multipart(*contents: bytes, boundary: str = "xyz") -> bytes:
    mark = boundary.encode()
    parts = (b"--" + mark + b"\r\nContent-Type: image/png\r\n\r\n" + content + b"\r\n" for content in contents)
    return b"".join(parts) + b"--" + mark + b"--\r\n"


def tar(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name.replace("__", "/").replace("_", "."))
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


@pytest.mark.parametrize("boundary", ["xyz", '"xyz"'])
def test_multipart_is_read_by_the_rfc_not_by_example(boundary: str) -> None:
    first, second = read_parts(f"multipart/mixed; boundary={boundary}", TWO)
    assert (first.name, first.media_type, first.content) == ("ndvi", "image/tiff", b"II\r\n--xy\n\r\n--xyzz")
    assert (second.name, second.media_type, second.content) == ("userdata", "application/json", b"{}")


def test_parts_without_headers_or_content_are_parts() -> None:
    one, two = read_parts("multipart/mixed; boundary=b", b"--b\r\n\r\nplain\r\n--b\r\n\r\n\r\n--b--")
    assert (one.name, one.content) == ("part0", b"plain")
    assert (two.name, two.content) == ("part1", b"")


@pytest.mark.parametrize("cut", range(1, len(multipart(b"a", b"bc")) - 3))
def test_a_multipart_body_cut_anywhere_is_an_error(cut: int) -> None:
    with pytest.raises(UnexpectedAnswer, match="cut short"):
        read_parts("multipart/mixed; boundary=xyz", multipart(b"a", b"bc")[:cut])


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_any_bytes_come_back_from_multipart(contents: list[bytes]) -> None:
    boundary = "b0undary-that-binary-will-not-hit"
    parts = read_parts(f"multipart/mixed; boundary={boundary}", multipart(*contents, boundary=boundary))
    assert [part.content for part in parts] == contents


def test_tar_members_are_outputs_named_without_their_suffix() -> None:
    parts = read_parts("application/x-tar", tar(default_tif=b"II", userdata_json=b"{}"))
    assert [(p.name, p.media_type, p.content) for p in parts] == [
        ("default", "image/tiff", b"II"),
        ("userdata", "application/json", b"{}"),
    ]


def test_a_member_name_is_never_a_path() -> None:
    [part] = read_parts("application/tar", tar(etc__passwd_png=b"x"))
    assert part.name == "passwd"


def test_links_in_a_tar_are_passed_over() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("default.tif")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert read_parts("application/tar", stream.getvalue()) == []


def test_a_tar_cut_at_any_block_of_its_content_is_an_error() -> None:
    whole = tar(a_tif=b"x" * 700, b_tif=b"y" * 100)
    content_end = 512 + 1024 + 512 + 512
    for cut in [*range(0, content_end, 256), content_end]:
        with pytest.raises(UnexpectedAnswer):
            read_parts("application/tar", whole[:cut])


@pytest.mark.parametrize("content_type", ["image/png", "", "multipart/mixed", "multipart/mixed; boundary="])
def test_what_is_no_container_is_said_to_be_none(content_type: str) -> None:
    with pytest.raises(UnexpectedAnswer, match="boundary|several outputs"):
        read_parts(content_type, TWO)
