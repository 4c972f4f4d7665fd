"""Compressed answers of every kind, well-meant and not; what comes out is bounded, and so is the memory."""

import gzip
import sys
import tracemalloc
import types
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from swath.errors import UnexpectedAnswer
from swath.wire.decoding import decode

MEGABYTE = 1 << 20
MOST = 16 * MEGABYTE

Compress = Callable[[bytes], bytes]


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-zlib.MAX_WBITS)


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


COMPRESS: dict[str, Compress] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": lambda data: bytes(brotli.compress(data, quality=4)),
    "zstd": zstd,
}
EVERY = [*COMPRESS.items(), ("deflate", raw_deflate)]
every_encoding = pytest.mark.parametrize(("name", "compress"), EVERY, ids=[*COMPRESS, "deflate without header"])


@pytest.mark.parametrize("encodings", ["", "identity", " Identity , identity", ","])
def test_what_is_not_compressed_is_passed_on_as_it_is(encodings: str) -> None:
    content = b"pixels" * 100
    assert decode(content, encodings, most=1) is content


def test_nothing_stays_nothing_whatever_it_is_said_to_be() -> None:
    assert decode(b"", "gzip, br", most=1) == b""


@given(st.binary(max_size=2000), st.integers(1, 400), st.lists(st.sampled_from(list(COMPRESS)), max_size=3))
def test_every_chain_of_encodings_is_undone(data: bytes, times: int, chain: list[str]) -> None:
    whole = content = data * times
    for name in chain:
        content = COMPRESS[name](content)
    assert decode(content, ", ".join(chain), most=len(whole) + 1000) == whole


@given(data=st.binary(max_size=5000), level=st.integers(0, 9))
def test_deflate_is_understood_with_and_without_the_header_of_zlib(data: bytes, level: int) -> None:
    assert decode(zlib.compress(data, level), "deflate", most=5000) == data
    assert decode(zlib.compress(data, level, wbits=-15), "deflate", most=5000) == data


@given(st.binary(max_size=3000), st.sampled_from([*COMPRESS, "gzip, br", "x-gzip", "deflate,deflate,zstd"]))
def test_junk_is_decoded_or_refused_and_nothing_else(junk: bytes, encodings: str) -> None:
    with suppress(UnexpectedAnswer):
        assert len(decode(junk, encodings, most=MEGABYTE)) <= MEGABYTE


