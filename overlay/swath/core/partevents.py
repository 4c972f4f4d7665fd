"""The parts of an answer as they come: what every parser of a container says, and within which limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from swath.core.mediatypes import BY_SUFFIX
from swath.errors import UnexpectedAnswer


@dataclass(frozen=True, slots=True)
class PartLimits:
    """What an answer may hold at most; a body that says more is refused before it is laid out.

    Attributes:
        parts: Outputs.
        header: Bytes of one output's header, a long name or extended attributes among them.
        part: Bytes of one output.
        total: Bytes of the whole body.
    """

    parts: int = 1000
    header: int = 1 << 16
    part: int = 1 << 32
    total: int = 1 << 36


USUAL_LIMITS = PartLimits()


@dataclass(frozen=True, slots=True)
class PartBegin:
    """An output begins.

    Attributes:
        name: The output's identifier: the last step of the name that was sent, without its suffix. It is text from a
            server, and no file name.
        media_type: Such as `image/tiff`.
        size: Bytes of its content, or None where they are not announced.
    """

    name: str
    media_type: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class PartData:
    """More of an output's content.

    Attributes:
        content: A view of the bytes that were fed, which it keeps alive.
    """

    content: memoryview


@dataclass(frozen=True, slots=True)
class PartEnd:
    """An output is complete. The answer may still turn out not to be."""


PartEvent = PartBegin | PartData | PartEnd


class PartParser(Protocol):
    """Reads a body piece by piece, whatever the pieces are, and holds no more of it than a header."""

    def feed(self, chunk: bytes) -> Sequence[PartEvent]:
        """Take the next bytes of the body, and say what is in them.

        Raises:
            UnexpectedAnswer: The body is malformed, or has more than the limits allow.
        """
        ...

    def finish(self) -> Sequence[PartEvent]:
        """Take the end of the body.

        Raises:
            UnexpectedAnswer: The body is cut short.
        """
        ...


class PartLedger:
    """Names the parts of a body and holds it to its limits."""

    def __init__(self, limits: PartLimits) -> None:
        """Begin with none.

        Args:
            limits: What there may be.
        """
        self.limits = limits
        self._names: set[str] = set()
        self._part = 0
        self._total = 0

    def __len__(self) -> int:
        return len(self._names)

    def receive(self, count: int) -> None:
        """Count bytes of the body.

        Raises:
            UnexpectedAnswer: They are too many.
        """
        self._total += count
        if self._total > self.limits.total:
            raise UnexpectedAnswer(f"the answer is larger than {self.limits.total:,} bytes")

    def begin(self, sent_name: str, media_type: str | None = None, size: int | None = None) -> PartBegin:
        """Begin a part.

        Args:
            sent_name: Its name as it was sent; may be a path, and hostile.
            media_type: Its type where it is declared, or else the suffix of its name has to tell.
            size: Bytes of its content, where they are announced.

        Raises:
            UnexpectedAnswer: There are too many parts, or two of one name, or it is too large.
        """
        if len(self._names) >= self.limits.parts:
            raise UnexpectedAnswer(f"the answer holds more than {self.limits.parts:,} outputs")
        path = PurePosixPath(sent_name.replace("\\", "/"))
        guessed = BY_SUFFIX.get(path.suffix.removeprefix(".").lower())
        name = path.stem if guessed else path.name
        if name in ("", ".", ".."):
            name = f"part{len(self._names)}"
        if name in self._names:
            raise UnexpectedAnswer(f"the answer holds two outputs called {name!r}")
        self._names.add(name)
        self._part = 0
        if size is not None:
            self._check_size(size)
        return PartBegin(name, media_type or guessed or "application/octet-stream", size)

    def grow(self, count: int) -> None:
        """Count bytes of the part that began last.

        Raises:
            UnexpectedAnswer: They are too many.
        """
        self._part += count
        self._check_size(self._part)

    def _check_size(self, size: int) -> None:
        if size > self.limits.part:
            raise UnexpectedAnswer(f"an output of the answer is larger than {self.limits.part:,} bytes")
