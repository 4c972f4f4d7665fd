"""The outputs of an answer: one alone, or several in multipart/mixed (RFC 2046) or tar."""

from dataclasses import dataclass

from swath.core.mediatypes import SIGNATURE_BYTES, check_beginning, essence
from swath.core.multipart import MultipartParser, boundary_of
from swath.core.partevents import USUAL_LIMITS, PartBegin, PartData, PartEnd, PartEvent, PartLimits, PartParser
from swath.core.tar import TarParser
from swath.errors import UnexpectedAnswer


@dataclass(frozen=True, slots=True)
class Part:
    """One output of an answer.

    Attributes:
        name: The output's identifier.
        media_type: Such as `image/tiff`.
        content: The bytes, as they came; a view keeps the whole answer alive.
    """

    name: str
    media_type: str
    content: bytes | memoryview


def read_parts(content_type: str, body: bytes, limits: PartLimits = USUAL_LIMITS) -> list[Part]:
    """The parts of an answer, in its order, as views of it.

    Args:
        content_type: The answer's `Content-Type`, parameters included.
        body: The whole body.
        limits: What it may hold.

    Raises:
        UnexpectedAnswer: The body is cut short, is not what `content_type` says, or holds more than it may.
    """
    parser = container_parser(content_type, limits)
    parts: list[Part] = []
    content: bytes | memoryview = b""
    for event in [*parser.feed(body), *parser.finish()]:
        match event:
            case PartBegin():
                begun, content = event, b""
            case PartData():
                # The body is fed as one, so what belongs together comes as one.
                content = event.content
            case PartEnd():
                parts.append(Part(begun.name, begun.media_type, content))
    return parts


def container_parser(content_type: str, limits: PartLimits = USUAL_LIMITS) -> PartParser:
    """What reads an answer with several outputs.

    Args:
        content_type: The answer's `Content-Type`, parameters included.
        limits: What it may hold.

    Raises:
        UnexpectedAnswer: This is no type of such an answer.
    """
    kind = essence(content_type)
    if kind in ("application/tar", "application/x-tar"):
        return TarParser(limits)
    if kind.startswith("multipart/"):
        boundary = boundary_of(content_type)
        if not boundary:
            raise UnexpectedAnswer(f"a multipart answer without a boundary: Content-Type {content_type!r}")
        return MultipartParser(boundary, limits)
    raise UnexpectedAnswer(f"an answer with several outputs was expected, not {content_type!r}")


class LonePart:
    """Reads an answer that is a single output; a `PartParser`.

    It is refused where it has not even the beginning of what its type says.
    """

    def __init__(self, name: str, media_type: str) -> None:
        """Begin.

        Args:
            name: The output's identifier.
            media_type: Such as `image/tiff`.
        """
        self._begin = PartBegin(name, media_type)
        self._has_begun = False
        self._held = b""

    def feed(self, chunk: bytes) -> list[PartEvent]:
        """Take the next bytes of the body, and say what is in them.

        Raises:
            UnexpectedAnswer: They do not begin as this type does.
        """
        if self._has_begun:
            return [PartData(memoryview(chunk))] if chunk else []
        self._held += chunk
        return self._start() if len(self._held) >= SIGNATURE_BYTES else []

    def finish(self) -> list[PartEvent]:
        """Take the end of the body.

        Raises:
            UnexpectedAnswer: There is nothing, or not what the type says.
        """
        return [*(() if self._has_begun else self._start()), PartEnd()]

    def _start(self) -> list[PartEvent]:
        media_type, content = self._begin.media_type, self._held
        check_beginning(media_type, content)
        self._has_begun, self._held = True, b""
        return [self._begin, PartData(memoryview(content))]
