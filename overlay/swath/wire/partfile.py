"""A file that is still being downloaded: its bytes in `name.part`, what they belong to in `name.part.json`."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from swath.core.downloads import Checksum, Version
from swath.errors import UnexpectedAnswer
from swath.wire.files import write_whole
from swath.wire.syncing import UNSAFE, Syncing

_BLOCK = 1 << 20


class PartFile:
    """The unfinished file, open for writing. It is the beginning of one version of the file, whenever it is looked at.

    Attributes:
        received: Bytes that an earlier attempt left.
        version: What they belong to, or None where they are of no use.
    """

    def __init__(self, path: Path, source: str) -> None:
        """Open it, with what an earlier attempt left.

        Args:
            path: The name of the finished file; its folder is made.
            source: What tells the file apart from others that were to have this name.

        Raises:
            OSError: It cannot be written.
        """
        self._path = path
        self._source = source
        self._part = path.with_name(f"{path.name}.part")
        self._note = path.with_name(f"{path.name}.part.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.version = self._read_note()
        self._file = self._part.open("r+b" if self._part.exists() else "x+b")
        self.received = self._file.seek(0, os.SEEK_END)
        self._unsafe = 0
        self._syncing = Syncing()

    def restart(self, version: Version) -> None:
        """Begin with another version of the file."""
        # In this order: bytes must never stand beside a note that is not theirs.
        self._file.seek(0)
        self._file.truncate()
        write_whole(self._note, json.dumps({"source": self._source, **asdict(version)}).encode())

    def write(self, chunks: Sequence[bytes]) -> None:
        """Add bytes at the end."""
        self._file.writelines(chunks)
        self._unsafe += sum(map(len, chunks))
        if self._unsafe >= UNSAFE and self._syncing.is_idle:
            self._syncing.start(self._file)
            self._unsafe = 0

    def finish(self, checksum: Checksum | None) -> None:
        """Give it its final name, once all its bytes are safely on disk.

        Raises:
            UnexpectedAnswer: Its bytes hash to something else; they are removed.
        """
        if checksum is not None:
            self._check(Digest(checksum))
        self._syncing.wait()
        self._file.flush()
        os.fsync(self._file.fileno())
        self.close()
        self._part.replace(self._path)
        self._note.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave it as it is, to go on later."""
        self._syncing.stop()
        self._file.close()

    def _check(self, digest: Digest) -> None:
        self._file.seek(0)
        while block := self._file.read(_BLOCK):
            digest.add(block)
        try:
            digest.check()
        except UnexpectedAnswer:
            self.close()
            self._part.unlink()
            self._note.unlink(missing_ok=True)
            raise

    def _read_note(self) -> Version | None:
        try:
            note = json.loads(self._note.read_bytes())
            if note.pop("source") != self._source:
                return None
            checksum = note.pop("checksum")
            return Version(**note, checksum=None if checksum is None else Checksum(**checksum))
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return None


class Digest:
    """What bytes hash to that are seen once."""

    def __init__(self, checksum: Checksum) -> None:
        self._checksum = checksum
        self._hash = hashlib.new(checksum.algorithm, usedforsecurity=False)

    def add(self, *chunks: bytes) -> None:
        """Take the next bytes."""
        for chunk in chunks:
            self._hash.update(chunk)

    def check(self) -> None:
        """Compare.

        Raises:
            UnexpectedAnswer: It is something else.
        """
        found, expected = self._hash.hexdigest(), self._checksum
        if found != expected.digest:
            raise UnexpectedAnswer(
                f"the file was damaged on its way: its {expected.algorithm} is {found}, not {expected.digest}"
            )
