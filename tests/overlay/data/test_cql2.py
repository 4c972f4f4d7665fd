from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath import InvalidParameter, Prop
from swath.data.cql2 import Condition, filter_json, filter_text
from swath_sandbox.api import cql2 as service

CLOUDS, GSD = Prop("eo:cloud_cover"), Prop("gsd")


@pytest.mark.parametrize(
    ("condition", "text", "op"),
    [
        (CLOUDS < 20, "eo:cloud_cover < 20", "<"),
        (CLOUDS <= 20.5, "eo:cloud_cover <= 20.5", "<="),
        (CLOUDS > -1, "eo:cloud_cover > -1", ">"),
        (np.float32(2) <= CLOUDS, "eo:cloud_cover >= 2.0", ">="),
        (CLOUDS == 0, "eo:cloud_cover = 0", "="),
        (CLOUDS != 0, "eo:cloud_cover <> 0", "<>"),
        (Prop("platform") == "O'Hara", "platform = 'O''Hara'", "="),
        (Prop('a "b"') == Prop("and"), '"a ""b""" = "and"', "="),
        (CLOUDS.between(5, 20), "eo:cloud_cover BETWEEN 5 AND 20", "between"),
        (~(CLOUDS < 5), "NOT eo:cloud_cover < 5", "not"),
        (
            (CLOUDS < 5) & (CLOUDS > 1) & (Prop("gsd") == 10),
            "eo:cloud_cover < 5 AND eo:cloud_cover > 1 AND gsd = 10",
            "and",
        ),
        (~((CLOUDS < 5) & ~(CLOUDS > 1)), "NOT (eo:cloud_cover < 5 AND (NOT eo:cloud_cover > 1))", "not"),
    ],
)
def test_a_condition_reads_as_it_was_written(condition: Condition, text: str, op: str) -> None:
    assert str(condition) == text
    assert condition.to_json()["op"] == op
    assert service.parse(condition.to_json()) == service.parse(text)


def test_a_condition_is_json_for_a_body_and_text_for_a_query() -> None:
    condition = CLOUDS < 20
    body = {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20]}
    assert filter_json(condition) == (body, "cql2-json")
    assert filter_json(body) == (body, "cql2-json")
    assert filter_json("gsd = 10") == ("gsd = 10", "cql2-text")
    assert filter_text(condition) == filter_text("eo:cloud_cover < 20")


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: (CLOUDS < 1) | (CLOUDS > 2), r"has no OR\. Search twice, or negate"),
        (lambda: CLOUDS.is_in([1, 2]), "has no IN"),
        (lambda: CLOUDS.like("S2%"), "has no LIKE"),
        (CLOUDS.is_null, "has no IS NULL"),
        (lambda: 1 < CLOUDS < 2, r"true or false for items only\. Write & for and"),
        (lambda: (CLOUDS < 1) and (CLOUDS > 2), "Write & for and"),
        (lambda: CLOUDS < 1 & CLOUDS, "in brackets"),  # type: ignore[operator]
        (lambda: Prop("gsd") < float("inf"), "finite numbers"),
        (lambda: CLOUDS == None, "texts and finite numbers"),  # noqa: E711
        (lambda: CLOUDS == True, "texts and finite numbers"),  # noqa: E712
        (lambda: CLOUDS.between("a", "b"), "numbers only"),  # type: ignore[arg-type]
        (lambda: Prop(""), "must name a property"),
        (lambda: filter_json(CLOUDS), "a comparison with Prop"),
        (lambda: filter_text({"op": "="}), "in a search by GET"),
    ],
)
def test_what_the_service_does_not_know_is_refused_with_advice(attempt: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        attempt()
    assert caught.value.parameter == "filter"


operands = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6), st.text(max_size=10))
names = st.text(min_size=1, max_size=10).map(Prop)
comparisons = st.builds(
    Condition, st.sampled_from(["=", "<>", "<", "<=", ">", ">="]), st.tuples(names, operands | names)
)
betweens = st.builds(lambda name, low, high: name.between(low, high), names, st.integers(), st.integers())
conditions = st.recursive(
    comparisons | betweens,
    lambda inner: st.builds(lambda one, other: one & other, inner, inner) | inner.map(lambda one: ~one),
    max_leaves=6,
)


@given(conditions)
def test_the_text_of_a_condition_means_the_same_as_its_json(condition: Condition) -> None:
    assert _canonical(service.parse(str(condition))) == _canonical(service.parse(condition.to_json()))


def _canonical(node: object) -> object:
    """Without double negations, which the text's reader drops; numbers as floats."""
    match node:
        case service.Not(service.Not(inner)):
            return _canonical(inner)
        case service.Not(inner):
            return ("not", _canonical(inner))
        case service.And(arguments):
            return ("and", [_canonical(argument) for argument in arguments])
        case service.Comparison(operator, left, right):
            return (operator, _operand(left), _operand(right))
        case service.Between(value, low, high):
            return ("between", _operand(value), _operand(low), _operand(high))
    raise AssertionError(node)


def _operand(operand: object) -> object:
    return float(operand) if isinstance(operand, int) else operand
