import pytest

from swath_sandbox.api.fields import Fields

ITEM = {
    "stac_version": "1.0.0",
    "id": "a",
    "type": "Feature",
    "geometry": {"type": "Point"},
    "bbox": [1],
    "properties": {"datetime": "t", "gsd": 10, "eo:cloud_cover": 1.5},
    "assets": {"data": {"href": "h"}},
    "links": [],
}
DEFAULT = {
    "id": "a",
    "type": "Feature",
    "geometry": {"type": "Point"},
    "bbox": [1],
    "links": [],
    "assets": {"data": {"href": "h"}},
    "properties": {"datetime": "t"},
}


@pytest.mark.parametrize(("include", "exclude"), [(None, None), ([], []), (None, []), ([], None)])
def test_empty_fields_send_the_default_set(include, exclude):
    assert Fields.of_lists(include, exclude).apply(ITEM) == DEFAULT


def test_include_alone_adds_to_the_default_set():
    selected = Fields.of_lists(["properties.gsd"], None).apply(ITEM)

    assert selected == {**DEFAULT, "properties": {"datetime": "t", "gsd": 10}}


def test_include_beside_exclude_is_all_there_is_as_recorded():
    selected = Fields.of_lists(["id", "properties.datetime", "properties.eo:cloud_cover"], []).apply(ITEM)

    assert selected == {"id": "a", "properties": {"datetime": "t", "eo:cloud_cover": 1.5}}


def test_exclude_alone_takes_from_the_default_set():
    selected = Fields.of_lists(None, ["properties.datetime", "assets.data.href", "links"]).apply(ITEM)

    assert selected == {
        "id": "a",
        "type": "Feature",
        "geometry": {"type": "Point"},
        "bbox": [1],
        "assets": {"data": {}},
    }


def test_what_is_included_and_excluded_is_not_sent():
    assert Fields.of_lists(["id", "properties"], ["properties.gsd", "id"]).apply(ITEM) == {
        "properties": {"datetime": "t", "eo:cloud_cover": 1.5}
    }


def test_a_query_parameter_marks_exclusions_with_a_minus():
    selected = Fields.of_text("id,type,-geometry,bbox,properties,-links,-assets").apply(ITEM)

    assert selected == {"id": "a", "type": "Feature", "bbox": [1], "properties": ITEM["properties"]}


def test_a_query_parameter_without_exclusions_adds_to_the_default_set():
    assert Fields.of_text("+properties.gsd").apply(ITEM)["properties"] == {"datetime": "t", "gsd": 10}
