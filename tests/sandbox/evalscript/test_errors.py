"""What a user is told about a script that fails."""

import pytest

from swath_sandbox.evalscript import Evalscript, EvalscriptError

SETUP = '//VERSION=3\nfunction setup() { return { input: ["B04"], output: { bands: 1 } } }\n'
TWO_OUTPUTS = """//VERSION=3
function setup() { return { input: ["B04"], output: [{ id: "a", bands: 1 }, { id: "b", bands: 2 }] } }
"""


def returning(value, setup=SETUP):
    return f"{setup}function evaluatePixel(samples) {{ return {value} }}"


def test_a_thrown_error_is_passed_on_with_its_line(failure):
    script = SETUP + "function evaluatePixel(samples) {\n  throw new Error(JSON.stringify(samples));\n}"
    error = failure(script)
    assert error.code == "RENDERER_EXCEPTION"
    assert str(error).split("\n") == [
        "Failed to evaluate script!",
        'evalscript.js:4: Error: {"B04":0.1,"B08":0.3}',
        "  throw new Error(JSON.stringify(samples));",
        "  ^",
        'Error: {"B04":0.1,"B08":0.3}',
        "    at evaluatePixel (evalscript.js:4:9)",
    ]


def test_a_runtime_error_is_told_with_its_place(failure):
    script = f"""{SETUP}function f(samples) {{
  return samples[0].B04;
}}
function evaluatePixel(samples) {{
  return f(samples);
}}"""
    assert str(failure(script)).split("\n") == [
        "Failed to evaluate script!",
        "evalscript.js:4: TypeError: Cannot read properties of undefined (reading 'B04')",
        "  return samples[0].B04;",
        "                    ^",
        "TypeError: Cannot read properties of undefined (reading 'B04')",
        "    at f (evalscript.js:4:21)",
        "    at evaluatePixel (evalscript.js:7:10)",
    ]


def test_line_ends_of_windows_make_no_difference(failure):
    script = SETUP + "function evaluatePixel(samples) {\n  return combine(samples, [1], 0.5);\n}"
    assert str(failure(script.replace("\n", "\r\n"))) == str(failure(script))


def test_a_thrown_string_is_passed_on(failure):
    assert "evalscript.js:3: no water here\n" in str(
        failure(SETUP + "function evaluatePixel() { throw 'no water here' }")
    )


def test_an_error_within_a_helper_is_told_at_the_line_that_called_it(failure):
    error = failure(SETUP + "function evaluatePixel(samples) {\n  return combine(samples, [1], 0.5);\n}")
    assert str(error).split("\n")[1:4] == [
        "evalscript.js:4: TypeError: first.map is not a function",
        "  return combine(samples, [1], 0.5);",
        "         ^",
    ]
    assert "sandbox.js" not in str(error)


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("//VERSION=3\nlet a = ;", "evalscript.js:2: SyntaxError: Unexpected token ';'\nlet a = ;\n        ^"),
        (SETUP + "function evaluatePixel( {", "evalscript.js:4: SyntaxError"),
        ("let a = ;", "evalscript.js:1: SyntaxError: Unexpected token ';'\nlet a = ;\n        ^"),
        ("//VERSION=3\n\nmissing();", "evalscript.js:3: ReferenceError: missing is not defined\nmissing();\n^"),
        (
            "//VERSION=3\nfunction setup() { return x }\nfunction evaluatePixel() {}",
            "evalscript.js:2: ReferenceError: x",
        ),
        ("let a = 1;\nreturn [B04.b.c];", "evalscript.js:2: TypeError"),
        (
            "return [B04.b.c];",
            "evalscript.js:1: TypeError: Cannot read properties of undefined (reading 'c')\n"
            "return [B04.b.c];\n              ^",
        ),
    ],
)
def test_errors_before_the_first_pixel_have_a_line_too(failure, script, line):
    assert str(failure(script)).startswith(f"Failed to evaluate script!\n{line}")


def test_the_places_of_a_simple_script_are_those_of_its_text(failure):
    assert str(failure("return [B04.b.c];")).endswith("at evaluatePixel (evalscript.js:1:15)")


