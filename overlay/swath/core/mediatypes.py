"""The formats in which outputs travel: their suffixes and their first bytes."""

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

SIGNATURE_BYTES = 8
"""How many bytes tell."""


def essence(content_type: str) -> str:
    """The media type of a `Content-Type`, in lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def begins_as(media_type: str, content: bytes) -> bool:
    """Whether content begins as that of its format does, as far as that is known; nothing is no content."""
    return bool(content) and content.startswith(SIGNATURES.get(media_type, (b"",)))
