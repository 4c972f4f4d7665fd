import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from swath.core.javascript import COMPUTED, Script
from swath.core.javascript_tokens import tokenize


def value(expression: str, before: str = "") -> object:
    return Script(f"{before}\nfunction f() {{ return {expression} }}").returned("f")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'B04'", "B04"),
        ('"it\'s"', "it's"),
        ("`B04`", "B04"),
        ("3", 3.0),
        (".5", 0.5),
        ("true", True),
        ("null", None),
        ("undefined", None),
        ("[]", []),
        ("{}", {}),
        ("['a', \"b\",]", ["a", "b"]),
        ("{a: 1, 'b-c': [2], 3: {d: 'e',},}", {"a": 1.0, "b-c": [2.0], "3": {"d": "e"}}),
        ("({a: (1)})", {"a": 1.0}),
        ("[ // one ]\n 1, /* two ] */ 2]", [1.0, 2.0]),
        ("['//', '/*', \"}\"]", ["//", "/*", "}"]),
        ("Mosaicking.ORBIT", "ORBIT"),
        ("{t: SampleType.FLOAT32}", {"t": "FLOAT32"}),
    ],
)
def test_a_literal_has_its_value(expression: str, expected: object) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(
    ("before", "expression", "expected"),
    [
        ("const b = ['x', 'y'];", "b", ["x", "y"]),
        ("const b = ['x', 'y']", "[...b, 'z']", ["x", "y", "z"]),
        ("const b = ['x', 'y']", "b.length", 2.0),
        ("let a = 1, b = 'x'\nvar c = [b]", "{a, c}", {"a": 1.0, "c": ["x"]}),
        ("const o = {a: 1}", "{...o, b: 2}", {"a": 1.0, "b": 2.0}),
        ("const o = {a: ['x']}", "o.a", ["x"]),
        ("const b = [\n  'x'\n]\nconst c = b", "c", ["x"]),
        ("const text = `a${ {b: '}'}.b + `c${1}` }d`; const b = ['x']", "b", ["x"]),
        ("const pattern = /[/\"'`]/g; const b = ['x']", "b", ["x"]),
        ("const half = 4 / 2; const b = ['x'] // 2 / 1", "b", ["x"]),
        ("const b = ['x']; b.forEach((one) => use(one)); for (const one of b) use(one)", "b", ["x"]),
        ("const b = ['x']; console.log(b, Object.keys(b)); use(...b, b[0], b.length); if (b) { }", "b", ["x"]),
        ("const n = 1; use(n); const m = n; use(m)", "n", 1.0),
    ],
)
def test_a_name_has_the_value_that_it_was_declared_with(before: str, expression: str, expected: object) -> None:
    assert value(expression, before) == expected


@pytest.mark.parametrize(
    ("before", "expression"),
    [
        ("", "b"),
        ("", "1 + 2"),
        ("", "['x'].concat('y')"),
        ("", "'it\\'s'"),
        ("", "`a${1}`"),
        ("", "[...b]"),
        ("", "{[b]: 1}"),
        ("", "flag ? 1 : 2"),
        ("", "new Array(3)"),
        ("let b = ['x']; b.push('y')", "b"),
        ("let b = ['x']; b[0] = 'y'", "b"),
        ("let o = {a: {}}; o.a.b = 1", "o"),
        ("let n = 1; n += 1", "n"),
        ("let n = 1; n++", "n"),
        ("const b = c; const c = 1", "b"),
        ("const b = load()", "b"),
        ("let b = ['x', 'y']; b.copyWithin(0, 1)", "b"),
        ("let b = ['x']; b?.push('y')", "b"),
        ("let n = 1; ++n", "n"),
        ("const o = {a: 1}; delete o.a", "o"),
        ("const o = {a: 1}; Object.assign(o, {a: 2})", "o"),
        ("const o = {a: 1}; function add(to) { to.b = 2 } add(o)", "o"),
        ("const o = {a: 1}, p = o; p.b = 2", "o"),
        ("const o = {a: 1}; [o.b] = [2]", "o"),
        ("const o = {a: 1}; ({x: o.b} = {x: 2})", "o"),
        ("const o = {a: 1}; for (o.b of [2]) {}", "o"),
        ("const b = [{a: 1}]; b.forEach((one) => { one.a = 2 })", "b"),
        ("const b = [{a: 1}]; for (const one of b) one.a = 2", "b"),
        ("", "{'\\u0061': 1}"),
        ("", "{\\u0061: 1}"),
        ("", "{__proto__: {a: 1}}"),
    ],
)
def test_what_only_a_run_would_tell_is_computed(before: str, expression: str) -> None:
    assert value(expression, before) is COMPUTED


