"""What parsers say of a body, put together again, and bodies to say it of."""

import io
import tarfile
from collections.abc import Iterable, Iterator

from swath.core.partevents import PartBegin, PartData, PartEnd, PartEvent, PartParser

Read = tuple[str, str, bytes]
"""Name, media type and content."""


def pieces(body: bytes, sizes: Iterable[int]) -> Iterator[bytes]:
    """The body in pieces of these sizes, the last size again and again."""
    position, size, following = 0, 1, iter(sizes)
    while position < len(body):
        size = next(following, size)
        yield body[position : position + size]
        position += size


def read(parser: PartParser, chunks: Iterable[bytes]) -> list[Read]:
    """The parts that a parser finds; its events come in order, and every part that begins ends."""
    events: list[PartEvent] = []
    for chunk in chunks:
        events += parser.feed(chunk)
    events += parser.finish()
    return assembled(events)


def assembled(events: Iterable[PartEvent]) -> list[Read]:
    parts: list[Read] = []
    begun: PartBegin | None = None
    content: list[bytes] = []
    for event in events:
        match event:
            case PartBegin():
                assert begun is None
                begun, content = event, []
            case PartData():
                assert begun is not None
                assert event.content
                content.append(bytes(event.content))
            case PartEnd():
                assert begun is not None
                whole = b"".join(content)
                assert begun.size in (None, len(whole))
                parts.append((begun.name, begun.media_type, whole))
                begun = None
    assert begun is None
    return parts


def multipart(*contents: bytes, boundary: str = "xyz") -> bytes:
    mark = boundary.encode()
    parts = (b"--" + mark + b"\r\nContent-Type: image/png\r\n\r\n" + content + b"\r\n" for content in contents)
    return b"".join(parts) + b"--" + mark + b"--\r\n"


def tar(members: Iterable[tuple[str, bytes]], form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()
