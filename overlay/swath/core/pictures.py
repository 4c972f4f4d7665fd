"""What the head of a picture says about its size, before any pixel of it is laid out."""

import struct

_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Start-of-frame markers; the gaps among them are other things.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xDA)})


def png_shape(content: bytes) -> tuple[int, int, int, int]:
    """Width, height, channels and bits of each of them of a PNG; all 0 where its head cannot be read."""
    if content[12:16] != b"IHDR" or len(content) < 26:
        return 0, 0, 0, 0
    width, height, depth, color = struct.unpack(">IIBB", content[16:26])
    return width, height, _PNG_CHANNELS.get(color, 4), depth


def png_bytes(content: bytes) -> int:
    """The bytes that the pixels of a PNG take; 0 where its head cannot be read."""
    width, height, channels, depth = png_shape(content)
    return width * height * channels * max(1, depth // 8)


def jpeg_shape(content: bytes) -> tuple[int, int, int]:
    """Width, height and channels of a JPEG; all 0 where no frame is found."""
    at = 2
    while at + 10 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _JPEG_FRAMES:
            height, width, channels = struct.unpack(">HHB", content[at + 5 : at + 10])
            return width, height, channels
        at += 2 if marker in _JPEG_BARE else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0, 0


def jpeg_bytes(content: bytes) -> int:
    """The bytes that the pixels of a JPEG take; 0 where no frame is found."""
    width, height, channels = jpeg_shape(content)
    return width * height * channels
