import json
import random
from urllib.parse import urlsplit

import pytest

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.messages import Request
from swath_sandbox.api.paging import Item, page, search_filter, sort_order

PATH = "/batch/v2/process"


def get(target):
    return Request.of("GET", target, {"Host": "localhost:1"})


def fetch(target, items, **options):
    return json.loads(page(get(target), items, **options).body)


def numbers(count):
    return [Item((number,), number) for number in range(count)]


def walk(items, size, **options):
    """All pages of a listing, by the links."""
    answer = fetch(f"{PATH}?count={size}", items, **options)
    pages = [answer]
    while "nextToken" in answer["links"]:
        target = answer["links"]["next"].removeprefix("http://localhost:1")
        assert f"viewtoken={answer['links']['nextToken']}" in target
        answer = fetch(target, items, **options)
        assert answer["links"]["previousToken"] == pages[-1]["links"]["currentToken"]
        pages.append(answer)
    return pages


@pytest.mark.parametrize("size", [1, 3, 7, 83, 99, 100])
def test_250_items_come_in_order_whatever_the_size_of_the_pages(size):
    pages = walk(numbers(250), size)

    assert [item for one in pages for item in one["data"]] == list(range(250))
    assert {len(one["data"]) for one in pages[:-1]} == {size}
    assert pages[0]["data"] == list(range(size))
    assert "previousToken" not in pages[0]["links"]


def test_pages_hold_100_items_at_most_and_unless_told_otherwise():
    assert len(fetch(PATH, numbers(250))["data"]) == 100
    assert len(fetch(f"{PATH}?count=1000", numbers(250))["data"]) == 100


def test_an_empty_listing_is_one_page():
    assert fetch(PATH, [])["data"] == []
    assert fetch(PATH, [])["links"].keys() == {"@id", "currentToken"}


def test_the_page_before_can_be_gone_back_to():
    first, second, third = walk(numbers(10), 4)[:3]
    back = third["links"]["previous"].removeprefix("http://localhost:1")

    assert fetch(back, numbers(10))["data"] == second["data"]
    back = second["links"]["previous"].removeprefix("http://localhost:1")
    assert fetch(back, numbers(10))["data"] == first["data"]
    assert second["links"]["@id"].endswith(second["links"]["currentToken"])


@pytest.mark.parametrize("descending", [False, True])
def test_no_item_is_skipped_or_repeated_while_others_come_and_go(descending):
    generator = random.Random(5)
    items = numbers(60)
    seen = []
    target = f"{PATH}?count=7&sort=created{':desc' if descending else ''}"
    while target:
        answer = fetch(target, generator.sample(items, len(items)), descending=descending)
        seen += answer["data"]
        items = [item for item in items if item.key[0] % 11] + [Item((900 + len(seen),), "new")]
        target = answer["links"].get("next", "").removeprefix("http://localhost:1")

    old = [item for item in seen if item != "new"]
    assert old == sorted(set(old), reverse=descending)
    assert {number for number in range(60) if number % 11} <= set(old)


def test_the_order_is_that_of_the_keys():
    items = [Item(key, "".join(map(str, key))) for key in [("B", 1), ("A", 2), ("B", 0)]]

    assert fetch(PATH, items)["data"] == ["A2", "B0", "B1"]
    assert fetch(PATH, items, descending=True)["data"] == ["B1", "B0", "A2"]


def token_of(target):
    return fetch(target, numbers(9))["links"]["nextToken"]


@pytest.mark.parametrize(
    "token",
    [
        "1",
        "abc",
        "%C3%A9",
        "W10",
        "bnVsbA",
        token_of(f"{PATH}?count=2&sort=status"),
        token_of("/batch/v2/tilinggrids?count=2"),
        page(get(f"{PATH}?count=1"), [Item(("text",), 0), Item(("z",), 1)])
        .body.split(b'nextToken":"')[1]
        .split(b'"')[0]
        .decode(),
    ],
)
def test_a_token_that_the_listing_did_not_give_is_refused(token):
    with pytest.raises(ServiceError) as refused:
        page(get(f"{PATH}?viewtoken={token}"), numbers(9))
    assert refused.value.status == 400
    assert refused.value.errors[0]["parameter"] == "viewtoken"


def test_the_size_may_change_from_page_to_page():
    token = token_of(f"{PATH}?count=2")
    assert fetch(f"{PATH}?count=3&viewtoken={token}", numbers(9))["data"] == [2, 3, 4]
    assert fetch(f"{PATH}/?viewtoken={token}", numbers(9))["data"][0] == 2


@pytest.mark.parametrize("count", ["0", "-1", "many", "1.5", ""])
def test_a_count_must_be_a_positive_integer(count):
    with pytest.raises(ServiceError) as refused:
        page(get(f"{PATH}?count={count}"), numbers(9))
    assert refused.value.errors[0]["parameter"] == "count"


def test_links_keep_what_else_was_asked_for():
    links = fetch(f"{PATH}?count=2&search=a+%26+b", numbers(9))["links"]
    assert urlsplit(links["next"]).query.startswith("count=2&search=a+%26+b&viewtoken=")
    assert links["@id"] == f"http://localhost:1{PATH}?count=2&search=a+%26+b"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", (None, False)),
        ("created", ("created", False)),
        ("status:desc", ("status", True)),
        ("created:asc", ("created", False)),
    ],
)
def test_a_sort_names_a_member_and_a_direction(sort, expected):
    assert sort_order(get(f"{PATH}?sort={sort}"), "created", "status") == expected


@pytest.mark.parametrize("sort", ["size", "created:up", ":desc"])
def test_another_sort_is_refused(sort):
    with pytest.raises(ServiceError):
        sort_order(get(f"{PATH}?sort={sort}"), "created", "status")


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["Max NDVI", "Mean NDVI", "Clouds"]),
        ("ndvi", ["Max NDVI", "Mean NDVI"]),
        ("max|clouds", ["Max NDVI", "Clouds"]),
        ("mean%26ndvi", ["Mean NDVI"]),
        ("max%26ndvi|clouds", ["Max NDVI", "Clouds"]),
        ("rain", []),
    ],
)
def test_a_search_joins_words(search, found):
    accepts = search_filter(get(f"{PATH}?search={search}"))
    assert [text for text in ("Max NDVI", "Mean NDVI", "Clouds") if accepts(text)] == found
