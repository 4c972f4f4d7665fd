import json
import math
import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from swath.core.formulas import read_formula
from swath.errors import InvalidParameter

VALUES = {"B04": 0.25, "B08": 0.75, "_x1": -2.0, "nir": 3.0}
NUMBERS = st.sampled_from(["0", "1", "2.5", ".5", "1e-3", "10"])
FORMULAS = st.recursive(
    NUMBERS | st.sampled_from(list(VALUES)),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["+", " - ", "*", " / "]), inner).map("".join)
        | inner.map(lambda one: f"({one})")
        | inner.map(lambda one: f"-{one}")
        | st.tuples(inner, inner).map(lambda two: f"max({two[0]}, {two[1]})")
        | inner.map(lambda one: f"abs({one})")
    ),
)


@pytest.fixture(scope="module")
def engine() -> Iterator[MiniRacer]:
    with MiniRacer() as found:
        found.eval(f"function divide(a, b) {{ return b === 0 ? NaN : a / b }}; const s = {json.dumps(VALUES)};")
        yield found


class Number(float):
    """A number that becomes NaN, and stays it, where it is divided by zero."""

    def __add__(self, other: float) -> "Number":
        return Number(float(self) + float(other))

    def __sub__(self, other: float) -> "Number":
        return Number(float(self) - float(other))

    def __mul__(self, other: float) -> "Number":
        return Number(float(self) * float(other))

    def __truediv__(self, other: float) -> "Number":
        return Number(float(self) / float(other) if other else math.nan)

    def __neg__(self) -> "Number":
        return Number(-float(self))


def python_value(formula: str) -> float:
    names = {name: Number(value) for name, value in VALUES.items()}
    largest = lambda *all_: Number(math.nan if any(map(math.isnan, all_)) else max(all_))  # noqa: E731
    wrapped = re.sub(r"(?<![\w.])(\d+\.?\d*(?:e-?\d+)?|\.\d+)", r"N(\1)", formula)
    return float(eval(wrapped, {"max": largest, "abs": lambda x: Number(abs(float(x))), "N": Number}, names))


@given(FORMULAS)
def test_a_formula_has_the_value_that_it_has_in_python(engine: MiniRacer, formula: str) -> None:
    try:
        code = read_formula(formula).code
    except InvalidParameter:
        assume(False)
    found = engine.eval(f"String({code})")
    assert float(str(found)) == pytest.approx(python_value(formula), nan_ok=True)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("(B08-B04)/(B08+B04)", "divide(s.B08 - s.B04, s.B08 + s.B04)"),
        ("-B04**2", "(-Math.pow(s.B04, 2))"),
        ("B04 - (B08 - 1)", "s.B04 - (s.B08 - 1)"),
        ("sqrt(B04)", "Math.sqrt(s.B04)"),
    ],
)
def test_a_formula_is_written_as_people_would(formula: str, code: str) -> None:
    assert read_formula(formula).code == code


def test_bands_are_told_once_in_their_order() -> None:
    found = read_formula("(B08 - B04) / (B08 + B04)")
    assert found.bands == ("B08", "B04")
    assert found.divides
    assert not read_formula("2 * B04").divides


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("", "must be a formula"),
        ("  ", "must be a formula"),
        (None, "must be a formula"),
        ("B04 +" + " B04 +" * 3000, "must be a formula"),
        ("B04 +", "ends where a band"),
        ("(B04", "lacks a '\\)'"),
        ("B04)", "has '\\)' where it should end"),
        ("B04 B08", "has 'B08' where it should end.*character 5"),
        ("B04 * / 2", "has '/' where a band"),
        ("B04 ^ 2", "cannot have '\\^' \\(character 5\\).*powers as \\*\\*"),
        ("s.B04", "cannot have '.'"),
        ("B04; alert(1)", "cannot have ';'"),
        ("B04['x']", "cannot have"),
        ("`B04`", "cannot have"),
        ("eval(B04)", "calls eval\\(\\)"),
        ("constructor(B04)", "calls constructor\\(\\)"),
        ("min(B04)", "gives min\\(\\) 1 operands"),
        ("sqrt(B04, 2)", "gives sqrt\\(\\) 2 operands"),
        ("1 + 2", "names no band"),
        ("1e999 * B04", "too large"),
        ("(" * 500 + "B04" + ")" * 500, "nested too deeply"),
        ("-" * 500 + "B04", "nested too deeply"),
    ],
)
def test_what_is_no_formula_is_refused_and_said_where(formula: str, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        read_formula(formula)
    assert caught.value.parameter == "formula"


@given(st.text(max_size=40) | st.text("B04()+-*/., eE", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_formula(text)
    except InvalidParameter:
        return
    assert set(found.code) <= set("sdivieMathabsqrtexplogcnpowmfu.(), +-*/0123456789_") | set(text)
