"""What a batch task tells in the user's bucket: which files there are to be, and what became of each feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swath.errors import UnexpectedAnswer

if TYPE_CHECKING:
    import sqlite3

_ENDED = ("DONE", "FATAL", "FAILED")
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class FeatureState:
    """What became of a tile or feature.

    Attributes:
        name: Its name.
        status: In the service's word: `PENDING`, `DONE`, `FATAL`, perhaps others.
        error: Why it failed; empty where it did not.
    """

    name: str
    status: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Execution:
    """How far a batch task is, by its execution database.

    Attributes:
        features: All tiles or features, in the task's own order.
    """

    features: Sequence[FeatureState]

    @property
    def counts(self) -> Counter[str]:
        """How many tiles or features have each status."""
        return Counter(feature.status for feature in self.features)

    @property
    def failed(self) -> list[FeatureState]:
        """Those that failed."""
        return [feature for feature in self.features if feature.status in _ENDED and feature.status != "DONE"]

    @property
    def progress(self) -> float | None:
        """The share that was worked on, 0 to 1; None where there are none."""
        ended = sum(feature.status in _ENDED for feature in self.features)
        return ended / len(self.features) if self.features else None


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A file that a batch task writes.

    Attributes:
        feature: The name of its tile or feature.
        output: The identifier of its output.
        url: Where it is written to.
        width: Its width in pixels, or None where the manifest does not tell.
        height: Its height in pixels, likewise.
    """

    feature: str
    output: str
    url: str
    width: int | None = None
    height: int | None = None


def read_execution(content: bytes, url: str) -> Execution:
    """Read an execution database, `execution-<id>.sqlite`.

    Raises:
        UnexpectedAnswer: It is none.
    """
    rows = _rows(content, url, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'features'")
    return Execution(
        [
            FeatureState(_text(row.get("name")), _text(row.get("status")).upper(), _text(row.get("error")))
            for row in rows
        ]
    )


def read_manifest(content: bytes, url: str) -> list[ManifestFile]:
    """Read a feature manifest, `featureManifest-<id>.gpkg`.

    Raises:
        UnexpectedAnswer: It is none.
    """
    rows = _rows(content, url, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY table_name")
    return [
        ManifestFile(
            _text(row.get("identifier")),
            _text(row.get("outputid")),
            _text(row.get("path")),
            _pixels(row.get("width")),
            _pixels(row.get("height")),
        )
        for row in rows
    ]


def _rows(content: bytes, url: str, tables: str) -> list[dict[str, object]]:
    """All rows of the tables that a query names, their columns in lower case."""
    import sqlite3

    if not content.startswith(_MAGIC):
        raise UnexpectedAnswer(f"{url} is not the database that it should be")
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(_without_journal(content))
            names = [name for (name,) in database.execute(tables)]
            return [row for name in names for row in _table(database, name)]
    except sqlite3.Error as error:
        raise UnexpectedAnswer(f"{url} is not the database that it should be: {error}") from None


def _table(database: sqlite3.Connection, name: str) -> Iterator[dict[str, object]]:
    quoted = name.replace('"', '""')
    cursor = database.execute(f'SELECT * FROM "{quoted}" ORDER BY rowid')  # noqa: S608 (a name cannot be a parameter)
    columns = [column[0].lower() for column in cursor.description]
    for row in cursor:
        yield dict(zip(columns, row, strict=True))


def _without_journal(content: bytes) -> bytes:
    """The database as one that keeps no write-ahead log, which one in memory cannot have."""
    if content[18:20] == b"\2\2":
        return content[:18] + b"\1\1" + content[20:]
    return content


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _pixels(value: object) -> int | None:
    return value if isinstance(value, int) else None
