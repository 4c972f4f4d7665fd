"""Which page of a listing comes next, and when to stop."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from swath.errors import PagingError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a listing.

    Attributes:
        items: What the page holds; may be empty even where more pages follow.
        next_token: The token of the next page, or None on the last one.
    """

    items: Sequence[T]
    next_token: str | None


@dataclass(slots=True)
class Cursor:
    """Where a reader stands in a listing; refuses a token that it has already followed.

    Attributes:
        token: The token of the page to ask for; None at the start.
        ended: Whether the last page was read.
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
