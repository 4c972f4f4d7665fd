import io
import os
import re
import tarfile
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlay.core.partreading import Read, pieces, read, tar
from swath.core.partevents import USUAL_LIMITS, PartBegin, PartData, PartLimits
from swath.core.tar import TarParser
from swath.errors import UnexpectedAnswer

EXAMPLES = settings(max_examples=int(os.environ.get("SWATH_EXAMPLES", "300")))
"""`SWATH_EXAMPLES=100000 pytest --timeout 0 …` looks longer."""

FORMATS = {"ustar": tarfile.USTAR_FORMAT, "GNU": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}
END = bytes(1024)


def parsed(body: bytes, *sizes: int, limits: PartLimits = USUAL_LIMITS) -> list[Read]:
    return read(TarParser(limits), pieces(body, sizes or (len(body),)))


def header(name: bytes = b"a.tif", size: bytes | int = 0, kind: bytes = b"0", **fields: tuple[int, bytes]) -> bytes:
    """A header block, its checksum right."""
    block = bytearray(512)
    block[: len(name)] = name
    digits = size if isinstance(size, bytes) else b"%011o\0" % size
    block[124 : 124 + len(digits)] = digits
    block[156:157] = kind
    block[257:265] = b"ustar\x0000"
    for offset, value in fields.values():
        block[offset : offset + len(value)] = value
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 512)


def attributes(records: bytes, kind: bytes = b"x") -> bytes:
    return header(b"PaxHeader", len(records), kind) + padded(records)


def record(key: bytes, value: bytes) -> bytes:
    length = len(key) + len(value) + 3
    while length != len(b"%d" % length) + len(key) + len(value) + 3:
        length = len(b"%d" % length) + len(key) + len(value) + 3
    return b"%d %b=%b\n" % (length, key, value)


def of(kind: bytes, **more: object) -> bytes:
    """An archive with a member of a type, and a file behind it."""
    return header(b"evil.tif", kind=kind, **more) + header(b"b.png", 1) + padded(b"b") + END  # type: ignore[arg-type]


B = ("b", "image/png", b"b")
HARMLESS: dict[str, tuple[bytes, list[Read]]] = {
    "a symbolic link": (of(b"2", link=(157, b"/etc/passwd")), [B]),
    "a hard link": (of(b"1", link=(157, b"../../etc/passwd")), [B]),
    "a character device": (of(b"3"), [B]),
    "a block device": (of(b"4"), [B]),
    "a pipe": (of(b"6"), [B]),
    "a folder": (of(b"5"), [B]),
    "a folder that says it has a size": (of(b"5", size=1 << 30), [B]),
    "a folder of old": (header(b"evil/", kind=b"\0") + header(b"b.png", 1) + padded(b"b") + END, [B]),
    "an unknown type": (header(b"evil", 3, b"Z") + padded(b"abc") + header(b"b.png", 1) + padded(b"b") + END, [B]),
    "a path upwards": (header(b"../../b.png", 1) + padded(b"b") + END, [B]),
    "an absolute path": (header(b"/etc/b.png", 1) + padded(b"b") + END, [B]),
    "a path of another system": (header(b"C:\\Windows\\b.png", 1) + padded(b"b") + END, [B]),
    "a name that is only a way": (
        header(b"../..", 1) + padded(b"b") + END,
        [("part0", "application/octet-stream", b"b")],
    ),
    "no name": (header(b"", 1) + padded(b"b") + END, [("part0", "application/octet-stream", b"b")]),
    "a name in no encoding": (header(b"\xff.png", 1) + padded(b"b") + END, [("\ufffd", "image/png", b"b")]),
    "a pax path upwards": (attributes(record(b"path", b"../../../b.png")) + header(b"x", 1) + padded(b"b") + END, [B]),
    "a size in binary": (header(b"b.png", b"\x80" + bytes(10) + b"\1") + padded(b"b") + END, [B]),
    "a size in pax": (attributes(record(b"size", b"1")) + header(b"b.png", 0) + padded(b"b") + END, [B]),
    "attributes of all": (attributes(record(b"comment", b"x"), b"g") + header(b"b.png", 1) + padded(b"b") + END, [B]),
    "what follows the end": (header(b"b.png", 1) + padded(b"b") + END + header(b"c.png", 5) + b"junk", [B]),
    "an empty archive": (END, []),
}


