# Derived from tests/overlay/_async/test_cassettes_catalog.py by tools/unasync.py; edit that file, then `make sync`.
"""Listings of the catalogue as they were on the wire; see tests/overlay/conftest.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from swath import SentinelHub, Prop
from swath.config import Settings

Recorded = Callable[[str], AbstractContextManager[Settings]]

S2 = "sentinel-2-l2a"
PLACE = (13.95, 45.95, 14.0, 46.0)


def hub_of(target: Settings) -> SentinelHub:
    return SentinelHub(target.client_id, target.client_secret, deployment=target.deployment)


def test_a_search_in_the_query(recorded: Recorded) -> None:
    with recorded("catalog_search_get") as target:
        with hub_of(target) as hub:
            clear = Prop("eo:cloud_cover").between(0, 60)
            search = hub.catalog.search(
                S2, bbox=PLACE, time="2024-06", filter=clear, method="GET", page_size=3, prefetch=True
            )
            found = search.to_list()
    assert len({item.id for item in found}) == len(found) > 3


def test_the_different_days_of_a_search(recorded: Recorded) -> None:
    with recorded("catalog_distinct") as target:
        with hub_of(target) as hub:
            days = hub.catalog.distinct(S2, bbox=PLACE, time="2024-06", page_size=4).to_list()
    assert days == sorted(set(days), key=str)
    assert all(str(day).startswith("2024-06-") for day in days)


def test_the_items_of_a_collection(recorded: Recorded) -> None:
    with recorded("catalog_items") as target:
        with hub_of(target) as hub:
            pages = [page for page in hub.catalog.items(S2, bbox=PLACE, time="2024-06", page_size=4).by_page()]
            first = pages[0].items[0]
            assert (hub.catalog.item(S2, str(first.id))).id == first.id
    assert len(pages) > 1
    assert pages[-1].next_token is None


def test_collections_and_what_the_catalogue_says_of_itself(recorded: Recorded) -> None:
    with recorded("catalog_collections") as target:
        with hub_of(target) as hub:
            names = [collection.id for collection in hub.catalog.collections()]
            assert S2 in names
            assert (hub.catalog.collection(S2)).id == S2
            assert "properties" in (hub.catalog.queryables(S2)).to_dict()
            assert (hub.catalog.conformance()).conforms_to
            assert (hub.catalog.landing_page()).links
