import json
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from swath_api import wire

STANDARD = wire._standard_codec()
FAST = wire._fast_codec()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def outcome(call, argument):
    try:
        return call(argument)
    except ValueError:
        return "refused"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_both_codecs_write_what_the_other_reads(value):
    for _, dumps in (STANDARD, FAST):
        text = outcome(dumps, value)
        for loads, _ in (STANDARD, FAST):
            assert text == "refused" or loads(text) == value == json.loads(text)
    assert (outcome(STANDARD[1], value) == "refused") == (outcome(FAST[1], value) == "refused")


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":2}',
        b"123456789012345678901234567890",
        b"-0.0",
        b"1e999",
        b"Infinity",
        b'"\\ud800"',
        b"\xef\xbb\xbf{}",
        b'"\xff"',
        b"[1,]",
        b"",
        b"01",
        b' {"a" : [ ] } ',
    ],
)
def test_both_codecs_read_odd_texts_alike(text):
    assert outcome(FAST[0], text) == outcome(STANDARD[0], text)


def test_both_codecs_read_the_number_that_is_none():
    assert all(math.isnan(loads(b"[NaN]")[0]) for loads, _ in (STANDARD, FAST))


@pytest.mark.parametrize("value", [math.nan, [1.0, math.inf], {"a": {"b": (None, -math.inf)}}])
def test_both_codecs_refuse_numbers_that_json_does_not_have(value):
    for _, dumps in (STANDARD, FAST):
        with pytest.raises(ValueError, match="Out of range float"):
            dumps(value)


def test_text_is_written_as_it_is_and_without_spaces():
    assert STANDARD[1]({"ä": [1, None]}) == FAST[1]({"ä": [1, None]}) == '{"ä":[1,null]}'.encode()


def test_the_standard_library_serves_where_msgspec_is_missing(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "msgspec", None)
    wire._codec.cache_clear()
    try:
        assert wire.json_loads(wire.json_dumps({"a": [1]})) == {"a": [1]}
        assert wire._codec()[0] is json.loads
    finally:
        wire._codec.cache_clear()