@pytest.mark.parametrize("size", [1, 511, 512, 513, 1 << 20])
@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_hostile_or_odd_is_made_harmless(name: str, size: int) -> None:
    body, parts = HARMLESS[name]
    assert parsed(body, size) == parts


LIMITS = PartLimits(parts=3, header=2000, part=10_000, total=40_000)
REFUSED: dict[str, tuple[bytes, str]] = {
    "no tar": (b"<html>" + bytes(600), "checksum of a header is wrong"),
    "a header with a flipped bit": (b"b" + header()[1:] + END, "checksum of a header is wrong"),
    "duplicates": (2 * header(b"a.tif") + END, "two outputs called 'a'"),
    "duplicates but for their folders": (header(b"x/a.tif") + header(b"y/a.png") + END, "two outputs called 'a'"),
    "too many outputs": (b"".join(header(b"%d.tif" % n) for n in range(4)) + END, "more than 3 outputs"),
    "too many folders": (13 * header(kind=b"5") + END, "more than 12 headers"),
    "a huge size": (header(size=b"77777777777"), "member of 8,589,934,591 bytes"),
    "a huge size in binary": (header(size=b"\x80" + b"\xff" * 11), "member of 309,485,009,821,345,068,724,781,055"),
    "a huge size of what is passed over": (header(size=b"77777777777", kind=b"Z"), "member of 8,589,934,591 bytes"),
    "a huge size in pax": (attributes(record(b"size", b"9" * 25)) + header(), "member of 9,999,999"),
    "an endless size in pax": (attributes(record(b"size", b"9" * 1000)) + header(), "size b'9999"),
    "a negative size": (header(size=b"\xff" * 12), r"size b'\xff"),
    "a negative size in pax": (attributes(record(b"size", b"-1")) + header(), "size b'-1'"),
    "a size that is none": (header(size=b"0x12"), "size b'0x12"),
    "a size with an underscore": (header(size=b"1_0"), "size b'1_0"),
    "GNU sparse": (header(kind=b"S"), "sparse"),
    "pax sparse": (attributes(record(b"GNU.sparse.major", b"1")) + header(), "sparse"),
    "pax sparse for all": (attributes(record(b"GNU.sparse.size", b"9"), b"g") + header(), "sparse"),
    "a pax bomb": (header(size=1 << 30, kind=b"x"), "header of 1,073,741,824 bytes; 2,000 is the most"),
    "a bomb of a long name": (header(size=2001, kind=b"L"), "header of 2,001 bytes"),
    "attributes without end": (20 * attributes(record(b"a", b"b")), "more than 12 headers"),
    "attributes of all that grow": (
        b"".join(attributes(record(b"%d" % n, b"x" * 900), b"g") for n in range(3)),
        "more attributes of all members",
    ),
    "attributes of nothing": (attributes(record(b"path", b"a")) + END, "attributes of nothing"),
    "a pax record without a length": (attributes(b"path=a\n") + header(), "malformed"),
    "a pax record that is too long": (attributes(b"99 path=a\n") + header(), "malformed"),
    "a pax record of no length": (attributes(b"0 path=a\n") + header(), "malformed"),
    "a pax record without a value": (attributes(b"9 pathaa\n") + header(), "malformed"),
    "a pax record without an end": (attributes(b"9 path=ab") + header(), "malformed"),
    "too much in all": (b"".join(header(b"%d" % n, 9999, b"Z") + bytes(10240) for n in range(4)), "larger than 40,000"),
}


@pytest.mark.parametrize("size", [1, 512, 1 << 20])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_hostile_and_of_no_use_is_refused(name: str, size: int) -> None:
    body, said = REFUSED[name]
    with pytest.raises(UnexpectedAnswer, match=re.escape(said)):
        parsed(body, size, limits=LIMITS)


def test_a_bomb_is_refused_before_anything_of_it_is_read() -> None:
    for bomb in (header(size=1 << 33, kind=b"x"), header(size=1 << 33)):
        with pytest.raises(UnexpectedAnswer, match="8,589,934,592"):
            TarParser().feed(bomb)


