# Derived from tests/overlay/_async/test_pager.py by tools/unasync.py; edit that file, then `make sync`.
import gc
import weakref

import pytest

from swath import InvalidParameter, Page, PagingError
from swath._sync._pager import Pager
from swath.wire.clock import sleep


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

    def fetch(self, token: str | None, size: int) -> Page[Item]:
        self.asked.append((token, size))
        sleep(0)
        start = int(token or 0)
        end = min(start + size, self.total)
        items = Items() if start in self.empty else Items(Item(number) for number in range(start, end))
        self.pages.append(weakref.ref(items))
        return Page(items, str(end) if end < self.total else None)

    @property
    def alive(self) -> int:
        gc.collect()
        return sum(page() is not None for page in self.pages)


def numbers(pager: Pager[Item]) -> list[int]:
    return [item.number for item in pager]


@pytest.mark.parametrize("prefetch", [False, True])
def test_all_items_come_in_their_order(prefetch: bool) -> None:
    listing = Listing(250)
    pager = Pager(listing.fetch, prefetch=prefetch)
    assert [item.number for item in pager.to_list()] == list(range(250))
    assert listing.asked == [(None, 100), ("100", 100), ("200", 100)]


@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize(("limit", "asked"), [(0, 0), (3, 1), (10, 1), (11, 2), (20, 2), (99, 3)])
def test_no_page_is_asked_for_beyond_the_limit(limit: int, asked: int, prefetch: bool) -> None:
    listing = Listing(25)
    pager = Pager(listing.fetch, limit=limit, page_size=10, prefetch=prefetch)
    assert len(pager.to_list()) == min(limit, 25)
    assert len(listing.asked) == asked
    assert {size for _, size in listing.asked} <= {min(limit, 10)}


def test_pages_stay_whole_also_at_the_limit() -> None:
    listing = Listing(25)
    pages = [page for page in Pager(listing.fetch, limit=15, page_size=10).by_page()]
    assert [(len(page.items), page.next_token) for page in pages] == [(10, "10"), (10, "20")]


@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("stop_after", [1, 2, 3, 4])
def test_a_listing_that_was_left_goes_on_from_the_token_of_its_last_page(stop_after: int, prefetch: bool) -> None:
    listing = Listing(42)
    seen: list[int] = []
    token = None
    for page in Pager(listing.fetch, page_size=10, prefetch=prefetch).by_page():
        seen += [item.number for item in page.items]
        token = page.next_token
        stop_after -= 1
        if not stop_after:
            break
    assert token is not None
    for page in Pager(listing.fetch, page_size=10, prefetch=prefetch).by_page(token):
        seen += [item.number for item in page.items]
    assert seen == list(range(42))


def test_empty_pages_are_passed_over() -> None:
    listing = Listing(40, empty=(0, 20, 30))
    pager = Pager(listing.fetch, page_size=10)
    assert numbers(pager) == list(range(10, 20))
    assert [len(page.items) for page in pager.by_page()] == [10]


@pytest.mark.parametrize("prefetch", [False, True])
def test_a_listing_that_repeats_itself_is_refused(prefetch: bool) -> None:
    def fetch(token: str | None, size: int) -> Page[int]:
        return Page([1], "a" if token == "b" else "b")

    pager = Pager(fetch, prefetch=prefetch)
    with pytest.raises(PagingError, match="'b'"):
        pager.to_list()


@pytest.mark.parametrize(("prefetch", "most"), [(False, 1), (True, 2)])
def test_a_page_is_forgotten_once_it_was_read(prefetch: bool, most: int) -> None:
    listing = Listing(100)
    for item in Pager(listing.fetch, page_size=10, prefetch=prefetch):
        if item.number % 10 == 5:
            assert listing.alive <= most
    sleep(0)  # an event loop holds on to what woke it
    assert listing.alive == 0


def test_no_page_is_kept_while_the_next_one_is_asked_for() -> None:
    listing = Listing(30)
    alive = []

    def fetch(token: str | None, size: int) -> Page[Item]:
        alive.append(listing.alive)
        return listing.fetch(token, size)

    for page in Pager(fetch, page_size=10).by_page():
        del page
    for item in Pager(fetch, page_size=10):
        del item
    assert alive == [0] * 6


def test_the_first_item_costs_one_small_page() -> None:
    listing = Listing(1000)
    pager = Pager(listing.fetch, prefetch=True)
    first = pager.first()
    assert first is not None
    assert first.number == 0
    assert listing.asked == [(None, 1)]
    assert Pager(listing.fetch, limit=0).first() is None
    assert Pager(Listing(0).fetch).first() is None


def test_each_iteration_starts_anew() -> None:
    pager = Pager(Listing(5).fetch)
    assert numbers(pager) == numbers(pager)


@pytest.mark.parametrize(
    "paging", [{"limit": -1}, {"limit": 1.5}, {"limit": True}, {"page_size": 0}, {"page_size": 101}, {"page_size": "9"}]
)
def test_wrong_numbers_are_told_at_once(paging: dict[str, object]) -> None:
    with pytest.raises(InvalidParameter, match=next(iter(paging))):
        Pager(Listing(1).fetch, **paging)  # type: ignore[arg-type]


@pytest.mark.parametrize("prefetch", [False, True])
def test_an_error_comes_after_the_items_before_it(prefetch: bool) -> None:
    listing = Listing(30)

    def fetch(token: str | None, size: int) -> Page[Item]:
        if token == "20":
            raise ConnectionError("gone")
        return listing.fetch(token, size)

    seen = []
    with pytest.raises(ConnectionError, match="gone"):  # noqa: PT012 (how far it comes is what is tested)
        for item in Pager(fetch, page_size=10, prefetch=prefetch):
            seen.append(item.number)  # noqa: PERF401
    assert seen == list(range(20))
