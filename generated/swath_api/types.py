# Written by tools/generate.py; changes made here are lost.

"""Shared types: the absent value, files and responses."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from enum import Enum
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final, Generic, Literal, TypeAlias, TypeVar

from attrs import define

if TYPE_CHECKING:
    from http import HTTPStatus


class Unset(Enum):
    """The type of `UNSET`, the one value that says a member was not given.

    An enum of one member, so that type checkers follow `is UNSET`.
    """

    # No JSON value, so that an `UNSET` which strays into free-form content is refused and not sent.
    UNSET = object()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        # copy, deepcopy and pickle give the one instance back.
        return getattr, (Unset, "UNSET")


UNSET: Final = Unset.UNSET

# The shapes that `httpx.Client.request(files=...)` takes.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # (name, content, media type)
    tuple[str | None, FileContent, str | None]
    # (name, content, media type, headers)
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


# What a JSON text may hold, where the document says no more.
JsonValue: TypeAlias = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None


@define
class File:
    """Binary content, to be sent or as received, with its media type where that is known."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    @classmethod
    def from_bytes(cls, content: bytes, mime_type: str | None = None) -> File:
        return cls(BytesIO(content), mime_type=mime_type)

    def __bytes__(self) -> bytes:
        self.payload.seek(0)
        return self.payload.read()

    def to_tuple(self) -> FileTypes:
        """The content as httpx takes it for multipart/form-data."""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


@define
class Response(Generic[T]):
    """An answer: its status, raw content and headers, and what was read from them."""

    status_code: HTTPStatus | int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


def http_status(code: int) -> HTTPStatus | int:
    """The `HTTPStatus` of a code, or the bare number where Python knows none."""
    from http import HTTPStatus

    try:
        return HTTPStatus(code)
    except ValueError:
        return code


__all__ = ("UNSET", "File", "FileTypes", "JsonValue", "RequestFiles", "Response", "Unset", "http_status")
