import math

import pytest

from swath_sandbox.evalscript import EvalscriptError, InputSpec, OutputSpec

OUTPUT = "output: { bands: 1 }"
INPUT = 'input: ["B04"]'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('["B02", "B03"]', [InputSpec(None, ["B02", "B03"], [None, None], [], "SIMPLE")]),
        ('{ bands: ["B04", "dataMask"] }', [InputSpec(None, ["B04", "dataMask"], [None, None], [], "SIMPLE")]),
        ('[{ bands: ["B04"] }]', [InputSpec(None, ["B04"], [None], [], "SIMPLE")]),
        ('[{ bands: ["B04", "B08"], units: "DN" }]', [InputSpec(None, ["B04", "B08"], ["DN", "DN"], [], "SIMPLE")]),
        ('[{ bands: ["B04"], units: "reflectance" }]', [InputSpec(None, ["B04"], ["REFLECTANCE"], [], "SIMPLE")]),
        (
            '[{ bands: ["B04", "SCL"], units: ["REFLECTANCE", "DN"] }]',
            [InputSpec(None, ["B04", "SCL"], ["REFLECTANCE", "DN"], [], "SIMPLE")],
        ),
        ('[{ bands: ["B04"], metadata: ["bounds"] }]', [InputSpec(None, ["B04"], [None], ["bounds"], "SIMPLE")]),
        ('[{ bands: ["B04", "B04"], units: ["DN", "DN"] }]', [InputSpec(None, ["B04"], ["DN"], [], "SIMPLE")]),
        (
            '[{ datasource: "s1", bands: ["VV"] }, { datasource: "s2", bands: ["B04"], mosaicking: "ORBIT" }]',
            [InputSpec("s1", ["VV"], [None], [], "SIMPLE"), InputSpec("s2", ["B04"], [None], [], "ORBIT")],
        ),
    ],
)
def test_inputs_are_read_in_every_documented_form(setup_of, given, expected):
    assert setup_of(f"{{ input: {given}, {OUTPUT} }}").inputs == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("{ bands: 3 }", [OutputSpec("default", 3, "AUTO", None)]),
        ('{ bands: ["red", "green"] }', [OutputSpec("default", 2, "AUTO", None, ("red", "green"))]),
        ('[{ id: "a", bands: 1, sampleType: "FLOAT32" }]', [OutputSpec("a", 1, "FLOAT32", None)]),
        ("{ bands: 1, sampleType: SampleType.INT16, nodataValue: -1 }", [OutputSpec("default", 1, "INT16", -1.0)]),
        ("{ bands: 1, noDataValue: 255, sampleType: undefined }", [OutputSpec("default", 1, "AUTO", 255.0)]),
        (
            '[{ id: "a", bands: 1 }, { bands: 2 }]',
            [OutputSpec("a", 1, "AUTO", None), OutputSpec("default", 2, "AUTO", None)],
        ),
    ],
)
def test_outputs_are_read_in_every_documented_form(setup_of, given, expected):
    assert setup_of(f"{{ {INPUT}, output: {given} }}").outputs == expected


def test_a_script_may_read_and_return_nothing_but_metadata(setup_of):
    setup = setup_of('{ input: [{ bands: [], metadata: ["bounds"] }], output: { bands: 0 } }')
    assert setup.inputs == [InputSpec(None, [], [], ["bounds"], "SIMPLE")]
    assert setup.outputs == [OutputSpec("default", 0, "AUTO", None)]


def test_no_data_may_be_not_a_number(setup_of):
    output = setup_of(f'{{ {INPUT}, output: {{ bands: 1, sampleType: "FLOAT32", nodataValue: NaN }} }}').outputs[0]
    assert math.isnan(output.nodata)


@pytest.mark.parametrize(
    ("sample_type", "dtype"),
    [
        ("AUTO", "uint8"),
        ("UINT8", "uint8"),
        ("INT8", "int8"),
        ("UINT16", "uint16"),
        ("INT16", "int16"),
        ("FLOAT32", "float32"),
    ],
)
def test_an_output_knows_the_dtype_of_its_pixels(sample_type, dtype):
    assert OutputSpec("default", 1, sample_type, None).dtype == dtype


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "SIMPLE"),
        ('mosaicking: "ORBIT",', "ORBIT"),
        ("mosaicking: Mosaicking.TILE,", "TILE"),
        ('mosaicking: "tile",', "TILE"),
    ],
)
def test_mosaicking_is_simple_unless_named(setup_of, given, expected):
    assert setup_of(f"{{ {given} {INPUT}, {OUTPUT} }}").mosaicking == expected


