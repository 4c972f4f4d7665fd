"""Reading multipart/form-data."""

import re

_BOUNDARY = re.compile(r';\s*boundary=(?:"((?:[^"\\]|\\.)+)"|([^\s;]+))', re.IGNORECASE)
_NAME = re.compile(r';\s*name=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))', re.IGNORECASE)


class MultipartError(ValueError):
    """The body is not what its content type says."""


def form_fields(content_type: str, body: bytes) -> dict[str, bytes]:
    """The fields of a form by name, as they were sent; files count as fields.

    Raises:
        MultipartError: no boundary, no closing delimiter, or a part without a name.
    """
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise MultipartError("the content type has no boundary")
    delimiter = b"\r\n--" + (found[1] or found[2]).encode()
    # The first delimiter needs no line break before it.
    _, *parts = (b"\r\n" + body).split(delimiter)
    if not parts or not parts[-1].startswith(b"--"):
        raise MultipartError("the closing delimiter is missing")
    return dict(_field(part) for part in parts[:-1])


def _field(part: bytes) -> tuple[str, bytes]:
    # Spaces may pad the delimiter; then its line ends.
    head, separator, content = part.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
    for line in head.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-disposition" and (found := _NAME.search(value)):
            return found[1] or found[2] or "", content
    raise MultipartError("a part has no name" if separator else "a part has no header")
