import json
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from swath.core.javascript_syntax import syntax_problem

SOUND = """//VERSION=3
// it's a comment with a ( in it
/* and one with a { */
const half = (1 + 2) / (3 + 4) / 2, pattern = /[(]'/.test("(");
function setup() { return { input: ["B04"], output: { bands: 1 } }; }
function evaluatePixel(s) { const t = `a ${"`" + [1, `b ${2}`].join("}")} c`; return [s.B04 / (t.length + 1)]; }
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[MiniRacer]:
    with MiniRacer() as found:
        yield found


def parses(engine: MiniRacer, text: str) -> bool:
    return bool(engine.eval(f"try {{ new Function({json.dumps(text)}); true }} catch (error) {{ false }}"))


def test_a_sound_program_has_no_problem(engine: MiniRacer) -> None:
    assert parses(engine, SOUND)
    assert syntax_problem(SOUND) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("function f() { return [1, 2; }", "a } too many where [ is open"),
        ("function f() { return 1; } }", "a } too many"),
        ("function f() { return (1 + 2;", "a ( that is not closed"),
        ("function f( { return 1; }", "a ( that is not closed"),
        ("const a = 'B04;", "text that does not end: 'B04;"),
        ("const a = 'B04\\'", "text that does not end"),
        ("const a = `B04", "a template ` that does not end"),
        ("const a = `B${0}4", "a template ` that does not end"),
        ("f() /* and then", "comment"),
    ],
)
def test_what_has_no_partner_is_named(engine: MiniRacer, text: str, said: str) -> None:
    assert not parses(engine, text)
    assert said in str(syntax_problem(text))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\u2029"])
def test_a_comment_ends_with_its_line_however_that_ends(engine: MiniRacer, end: str) -> None:
    text = f"function f() {{ // it's a comment{end} return 1; }}"
    assert parses(engine, text)
    assert syntax_problem(text) is None


@pytest.mark.parametrize("text", ["if (x) /[(]/.test(x)", "if (x) /'/.test(x)", "i++ / (2) / (3", "a = 1 <!-- (", ""])
def test_what_could_be_read_in_two_ways_is_left_to_the_service(text: str) -> None:
    assert syntax_problem(text) is None


PIECES = st.sampled_from(
    [*"()[]{}'\"`/\\,;.:?=+-*<>!&x1\n ", "${", "//", "/*", "*/", "=>", "++", "return", "if", "B04", "function f", "'a'"]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@example("x=>{}\n/(/.test(x)")
@example("/* ' */ x")
@example("x /* a */ /* b")
@settings(max_examples=400)
def test_whatever_is_called_broken_the_engine_refuses_too(engine: MiniRacer, text: str) -> None:
    if syntax_problem(text) is not None:
        assert not parses(engine, text)