@given(st.data())
def test_a_flipped_byte_in_gzip_never_passes_for_the_answer(data: st.DataObject) -> None:
    packed = bytearray(COMPRESS["gzip"](b"the answer " * 50))
    # The ten bytes of the header say nothing about the content.
    position = data.draw(st.integers(10, len(packed) - 1))
    packed[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises(UnexpectedAnswer, match="gzip compression is broken"):
        decode(bytes(packed), "gzip", most=MEGABYTE)


@every_encoding
def test_what_is_cut_short_anywhere_is_an_error(name: str, compress: Compress) -> None:
    packed = compress(bytes(range(256)) * 20)
    for length in range(1, len(packed)):
        with pytest.raises(UnexpectedAnswer, match=f"{name} compression is broken"):
            decode(packed[:length], name, most=MEGABYTE)


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_streams_that_follow_one_another_are_one_answer(name: str) -> None:
    parts = [bytes([number]) * 5000 for number in range(5)]
    assert decode(b"".join(map(COMPRESS[name], parts)), name, most=MEGABYTE) == b"".join(parts)


@every_encoding
def test_junk_after_the_end_is_an_error(name: str, compress: Compress) -> None:
    with pytest.raises(UnexpectedAnswer, match="broken"):
        decode(compress(b"pixels") + b"junk", name, most=MEGABYTE)


@every_encoding
def test_the_cap_allows_just_so_many_bytes(name: str, compress: Compress) -> None:
    data = bytes(100_000)
    assert decode(compress(data), name, most=100_000) == data
    with pytest.raises(UnexpectedAnswer, match=r"larger than 99,999 bytes .* raise max_answer_bytes"):
        decode(compress(data), name, most=99_999)


@cache
def zeros(name: str, size: int) -> bytes:
    """So many zero bytes, compressed without ever holding them."""
    chunk = bytes(MEGABYTE)
    streams = {
        "gzip": lambda: zlib.compressobj(9, wbits=31),
        "deflate": lambda: zlib.compressobj(9),
        "zstd": lambda: zstandard.ZstdCompressor(level=3).compressobj(),
        "br": _Brotli,
    }
    stream = streams[name]()
    return b"".join([*(stream.compress(chunk) for _ in range(size // MEGABYTE)), stream.flush()])


class _Brotli:
    def __init__(self) -> None:
        self.inner = brotli.Compressor(quality=5)

    def compress(self, data: bytes) -> bytes:
        return bytes(self.inner.process(data))

    def flush(self) -> bytes:
        return bytes(self.inner.finish())


def ten_gigabytes_in_gzip() -> bytes:
    """Many gzip members of zeros."""
    return zeros("gzip", 64 * MEGABYTE) * 160


@pytest.mark.parametrize(
    ("encodings", "make"),
    [
        ("gzip", ten_gigabytes_in_gzip),
        ("gzip, gzip", lambda: gzip.compress(ten_gigabytes_in_gzip())),
        ("gzip, gzip, gzip", lambda: gzip.compress(gzip.compress(ten_gigabytes_in_gzip()))),
        ("gzip, br", lambda: brotli.compress(ten_gigabytes_in_gzip(), quality=5)),
        ("deflate", lambda: zeros("deflate", 64 * MEGABYTE)),
        ("zstd", lambda: zeros("zstd", 64 * MEGABYTE)),
        ("br", lambda: zeros("br", 64 * MEGABYTE)),
        ("br, zstd, br", lambda: brotli.compress(zstd(zeros("br", 64 * MEGABYTE)))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_refused_and_held_in_hardly_more_memory_than_the_cap(
    encodings: str, make: Callable[[], bytes]
) -> None:
    bomb = make()
    tracemalloc.start()
    try:
        with pytest.raises(UnexpectedAnswer, match=r"larger than 16,777,216 bytes"):
            decode(bomb, encodings, most=MOST)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # What is collected grows by eighths, and each step of the chain holds a block.
    assert peak < MOST * 9 / 8 + 8 * MEGABYTE


def test_a_bomb_inside_that_comes_to_nothing_is_refused_too() -> None:
    """Gigabytes between the steps of a chain, none at its end."""
    empty_members = gzip.compress(b"", mtime=0) * 50_000
    with pytest.raises(UnexpectedAnswer, match="larger than 100,000 bytes"):
        decode(gzip.compress(empty_members), "gzip, gzip", most=100_000)


def test_a_frame_of_zstd_that_wants_a_huge_window_is_refused() -> None:
    wide = zstandard.ZstdCompressionParameters(window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    with pytest.raises(UnexpectedAnswer, match="zstd compression is broken"):
        decode(stream.compress(b"pixels") + stream.flush(), "zstd", most=MEGABYTE)


def test_longer_chains_are_refused() -> None:
    with pytest.raises(UnexpectedAnswer, match="compressed 4 times over; 3 is the most"):
        decode(b"x", "gzip,gzip,gzip,gzip", most=MEGABYTE)


def test_an_unknown_encoding_is_named_in_a_short_sentence() -> None:
    with pytest.raises(UnexpectedAnswer, match="unknown content encoding, 'exi'"):
        decode(b"x", "gzip, exi", most=MEGABYTE)
    with pytest.raises(UnexpectedAnswer) as caught:
        decode(b"x", "y" * 100_000, most=MEGABYTE)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(("name", "package"), [("br", "brotli"), ("zstd", "zstandard")])
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python itself knows zstd")
def test_a_missing_package_is_named(name: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("brotli", "brotlicffi", "zstandard"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnexpectedAnswer, match=rf"compressed with {name}, unasked; pip install .{package}"):
        decode(COMPRESS[name](b"pixels"), name, most=MEGABYTE)


def test_a_brotli_that_cannot_be_bounded_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    old = types.ModuleType("brotli")
    old.Decompressor = type("Decompressor", (), {})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "brotli", old)
    with pytest.raises(UnexpectedAnswer, match=r"pip install .brotli>=1\.2"):
        decode(COMPRESS["br"](b"pixels"), "br", most=MEGABYTE)
