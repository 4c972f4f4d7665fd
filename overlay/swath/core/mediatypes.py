"""The formats in which outputs travel: their suffixes and their first bytes."""

from swath.errors import UnexpectedAnswer

BY_SUFFIX = {
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "json": "application/json",
}
"""The media type of what a file holds, by its suffix in lower case."""

SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "application/json": (".json",),
}
"""The suffixes of a format's files, the usual one first."""

SIGNATURES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/tiff": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
}
"""What the files of a format begin with."""

_WITHOUT_SIGNATURE = ("application/json", "application/octet-stream")

SIGNATURE_BYTES = 8
"""How many bytes tell."""


def essence(content_type: str) -> str:
    """The media type of a `Content-Type`, in lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def answered_type(content_type: str, asked: str | None) -> str:
    """The media type of an answer that is a single output.

    Args:
        content_type: The answer's `Content-Type`.
        asked: The media type that was asked for, or None where the request left it to the service.

    Raises:
        UnexpectedAnswer: It is another one.
    """
    found = essence(content_type)
    if found not in ((*SIGNATURES, *_WITHOUT_SIGNATURE) if asked is None else (asked,)):
        raise UnexpectedAnswer(f"the service sent {found or 'no media type'} in place of {asked or 'an image'}")
    return found


def check_beginning(media_type: str, content: bytes) -> None:
    """Refuse what does not begin as its format does, as far as that is known; nothing is no content.

    Raises:
        UnexpectedAnswer: It does not.
    """
    if not content or not content.startswith(SIGNATURES.get(media_type, (b"",))):
        begin = content[:SIGNATURE_BYTES]
        raise UnexpectedAnswer(f"what the service sent as {media_type} begins with {begin!r}, as none does")
