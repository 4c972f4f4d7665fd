"""Reading multipart/mixed (RFC 2046), whatever the pieces in which it arrives."""

import re
from email.message import Message
from email.utils import collapse_rfc2231_value
from enum import Enum, auto

from swath.core.partevents import USUAL_LIMITS, PartBegin, PartData, PartEnd, PartEvent, PartLedger, PartLimits
from swath.errors import UnexpectedAnswer

_LONGEST_BOUNDARY = 200
"""RFC 2046 allows 70 characters, and some servers take more."""
_PLAIN_ENCODINGS = ("7bit", "8bit", "binary")
_UNREADABLE = (ValueError, LookupError, TypeError)
"""What the standard library raises at parameters that it did not expect."""
# What follows the boundary on a delimiter's line: all of it, what may still become it, what will do at the body's end.
_LINE = re.compile(rb"(--)?[ \t]{0,100}\r\n")
_BEGINNING = re.compile(rb"(?:-|(?:--)?[ \t]{0,100}\r?)\Z")
_LAST = re.compile(rb"--[ \t]{0,100}\r?\Z")


class _State(Enum):
    PREAMBLE = auto()
    HEADER = auto()
    CONTENT = auto()


class MultipartParser:
    """Reads a multipart body piece by piece; a `PartParser`.

    A delimiter is a whole line: what only begins like one is content, as are bare line feeds. Preamble and epilogue are
    passed over. A part without a name is called after its place, `part0`. Refused are two parts of one name, a header
    that is none, an encoding of the content other than none, and whatever is beyond the limits. Contents are handed out
    as views of what was fed.
    """

    def __init__(self, boundary: str, limits: PartLimits = USUAL_LIMITS) -> None:
        """Begin.

        Args:
            boundary: As the answer's `Content-Type` tells it, unquoted.
            limits: What the body may hold.

        Raises:
            UnexpectedAnswer: The boundary is none.
        """
        mark = boundary.encode("latin-1", "replace")
        if not 1 <= len(mark) <= _LONGEST_BOUNDARY or b"\r" in mark or b"\n" in mark:
            raise UnexpectedAnswer(f"a multipart answer without a usable boundary: {boundary[:_LONGEST_BOUNDARY]!r}")
        self._delimiter = b"\r\n--" + mark
        self._ledger = PartLedger(limits)
        self._state = _State.PREAMBLE
        self._is_fresh = True
        self._is_over = False
        self._held = b""
        self._skip = 0

    def feed(self, chunk: bytes) -> list[PartEvent]:
        """Take the next bytes of the body, and say what is in them.

        Raises:
            UnexpectedAnswer: The body is malformed, or has more than the limits allow.
        """
        self._ledger.receive(len(chunk))
        events: list[PartEvent] = []
        if self._is_over:
            return events
        data = self._held + chunk if self._held else chunk
        position, is_enough = 0, True
        while is_enough and not self._is_over:
            if self._state is _State.HEADER:
                position, is_enough = self._read_header(data, position, events)
            else:
                position, is_enough = self._read_content(data, position, events)
        self._held = b"" if self._is_over else data[position:]
        return events

    def finish(self) -> list[PartEvent]:
        """Take the end of the body.

        Raises:
            UnexpectedAnswer: The body is cut short.
        """
        if self._is_over:
            return []
        start = len(self._delimiter) - (2 if self._is_fresh else 0)
        is_delimiter = self._held.startswith(self._delimiter[-start:]) and _LAST.match(self._held, start)
        if self._state is _State.HEADER or not is_delimiter:
            raise UnexpectedAnswer(
                f"the multipart answer is cut short: no closing boundary after {len(self._ledger)} parts"
            )
        self._is_over, self._held = True, b""
        return [PartEnd()] if self._state is _State.CONTENT else []

    def _read_content(self, data: bytes, position: int, events: list[PartEvent]) -> tuple[int, bool]:
        """Read up to the next delimiter: where to go on, and whether there is enough to go on with now."""
        at, line = self._find_delimiter(data, position)
        if self._state is _State.CONTENT:
            # The line end before the content may at the same time be the one before the delimiter.
            start = position + self._skip
            if at > start:
                self._ledger.grow(at - start)
                events.append(PartData(memoryview(data)[start:at]))
            if line is None:
                if at >= start:
                    self._skip = 0
                    return at, False
                return position, False
            events.append(PartEnd())
        if line is None:
            return at, False
        self._state, self._is_over = _State.HEADER, line[1] is not None
        return line.end() - 2, True

    def _find_delimiter(self, data: bytes, position: int) -> tuple[int, re.Match[bytes] | None]:
        """Where the next delimiter begins, and the rest of its line; or up to where there is certainly none."""
        delimiter = self._delimiter
        if self._is_fresh:
            # At the very beginning of a body no line end stands before it.
            bare = delimiter[2:]
            found = _LINE.match(data, len(bare)) if data.startswith(bare) else None
            if found is None and (
                bare.startswith(data) or (data.startswith(bare) and _BEGINNING.match(data, len(bare)))
            ):
                return 0, None
            self._is_fresh = False
            if found is not None:
                return 0, found
        start = position
        while (at := data.find(delimiter, start)) >= 0:
            start = at + len(delimiter)
            found = _LINE.match(data, start)
            if found is not None or _BEGINNING.match(data, start):
                return at, found
        at = max(start, len(data) - len(delimiter) + 1)
        while (at := data.find(b"\r", at)) >= 0:
            if delimiter.startswith(data[at:]):
                return at, None
            at += 1
        return len(data), None

    def _read_header(self, data: bytes, position: int, events: list[PartEvent]) -> tuple[int, bool]:
        # From the line end of the delimiter on, so that no header at all is an empty one.
        end = data.find(b"\r\n\r\n", position)
        if (end if end >= 0 else len(data) - 3) - position > self._ledger.limits.header:
            raise UnexpectedAnswer(f"a part's header is longer than {self._ledger.limits.header:,} bytes")
        if end < 0:
            return position, False
        if data.find(self._delimiter, position, end) >= 0:
            raise UnexpectedAnswer(f"part {len(self._ledger)} of the multipart answer ends within its header")
        events.append(self._begin(data[position:end]))
        self._state, self._skip = _State.CONTENT, 2
        return end + 2, True

    def _begin(self, head: bytes) -> PartBegin:
        place = len(self._ledger)
        try:
            header = _header(head.decode("utf-8", "replace"))
            name = header.get_param("name", header="content-disposition")
            sent_name = collapse_rfc2231_value(name) if name else header.get_filename()
            encoding = str(header.get("content-transfer-encoding", "binary")).strip().lower()
            declared = header.get_content_type() if "content-type" in header else None
        except _UNREADABLE as error:
            raise UnexpectedAnswer(f"the header of part {place} cannot be read: {error}") from error
        if encoding not in _PLAIN_ENCODINGS:
            raise UnexpectedAnswer(f"part {place} of the multipart answer is encoded as {encoding[:40]!r}")
        return self._ledger.begin(sent_name or f"part{place}", declared)


def boundary_of(content_type: str) -> str | None:
    """The boundary that a `Content-Type` names, unquoted, or None.

    Args:
        content_type: The header, parameters included.
    """
    header = Message()
    header["Content-Type"] = content_type
    try:
        boundary = header.get_param("boundary")
        return collapse_rfc2231_value(boundary).rstrip() if boundary else None
    except _UNREADABLE:
        return None


def _header(text: str) -> Message:
    message = Message()
    for line in re.sub(r"\r\n[ \t]+", " ", text).split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            message[name.strip()] = value.strip()
        elif line.strip():
            raise UnexpectedAnswer(f"a part's header has a line that is none: {line[:80]!r}")
    return message
