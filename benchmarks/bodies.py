"""Answers with several outputs, of any size, without ever being in memory as a whole."""

import tarfile
from collections.abc import Iterator
from hashlib import sha256

from benchmarks.file_server import content

OUTPUTS = ("ndvi", "mask", "quality", "clouds")
BOUNDARY = "5f3c9a1e7b2d4860"
CONTENT_TYPES = {"tar": "application/tar", "multipart": f"multipart/mixed; boundary={BOUNDARY}"}


def pieces(container: str, size: int) -> Iterator[bytes]:
    """The body of an answer whose outputs have so many bytes together, in pieces of a megabyte at most."""
    each = size // len(OUTPUTS)
    for name in OUTPUTS:
        if container == "tar":
            member = tarfile.TarInfo(f"{name}.tif")
            member.size = each
            yield member.tobuf()
        else:
            yield f'--{BOUNDARY}\r\nContent-Disposition: attachment; filename="{name}.tif"\r\n\r\n'.encode()
        yield from one_output(each)
        yield bytes(-each % 512) if container == "tar" else b"\r\n"
    yield bytes(1024) if container == "tar" else f"--{BOUNDARY}--\r\n".encode()


def one_output(size: int) -> Iterator[bytes]:
    """The content of each output."""
    start = 0
    while start < size:
        piece = content(start, size)
        yield piece
        start += len(piece)


def digest(size: int) -> str:
    """The SHA-256 of each output of an answer."""
    hashed = sha256()
    for piece in one_output(size // len(OUTPUTS)):
        hashed.update(piece)
    return hashed.hexdigest()
