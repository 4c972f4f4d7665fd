from pathlib import Path
from typing import Any

import pytest

from swath import InvalidParameter, Source, process_request, statistics_request
from swath.data.async_process import async_process_request
from swath.data.batch import batch_task
from swath.data.batch_statistics import statistics_task
from swath.data.scripts import script_text

PLACE: dict[str, Any] = {"bbox": (14.1, 46.0, 14.2, 46.1), "time": "2024-06"}
PIXEL = "\nfunction evaluatePixel() {}"


def script(declared: str, output: str = "{bands: 1}") -> str:
    return f"//VERSION=3\nfunction setup() {{ return {{input: {declared}, output: {output}}} }}{PIXEL}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must be the text"),
        (None, "must be the text"),
        ({"input": {}}, "must be the text .* swath.Request"),
        ("function setup() {}", "must start with the line //VERSION=3. Without it .* simple script"),
        ("scripts/ndvi.js", "Give a file as pathlib.Path"),
        (Path("nowhere.js"), "cannot be read"),
        (f"//VERSION=3\nfunction setup() {{ return [1, 2; }}{PIXEL}", "has a } too many where \\[ is open"),
        ("//VERSION=3\nfunction setup() {}", "has no function evaluatePixel"),
        ("//VERSION=3\nfunction evaluatePixel(s) { return [1]; }", "has no function setup"),
        (
            "//VERSION=3\nfunction setup() { return {input: ['B04'], output: [{id: 'a', bands: 1}, "
            "{id: 'b', bands: 1}]} }\nfunction evaluatePixel(s) { return {a: [s.B04]}; }",
            "declares an output 'b' in setup\\(\\) that evaluatePixel\\(\\) does not return",
        ),
    ],
)
def test_what_cannot_run_is_refused(text: Any, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        script_text(text)
    assert caught.value.parameter == "evalscript"


@pytest.mark.parametrize("text", ["//VERSION=3\nreturn [B04];", "//VERSION=3", f"//VERSION=3\nsetup = made();{PIXEL}"])
def test_a_simple_script_and_one_with_a_computed_setup_are_left_to_the_service(text: str) -> None:
    assert script_text(text) == text


def test_a_byte_order_mark_is_no_part_of_a_script(tmp_path: Path) -> None:
    text = f"//VERSION=3\nsetup = made();{PIXEL}"
    (tmp_path / "script.js").write_text(text, "utf-8-sig")
    assert script_text(f"\ufeff{text}") == script_text(tmp_path / "script.js") == text


@pytest.mark.parametrize("word", ["globalThis['evaluatePixel']", "eval('evaluatePixel')"])
def test_a_function_that_is_defined_out_of_sight_is_left_to_the_service(word: str) -> None:
    text = (
        f"//VERSION=3\nfunction setup() {{ return {{input: ['B04'], output: {{bands: 1}}}} }}\n{word} = (s) => [s.B04];"
    )
    assert script_text(text) == text


@pytest.mark.parametrize(
    "body", ["Object.assign(made, {b: [1]})", "add(made)", "const to = made; to.b = [1]", "[made.b] = [[1]]"]
)
def test_what_is_added_to_an_output_in_other_hands_is_left_to_the_service(body: str) -> None:
    outputs = "[{id: 'a', bands: 1}, {id: 'b', bands: 1}]"
    text = f"//VERSION=3\nfunction setup() {{ return {{input: ['B04'], output: {outputs}}} }}\n"
    script_text(f"{text}function evaluatePixel(s) {{ const made = {{a: [s.B04]}}; {body}; return made; }}")


@pytest.mark.parametrize(
    "returned", ["made(s)", "{...made(s)}", "{[name]: [1]}", "{get a() { return [1] }}", "{'a': [1], more: 1}", "[1]"]
)
def test_what_evaluate_pixel_computes_is_left_to_the_service(returned: str) -> None:
    text = "//VERSION=3\nfunction setup() { return {input: ['B04'], output: {id: 'a', bands: 1}} }\n"
    script_text(f"{text}function evaluatePixel(s) {{ return {returned}; }}")


@pytest.mark.parametrize(
    ("declared", "data", "said"),
    [
        ("['B04', 'B8']", "sentinel-2-l2a", "'B8': is no band of sentinel-2-l2a.*Did you mean 'B"),
        ("['B10']", "sentinel-2-l2a", "'B10': is no band of sentinel-2-l2a"),
        ("['VV', 'quatsch']", Source("sentinel-1-grd"), "It has VV, VH.*{'type': 'sentinel-1-grd'}"),
        (
            "{bands: ['B04'], units: 'KELVIN'}",
            "sentinel-2-l2a",
            "'KELVIN': is no unit of B04, which has REFLECTANCE, DN",
        ),
        ("{bands: ['B04', 'AOT'], units: ['DN', 'REFLECTANCE']}", "sentinel-2-l2a", "is no unit of AOT"),
        (
            "[{bands: ['B04']}, {bands: ['B08']}]",
            "sentinel-2-l2a",
            "'input 2': is a datasource in setup.*'sentinel-2-l2a'",
        ),
        ("[{datasource: 's3', bands: ['B04']}]", "sentinel-2-l2a", "'s3': is a datasource in setup.*'sentinel-2-l2a'"),
        (
            "[{datasource: 's1', bands: ['VV']}, {datasource: 's2', bands: ['VH']}]",
            [Source("sentinel-1-grd", id="s1"), Source("sentinel-2-l2a", id="s2")],
            "'VH': is no band of sentinel-2-l2a",
        ),
    ],
)
def test_a_band_or_unit_that_the_source_does_not_have_is_refused(declared: str, data: Any, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        process_request(script(declared), data=data, size=(9, 9), **PLACE)
    assert caught.value.parameter == "evalscript"


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("['B04', 'dataMask']", "sentinel-2-l2a"),
        ("{bands: ['B04', 'dataMask'], units: 'REFLECTANCE'}", "sentinel-2-l2a"),
        ("{bands: ['B04'], units: unit()}", "sentinel-2-l2a"),
        ("{bands: ['B04', 'SCL', 'dataMask'], units: 'REFLECTANCE'}", "sentinel-2-l2a"),
        ("{bands: ['B04', 'SCL'], units: ['DN', 'DN', 'KELVIN']}", "sentinel-2-l2a"),
        ("{bands: ['B04', 'B03'], units: ['DN']}", "sentinel-2-l2a"),
        ("bandsOf(x)", "sentinel-2-l2a"),
        ("['anything']", "byoc-1a3ab057"),
        ("['CHL_NN']", "sentinel-3-olci-l2"),
        ("['B99']", {"type": "sentinel-2-l2a"}),
        (
            "[{datasource: 'sentinel-1-grd', bands: ['VV']}, {datasource: 's2', bands: ['B04']}]",
            ["sentinel-1-grd", Source("sentinel-2-l2a", id="s2")],
        ),
    ],
)
def test_what_the_source_has_or_only_the_service_knows_is_let_through(declared: str, data: Any) -> None:
    assert process_request(script(declared), data=data, size=(9, 9), **PLACE).kind == "process"


def test_every_kind_of_request_looks_at_its_script() -> None:
    wrong = script("['B99']", "[{bands: 1}, {id: 'dataMask', bands: 1}]")
    attempts = (
        lambda: process_request(wrong, size=(9, 9), **PLACE),
        lambda: statistics_request(wrong, size=(9, 9), **PLACE),
        lambda: async_process_request(wrong, output="s3://b/o", size=(9, 9), arguments=PLACE),  # type: ignore[arg-type]
        lambda: batch_task(wrong, output="s3://b/o", grid=1, resolution=10, arguments=PLACE),  # type: ignore[arg-type]
        lambda: statistics_task(wrong, features="s3://b/f.gpkg", time="2024-06", output="s3://b/o"),
    )
    for attempt in attempts:
        with pytest.raises(InvalidParameter, match="B99"):
            attempt()
