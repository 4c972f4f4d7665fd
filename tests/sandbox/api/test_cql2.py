import pytest

from swath_sandbox.api.cql2 import Cql2Error, parse, properties_of

ITEM = {"eo:cloud_cover": 12.5, "platform": "sentinel-2a", "gsd": 10, "flag": True, "name": "it's"}
CLOUD = {"property": "eo:cloud_cover"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eo:cloud_cover < 20", True),
        ("eo:cloud_cover<12.5", False),
        ("eo:cloud_cover <= 1.25e1", True),
        ("eo:cloud_cover > -5", True),
        ("eo:cloud_cover >= 12.6", False),
        ("eo:cloud_cover = 12.5", True),
        ("eo:cloud_cover <> 12.5", False),
        ('"eo:cloud_cover" < 20', True),
        ("20 > eo:cloud_cover", True),
        ("platform = 'sentinel-2a'", True),
        ("name = 'it''s'", True),
        ("eo:cloud_cover BETWEEN 12 AND 13", True),
        ("eo:cloud_cover between 13 and 14", False),
        ("eo:cloud_cover NOT BETWEEN 13 AND 14", True),
        ("NOT eo:cloud_cover < 20", False),
        ("not not eo:cloud_cover < 20", True),
        ("eo:cloud_cover < 20 AND platform = 'sentinel-2b'", False),
        ("eo:cloud_cover between 5 and 15 and gsd = 10 and platform <> 'x'", True),
        ("NOT (eo:cloud_cover < 5 AND gsd = 10)", True),
        ("(((gsd = 10)))", True),
    ],
)
def test_texts_are_evaluated(text, expected):
    assert parse(text).test(ITEM) is expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"op": "<", "args": [CLOUD, 20]}, True),
        ({"op": "between", "args": [CLOUD, 13, 20]}, False),
        ({"op": "not", "args": [{"op": "between", "args": [CLOUD, 13, 20]}]}, True),
        (
            {"op": "and", "args": [{"op": "<", "args": [CLOUD, 20]}, {"op": "=", "args": [{"property": "gsd"}, 10]}]},
            True,
        ),
    ],
)
def test_documents_are_evaluated(document, expected):
    assert parse(document).test(ITEM) is expected


@pytest.mark.parametrize(
    "text", ["missing = 1", "NOT missing = 1", "platform < 3", "flag = 1", "missing between 1 and 2"]
)
def test_what_cannot_be_compared_is_unknown_and_so_is_its_opposite(text):
    assert parse(text).test(ITEM) is None


def test_false_wins_over_unknown_and_unknown_over_true():
    assert parse("missing = 1 AND gsd = 11").test(ITEM) is False
    assert parse("missing = 1 AND gsd = 10").test(ITEM) is None


@pytest.mark.parametrize(
    "source",
    [
        "gsd = 10 OR gsd = 20",
        "platform LIKE 's%'",
        "platform IN ('a', 'b')",
        "platform IS NULL",
        "gsd + 1 = 11",
        "S_INTERSECTS(geometry, POINT(1 1))",
        "datetime > TIMESTAMP('2020-01-01T00:00:00Z')",
        "gsd",
        "gsd =",
        "gsd between 1",
        "gsd between 1 or 2",
        "(gsd = 10",
        "gsd = 10)",
        "gsd = 'open",
        "",
        "(" * 5000 + "gsd = 10" + ")" * 5000,
        {"op": "or", "args": [{"op": "=", "args": [CLOUD, 1]}] * 2},
        {"op": "and", "args": [{"op": "=", "args": [CLOUD, 1]}]},
        {"op": "like", "args": [CLOUD, "x"]},
        {"op": "=", "args": [CLOUD]},
        {"op": "=", "args": [CLOUD, True]},
        {"op": "=", "args": [CLOUD, {"op": "+", "args": [1, 2]}]},
        {"op": ["="], "args": [CLOUD, 1]},
        {"op": "between", "args": [CLOUD, [1, 2]]},
        {"args": []},
        {"op": "="},
        [],
        7,
    ],
)
def test_the_rest_of_the_language_is_refused(source):
    with pytest.raises(Cql2Error):
        parse(source)


def test_a_document_nested_without_end_is_refused():
    document = {"op": "=", "args": [CLOUD, 1]}
    for _ in range(1000):
        document = {"op": "not", "args": [document]}

    with pytest.raises(Cql2Error):
        parse(document)


def test_all_properties_of_a_filter_are_known():
    assert properties_of(parse("a = b AND NOT c BETWEEN 1 AND d")) == {"a", "b", "c", "d"}
