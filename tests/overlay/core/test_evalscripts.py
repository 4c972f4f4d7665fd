import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.evalscripts import ScriptInput, ScriptOutput, ScriptSetup, read_setup
from swath_sandbox.evalscript import Evalscript

BANDS = ["B02", "B03", "B04", "B08", "SCL"]
REST = (
    "\nfunction evaluatePixel(samples) {\n  // {[( '\n  return samples.map((s) => s['B04'] / 2 / /[/'\"]/.length);\n}\n"
)


def setup_of(text: str) -> ScriptSetup:
    setup = read_setup(text)
    assert setup is not None
    return setup


def each_unit(read: ScriptInput) -> list[str | None]:
    assert read.bands is not None
    units: tuple[str | None, ...] = read.units or (None,)
    return list(units if len(units) == len(read.bands) else units * len(read.bands))


def test_bands_may_be_listed_alone() -> None:
    assert setup_of("function setup() { return {input: ['B04', 'dataMask'], output: {bands: 1}} }") == ScriptSetup(
        (ScriptInput(None, ("B04", "dataMask"), "SIMPLE"),), (ScriptOutput("default", 1, "AUTO"),), "SIMPLE"
    )


def test_sources_and_outputs_may_be_several() -> None:
    setup = setup_of(
        """//VERSION=3
        function setup() {
          return {
            input: [
              {datasource: "s1", bands: ["VV"], mosaicking: "TILE", units: ["LINEAR_POWER"]},
              {datasource: "l2a", bands: ["B04"], units: "DN", metadata: ["bounds"]},
            ],
            mosaicking: "ORBIT",
            output: [{id: "a", bands: 2, sampleType: "FLOAT32"}, {bands: ["x", "y", "z"], sampleType: "uint8"}],
          };
        }"""
    )
    assert setup.inputs == (
        ScriptInput("s1", ("VV",), "TILE", ("LINEAR_POWER",)),
        ScriptInput("l2a", ("B04",), "ORBIT", ("DN",)),
    )
    assert setup.outputs == (ScriptOutput("a", 2, "FLOAT32"), ScriptOutput("default", 3, "UINT8", ("x", "y", "z")))


@pytest.mark.parametrize(
    ("declared", "nodata"),
    [("nodataValue: -9999", -9999.0), ("noDataValue: 255", 255.0), ("nodataValue: '-1.5'", -1.5), ("bands: 1", None)],
)
def test_the_value_of_pixels_without_data_is_read(declared: str, nodata: float | None) -> None:
    outputs = setup_of(f"function setup() {{ return {{input: ['B04'], output: {{{declared}}}}} }}").outputs
    assert outputs is not None
    assert outputs[0].nodata == nodata


@pytest.mark.parametrize("declared", ["NaN", "'NaN'"])
def test_it_may_be_no_number(declared: str) -> None:
    outputs = setup_of(f"function setup() {{ return {{input: [], output: {{nodataValue: {declared}}}}} }}").outputs
    assert outputs is not None
    assert outputs[0].nodata != outputs[0].nodata


def test_what_is_computed_at_run_time_is_not_guessed() -> None:
    setup = setup_of(
        """function setup() {
          const n = choose();
          return {
            input: [{bands: bandsOf(n), mosaicking: n > 1 ? "ORBIT" : "SIMPLE"}, {bands: ["B04", n]}],
            output: [{id: name(), bands: n, sampleType: type}],
          };
        }"""
    )
    assert setup.inputs == (ScriptInput(None, None, None), ScriptInput(None, None, "SIMPLE"))
    assert setup.outputs == (ScriptOutput(None, None, None),)


@pytest.mark.parametrize("declared", ["inputs()", "[]", "5", "[{bands: ['B04']}, more]"])
def test_inputs_that_cannot_be_read_are_none_at_all(declared: str) -> None:
    setup = setup_of(f"function setup() {{ return {{input: {declared}, mosaicking: 'TILE', output: makeOutput()}} }}")
    assert setup == ScriptSetup(None, None, "TILE")


@pytest.mark.parametrize("text", ["", "return [B04, B03]", "function setup() { return build() }", "<evalscript>"])
def test_a_script_without_a_readable_setup_has_none(text: str) -> None:
    assert read_setup(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "function setup() { return {input: ['B04', 'B08'], output: {bands: 2}} }",
        "function setup(ds) {\n  return {\n    input: [{ bands: ['B04'] }],\n    output: { bands: 1 }\n  }\n}",
        "const setup = () => ({input: [{bands: ['B04', 'SCL',], units: 'DN'}], output: [{id: 'x', bands: 1}],});",
        "var setup = function () { return {input: {bands: ['B04']}, output: {bands: 1, sampleType: 'INT16'}} }",
        "const BANDS = ['B02', 'B03'];\nfunction setup() { return {input: BANDS, output: {bands: BANDS.length}} }",
        "const b = ['B02']\nfunction setup() { return {input: [...b, 'dataMask'], output: {bands: 1}} }",
        "function setup() { const input = ['B02'], output = {bands: 1}; return {input, output} }",
        "function setup() { return {input: ['B02'], mosaicking: Mosaicking.ORBIT, output: {bands: 1}} }",
        "function setup() { return {input: ['B02'], output: {bands: 1, sampleType: SampleType.FLOAT32}} }",
        "function setup() { return {input: [{datasource: 'a', bands: [`B02`]}, {datasource: 'b', bands: ['B03'],"
        " mosaicking: 'TILE'}], output: [{id: 'p', bands: 3}, {id: 'q', bands: 1, sampleType: 'FLOAT32'}]} }",
        "/* function setup() { return {input: ['B99']} } */ function setup() { return {input: ['B02'], // 'B03'\n"
        " output: {bands: 1 /* ] */}} }",
        "const common = {bands: 1};\nfunction setup() { return {input: ['B02'], output: {...common, id: 'y'}} }",
    ],
)
def test_the_reader_says_what_the_engine_says(text: str) -> None:
    with Evalscript(f"//VERSION=3\n{text}{REST}", known_bands=BANDS) as ran:
        inputs = [(one.datasource, tuple(one.bands), one.mosaicking, list(one.units)) for one in ran.setup.inputs]
        outputs = tuple(ScriptOutput(one.id, one.bands, one.sample_type) for one in ran.setup.outputs)

    setup = setup_of(f"//VERSION=3\n{text}{REST}")

    assert [(one.datasource, one.bands, one.mosaicking, each_unit(one)) for one in setup.inputs or ()] == inputs
    assert setup.outputs == outputs


MEMBERS = ("input", "output", "mosaicking", "bands", "id", "datasource", "sampleType", "x")
LITERALS = st.recursive(
    st.sampled_from(
        ["'B04'", "3", "1.5", "null", "b", "-1", "f()", "'ORBIT'", "Mosaicking.TILE", "'FLOAT32'", "1e999"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]")
        | st.dictionaries(st.sampled_from(MEMBERS), inner).map(
            lambda members: f"{{{', '.join(f'{name}: {value}' for name, value in members.items())}}}"
        )
    ),
)


@given(LITERALS)
def test_whatever_setup_returns_is_read_or_not(literal: str) -> None:
    setup = read_setup(f"const b = ['B04']; function setup() {{ return {literal} }}")
    assert setup is None or isinstance(setup, ScriptSetup)
