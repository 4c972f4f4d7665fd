import pytest

from overlay.core.partreading import multipart, pieces, read, tar
from swath.core.partevents import PartLimits
from swath.core.parts import LonePart, read_parts
from swath.errors import UnexpectedAnswer

TWO = (
    b'preamble\r\n--xyz\r\nContent-Disposition: attachment; name="ndvi"; filename="ndvi.tif"\r\n'
    b"Content-Type: image/tiff\r\n\r\nII\r\n--xy\n\r\n--xyzz\r\n--xyz  \r\nContent-Disposition: attachment;\r\n"
    b' filename="userdata.json"\r\n\r\n{}\r\n--xyz--\r\nepilogue'
)


OUTPUTS = [("default.tif", b"II"), ("userdata.json", b"{}")]


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


@pytest.mark.parametrize("content_type", ["application/x-tar", "Application/TAR; charset=binary"])
def test_tar_members_are_outputs_named_without_their_suffix(content_type: str) -> None:
    parts = read_parts(content_type, tar(OUTPUTS))
    assert [(p.name, p.media_type, p.content) for p in parts] == [
        ("default", "image/tiff", b"II"),
        ("userdata", "application/json", b"{}"),
    ]


def test_contents_are_views_of_the_body() -> None:
    for content_type, body in (("application/tar", tar(OUTPUTS)), ("multipart/mixed; boundary=xyz", TWO)):
        for part in read_parts(content_type, body):
            assert isinstance(part.content, memoryview)
            assert part.content.obj is body


def test_an_answer_that_holds_more_than_it_may_is_an_error() -> None:
    with pytest.raises(UnexpectedAnswer, match="more than 1 outputs"):
        read_parts("application/tar", tar(OUTPUTS), PartLimits(parts=1))


@pytest.mark.parametrize("content_type", ["image/png", "", "multipart/mixed", "multipart/mixed; boundary="])
def test_what_is_no_container_is_said_to_be_none(content_type: str) -> None:
    with pytest.raises(UnexpectedAnswer, match="boundary|several outputs"):
        read_parts(content_type, TWO)


@pytest.mark.parametrize("size", [1, 3, 8, 100])
def test_a_lone_output_is_handed_out_as_it_comes(size: int) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(50)
    assert read(LonePart("default", "image/png"), pieces(content, [size])) == [("default", "image/png", content)]
    assert read(LonePart("default", "application/json"), pieces(b"{}", [size])) == [
        ("default", "application/json", b"{}")
    ]


@pytest.mark.parametrize("content", [b"", b"<", b"<html>", b"<html>".ljust(100), b"\x89PNG\r\n"])
def test_a_lone_output_that_does_not_begin_as_its_format_does_is_an_error(content: bytes) -> None:
    with pytest.raises(UnexpectedAnswer, match=r"sent as image/png begins with b.*as none does"):
        read(LonePart("default", "image/png"), pieces(content, [7]))
