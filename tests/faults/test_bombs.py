"""Pictures of a few bytes that say they have ten thousand million pixels."""

import struct
import tracemalloc
import zlib

import pytest

from faults import faults as f
from faults.clients import EVALSCRIPT, PLACE, settings
from faults.server import Server
from faults.service import World
from faults.table import KINDS, Row
from swath import RetryPolicy, SentinelHub, UnexpectedAnswer

SIDE = 100_000
ROW = Row("bomb", dict.fromkeys(KINDS))


def tiff_bomb() -> bytes:
    """One deflated strip of zeros that stands for a square."""
    strip = zlib.compress(bytes(1000))
    entries = {256: SIDE, 257: SIDE, 258: 8, 259: 8, 262: 1, 273: 8, 277: 1, 278: SIDE, 279: len(strip), 339: 1}
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries.items())
    return (
        struct.pack("<2sHI", b"II", 42, 8 + len(strip)) + strip + struct.pack("<H", len(entries)) + directory + bytes(4)
    )


def png_bomb() -> bytes:
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0),
        b"IDAT": zlib.compress(bytes(1000)),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("media_type", "bomb"), [("image/tiff", tiff_bomb()), ("image/png", png_bomb())], ids=["TIFF", "PNG"]
)
def test_a_picture_with_more_pixels_than_were_asked_for_is_refused_before_they_are_laid_out(
    media_type: str, bomb: bytes
) -> None:
    world = World()
    with (
        Server(world, [f.instead(bomb, media_type)]) as service,
        Server(world) as tokens,
        SentinelHub(**settings(ROW, service, tokens, RetryPolicy())) as hub,
    ):
        image = hub.process(EVALSCRIPT, data="sentinel-2-l2a", outputs=media_type.removeprefix("image/"), **PLACE)
    assert image.content == bomb
    tracemalloc.start()
    try:
        with pytest.raises(UnexpectedAnswer):
            _ = image.array
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()
