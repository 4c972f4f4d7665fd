"""What the sandbox remembers: records of JSON by kind and id, in memory and, if wanted, in a folder."""

import contextlib
import json
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from swath_sandbox.files import write_whole

Record = dict[str, Any]
"""A JSON object; what is read from a state is the reader's own copy."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its id and its number: later ones have higher numbers, also after a restart."""

    number: int
    id: str
    record: Record


@dataclass(slots=True)
class _Kept:
    number: int
    text: str
    lock: threading.RLock = field(default_factory=threading.RLock)


class State:
    """Records by kind and id, for all threads; with a folder, one file a record, written before it counts.

    Args:
        folder: where the records are kept and found again; None keeps them in memory.

    Raises:
        ValueError: a file of the folder is no record.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._kinds: dict[str, dict[str, _Kept]] = {}
        self._next = 1
        if folder is not None:
            self._load(folder)

    def add(self, kind: str, id: str, record: Record) -> None:  # noqa: A002 - the field's word
        """Keep a new record, after all others of its kind; one of the same id is replaced."""
        with self._lock:
            kept = _Kept(self._next, "")
            self._next += 1
        self._write(kind, id, kept, record)
        with self._lock:
            self._kinds.setdefault(kind, {})[id] = kept

    def get(self, kind: str, id: str) -> Record | None:  # noqa: A002
        """The record of that id, or nothing."""
        kept = self._find(kind, id)
        return None if kept is None else json.loads(kept.text)

    def entries(self, kind: str) -> list[Entry]:
        """All records of a kind, oldest first."""
        with self._lock:
            kept = list(self._kinds.get(kind, {}).items())
        entries = [Entry(one.number, name, json.loads(one.text)) for name, one in kept]
        return sorted(entries, key=lambda entry: entry.number)

    @contextlib.contextmanager
    def edit(self, kind: str, id: str) -> Iterator[Record]:  # noqa: A002
        """A record to change, which is kept when the block ends without an error.

        No other thread edits or removes this record meanwhile, so that the block may take its time.

        Raises:
            KeyError: there is no such record.
        """
        kept = self._find(kind, id)
        if kept is None:
            raise KeyError(id)
        with kept.lock:
            if self._find(kind, id) is not kept:
                raise KeyError(id)
            record = json.loads(kept.text)
            yield record
            if self._find(kind, id) is kept:
                self._write(kind, id, kept, record)

    def remove(self, kind: str, id: str) -> bool:  # noqa: A002
        """Forget a record; whether there was one."""
        kept = self._find(kind, id)
        if kept is None:
            return False
        with kept.lock:
            if self._folder is not None:
                _path(self._folder, kind, id).unlink(missing_ok=True)
            with self._lock:
                return self._kinds[kind].pop(id, None) is not None

    def _find(self, kind: str, id: str) -> _Kept | None:  # noqa: A002
        with self._lock:
            return self._kinds.get(kind, {}).get(id)

    def _write(self, kind: str, id: str, kept: _Kept, record: Record) -> None:  # noqa: A002
        text = json.dumps(record, allow_nan=False)
        if text == kept.text:
            return
        if self._folder is not None:
            whole = json.dumps({"number": kept.number, "id": id, "record": record}, indent=1)
            write_whole(_path(self._folder, kind, id), whole.encode())
        kept.text = text

    def _load(self, folder: Path) -> None:
        for path in folder.glob("*/*.json"):
            try:
                whole = json.loads(path.read_bytes())
                kept = _Kept(int(whole["number"]), json.dumps(whole["record"]))
                self._kinds.setdefault(path.parent.name, {})[whole["id"]] = kept
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path} is no record of a sandbox: {error}") from error
            self._next = max(self._next, kept.number + 1)


def new_id() -> str:
    """An id that nothing else has, as the service gives them."""
    return str(uuid.uuid4())


def _path(folder: Path, kind: str, id: str) -> Path:  # noqa: A002
    return folder / kind / f"{quote(id, safe='')}.json"
