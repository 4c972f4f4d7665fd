import gc
import weakref

import pytest

from swath import InvalidParameter, Page, PagingError
from swath._async._pager import AsyncPager
from swath.wire.clock import async_sleep


class Item:
    """Something whose end can be watched."""

    def __init__(self, number: int) -> None:
        self.number = number


class Items(list[Item]):
    """The items of a page, likewise."""


class Listing:
    """A listing of numbers; keeps what it was asked, and watches its pages."""

    def __init__(self, total: int, *, empty: tuple[int, ...] = ()) -> None:
        self.total = total
        self.empty = empty
        self.asked: list[tuple[str | None, int]] = []
        self.pages: list[weakref.ref[Items]] = []

    async def fetch(self, token: str | None, size: int) -> Page[Item]:
        self.asked.append((token, size))
        await async_sleep(0)
        start = int(token or 0)
        end = min(start + size, self.total)
        items = Items() if start in self.empty else Items(Item(number) for number in range(start, end))
        self.pages.append(weakref.ref(items))
        return Page(items, str(end) if end < self.total else None)

    @property
    def alive(self) -> int:
        gc.collect()
        return sum(page() is not None for page in self.pages)


async def numbers(pager: AsyncPager[Item]) -> list[int]:
    return [item.number async for item in pager]


@pytest.mark.anyio
@pytest.mark.parametrize("prefetch", [False, True])
async def test_all_items_come_in_their_order(prefetch: bool) -> None:
    listing = Listing(250)
    pager = AsyncPager(listing.fetch, prefetch=prefetch)
    assert [item.number for item in await pager.to_list()] == list(range(250))
    assert listing.asked == [(None, 100), ("100", 100), ("200", 100)]


@pytest.mark.anyio
@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize(("limit", "asked"), [(0, 0), (3, 1), (10, 1), (11, 2), (20, 2), (99, 3)])
async def test_no_page_is_asked_for_beyond_the_limit(limit: int, asked: int, prefetch: bool) -> None:
    listing = Listing(25)
    pager = AsyncPager(listing.fetch, limit=limit, page_size=10, prefetch=prefetch)
    assert len(await pager.to_list()) == min(limit, 25)
    assert len(listing.asked) == asked
    assert {size for _, size in listing.asked} <= {min(limit, 10)}


@pytest.mark.anyio
async def test_pages_stay_whole_also_at_the_limit() -> None:
    listing = Listing(25)
    pages = [page async for page in AsyncPager(listing.fetch, limit=15, page_size=10).by_page()]
    assert [(len(page.items), page.next_token) for page in pages] == [(10, "10"), (10, "20")]


@pytest.mark.anyio
@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("stop_after", [1, 2, 3, 4])
async def test_a_listing_that_was_left_goes_on_from_the_token_of_its_last_page(stop_after: int, prefetch: bool) -> None:
    listing = Listing(42)
    seen: list[int] = []
    token = None
    async for page in AsyncPager(listing.fetch, page_size=10, prefetch=prefetch).by_page():
        seen += [item.number for item in page.items]
        token = page.next_token
        stop_after -= 1
        if not stop_after:
            break
    assert token is not None
    async for page in AsyncPager(listing.fetch, page_size=10, prefetch=prefetch).by_page(token):
        seen += [item.number for item in page.items]
    assert seen == list(range(42))


@pytest.mark.anyio
async def test_empty_pages_are_passed_over() -> None:
    listing = Listing(40, empty=(0, 20, 30))
    pager = AsyncPager(listing.fetch, page_size=10)
    assert await numbers(pager) == list(range(10, 20))
    assert [len(page.items) async for page in pager.by_page()] == [10]


@pytest.mark.anyio
@pytest.mark.parametrize("prefetch", [False, True])
async def test_a_listing_that_repeats_itself_is_refused(prefetch: bool) -> None:
    async def fetch(token: str | None, size: int) -> Page[int]:
        return Page([1], "a" if token == "b" else "b")

    pager = AsyncPager(fetch, prefetch=prefetch)
    with pytest.raises(PagingError, match="'b'"):
        await pager.to_list()


@pytest.mark.anyio
@pytest.mark.parametrize(("prefetch", "most"), [(False, 1), (True, 2)])
async def test_a_page_is_forgotten_once_it_was_read(prefetch: bool, most: int) -> None:
    listing = Listing(100)
    async for item in AsyncPager(listing.fetch, page_size=10, prefetch=prefetch):
        if item.number % 10 == 5:
            assert listing.alive <= most
    await async_sleep(0)  # an event loop holds on to what woke it
    assert listing.alive == 0


@pytest.mark.anyio
async def test_no_page_is_kept_while_the_next_one_is_asked_for() -> None:
    listing = Listing(30)
    alive = []

    async def fetch(token: str | None, size: int) -> Page[Item]:
        alive.append(listing.alive)
        return await listing.fetch(token, size)

    async for page in AsyncPager(fetch, page_size=10).by_page():
        del page
    async for item in AsyncPager(fetch, page_size=10):
        del item
    assert alive == [0] * 6


@pytest.mark.anyio
async def test_the_first_item_costs_one_small_page() -> None:
    listing = Listing(1000)
    pager = AsyncPager(listing.fetch, prefetch=True)
    first = await pager.first()
    assert first is not None
    assert first.number == 0
    assert listing.asked == [(None, 1)]
    assert await AsyncPager(listing.fetch, limit=0).first() is None
    assert await AsyncPager(Listing(0).fetch).first() is None


@pytest.mark.anyio
async def test_each_iteration_starts_anew() -> None:
    pager = AsyncPager(Listing(5).fetch)
    assert await numbers(pager) == await numbers(pager)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "paging", [{"limit": -1}, {"limit": 1.5}, {"limit": True}, {"page_size": 0}, {"page_size": 101}, {"page_size": "9"}]
)
async def test_wrong_numbers_are_told_at_once(paging: dict[str, object]) -> None:
    with pytest.raises(InvalidParameter, match=next(iter(paging))):
        AsyncPager(Listing(1).fetch, **paging)  # type: ignore[arg-type]


@pytest.mark.anyio
@pytest.mark.parametrize("prefetch", [False, True])
async def test_an_error_comes_after_the_items_before_it(prefetch: bool) -> None:
    listing = Listing(30)

    async def fetch(token: str | None, size: int) -> Page[Item]:
        if token == "20":
            raise ConnectionError("gone")
        return await listing.fetch(token, size)

    seen = []
    with pytest.raises(ConnectionError, match="gone"):  # noqa: PT012 (how far it comes is what is tested)
        async for item in AsyncPager(fetch, page_size=10, prefetch=prefetch):
            seen.append(item.number)  # noqa: PERF401
    assert seen == list(range(20))
