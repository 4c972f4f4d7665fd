"""The files that the outputs of one answer become: all of them, or none."""

from __future__ import annotations

import errno
import os
import threading
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import httpx

from swath.core.filenames import safe_paths
from swath.core.mediatypes import SUFFIXES
from swath.core.partevents import PartBegin, PartData, PartEnd, PartEvent, PartParser
from swath.errors import InvalidParameter, UnexpectedAnswer
from swath.wire.syncing import UNSAFE, Syncing


class OutputFiles:
    """Writes outputs under names of their own while they arrive, and gives them their final ones once all are there.

    A `Sink` of a transport. Its methods may be called from several threads, one after the other; `discard` waits for
    the one under way.
    """

    def __init__(
        self, folder: Path, parser: Callable[[str], PartParser], *, name: str | None = None, parameter: str = "target"
    ) -> None:
        """Prepare; the folder is made where it is missing.

        Args:
            folder: Where the files are to be.
            parser: Makes what reads an answer of this `Content-Type`; may raise UnexpectedAnswer.
            name: What the only output is called; by its identifier and format when left out.
            parameter: The argument that named the folder.

        Raises:
            InvalidParameter: The folder cannot be made or written to.
        """
        self._folder = folder
        self._parser_for = parser
        self._name = name
        self._lock = threading.Lock()
        self._is_closed = False
        self._begun: list[PartBegin] = []
        self._parts: list[Path] = []
        self._file: BinaryIO | None = None
        self._unsafe = 0
        self._syncing = Syncing()
        self._made = _make_folder(folder, parameter)

    def begin(self, headers: httpx.Headers) -> None:
        """Take the headers of a success answer; what came of an earlier one is removed.

        Raises:
            UnexpectedAnswer: They are of another kind of answer.
        """
        with self._lock:
            self._remove()
            if headers.get("Content-Encoding", "identity") != "identity":
                raise UnexpectedAnswer("the answer came compressed, unasked")
            self._parser = self._parser_for(headers.get("Content-Type", ""))

    def write(self, chunks: Sequence[bytes]) -> None:
        """Take more of its body.

        Raises:
            UnexpectedAnswer: It is malformed or more than is allowed.
            OSError: A file cannot be written.
        """
        with self._lock:
            for chunk in chunks:
                self._take(self._parser.feed(chunk))

    def finish(self) -> None:
        """Take the end of its body.

        Raises:
            UnexpectedAnswer: It is cut short, or holds nothing.
            OSError: A file cannot be written.
        """
        with self._lock:
            self._take(self._parser.finish())
            if not self._begun:
                raise UnexpectedAnswer("the answer holds no output")
            self._syncing.wait()

    def commit(self) -> dict[str, Path]:
        """Give the files their names; what had these names is replaced.

        Returns:
            The files by the identifiers of the outputs.

        Raises:
            OSError: One cannot have its name. Then no file is left, nor what was replaced before that was found out.
        """
        with self._lock:
            names = safe_paths([_file_name(part) for part in self._begun])
            targets = [self._folder / (self._name or name) for name in names]
            for target in targets:
                if target.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            for index, (part, target) in enumerate(zip(self._parts, targets)):
                part.replace(target)
                self._parts[index] = target
            self._is_closed = True
            self._syncing.stop()
            return {part.name: target for part, target in zip(self._begun, targets)}

    def discard(self) -> None:
        """Remove everything, the folder too where it was made for this; nothing where the files have their names."""
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            self._remove()
            for folder in self._made:
                try:
                    folder.rmdir()
                except OSError:
                    return  # somebody else has put something there

    def _take(self, events: Sequence[PartEvent]) -> None:
        if self._is_closed:
            # The task that waited for this thread was cancelled before it came to run.
            return
        for event in events:
            match event:
                case PartBegin():
                    self._open(event)
                case PartData():
                    self._write(event.content)
                case PartEnd():
                    assert self._file is not None
                    self._syncing.start(self._file, close=True)
                    self._file = None

    def _open(self, part: PartBegin) -> None:
        path = self._folder / f".swath-{uuid.uuid4().hex}.part"
        self._file = path.open("xb")
        self._parts.append(path)
        self._begun.append(part)
        self._unsafe = 0

    def _write(self, content: memoryview) -> None:
        assert self._file is not None
        self._file.write(content)
        self._unsafe += len(content)
        if self._unsafe >= UNSAFE and self._syncing.is_idle:
            self._syncing.start(self._file)
            self._unsafe = 0

    def _remove(self) -> None:
        self._syncing.stop()
        if self._file is not None:
            # What it holds back may be what the disk has no place for.
            with suppress(OSError):
                self._file.close()
            self._file = None
        for part in self._parts:
            part.unlink(missing_ok=True)
        self._parts.clear()
        self._begun.clear()


def _file_name(part: PartBegin) -> str:
    """What the file of an output is called, before it is made safe."""
    suffix = SUFFIXES.get(part.media_type, ("" if "." in part.name else ".bin",))[0]
    return part.name + suffix


def _make_folder(folder: Path, parameter: str) -> list[Path]:
    """Make a folder that can be written to: those that were missing, the innermost first."""
    import tempfile

    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise InvalidParameter(
            parameter, str(folder), f"must be where files can be written: {error.strerror or error}"
        ) from error
    return missing
