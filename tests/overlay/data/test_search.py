import pytest
import shapely

from swath import Prop
from swath.data.search import item_page, query_of, search_request, value_page, with_page
from swath.errors import InvalidParameter, UnexpectedAnswer
from swath.models import ItemCollection

ITEM = {
    "type": "Feature",
    "id": "S2A",
    "geometry": None,
    "properties": {"datetime": "2024-06-01T10:00:00Z"},
    "links": [],
}


def test_a_search_carries_every_condition() -> None:
    request = search_request(
        "sentinel-2-l2a",
        time="2024-06",
        intersects={"type": "Point", "coordinates": [13, 45]},
        ids=["a", "b"],
        filter="eo:cloud_cover < 20",
        fields={"include": ["id"], "exclude": ["links"]},
    )
    assert request.to_dict() == {
        "collections": ["sentinel-2-l2a"],
        "datetime": "2024-06-01T00:00:00Z/2024-06-30T23:59:59Z",
        "intersects": {"type": "Point", "coordinates": [13, 45]},
        "ids": ["a", "b"],
        "filter": "eo:cloud_cover < 20",
        "filter-lang": "cql2-text",
        "fields": {"include": ["id"], "exclude": ["links"]},
    }


def test_a_condition_may_be_json() -> None:
    condition = {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20]}
    body = search_request("sentinel-2-l2a", time="2024-06", filter=condition).to_dict()
    assert (body["filter"], body["filter-lang"]) == (condition, "cql2-json")


def test_a_box_may_cross_the_antimeridian() -> None:
    assert search_request("x", time="2024-06", bbox=(170, -10, -170, 10)).to_dict()["bbox"] == [170, -10, -170, 10]


@pytest.mark.parametrize(
    ("arguments", "parameter", "said"),
    [
        ({"collection": ""}, "collection", "one collection's id"),
        ({"collection": ["a", "b"]}, "collection", "one collection's id"),
        ({"bbox": (13, 45, 14)}, "bbox", "four finite numbers"),
        ({"bbox": (45, 130, 46, 131)}, "bbox", "Longitude comes before"),
        ({"bbox": (13, 46, 14, 45)}, "bbox", "degrees"),
        ({"bbox": (13, 45, 14, 46), "intersects": shapely.Point(1, 1)}, "bbox", "together"),
        ({"intersects": {"no": "geometry"}}, "intersects", "GeoJSON"),
        ({"ids": "S2A"}, "ids", "list"),
        ({"fields": {"only": ["id"]}}, "fields", "'include' and 'exclude'"),
        ({"fields": "id"}, "fields", "list of texts"),
        ({"filter": 20}, "filter", "a comparison with Prop"),
        ({"time": "2024-06-02/2024-06-01"}, "time", "is empty"),
    ],
)
def test_a_wrong_condition_is_named_before_anything_is_sent(arguments: dict, parameter: str, said: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(InvalidParameter, match=said) as caught:
        search_request(**({"collection": "x", "time": "2024-06"} | arguments))
    assert caught.value.parameter == parameter


def test_a_page_adds_its_size_and_token() -> None:
    request = search_request("x", time="2024-06")
    assert with_page(request, None, 10).to_dict() == request.to_dict() | {"limit": 10}
    assert with_page(request, "20", 10).to_dict() == request.to_dict() | {"limit": 10, "next": 20}
    assert with_page(request, "abc", 10).to_dict()["next"] == "abc"


def found(**members: object) -> ItemCollection:
    return ItemCollection.from_dict({"type": "FeatureCollection", "features": [ITEM], **members})


def test_the_next_page_is_told_by_the_context_or_by_the_link() -> None:
    link = {"href": "https://host/search", "rel": "next", "method": "POST", "body": {"next": 7}, "merge": True}
    assert item_page(found(context={"next": 5, "limit": 5, "returned": 5})).next_token == "5"
    assert item_page(found(context={"limit": 5, "returned": 1}, links=[link])).next_token == "7"
    assert item_page(found(context={"limit": 5, "returned": 1}, links=[link | {"rel": "self"}])).next_token is None
    assert item_page(found()).next_token is None


def test_the_link_of_a_listing_by_get_tells_the_next_page() -> None:
    link = {"href": "https://host/items?datetime=2024-06-01T00:00:00Z%2F..&next=40", "rel": "next"}
    assert item_page(found(links=[link])).next_token == "40"
    with pytest.raises(UnexpectedAnswer, match="next page"):
        item_page(found(links=[link | {"href": "https://host/items?page=2"}]))


def test_a_search_in_a_query_says_the_same() -> None:
    condition = (Prop("eo:cloud_cover") < 20) & (Prop("gsd") == 10)
    request = search_request(
        "x",
        time="2024-06",
        intersects={"type": "Point", "coordinates": [13, 45]},
        ids=["a", "b"],
        filter=condition,
        fields={"include": ["id"], "exclude": ["links"]},
    )
    assert query_of(request, condition) == {
        "collections": ["x"],
        "datetime_": "2024-06-01T00:00:00Z/2024-06-30T23:59:59Z",
        "intersects": '{"type":"Point","coordinates":[13,45]}',
        "ids": ["a", "b"],
        "filter_": "eo:cloud_cover < 20 AND gsd = 10",
        "fields": "id,-links",
    }


def test_distinct_values_are_a_page_of_texts_and_numbers() -> None:
    answer = ItemCollection.from_dict({"type": "FeatureCollection", "features": ["2024-06-01", 3, None]})
    assert value_page(answer).items == ["2024-06-01", 3]


def test_items_are_typed() -> None:
    [item] = item_page(found()).items
    assert item.id == "S2A"
