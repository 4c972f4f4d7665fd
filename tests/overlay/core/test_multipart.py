import os
import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from overlay.core.partreading import Read, multipart, pieces, read
from swath.core.multipart import MultipartParser, boundary_of
from swath.core.partevents import USUAL_LIMITS, PartBegin, PartEnd, PartLimits
from swath.errors import UnexpectedAnswer

EXAMPLES = settings(max_examples=int(os.environ.get("SWATH_EXAMPLES", "300")))
"""`SWATH_EXAMPLES=100000 pytest --timeout 0 …` looks longer."""

PNG = "image/png"
OTHER = "application/octet-stream"
LARGE = random.Random(1).randbytes(200_000)

BODIES: dict[str, tuple[bytes, list[Read]]] = {
    "preamble": (b"For people.\r\nTwo lines\r\n" + multipart(b"a"), [("part0", PNG, b"a")]),
    "preamble with what only begins like a delimiter": (
        b"--xy\r\n--xyzz\r\n--xyz-\r\n" + multipart(b"a"),
        [("part0", PNG, b"a")],
    ),
    "an empty line first": (b"\r\n" + multipart(b"a"), [("part0", PNG, b"a")]),
    "epilogue": (multipart(b"a") + b"more\r\n--xyz\r\n\r\nnot a part\r\n--xyz--\r\n", [("part0", PNG, b"a")]),
    "no line end at the end": (multipart(b"a")[:-2], [("part0", PNG, b"a")]),
    "padding": (
        b"--xyz \t \r\n\r\na\r\n--xyz\t\r\n\r\nb\r\n--xyz--  \t\r\n",
        [("part0", OTHER, b"a"), ("part1", OTHER, b"b")],
    ),
    "padding at the very end": (b"--xyz\r\n\r\na\r\n--xyz-- \t", [("part0", OTHER, b"a")]),
    "line feeds in binary": (multipart(b"\n--xyz\n\n--xyz--\n"), [("part0", PNG, b"\n--xyz\n\n--xyz--\n")]),
    "carriage returns in binary": (multipart(b"\r\r\r--xyz\r\r"), [("part0", PNG, b"\r\r\r--xyz\r\r")]),
    "what only begins like a delimiter": (
        multipart(b"\r\n--xy\r\n--xyza\r\n--xyz-\r\n--xyz--x\r\n--xyz x\r\n-"),
        [("part0", PNG, b"\r\n--xy\r\n--xyza\r\n--xyz-\r\n--xyz--x\r\n--xyz x\r\n-")],
    ),
    "what looks like a delimiter in the middle of a line": (
        multipart(b"a--xyz\r\nb"),
        [("part0", PNG, b"a--xyz\r\nb")],
    ),
    "too much padding": (
        multipart(b"\r\n--xyz" + b" " * 101 + b"\r\n"),
        [("part0", PNG, b"\r\n--xyz" + b" " * 101 + b"\r\n")],
    ),
    "line ends around content": (multipart(b"\r\na\r\n\r\n"), [("part0", PNG, b"\r\na\r\n\r\n")]),
    "empty parts": (multipart(b"", b""), [("part0", PNG, b""), ("part1", PNG, b"")]),
    "no line end before the delimiter after a header": (
        b"--xyz\r\nContent-Type: image/png\r\n\r\n--xyz--",
        [("part0", PNG, b"")],
    ),
    "no headers": (b"--xyz\r\n\r\na\r\n--xyz--", [("part0", OTHER, b"a")]),
    "neither headers nor content": (b"--xyz\r\n\r\n--xyz--", [("part0", OTHER, b"")]),
    "no parts": (b"--xyz--\r\n", []),
    "a multipart within": (
        b"--xyz\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\n\r\na\r\n--in--\r\n--xyz--",
        [("part0", "multipart/mixed", b"--in\r\n\r\na\r\n--in--")],
    ),
    "names": (
        b'--xyz\r\ncontent-disposition:attachment;filename="a.tif"\r\n\r\n1\r\n'
        b'--xyz\r\nContent-Disposition: form-data;\r\n\t name=b;\r\n filename="x.png"\r\n\r\n2\r\n'
        b"--xyz\r\nContent-Disposition: attachment; filename*=utf-8''%C4%8Disto.json\r\n\r\n3\r\n"
        b'--xyz\r\nContent-Disposition: attachment; filename="a \\"b\\" c.jpg"\r\n\r\n4\r\n'
        b'--xyz\r\nContent-Type: Image/TIFF; application=geotiff; name="d.tif"\r\n\r\n5\r\n--xyz--',
        [
            ("a", "image/tiff", b"1"),
            ("b", OTHER, b"2"),
            ("čisto", "application/json", b"3"),
            ('a "b" c', "image/jpeg", b"4"),
            ("d", "image/tiff", b"5"),
        ],
    ),
    "a large one": (multipart(LARGE, b"b"), [("part0", PNG, LARGE), ("part1", PNG, b"b")]),
}
SIZES = [1, 2, 3, 7, 64, 1000, 1024, 4096, 65536, 1 << 20]


