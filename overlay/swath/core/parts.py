"""The parts of an answer that holds several outputs: multipart/mixed (RFC 2046) and tar."""

import re
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath

from swath.errors import UnexpectedAnswer

_MEDIA_TYPES = {
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One output of an answer.

    Attributes:
        name: The output's identifier.
        media_type: Such as `image/tiff`.
        content: The bytes, as they came.
    """

    name: str
    media_type: str
    content: bytes


def read_parts(content_type: str, body: bytes) -> list[Part]:
    """The parts of an answer, in its order.

    Args:
        content_type: The answer's `Content-Type`, parameters included.
        body: The whole body.

    Raises:
        UnexpectedAnswer: The body is cut short, or is not what `content_type` says.
    """
    header = _headers(f"Content-Type: {content_type}")
    if header.get_content_type() in ("application/tar", "application/x-tar"):
        return _read_tar(body)
    if header.get_content_maintype() == "multipart":
        boundary = header.get_param("boundary")
        if not isinstance(boundary, str) or not boundary:
            raise UnexpectedAnswer(f"a multipart answer without a boundary: Content-Type {content_type!r}")
        return _read_multipart(body, boundary.encode("latin-1", "replace"))
    raise UnexpectedAnswer(f"an answer with several outputs was expected, not {content_type!r}")


def _read_tar(body: bytes) -> list[Part]:
    import io
    import tarfile

    parts = []
    try:
        with tarfile.open(fileobj=io.BytesIO(body), mode="r:") as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is None:
                    continue
                content = stream.read()
                if len(content) != member.size:
                    raise UnexpectedAnswer(f"the tar answer is cut short within {member.name!r}")
                parts.append(_named(member.name, content))
            end = archive.offset
    except tarfile.TarError as error:
        raise UnexpectedAnswer(f"the tar answer cannot be read: {error}") from error
    if body[end : end + tarfile.BLOCKSIZE] != bytes(tarfile.BLOCKSIZE):
        raise UnexpectedAnswer(f"the tar answer is cut short after {len(parts)} outputs")
    return parts


def _read_multipart(body: bytes, boundary: bytes) -> list[Part]:
    # A line that only begins like a delimiter is content: what follows must be `--`, blanks or the line's end.
    delimiter = re.compile(rb"(?:\A|\r\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r\n|\Z)")
    parts: list[Part] = []
    start: int | None = None
    for found in delimiter.finditer(body):
        if start is not None:
            parts.append(_read_part(body[start : found.start()], len(parts)))
        start = found.end()
        if found[1]:
            return parts
    raise UnexpectedAnswer(f"the multipart answer is cut short: no closing boundary after {len(parts)} parts")


def _read_part(block: bytes, index: int) -> Part:
    block = block.removeprefix(b"\r\n")
    if block.startswith(b"\r\n"):
        head, content = b"", block[2:]
    else:
        head, _, content = block.partition(b"\r\n\r\n")
    header = _headers(head.decode("utf-8", "replace"))
    name = header.get_param("name", header="content-disposition") or header.get_filename() or f"part{index}"
    declared = header.get_content_type() if "content-type" in header else None
    return _named(name if isinstance(name, str) else name[2], content, declared)


def _named(file_name: str, content: bytes, media_type: str | None = None) -> Part:
    """A part whose name comes from the server: only its last step counts, and it is never used as a path."""
    path = PurePosixPath(file_name.replace("\\", "/"))
    guessed = _MEDIA_TYPES.get(path.suffix.removeprefix(".").lower())
    name = path.stem if guessed else path.name
    return Part(name, media_type or guessed or "application/octet-stream", content)


def _headers(text: str) -> Message:
    message = Message()
    for line in re.sub(r"\r\n[ \t]+", " ", text).split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            message[key.strip()] = value.strip()
    return message
