"""Reading tar (ustar, pax and GNU's long names), whatever the pieces in which it arrives."""

import re

from swath.core.partevents import USUAL_LIMITS, PartData, PartEnd, PartEvent, PartLedger, PartLimits
from swath.errors import UnexpectedAnswer

BLOCK = 512
_NOTHING = bytes(BLOCK)

_REGULAR = b"\0", b"0", b"7"
_WITHOUT_CONTENT = b"1", b"2", b"3", b"4", b"5", b"6"
"""Links, devices, folders and pipes."""
_ATTRIBUTES = b"x", b"X", b"g"
_LONG_NAMES = b"L", b"K"
_HEADERS_OF_ONE = 4
"""A member has its own, and may have one of attributes and two long names."""


class TarParser:
    """Reads a tar archive piece by piece; a `PartParser`.

    Regular files are outputs. Folders, links, devices, pipes and what is of unknown type are passed over: nothing is
    ever made of them. Only the last step of a name counts, so neither `..` nor a leading `/` leads anywhere. Refused
    are two outputs of one name; sparse files, of which a few bytes may claim any size; sizes beyond the limits and
    negative ones; long names and attributes that take more than a header may or follow one another without end; and
    headers whose checksum is wrong. Contents are handed out as views of what was fed.
    """

    def __init__(self, limits: PartLimits = USUAL_LIMITS) -> None:
        """Begin.

        Args:
            limits: What the body may hold.
        """
        self._ledger = PartLedger(limits)
        self._headers = 0
        self._held = b""
        self._is_over = False
        self._left = self._padding = 0
        """Bytes that are to come of a member's content, and up to the next block."""
        self._is_output = False
        self._extension: tuple[bytes, int] | None = None
        """The type of what describes the next member, and its size."""
        self._shared: dict[bytes, bytes] = {}
        self._own: dict[bytes, bytes] = {}

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
        position = 0
        while not self._is_over:
            if self._left or self._padding:
                position = self._pass_content(data, position, events)
                if self._left or self._padding:
                    break
            wanted = BLOCK if self._extension is None else _blocks(self._extension[1])
            if len(data) - position < wanted:
                break
            block = data[position : position + wanted]
            position += wanted
            if self._extension is None:
                self._read_header(block, events)
            else:
                self._read_extension(*self._extension, block)
        self._held = b"" if self._is_over else data[position:]
        return events

    def finish(self) -> list[PartEvent]:
        """Take the end of the body.

        Raises:
            UnexpectedAnswer: The body is cut short.
        """
        if not self._is_over:
            within = " within the last of them" if self._is_output and self._left else ""
            raise UnexpectedAnswer(f"the tar answer is cut short after {len(self._ledger)} outputs{within}")
        return []

    def _pass_content(self, data: bytes, position: int, events: list[PartEvent]) -> int:
        if self._left:
            end = min(position + self._left, len(data))
            self._left -= end - position
            if self._is_output:
                if end > position:
                    events.append(PartData(memoryview(data)[position:end]))
                if not self._left:
                    events.append(PartEnd())
            position = end
        if not self._left:
            end = min(position + self._padding, len(data))
            self._padding -= end - position
            position = end
        return position

    def _read_header(self, block: bytes, events: list[PartEvent]) -> None:
        if block == _NOTHING:
            if self._own:
                raise UnexpectedAnswer("the tar answer ends with attributes of nothing")
            self._is_over = True
            return
        _check_sum(block)
        limits = self._ledger.limits
        self._headers += 1
        if self._headers > _HEADERS_OF_ONE * limits.parts:
            raise UnexpectedAnswer(f"the tar answer holds more than {_HEADERS_OF_ONE * limits.parts:,} headers")
        kind, size = block[156:157], _number(block[124:136], "size")
        if kind in _ATTRIBUTES + _LONG_NAMES:
            if size > limits.header:
                raise UnexpectedAnswer(f"the tar answer has a header of {size:,} bytes; {limits.header:,} is the most")
            self._extension = kind, size
            return
        described, self._own = self._shared | self._own, {}
        if kind == b"S" or any(key.startswith(b"GNU.sparse.") for key in described):
            raise UnexpectedAnswer("the tar answer has a sparse file")
        if b"size" in described:
            size = _decimal(described[b"size"], limits.part)
        name = described.get(b"path", block[:100]).partition(b"\0")[0].decode("utf-8", "replace")
        # Before there was a type for folders, they were told by their names.
        is_folder = kind == b"\0" and name.endswith("/")
        if kind in _WITHOUT_CONTENT or is_folder:
            return
        if size > limits.part:
            raise UnexpectedAnswer(f"the tar answer has a member of {size:,} bytes; {limits.part:,} is the most")
        # The prefix of a long ustar name holds only its folders.
        self._is_output = kind in _REGULAR
        self._left, self._padding = size, _blocks(size) - size
        if self._is_output:
            events.append(self._ledger.begin(name, size=size))
            if not size:
                events.append(PartEnd())

    def _read_extension(self, kind: bytes, size: int, block: bytes) -> None:
        self._extension = None
        content = block[:size]
        if kind == b"L":
            found = {b"path": content}
        elif kind == b"K":
            found = {}
        else:
            found = _records(content)
        if kind == b"g":
            self._shared |= found
            if sum(map(len, self._shared)) + sum(map(len, self._shared.values())) > self._ledger.limits.header:
                raise UnexpectedAnswer("the tar answer has more attributes of all members than a header may hold")
        else:
            # What stands farther from the member counts, as in other readers.
            self._own = found | self._own


def _blocks(size: int) -> int:
    return -(-size // BLOCK) * BLOCK


def _check_sum(block: bytes) -> None:
    # Some writers added the bytes up as signed numbers.
    counted = block[:148] + b" " * 8 + block[156:]
    unsigned = sum(counted)
    signed = unsigned - 256 * sum(byte > 127 for byte in counted)
    if _number(block[148:156], "checksum") not in (unsigned, signed):
        raise UnexpectedAnswer("the tar answer cannot be read: the checksum of a header is wrong")


def _number(field: bytes, what: str) -> int:
    """A number in octal digits, or in binary where its first bit is set."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field.partition(b"\0")[0].strip(b" ")
    if not re.fullmatch(rb"[0-7]*", digits):
        raise UnexpectedAnswer(f"the tar answer cannot be read: {what} {field!r}")
    return int(digits or b"0", 8)


def _decimal(digits: bytes, most: int) -> int:
    if not re.fullmatch(rb"[0-9]{1,30}", digits):
        raise UnexpectedAnswer(f"the tar answer cannot be read: size {digits[:40]!r}; {most:,} is the most")
    return int(digits)


def _records(content: bytes) -> dict[bytes, bytes]:
    """The attributes of a pax header, each a line `25 path=folder/file.tif` that begins with its own length."""
    found: dict[bytes, bytes] = {}
    position = 0
    while position < len(content) and content[position] != 0:
        digits = re.compile(rb"([0-9]{1,9}) ").match(content, position)
        end = position + int(digits[1]) if digits else 0
        key, equals, value = content[digits.end() : end - 1].partition(b"=") if digits else (b"", b"", b"")
        if end > len(content) or not key or not equals or content[end - 1 : end] != b"\n":
            raise UnexpectedAnswer("the tar answer cannot be read: an extended header is malformed")
        found[key] = value
        position = end
    return found