def parsed(body: bytes, *sizes: int, boundary: str = "xyz", limits: PartLimits = USUAL_LIMITS) -> list[Read]:
    return read(MultipartParser(boundary, limits), pieces(body, sizes))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", BODIES)
def test_a_tricky_body_is_read_by_the_rfc_whatever_its_pieces(name: str, size: int) -> None:
    body, parts = BODIES[name]
    if len(body) / size < 10_000:
        assert parsed(body, size) == parts


@pytest.mark.parametrize("name", [name for name, (body, _) in BODIES.items() if len(body) < 1000])
def test_a_tricky_body_is_read_wherever_it_is_cut_in_two(name: str) -> None:
    body, parts = BODIES[name]
    for cut in range(len(body)):
        assert parsed(body, cut or 1, len(body)) == parts


@pytest.mark.parametrize("size", [1, 1 << 10])
def test_a_body_truncated_at_any_byte_is_an_error(size: int) -> None:
    body = b"preamble\r\n" + multipart(b"a\r\n--xy\n", b"", b"bc")
    end = len(body) - 2
    for cut in range(end):
        with pytest.raises(UnexpectedAnswer, match="cut short"):
            parsed(body[:cut], size)
    assert len(parsed(body[:end], size)) == 3


@pytest.mark.parametrize(
    ("content_type", "boundary"),
    [
        ("multipart/mixed; boundary=xyz", "xyz"),
        ('multipart/mixed; boundary="xyz"', "xyz"),
        ('Multipart/Mixed; charset=utf-8;Boundary="x y:z\'()+_,-./=?"', "x y:z'()+_,-./=?"),
        ('multipart/mixed; boundary="a\\"b"', 'a"b'),
        ("multipart/mixed; boundary=xyz ; charset=x", "xyz"),
        ('multipart/mixed; boundary="xyz  "', "xyz"),
        ("multipart/mixed;\r\n boundary=xyz", "xyz"),
        ('multipart/mixed; boundary="x  z"', "x  z"),
        ("multipart/mixed; boundary*=utf-8''x%20z", "x z"),
        (f"multipart/mixed; boundary*{5000 * '9'}*=x", None),
        ("multipart/mixed; boundary=", None),
        ("multipart/mixed", None),
    ],
)
def test_a_boundary_is_what_the_content_type_says(content_type: str, boundary: str | None) -> None:
    assert boundary_of(content_type) in ((boundary,) if boundary else (None, ""))
    if boundary:
        assert parsed(multipart(b"a", boundary=boundary), 5, boundary=boundary) == [("part0", PNG, b"a")]


@pytest.mark.parametrize("boundary", ["", "x" * 201, "a\r\nb"])
def test_a_boundary_that_cannot_be_is_refused(boundary: str) -> None:
    with pytest.raises(UnexpectedAnswer, match="without a usable boundary"):
        MultipartParser(boundary)


def part(header: bytes, content: bytes = b"a") -> bytes:
    return b"--xyz\r\n" + (header + b"\r\n" if header else b"") + b"\r\n" + content + b"\r\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (part(b"no header at all"), "a line that is none: 'no header"),
        (b"--xyz\r\nA: b\r\n--xyz\r\n\r\na\r\n", "ends within its header"),
        (part(b"Content-Transfer-Encoding: base64"), "encoded as 'base64'"),
        (2 * part(b'Content-Disposition: attachment; name="a"'), "two outputs called 'a'"),
        (
            part(b"Content-Disposition: a; filename=a.tif") + part(b"Content-Disposition: a; filename=../x/a.png"),
            "two outputs called 'a'",
        ),
        (part(b"A: " + b"b" * 1100), "header is longer than 1,000 bytes"),
        (b"--xyz\r\nA: " + b"b" * 1100, "header is longer than 1,000 bytes"),
        (4 * part(b""), "more than 3 outputs"),
        (part(b"", b"a" * 2001), "output of the answer is larger than 2,000 bytes"),
        (3 * part(b"", b"a" * 2000) + b"--xyz--", "answer is larger than 5,000 bytes"),
        (b"p" * 5001, "answer is larger than 5,000 bytes"),
    ],
)
@pytest.mark.parametrize("size", [1, 100, 10_000])
def test_what_is_malformed_or_too_much_is_one_clear_error(body: bytes, said: str, size: int) -> None:
    limits = PartLimits(parts=3, header=1000, part=2000, total=5000)
    with pytest.raises(UnexpectedAnswer, match=re.escape(said)):
        parsed(body, size, limits=limits)


def test_a_header_that_no_reader_of_headers_expects_is_one_clear_error() -> None:
    with pytest.raises(UnexpectedAnswer, match="header of part 0 cannot be read"):
        parsed(part(b"Content-Disposition: a; name*" + b"9" * 5000 + b"*=x"), 1000)


