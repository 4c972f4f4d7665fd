"""Listings that are read page by page."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Generic, TypeVar

from swath.core.pages import PAGE_LIMIT, Cursor, Page, check_paging
from swath.wire.ahead import AsyncAhead

T = TypeVar("T")


class AsyncPager(Generic[T]):
    """A listing: iterate over it for its items, over `by_page()` for its pages.

    Nothing is asked before the first item is; each iteration starts anew. A page is forgotten once it was read.
    """

    def __init__(
        self,
        fetch: Callable[[str | None, int], Awaitable[Page[T]]],
        *,
        limit: int | None = None,
        page_size: int = PAGE_LIMIT,
        prefetch: bool = False,
    ) -> None:
        """Make a pager.

        Args:
            fetch: Answers the page of a token (None for the first) with at most so many items.
            limit: How many items in all; None for all there are.
            page_size: How many items to ask for at a time.
            prefetch: Whether to ask for the next page while the items of one are worked on. A loop that is left early
                gives up this page.

        Raises:
            InvalidParameter: `limit` is negative, or `page_size` is not 1 to 100.
        """
        check_paging(limit, page_size)
        self._fetch = fetch
        self._limit = limit
        self._page_size = min(page_size, limit or page_size)
        self._prefetch = prefetch

    async def __aiter__(self) -> AsyncGenerator[T, None]:
        left = self._limit
        async with aclosing(self.by_page()) as pages:
            async for page in pages:
                for item in page.items[:left]:
                    yield item
                if left is not None:
                    left -= len(page.items)
                del page

    async def by_page(self, token: str | None = None) -> AsyncGenerator[Page[T], None]:
        """Iterate over the pages that hold something, from the start or from where a page's `next_token` leads.

        Pages stay whole, so that their tokens lead on without a gap: the one that reaches `limit` is the last.

        Args:
            token: The `next_token` of a page, also one that was kept from another run of the same listing.

        Raises:
            PagingError: The listing repeats itself.
        """
        cursor, left = Cursor(token), self._limit
        async with AsyncAhead(self._ask) as ahead:
            while not cursor.ended and (left is None or left > 0):
                page = await ahead.result(cursor.token)
                cursor.advance(page.next_token)
                if left is not None:
                    left -= len(page.items)
                if self._prefetch and not cursor.ended and (left is None or left > 0):
                    ahead.start(cursor.token)
                if page.items:
                    yield page
                del page

    async def first(self) -> T | None:
        """The first item, or None where there is none."""
        one = 1 if self._limit is None else min(1, self._limit)
        found = await AsyncPager(self._fetch, limit=one).to_list()
        return found[0] if found else None

    async def to_list(self) -> list[T]:
        """All items."""
        return [item async for item in self]

    async def _ask(self, token: str | None) -> Page[T]:
        return await self._fetch(token, self._page_size)