@pytest.mark.parametrize("value", ["'red'", "null", "{ default: 'red' }", "{ default: undefined }", "() => 1", "1n"])
def test_what_is_no_array_is_refused(failure, value):
    assert str(failure(returning(value))) == "Script must return an array."


@pytest.mark.parametrize(
    ("value", "count"), [("[1, 2]", 2), ("[]", 0), ("{ default: [1, 2, 3] }", 3), ("Int8Array.of(1, 2)", 2)]
)
def test_another_number_of_bands_is_refused(failure, value, count):
    message = f"Output default requires 1 bands but {count} were returned by evaluatePixel."
    assert str(failure(returning(value))) == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{ a: [1] }", "Output b is missing from what function evaluatePixel() returned"),
        ("{ b: [1, 2] }", "Output a is missing from what function evaluatePixel() returned"),
        ("[1]", "Output a is missing from what function evaluatePixel() returned"),
        ("{ a: [1], b: [1] }", "Output b requires 2 bands but 1 were returned by evaluatePixel."),
        ("{ a: [1], b: 1 }", "Script must return an array."),
        ("3", "Script must return an array."),
    ],
)
def test_each_output_has_to_be_returned(failure, value, message):
    assert str(failure(returning(value, TWO_OUTPUTS))) == message


@pytest.mark.parametrize("value", ["[1n]", "[Symbol()]", "[{ valueOf() { throw new Error('no') } }]"])
def test_what_cannot_become_a_number_is_an_error(failure, value):
    assert str(failure(returning(value))).startswith("Failed to evaluate script!\n")


def test_metadata_that_is_no_json_is_an_error(failure):
    script = (
        returning("[1]") + "function updateOutputMetadata(s, i, o) { o.userData = {}; o.userData.self = o.userData }"
    )
    assert str(failure(script)).startswith(
        "Failed to evaluate script!\nTypeError: Converting circular structure to JSON"
    )


@pytest.mark.parametrize(("function", "other"), [("setup", "evaluatePixel"), ("evaluatePixel", "setup")])
def test_both_functions_are_required(failure, function, other):
    assert str(failure(f"//VERSION=3\nfunction {other}() {{}}")) == f"Invalid script! Function {function}() is missing."


@pytest.mark.parametrize("script", ["", "  \n\t"])
def test_no_script_is_no_script(script):
    with pytest.raises(EvalscriptError, match=r"^Missing or empty evalscript\.$") as caught:
        Evalscript(script, known_bands=[])
    assert caught.value.code == "COMMON_EXCEPTION"


def test_old_versions_are_refused(failure):
    assert (
        str(failure("//VERSION=1\nfunction evaluatePixel() {}"))
        == "Invalid script! Evalscript version 1 is not supported."
    )


@pytest.mark.parametrize(
    "script", [returning("[1]").removeprefix("//VERSION=3\n"), "let a = B04;", "return 'red';", "return [];"]
)
def test_a_script_without_a_version_has_to_return_a_pixel(failure, script):
    assert str(failure(script)) == "Script must return an array."


@pytest.mark.parametrize(
    "header",
    ["//VERSION=3", "\n   // VERSION = 3 (auto-converted from 1)", "// a note\n//VERSION=3", "\r\n//VERSION=3\r\n"],
)
def test_the_version_is_found_in_a_line_of_its_own(pixels, header):
    assert pixels(f"{header}\n{returning('[1]').removeprefix('//VERSION=3')}", B04=[0]) == [[255]]


def test_text_that_is_no_unicode_is_an_error_like_any_other(failure):
    assert str(failure("//VERSION=3\n\ud800")).startswith("Failed to evaluate script!\nevalscript.js:2: SyntaxError")


@pytest.mark.parametrize(("bands", "complaint"), [({"B04": 2}, "no band B08"), ({"B04": 2, "B08": 3}, "B08 has")])
def test_pixels_that_do_not_fit_are_the_callers_mistake(run, scene, source, bands, complaint):
    given = scene(**{name: [1] * count for name, count in bands.items()})
    with pytest.raises(ValueError, match=complaint):
        run(returning("[1]"), source(given, bands=["B04", "B08"]), width=2)
