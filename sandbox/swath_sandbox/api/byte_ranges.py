"""Downloads whole or in part: Range, If-Range and ETag of RFC 9110."""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import format_datetime

from swath_sandbox.api.messages import Request, Response

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def download(request: Request, content: bytes, changed: float) -> Response:
    """The content, or the one range of it that the request asks for.

    A range that cannot be understood, several ranges, and a range of what has changed since are answered with the
    whole, one behind the end with 416.

    Args:
        request: the request for it.
        content: all of it.
        changed: when it last changed, in seconds since the epoch.
    """
    etag = entity_tag(content)
    modified = format_datetime(datetime.fromtimestamp(int(changed), UTC), usegmt=True)
    media_type = "application/octet-stream"
    headers = {"content-type": media_type, "etag": etag, "last-modified": modified, "accept-ranges": "bytes"}
    asked = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    unchanged = request.headers.get("if-range", etag).strip() in {etag, modified}
    if asked is None or not unchanged or asked.group(0) == "bytes=-":
        return Response(200, headers, content)
    start, end = _bounds(asked[1], asked[2], len(content))
    if asked[1] and asked[2] and int(asked[1]) > int(asked[2]):
        return Response(200, headers, content)
    if start >= end:
        return Response(416, {"content-range": f"bytes */{len(content)}", "etag": etag})
    return Response(206, {**headers, "content-range": f"bytes {start}-{end - 1}/{len(content)}"}, content[start:end])


def entity_tag(content: bytes) -> str:
    """The strong entity tag of some content, with its quotes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Where a range starts, and where it ends: the position behind its last byte."""
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
