"""Where on disk the outputs of a process request go, and what its answer has to be for that."""

from pathlib import Path

from swath.core.mediatypes import SUFFIXES, answered_type
from swath.core.partevents import PartParser
from swath.core.parts import LonePart, container_parser
from swath.data.saving import as_path
from swath.errors import InvalidParameter
from swath.wire.outputs import OutputFiles

_PATHS = "must be the path of a file or a folder"


def files_for_several(target: str | Path) -> OutputFiles:
    """The files of several outputs, in a folder that is made where it is missing.

    Raises:
        InvalidParameter: It is no folder, or cannot be written to.
    """
    folder = as_path(target, "target", _PATHS)
    if folder.exists() and not folder.is_dir():
        raise InvalidParameter("target", str(target), "must be a folder: there is an output for each identifier")
    return OutputFiles(folder, container_parser)


def file_for_one(target: str | Path, identifier: str, asked: str | None) -> OutputFiles:
    """The file of a single output.

    Args:
        target: The file; or a folder that exists, where it is called after its identifier.
        identifier: The output's identifier.
        asked: The media type that is asked for, or None where the request leaves it to the service.

    Raises:
        InvalidParameter: The suffix belongs to another format, or nothing can be written there.
    """
    path = as_path(target, "target", _PATHS)

    def parser(content_type: str) -> PartParser:
        return LonePart(identifier, answered_type(content_type, asked))

    if path.is_dir():
        return OutputFiles(path, parser)
    allowed = SUFFIXES.get(asked or "")
    if allowed is not None and path.suffix.lower() not in allowed:
        raise InvalidParameter(
            "target",
            str(target),
            f"must end in {' or '.join(allowed)}, since {asked} is asked for, or be a folder that exists",
            "Ask for another format with outputs=",
        )
    return OutputFiles(path.parent, parser, name=path.name)
