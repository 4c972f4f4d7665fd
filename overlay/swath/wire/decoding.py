"""Compressed answers, decompressed under a cap."""

import sys
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Protocol

from swath.errors import UnexpectedAnswer

_MOST_IN_A_CHAIN = 3
_BLOCK = 1 << 16
_ZSTD_WINDOW = 1 << 23
"""What RFC 9659 allows in HTTP; a frame may ask for gigabytes."""


def decode(content: bytes, encodings: str, *, most: int) -> bytes:
    """The body of an answer without its content encodings.

    However little was sent, hardly more than `most` bytes are ever held.

    Args:
        content: The body as it came.
        encodings: The answer's `Content-Encoding`, in the order in which they were applied; empty for none.
        most: How many bytes may come out, of each encoding in a chain.

    Raises:
        UnexpectedAnswer: More would come out, the content is broken or cut short, or an encoding is unknown.
    """
    names = [name for name in (part.strip().lower() for part in encodings.split(",")) if name not in ("", "identity")]
    if not names or not content:
        return content
    if len(names) > _MOST_IN_A_CHAIN:
        raise UnexpectedAnswer(f"the answer is compressed {len(names)} times over; {_MOST_IN_A_CHAIN} is the most")
    blocks = iter([content])
    for name in reversed(names):
        blocks = _capped(_decoded(name, blocks), most)
    whole = BytesIO()
    for block in blocks:
        whole.write(block)
    return whole.getvalue()


def _capped(blocks: Iterator[bytes], most: int) -> Iterator[bytes]:
    left = most
    for block in blocks:
        left -= len(block)
        if left < 0:
            raise UnexpectedAnswer(
                f"the answer is larger than {most:,} bytes when decompressed; raise max_answer_bytes to allow more"
            )
        yield block


def _decoded(name: str, blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Decompress blocks; none that comes out is larger than about a megabyte."""
    match name:
        case "gzip" | "x-gzip":
            return _streams(name, blocks, _gzip, piece=1 << 10, broken=zlib.error)
        case "deflate":
            return _streams(name, blocks, _deflate, piece=1 << 10, broken=zlib.error)
        case "br":
            return _brotli(blocks)
        case "zstd":
            return _zstd(blocks)
    raise UnexpectedAnswer(f"the answer has an unknown content encoding, {name[:40]!r}")


class _Stream(Protocol):
    """One compressed stream, as zlib and the packages for zstd have it."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def _streams(
    name: str,
    blocks: Iterator[bytes],
    start: Callable[[bytes], _Stream],
    *,
    piece: int,
    broken: type[Exception],
) -> Iterator[bytes]:
    """Decompress streams that follow one another, feeding so little at a time that little can come out."""
    stream: _Stream | None = None
    for data in _pieces(blocks, piece):
        left = data
        while left:
            try:
                stream = stream or start(left)
                yield stream.decompress(left)
            except broken as error:
                raise _unreadable(name, error) from error
            left, stream = (stream.unused_data, None) if stream.eof else (b"", stream)
    if stream is not None:
        raise _unreadable(name, "it is cut short")


def _gzip(_: bytes) -> _Stream:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def _deflate(data: bytes) -> _Stream:
    # Some servers leave out zlib's header, whose first byte ends in 8; no compressor starts bare data with such a byte.
    return zlib.decompressobj(zlib.MAX_WBITS if data[0] & 15 == 8 else -zlib.MAX_WBITS)


def _zstd(blocks: Iterator[bytes]) -> Iterator[bytes]:
    start: Callable[[bytes], _Stream]
    broken: type[Exception]
    if sys.version_info >= (3, 14):
        from compression import zstd

        options = {zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW.bit_length() - 1}
        start, broken = lambda _: zstd.ZstdDecompressor(options=options), zstd.ZstdError
    else:
        try:
            import zstandard
        except ImportError:
            raise _undecodable("zstd", "zstandard") from None
        start = lambda _: zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()  # noqa: E731
        broken = zstandard.ZstdError
    # Four bytes may stand for a block of 128 kB.
    return _streams("zstd", blocks, start, piece=32, broken=broken)


def _brotli(blocks: Iterator[bytes]) -> Iterator[bytes]:
    try:
        import brotli
    except ImportError:
        try:
            import brotlicffi as brotli
        except ImportError:
            raise _undecodable("br", "brotli>=1.2") from None
    stream = brotli.Decompressor()
    if not hasattr(stream, "can_accept_more_data"):
        raise _undecodable("br", "brotli>=1.2")
    try:
        for data in _pieces(blocks, _BLOCK):
            # A few bytes may stand for any number: here only a limit on what comes out helps.
            block = stream.process(data, output_buffer_limit=_BLOCK)
            while block:
                yield block
                block = stream.process(b"", output_buffer_limit=_BLOCK)
    except brotli.error as error:
        raise _unreadable("br", error) from error
    if not stream.is_finished():
        raise _unreadable("br", "it is cut short")


def _pieces(blocks: Iterator[bytes], size: int) -> Iterator[bytes]:
    for block in blocks:
        for offset in range(0, len(block), size):
            yield block[offset : offset + size]


def _unreadable(name: str, why: object) -> UnexpectedAnswer:
    return UnexpectedAnswer(f"the answer's {name} compression is broken: {why}")


def _undecodable(name: str, package: str) -> UnexpectedAnswer:
    return UnexpectedAnswer(f"the answer came compressed with {name}, unasked; pip install '{package}' reads it")