def test_a_part_that_is_computed_leaves_the_rest_readable() -> None:
    assert value("{a: 1, b: f(), c: [x, 'y'], d() { return 1 }}".replace("return 1", "")) == {
        "a": 1.0,
        "b": COMPUTED,
        "c": [COMPUTED, "y"],
        "d": COMPUTED,
    }


@pytest.mark.parametrize(
    "program",
    [
        "function f() { return ['x']; }",
        "function f(sources) { return ['x'] }",
        "const f = function () { return ['x'] };",
        "let f = function named(a) { return ['x'] }",
        "var f = () => { return ['x'] }",
        "const f = () => ['x']",
        "const f = (a, b) => (['x']);",
        "const f = a => ['x']\nconst g = 1",
        "f = () => ['x']",
        "function f() { 'use strict'; const b = ['x']; console.log(b); return b }",
        "function f() { return 1 } function f() { return ['x'] }",
        "function g() { function f() { return 1 } } function f() { return ['x'] } if (x) { f = () => 2 }",
    ],
)
def test_a_function_is_found_in_each_of_its_forms(program: str) -> None:
    assert Script(program).returned("f") == ["x"]


@pytest.mark.parametrize(
    "program",
    [
        "",
        "function g() { return 1 }",
        "// function f() { return 1 }",
        "'function f() { return 1 }'",
        "const f = 5",
        "const f = g",
        "function f() {}",
        "function f() { if (x) { return 1 } }",
        "function f() { if (x) return 1; return 2 }",
        "const b = 1; function f(b) { return b }",
        "function f() { return ",
        "function f(",
        "function f",
        "f = (",
    ],
)
def test_a_function_that_is_missing_or_decides_at_run_time_is_computed(program: str) -> None:
    assert Script(program).returned("f") is COMPUTED


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 99).map(float) | st.text("ab c{}[](),:;/*'", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("ab", min_size=1, max_size=2), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_as_itself(document: object) -> None:
    assert value(json.dumps(document)) == document
    assert value(json.dumps(document, indent=1)) == document
    assert value("b", f"const b = {json.dumps(document)}") == document


WORDS = (
    *(
        "function f() {",
        "return",
        "const a =",
        "let",
        "var b=",
        "=>",
        "=",
        "==",
        "f",
        "a",
        "b",
        "...",
        ".",
        ",",
        ";",
        ":",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "`",
        "${",
        "/",
        "//",
        "/*",
        "*/",
        "\\",
        "\n",
        " ",
        "1",
        "0x",
        "++",
        "push(",
    ),
)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=60).map("".join))
@example("const a = [a]; function f() { return a }")
@example("`${" * 30)
@example("}" * 3 + "function f() { return `${`")
def test_no_text_raises(text: str) -> None:
    Script(text).returned("f")
    tokens = "".join(token.text for token in tokenize(text))
    assert set(tokens) <= set(text)


HOSTILE = {
    "brackets": "[",
    "braces": "{[",
    "quotes": '"\\',
    "templates": "`${",
    "patterns": "=/[",
    "comments": "/*",
    "members": "a.",
    "indices": "a[",
    "stars": "*",
    "declarations": "var a=[];",
    "functions": "function f(){return [",
    "returns": "return ",
    "arrows": "f=(",
    "spreads": "...a,",
}


@pytest.mark.parametrize("word", HOSTILE.values(), ids=HOSTILE)
def test_the_work_grows_with_the_length_of_the_text(word: str) -> None:
    before = "var a=[" + "1," * 900 + "];var f=()=>["
    text = before + word * (100_000 // len(word))
    started = time.process_time()
    Script(text).returned("f")
    assert time.process_time() - started < 5


def test_what_is_nested_deeper_than_any_script_is_computed() -> None:
    found = value("[" * 50_000 + "]" * 50_000)
    while isinstance(found, list):
        (found,) = found
    assert found is COMPUTED


def test_arrays_that_double_themselves_do_not_fill_the_memory() -> None:
    doubling = "".join(f"const a{i + 1} = [...a{i}, ...a{i}];" for i in range(2000))
    assert Script(f"const a0 = [1, 1]; {doubling} const f = () => a2000").returned("f") is COMPUTED
