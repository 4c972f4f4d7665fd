"""Listings that are read page by page."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Generic, TypeVar

from swath.core.pages import Cursor, Page
from swath.errors import InvalidParameter

T = TypeVar("T")


class AsyncPager(Generic[T]):
    """A listing: iterate over it for its items, over `by_page()` for its pages.

    Nothing is asked before the first item is; each iteration starts anew.
    """

    def __init__(self, fetch: Callable[[str | None, int], Awaitable[Page[T]]], *, limit: int | None, page_size: int):
        """Make a pager.

        Args:
            fetch: Answers the page of a token (None for the first) with at most so many items.
            limit: How many items in all; None for all there are.
            page_size: How many items to ask for at a time.
        """
        if limit is not None and limit < 0:
            raise InvalidParameter("limit", limit, "must not be negative", "Leave it out for all items")
        self._fetch = fetch
        self._limit = limit
        self._page_size = page_size

    async def __aiter__(self) -> AsyncIterator[T]:
        left = self._limit
        if left == 0:
            return
        async for page in self.by_page():
            for item in page.items[:left]:
                yield item
            if left is not None:
                left -= len(page.items)
                if left <= 0:
                    return

    async def by_page(self, token: str | None = None) -> AsyncIterator[Page[T]]:
        """Iterate over the pages, from the start or from a page's `next_token`; `limit` does not count here.

        Raises:
            PagingError: The listing repeats itself.
        """
        cursor = Cursor(token)
        while not cursor.ended:
            page = await self._fetch(cursor.token, self._page_size)
            cursor.advance(page.next_token)
            yield page
