"""Differences that were looked at and are meant: openapi.yaml describes the service, not the vendor's document."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from .changes import Change

HEADER = (
    "# Where openapi.yaml differs from the vendor's document and is meant to; written by `make upstream ACCEPT=1`.\n"
)


def read_known(path: Path) -> set[str]:
    """The lines of a file of known differences; none if there is no such file."""
    if not path.exists():
        return set()
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("#")}


def write_known(path: Path, changes: Iterable[Change]) -> None:
    lines = sorted({change.line for change in changes})
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")


def without_known(changes: Sequence[Change], known: set[str]) -> list[Change]:
    return [change for change in changes if change.line not in known]