@pytest.mark.parametrize("name", ["..", ".", "", "/", "../..", "a/..", "..\\.."])
def test_a_name_that_leads_somewhere_is_none(name: str) -> None:
    header = f'Content-Disposition: attachment; name="{name}"'.encode()
    assert [found for found, _, _ in parsed(part(header) + b"--xyz--", 9)] == ["part0"]


def test_contents_are_views_of_the_body_and_nothing_of_it_is_copied() -> None:
    body = multipart(LARGE, LARGE)
    events = MultipartParser("xyz").feed(body)
    views = [event.content for event in events if not isinstance(event, PartBegin | PartEnd)]
    assert [view.obj is body for view in views] == [True, True]


def test_no_more_than_a_delimiter_is_held_back() -> None:
    parser = MultipartParser("xyz")
    parser.feed(b"--xyz\r\n\r\n")
    for _ in range(100):
        [event] = parser.feed(LARGE[:1000] + b"\r\n--xy")
        assert len(event.content) >= 1000  # type: ignore[union-attr]


def test_what_comes_after_the_end_is_passed_over() -> None:
    parser = MultipartParser("xyz")
    parser.feed(b"--xyz--\r\n")
    assert parser.feed(multipart(b"a")) == []
    assert parser.finish() == []


# Pieces from which delimiters and what only looks like one come about by chance.
TOKENS = [b"\r\n", b"\r", b"\n", b"--", b"-", b"bo", b"b", b"\r\n--bo", b"\r\n--bo--", b" ", b"\t", b"A: b", b"x"]
TOKENS += [b"\r\n\r\n", b"\r\n--bo\r\n\r\n", b"\r\n--bo\r\nA: b\r\n\r\n"]
SOUP = st.lists(st.sampled_from(TOKENS), max_size=40).map(b"".join)
STARTS = st.sampled_from([b"", b"--bo\r\n\r\n", b"\r\n--bo \r\n\r\n"])
ENDS = st.sampled_from([b"", b"\r\n--bo--", b"\r\n--bo--\r\n", b"\r\n--bo-- \r"])
BODY = st.tuples(STARTS, SOUP, ENDS).map(b"".join)
CUTS = st.lists(st.integers(1, 12), min_size=1, max_size=30)
_DELIMITER = re.compile(rb"(?:\A|\r\n)--bo(--)?[ \t]{0,100}(?:(?=\r\n)|(?<=--)\r?\Z|(?<=[ \t])\r?\Z)")


def by_the_rfc(body: bytes) -> list[bytes] | None:
    """The contents of a whole body, read in the plainest way; None where it is malformed or has no end."""
    contents: list[bytes] = []
    found = _DELIMITER.search(body)
    while found and not found[1]:
        head_end = body.find(b"\r\n\r\n", found.end())
        if head_end < 0 or b"\r\n--bo" in body[found.end() : head_end]:
            return None
        lines = re.sub(rb"\r\n[ \t]+", b" ", body[found.end() : head_end]).split(b"\r\n")
        if any(line.strip() and b":" not in line for line in lines):
            return None
        found = _DELIMITER.search(body, head_end + 2)
        if found:
            contents.append(body[head_end + 4 : found.start()])
    return contents if found else None


@EXAMPLES
@given(BODY, CUTS)
def test_any_soup_of_delimiters_is_read_as_in_the_plainest_way(soup: bytes, cuts: list[int]) -> None:
    expected = by_the_rfc(soup)
    try:
        found = [content for _, _, content in parsed(soup, *cuts, boundary="bo")]
    except UnexpectedAnswer:
        assert expected is None
    else:
        assert found == expected


@EXAMPLES
@given(st.lists(SOUP | st.binary(max_size=50), min_size=1, max_size=4), SOUP, SOUP, CUTS)
def test_any_content_without_a_delimiter_comes_back(
    contents: list[bytes], preamble: bytes, epilogue: bytes, cuts: list[int]
) -> None:
    assume(not any(re.search(rb"(\A|\r\n)--bo(--)?[ \t]*(\r\n|\r?\Z)", text) for text in [preamble, *contents]))
    inner = multipart(*contents, boundary="bo")
    assume(len(re.findall(rb"--bo(?:--)?[ \t]*\r\n", inner)) == len(contents) + 1)
    body = (preamble + b"\r\n" if preamble else b"") + inner + epilogue
    assert [content for _, _, content in parsed(body, *cuts, boundary="bo")] == contents


@EXAMPLES
@given(st.binary(max_size=300), CUTS)
def test_any_header_is_read_or_refused(header: bytes, cuts: list[int]) -> None:
    for start in (b"", b"Content-Disposition: ", b"Content-Disposition: attachment; name", b"Content-Type: "):
        try:
            parsed(part(start + header) + b"--xyz--", *cuts)
        except UnexpectedAnswer:
            continue
