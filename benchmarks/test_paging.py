"""A search of 20,000 items: how long clients take to read it, and how much memory; and what asking ahead saves."""

import json
from dataclasses import asdict

import pytest

from benchmarks import listing_server
from benchmarks.listings import OURS, OURS_ASYNC, PYSTAC, PYSTAC_DICTS, Result
from benchmarks.report import AHEAD, Figures
from benchmarks.runs import running

ITEMS = 20_000
SUBJECT = f"{ITEMS:,} items"
LATENCY, WORK = 0.05, 0.06
SLOW_PAGES = 60


def read(name: str, settings: listing_server.Settings, **load: object) -> Result:
    with running("benchmarks.listing_server", json.dumps(asdict(settings))) as server:
        assert server.stdout
        url = server.stdout.readline().strip()
        with running("benchmarks.listings", name, json.dumps({"url": url, **load})) as reader:
            result = Result(**json.loads(reader.communicate()[0]))
        server.communicate()
    assert result.items == settings.pages * listing_server.PAGE
    return result


# The contenders take turns, so that a busy moment of the machine hits all of them alike.
@pytest.mark.parametrize("name", 3 * (OURS, OURS_ASYNC, PYSTAC, PYSTAC_DICTS))
def test_paging(name: str, figures: Figures) -> None:
    result = read(name, listing_server.Settings(pages=ITEMS // listing_server.PAGE))
    figures.add("paging", SUBJECT, name, result.seconds / ITEMS)
    figures.add("growth", SUBJECT, name, result.growth)


@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("name", 2 * (OURS, OURS_ASYNC))
def test_prefetch(name: str, prefetch: bool, figures: Figures) -> None:
    settings = listing_server.Settings(pages=SLOW_PAGES, latency=LATENCY)
    result = read(name, settings, work=WORK, prefetch=prefetch)
    subject = f"pages that take {1000 * LATENCY:.0f} ms, worked on for {1000 * WORK:.0f} ms"
    figures.add("paging", subject, name + (AHEAD if prefetch else ""), result.seconds / SLOW_PAGES)
