import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from swath.wire.waiting import News, Places


def test_threads_take_places_in_the_order_in_which_they_ask() -> None:
    places = Places(1)
    went: list[int] = []
    threads = []

    def ask(number: int) -> None:
        with places:
            went.append(number)

    with places:
        for number in range(8):
            threads.append(threading.Thread(target=ask, args=(number,)))
            threads[-1].start()
            while len(places._queue) <= number:
                time.sleep(0.0005)
    for thread in threads:
        thread.join()
    assert went == list(range(8))
    assert places._free == 1


def test_no_place_is_lost_among_many() -> None:
    places, under_way, most, lock = Places(3), 0, 0, threading.Lock()

    def ask(_: int) -> None:
        nonlocal under_way, most
        with places:
            with lock:
                under_way += 1
                most = max(most, under_way)
            with lock:
                under_way -= 1

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(ask, range(2000)))
    assert most <= 3
    assert places._free == 3


def test_who_is_interrupted_in_line_leaves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    places = Places(1)

    class Interrupted:
        """A lock whose second acquiring, the one that waits, is interrupted."""

        def __init__(self) -> None:
            self.acquired = 0

        def acquire(self) -> None:
            self.acquired += 1
            if self.acquired == 2:
                if self.meanwhile is not None:
                    self.meanwhile()
                raise KeyboardInterrupt

        def release(self) -> None:
            pass

        meanwhile = None

    for meanwhile in (None, lambda: places.__exit__(None, None, None)):
        lock = type("", (Interrupted,), {"meanwhile": staticmethod(meanwhile) if meanwhile else None})
        with places:
            with monkeypatch.context() as patched:
                patched.setattr("swath.wire.waiting.threading.Lock", lock)
                with pytest.raises(KeyboardInterrupt):
                    places.__enter__()
            assert not places._queue
            if meanwhile is not None:  # the place was given up above, and came back
                assert places._free == 1
                places._free -= 1
        assert places._free == 1


def test_news_wake_who_waits_and_are_not_missed() -> None:
    news = News()
    seen = news.count
    news.tell()
    began = time.monotonic()
    news.wait(seen, 60.0)
    assert time.monotonic() - began < 5
    waiter = threading.Thread(target=news.wait, args=(news.count, 60.0))
    waiter.start()
    news.tell()
    waiter.join(5)
    assert not waiter.is_alive()


def test_who_waits_for_news_does_not_wait_longer_than_said() -> None:
    news = News()
    news.wait(news.count, 0.001)
    assert news.count == 0