@pytest.mark.parametrize("form", FORMATS)
def test_an_archive_cut_anywhere_is_an_error(form: str) -> None:
    whole = tar([("a" * 120 + ".tif" if form != "ustar" else "a.tif", b"x" * 700), ("b.png", b"")], FORMATS[form])
    end = len(whole.rstrip(b"\0"))
    end += -end % 512
    for cut in [*range(0, end + 512, 101), end + 511]:
        with pytest.raises(UnexpectedAnswer, match="cut short after"):
            parsed(whole[:cut])
    assert len(parsed(whole[: end + 512])) == 2


def test_contents_are_views_of_the_body() -> None:
    body = tar([("a.tif", b"x" * 100_000), ("b.tif", b"y" * 100_000)])
    views = [event.content for event in TarParser().feed(body) if isinstance(event, PartData)]
    assert [view.obj is body for view in views] == [True, True]


def test_sizes_are_announced() -> None:
    [begin, *_] = TarParser().feed(tar([("a.tif", b"x" * 5)]))
    assert begin == PartBegin("a", "image/tiff", 5)


@pytest.mark.parametrize("signed", [False, True])
def test_a_checksum_may_have_been_added_up_with_signed_bytes(signed: bool) -> None:
    block = bytearray(header(b"\xc4\x8disto.png", 1))
    counted = block[:148] + b" " * 8 + block[156:]
    total = sum(counted) - (256 * sum(byte > 127 for byte in counted) if signed else 0)
    block[148:156] = b"%06o\0 " % total
    assert parsed(bytes(block) + padded(b"b") + END) == [("čisto", "image/png", b"b")]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=150) | st.text("aAbB./-_ č", max_size=9)
SUFFIXES = st.sampled_from(["", ".tif", ".TIFF", ".png", ".json", ".raw"])
MEMBERS = st.lists(st.tuples(st.builds("".join, st.tuples(NAMES, SUFFIXES)), st.binary(max_size=1500)), max_size=5)
CUTS = st.lists(st.integers(1, 1500), min_size=1, max_size=30)


def identifier(path: str, place: int) -> str:
    """What an output is called whose file has this path."""
    last = PurePosixPath(path.replace("\\", "/")).name
    stem, _, suffix = last.rpartition(".")
    name = stem if stem and suffix.lower() in ("tif", "tiff", "png", "jpg", "jpeg", "json") else last
    return f"part{place}" if name in ("", ".", "..") else name


def by_tarfile(body: bytes) -> list[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(body)) as archive:
        return [(member.name, archive.extractfile(member).read()) for member in archive if member.isreg()]  # type: ignore[union-attr]


@EXAMPLES
@given(MEMBERS, CUTS, st.sampled_from(["GNU", "pax"]))
def test_any_benign_archive_is_read_as_by_tarfile(members: list[tuple[str, bytes]], cuts: list[int], form: str) -> None:
    body = tar(members, FORMATS[form])
    known = by_tarfile(body)
    try:
        found = parsed(body, *cuts)
    except UnexpectedAnswer as error:
        # Names that differ may have the same identifier.
        assert "two outputs" in str(error)  # noqa: PT017
        return
    assert [(name, content) for name, _, content in found] == [
        (identifier(path, place), content) for place, (path, content) in enumerate(known)
    ]


@EXAMPLES
@given(MEMBERS, CUTS, st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_archive_is_read_or_refused_whatever_its_pieces(
    members: list[tuple[str, bytes]], cuts: list[int], damages: list[tuple[int, int]]
) -> None:
    body = bytearray(tar(members))
    for place, value in damages:
        body[place % len(body)] = value
    outcomes = []
    for sizes in (cuts, [len(body)]):
        try:
            outcomes.append(str(parsed(bytes(body), *sizes)))
        except UnexpectedAnswer as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]


LONG = header(b"././@LongLink", 6, b"L") + padded(b"c.png\0")
PAX = attributes(record(b"path", b"b.png"))


@pytest.mark.parametrize("described", [PAX + LONG, LONG + PAX, PAX + attributes(record(b"path", b"d.png")), LONG, PAX])
@pytest.mark.parametrize("shared", [b"", attributes(record(b"path", b"e.png"), b"g")])
def test_of_several_names_the_one_counts_that_counts_for_tarfile(described: bytes, shared: bytes) -> None:
    body = shared + described + header(b"a.png", 1) + padded(b"x") + END
    [(path, _)] = by_tarfile(body)
    assert [f"{name}.png" for name, _, _ in parsed(body)] == [path]