def test_mosaicking_of_an_input_overrides_the_common_one(setup_of):
    setup = setup_of(f'{{ mosaicking: "TILE", input: [{{ bands: ["B04"], mosaicking: "ORBIT" }}], {OUTPUT} }}')
    assert (setup.inputs[0].mosaicking, setup.mosaicking) == ("ORBIT", "ORBIT")


@pytest.mark.parametrize("name", ["Mosaicking.TILES", '"TILES"', "3"])
def test_an_unknown_mosaicking_is_answered_in_the_services_odd_words(setup_of, name):
    with pytest.raises(EvalscriptError, match=r"^Script must return an array\.$"):
        setup_of(f"{{ {INPUT}, {OUTPUT}, mosaicking: {name} }}")


@pytest.mark.parametrize(
    ("returned", "message"),
    [
        ("undefined", "must return an object"),
        ("[]", "must return an object"),
        (f"{{ {OUTPUT} }}", "defines no input"),
        (f"{{ input: [], {OUTPUT} }}", "defines no input"),
        (f'{{ input: "B04", {OUTPUT} }}', "defines no input"),
        (f"{{ input: [3], {OUTPUT} }}", "object with bands"),
        (f'{{ input: {{ bands: "B04" }}, {OUTPUT} }}', "list of band names"),
        (f'{{ input: [{{ bands: ["B04", "B08"], units: ["DN", "DN", "DN"] }}], {OUTPUT} }}', "one for each band"),
        (f'{{ input: [{{ bands: ["B04"], units: 3 }}], {OUTPUT} }}', "one for each band"),
        (
            f'{{ input: [{{ datasource: "a", bands: ["B04"] }}, {{ datasource: "a", bands: ["B08"] }}], {OUTPUT} }}',
            "Datasource a is used more than once",
        ),
        (f"{{ {INPUT} }}", "An output must be an object"),
        (f"{{ {INPUT}, output: [] }}", "defines no output"),
        (f"{{ {INPUT}, output: {{}} }}", "bands of output default must be an integer"),
        (f"{{ {INPUT}, output: {{ bands: 1.5 }} }}", "must be an integer"),
        (f"{{ {INPUT}, output: {{ bands: true }} }}", "must be an integer"),
        (f"{{ {INPUT}, output: {{ bands: -1 }} }}", "between 0 and 65535"),
        (f"{{ {INPUT}, output: {{ bands: 1e9 }} }}", "between 0 and 65535"),
        (f'{{ {INPUT}, output: {{ bands: 1, sampleType: "FLOAT64" }} }}', "unknown sampleType FLOAT64"),
        (f'{{ {INPUT}, output: {{ bands: 1, nodataValue: "none" }} }}', "nodataValue of output default"),
        (f"{{ {INPUT}, output: [{{ bands: 1 }}, {{ bands: 2 }}] }}", "default is defined more than once"),
    ],
)
def test_a_setup_that_makes_no_sense_is_refused(setup_of, returned, message):
    with pytest.raises(EvalscriptError, match=rf"^Invalid script! .*{message}") as caught:
        setup_of(returned)
    assert caught.value.code == "RENDERER_EXCEPTION"


def test_an_unknown_band_is_named_with_its_dataset(setup_of):
    with pytest.raises(EvalscriptError, match=r"^S2L2A has no band B99$"):
        setup_of(f'{{ input: ["B04", "B99"], {OUTPUT} }}')


def test_the_functions_may_be_constants(pixels):
    script = """//VERSION=3
        const setup = () => ({ input: ["B04"], output: { bands: 1, sampleType: "UINT8" } });
        const evaluatePixel = (sample) => [sample.B04 * 10];"""
    assert pixels(script, B04=[3000]) == [[3]]
