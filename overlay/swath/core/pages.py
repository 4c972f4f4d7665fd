"""Which page of a listing comes next, and when to stop."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Protocol, TypedDict, TypeVar

from swath.errors import InvalidParameter, PagingError

PAGE_LIMIT = 100
"""Items that one page may hold."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Paging(TypedDict, total=False):
    """What every listing takes.

    Attributes:
        limit: How many items in all; all there are when left out.
        page_size: How many items one request asks for, 100 at most.
        prefetch: Whether to ask for the next page while the items of one are worked on.
    """

    limit: int | None
    page_size: int
    prefetch: bool


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a listing.

    Attributes:
        items: What the page holds.
        next_token: The token of the next page, or None on the last one. Keep it to go on from there later.
        raw: The whole answer, as the generated model.
    """

    items: Sequence[T]
    next_token: str | None
    raw: object = field(default=None, repr=False)


class _Links(Protocol):
    """The links of a listing's answer, as the generated models have them; an enum stands for what is absent."""

    @property
    def next_token(self) -> str | Enum: ...


class _Answer(Protocol[T_co]):
    """The answer of a listing that goes by view tokens."""

    @property
    def data(self) -> Sequence[T_co] | Enum: ...
    @property
    def links(self) -> _Links | Enum: ...


def view_token_page(answer: _Answer[T]) -> Page[T]:
    """The page of an answer that names the next one by a view token; `data` may be missing."""
    items = answer.data
    return Page(items if isinstance(items, Sequence) else (), view_token(answer.links), answer)


def view_token(links: _Links | Enum) -> str | None:
    """The view token of the next page, or None on the last one."""
    token = getattr(links, "next_token", None)
    return token if isinstance(token, str) and token else None


def check_paging(limit: int | None, page_size: int) -> None:
    """Refuse what no listing takes.

    Raises:
        InvalidParameter: `limit` is negative, or `page_size` is not 1 to 100.
    """
    if limit is not None and (not _is_whole(limit) or limit < 0):
        raise InvalidParameter("limit", limit, "must be a whole number and not negative", "Leave it out for all items")
    if not _is_whole(page_size) or not 1 <= page_size <= PAGE_LIMIT:
        raise InvalidParameter("page_size", page_size, f"must be 1 to {PAGE_LIMIT}", "Use limit for the total")


@dataclass(slots=True)
class Cursor:
    """Where a reader stands in a listing; refuses a token that it has already followed.

    Attributes:
        token: The token of the page to ask for; None at the start.
        ended: Whether there is no page left to ask for.
    """

    token: str | None = None
    ended: bool = False
    _followed: set[str] = field(default_factory=set, repr=False)

    def advance(self, next_token: str | None) -> None:
        """Go on to the next page.

        Raises:
            PagingError: The token was already followed, so that reading on would never end.
        """
        if self.token is not None:
            self._followed.add(self.token)
        if next_token is not None and next_token in self._followed:
            raise PagingError(f"the listing repeats itself: page token {next_token!r} was already followed")
        self.token = next_token
        self.ended = next_token is None


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
