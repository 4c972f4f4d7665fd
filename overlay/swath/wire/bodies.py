"""Whole bodies of answers, within their limits."""

import httpx

from swath.errors import UnexpectedAnswer
from swath.wire.decoding import decode

_ENDED_BY_CLOSING = (b"HTTP/1.0", b"HTTP/1.1")


def check_length(response: httpx.Response, most: int) -> None:
    """Refuse an answer that is too large, or of which nobody could tell whether it is whole, before any of it is read.

    Raises:
        UnexpectedAnswer: It is larger than `most` bytes, or ends just where the connection does.
    """
    announced = response.headers.get("Content-Length")
    if announced is None:
        has_end = "Transfer-Encoding" in response.headers or response.status_code in (204, 304)
        if not has_end and response.extensions.get("http_version") in _ENDED_BY_CLOSING:
            raise UnexpectedAnswer("the answer tells neither its length nor its end, and may be cut short")
    elif announced.isdecimal() and int(announced) > most:
        raise too_large(most)


def too_large(most: int) -> UnexpectedAnswer:
    """The error of an answer that has too many bytes."""
    return UnexpectedAnswer(f"the answer is larger than {most:,} bytes; raise max_answer_bytes to allow more")


def whole(request: httpx.Request, response: httpx.Response, content: bytes, most: int) -> httpx.Response:
    """An answer with all its content, decompressed.

    Args:
        request: What was asked.
        response: The answer, whose stream has been read.
        content: What the stream held.
        most: How many bytes the content may have when decompressed.

    Raises:
        UnexpectedAnswer: It has more, or its compression is broken (an error answer then loses its body instead), or it
            leads to what is no URL.
    """
    headers = response.headers
    if response.has_redirect_location:
        _check_location(headers["Location"])
    if encodings := headers.get("Content-Encoding", ""):
        headers = headers.copy()
        del headers["Content-Encoding"]
        try:
            content = decode(content, encodings, most=most)
        except UnexpectedAnswer:
            if not response.is_error:
                raise
            # What it says is lost, that it is an error is not.
            content = b""
        headers["Content-Length"] = str(len(content))
    stream = httpx.ByteStream(content)
    answer = httpx.Response(
        response.status_code, headers=headers, stream=stream, extensions=response.extensions, request=request
    )
    answer.read()
    return answer


def _check_location(location: str) -> None:
    try:
        httpx.URL(location)
    except httpx.InvalidURL as error:
        raise UnexpectedAnswer(f"the answer leads to what is no URL: {error}") from None
