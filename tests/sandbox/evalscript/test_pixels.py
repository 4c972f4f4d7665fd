"""Samples in, output values out: for each feature a script and the pixels that it must give."""

import math
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swath_sandbox.evalscript import Evalscript, SceneInput, SourceInput

JANUARY = (datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 1, 31, 23, 59, 59, tzinfo=UTC))


def script(body, *, bands='["B04", "B08"]', output="{ bands: 1 }", extra=""):
    return f"""//VERSION=3
        function setup() {{ return {{ input: {bands}, output: {output} {extra} }} }}
        function evaluatePixel(samples, scenes, inputMetadata, customData, outputMetadata) {{ {body} }}"""


def test_a_true_colour_picture_stretches_reflectance_to_eight_bits(pixels):
    true_colour = script(
        "return [2.5 * samples.B04, 2.5 * samples.B03, 2.5 * samples.B02]",
        bands='["B02", "B03", "B04"]',
        output="{ bands: 3 }",
    )
    assert pixels(true_colour, B02=[400, 0], B03=[800, 4000], B04=[1200, 9000]) == [[77, 51, 26], [255, 255, 0]]


def test_an_index_is_returned_as_a_float(pixels):
    ndvi = script("return [index(samples.B08, samples.B04)]", output='{ bands: 1, sampleType: "FLOAT32" }')
    assert pixels(ndvi, B04=[1000, 0, 500], B08=[3000, 0, 0]) == [[0.5], [0.0], [-1.0]]


def test_samples_are_doubles_in_the_unit_asked_for(run, scene, source):
    keep = script("outputMetadata.userData = samples; return [0]")
    given = source(scene(B04=[406], B08=[406]), scales={"B08": (1.0, 0.0)})
    assert run(keep, given).userdata == {"B04": 406 * 1e-4, "B08": 406}


def test_a_scale_may_have_an_offset(pixels):
    raw = script("return [samples.B04]", bands='["B04"]', output='{ bands: 1, sampleType: "FLOAT32" }')
    assert pixels(raw, scales={"B04": (0.5, -100.0)}, B04=[0, 300]) == [[-100.0], [50.0]]


@pytest.mark.parametrize(
    "dtype", ["bool", "uint8", "int8", "uint16", "int16", "uint32", "int32", "int64", "float32", "float64"]
)
def test_bands_of_every_dtype_are_read(run, dtype):
    raw = script("return [samples.B04]", bands='["B04"]', output='{ bands: 1, sampleType: "FLOAT32" }')
    given = SourceInput("x", {"B04": (1.0, 0.0)}, [SceneInput({}, {"B04": np.array([[0, 1]], dtype)})])
    assert run(raw, given).arrays["default"].tolist() == [[[0.0], [1.0]]]


@pytest.mark.parametrize(
    ("sample_type", "values", "expected"),
    [
        ("AUTO", "0, 0.5, 1, -0.1, 1.7, 0.001, 0.99", [0, 128, 255, 0, 255, 0, 252]),
        ("UINT8", "0, 40.6, 310, -3, 2.5, 0.4", [0, 41, 255, 0, 3, 0]),
        ("INT8", "-128, -129.9, 127.4, 400, -2.4, -2.6", [-128, -128, 127, 127, -2, -3]),
        ("UINT16", "65535, 65535.4, 70000, -1, 1234.5", [65535, 65535, 65535, 0, 1235]),
        ("INT16", "-32768, -40000, 32767.9, 0.5, -1.6", [-32768, -32768, 32767, 1, -2]),
        ("UINT8", "NaN, Infinity, -Infinity, undefined, true, '7'", [0, 255, 0, 0, 1, 7]),
        ("INT16", "NaN, Infinity, -Infinity, undefined, null, true", [0, 32767, -32768, 0, 0, 1]),
        ("AUTO", "NaN, Infinity, undefined, null", [0, 255, 0, 0]),
        ("FLOAT32", "1e10, -0.1, 0.25, 1e-40", [np.float32(1e10), np.float32(-0.1), 0.25, np.float32(1e-40)]),
    ],
)
def test_values_become_the_sample_type(pixels, sample_type, values, expected):
    output = f'{{ bands: {len(expected)}, sampleType: "{sample_type}" }}'
    assert pixels(script(f"return [{values}]", output=output), B04=[0], B08=[0]) == [expected]


@given(
    st.sampled_from(["UINT8", "INT8", "UINT16", "INT16"]),
    st.lists(st.floats(width=64) | st.integers(-70000, 70000).map(float), min_size=1, max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_any_value_becomes_the_nearest_one_that_an_integer_type_has(sample_type, values):
    output = f'{{ bands: 1, sampleType: "{sample_type}" }}'
    band = SourceInput("x", {"B04": (1.0, 0.0)}, [SceneInput({}, {"B04": np.array([values])})])
    with Evalscript(script("return [samples.B04]", bands='["B04"]', output=output), known_bands=["B04"]) as evalscript:
        found = evalscript.run([band], (1, len(values)), time_range=JANUARY).arrays["default"]
    limits = np.iinfo(sample_type.lower())
    for value, stored in zip(values, found.ravel().tolist(), strict=True):
        if math.isnan(value):
            assert stored == 0
        else:
            assert abs(min(max(value, limits.min), limits.max) - stored) <= 0.5


@pytest.mark.parametrize(
    ("sample_type", "expected"),
    [("AUTO", [255, 0, 128, 0]), ("INT16", [2, -3, 1, 0]), ("UINT8", [2, 0, 1, 0]), ("FLOAT32", [1.5, -3.25, 0.5, 0])],
)
def test_typed_arrays_are_arrays_too(pixels, sample_type, expected):
    output = f'{{ bands: 4, sampleType: "{sample_type}" }}'
    assert pixels(script("return Float32Array.of(1.5, -3.25, 0.5, 0)", output=output), B04=[0], B08=[0]) == [expected]


def test_floats_keep_what_is_no_number(pixels):
    output = '{ bands: 4, sampleType: "FLOAT32" }'
    values = pixels(script("return [NaN, Infinity, -Infinity, undefined]", output=output), B04=[0], B08=[0])[0]
    assert math.isnan(values[0])
    assert values[1:3] == [math.inf, -math.inf]
    assert math.isnan(values[3])


@pytest.mark.parametrize(
    "returned", ["[samples.B04]", "samples.B04", "{ default: [samples.B04] }", "{ default: samples.B04 }"]
)
def test_one_band_may_be_returned_in_several_forms(pixels, returned):
    body = f"return {returned}"
    assert pixels(script(body, output='{ bands: 1, sampleType: "FLOAT32" }'), B04=[5000], B08=[0]) == [[0.5]]


def test_several_outputs_are_returned_by_id(run, scene, source):
    two = script(
        """return { index: [index(samples.B08, samples.B04)], rgb: [samples.B04, samples.B08, 1],
                    mask: samples.B04 > 0.2 }""",
        output="""[{ id: "rgb", bands: 3 }, { id: "index", bands: 1, sampleType: "FLOAT32" },
                   { id: "mask", bands: 1, sampleType: "UINT8" }]""",
    )
    outputs = run(two, source(scene(B04=[1000, 3000], B08=[3000, 1000])))
    assert {name: array[0].tolist() for name, array in outputs.arrays.items()} == {
        "rgb": [[26, 77, 255], [77, 26, 255]],
        "index": [[0.5], [-0.5]],
        "mask": [[0], [1]],
    }


def test_returning_nothing_leaves_a_pixel_empty(pixels):
    """Also one of a later block, whose place in the buffer holds another pixel's value."""
    every_other = script("if (samples.B08 > 0) return [samples.B04]")
    assert pixels(every_other, B04=[10000, 10000, 10000], B08=[1, 0, 1]) == [[255], [0], [255]]


def test_many_bands_are_stored(pixels):
    bands = script("return Array.from({ length: 40 }, (_, i) => i)", output='{ bands: 40, sampleType: "UINT8" }')
    assert pixels(bands, B04=[0], B08=[0]) == [list(range(40))]


def test_the_data_mask_is_a_band_of_zeros_and_ones(pixels):
    mask = script("return [samples.dataMask]", bands='["B04", "dataMask"]', output='{ bands: 1, sampleType: "UINT8" }')
    assert pixels(mask, B04=[1, 2], dataMask=[1, 0]) == [[1], [0]]


def test_a_script_keeps_its_globals_from_pixel_to_pixel(pixels):
    counting = script("return [count++]", output='{ bands: 1, sampleType: "UINT8" }') + "\nlet count = 3;"
    assert pixels(counting, B04=[0, 0, 0], B08=[0, 0, 0]) == [[3], [4], [5]]


@pytest.mark.parametrize("declaration", ["let index = ", "const index = ", "var index = ", "index = "])
def test_a_script_may_declare_a_helper_of_its_own(pixels, declaration):
    own = (
        script("return [index(1, 2)]", output='{ bands: 1, sampleType: "UINT8" }') + f"\n{declaration}(a, b) => a + b;"
    )
    assert pixels(own, B04=[0], B08=[0]) == [[3]]


def test_a_script_that_breaks_the_built_in_objects_breaks_only_itself(pixels):
    vandal = (
        script("return [samples.B04]")
        + """
        Array.isArray = () => false; JSON.stringify = () => "no"; Math.floor = () => 9; Object.fromEntries = null;
        ArrayBuffer = null; Function = null; Uint8Array = null;"""
    )
    assert pixels(vandal, B04=[10000], B08=[0]) == [[255]]


MEAN = """
    let sum = 0, count = 0;
    for (const sample of samples) if (sample.dataMask) { sum += sample.B04; count++; }
    return [sum / count];"""


@pytest.mark.parametrize("mosaicking", ["ORBIT", "TILE"])
def test_orbits_and_tiles_come_as_a_list_of_samples(run, tile, source, mosaicking):
    mean = script(
        MEAN,
        bands='["B04", "dataMask"]',
        output='{ bands: 1, sampleType: "FLOAT32" }',
        extra=f', mosaicking: "{mosaicking}"',
    )
    first = tile("2023-01-05T10:00:00Z", B04=[1000, 1000], dataMask=[1, 1])
    second = tile("2023-01-03T10:00:00Z", B04=[3000, 3000], dataMask=[1, 0])
    assert run(mean, source(first, second)).arrays["default"][0].tolist() == [[np.float32(0.2)], [np.float32(0.1)]]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_there_is_a_sample_for_each_scene_and_none_for_none(run, tile, source, count):
    number = script(
        "return [samples.length]",
        bands='["B04"]',
        output='{ bands: 1, sampleType: "UINT8" }',
        extra=', mosaicking: "TILE"',
    )
    scenes = [tile(f"2023-01-0{day}T10:00:00Z", B04=[1]) for day in range(1, count + 1)]
    assert run(number, source(*scenes, bands=["B04"])).arrays["default"].tolist() == [[[count]]]


def test_a_simple_mosaic_of_nothing_is_zero(run, source):
    raw = script(
        "return [samples.B04 === 0, samples.dataMask === 0]",
        bands='["B04", "dataMask"]',
        output='{ bands: 2, sampleType: "UINT8" }',
    )
    assert run(raw, source(bands=["B04", "dataMask"])).arrays["default"].tolist() == [[[1, 1]]]


FUSION = """//VERSION=3
    function setup() {
      return {
        input: [{ datasource: "radar", bands: ["VV"] }, { datasource: "optical", bands: ["B04"], mosaicking: "ORBIT" }],
        output: { bands: 3, sampleType: "FLOAT32" },
      };
    }
    function evaluatePixel(samples) {
      const { radar, optical } = samples;
      return [radar.length ? radar[0].VV : -1, optical.length, optical.reduce((sum, { B04 }) => sum + B04, 0)];
    }"""


def test_several_sources_come_as_lists_by_their_ids(run, scene, orbit, source):
    radar = source(scene(VV=[7]), name="radar", scales={"VV": (1.0, 0.0)})
    days = [orbit("2023-01-07", B04=[2500]), orbit("2023-01-02", B04=[5000])]
    outputs = run(FUSION, radar, source(*days, name="optical"))
    assert outputs.arrays["default"].tolist() == [[[7.0, 2.0, 0.75]]]


def test_a_source_without_data_is_an_empty_list(run, source):
    outputs = run(FUSION, source(name="radar", bands=["VV"]), source(name="optical", bands=["B04"]))
    assert outputs.arrays["default"].tolist() == [[[-1.0, 0.0, 0.0]]]


def test_sources_are_matched_with_inputs_by_name_before_position(run, scene, orbit, source):
    optical = source(orbit("2023-01-07", B04=[1000]), orbit("2023-01-02", B04=[3000]), name="optical")
    radar = source(scene(VV=[7]), name="radar", scales={"VV": (1.0, 0.0)})
    told = (
        FUSION
        + """
        function updateOutputMetadata(scenes, input, output) { output.userData = Object.keys(scenes.optical.scenes) }"""
    )
    assert run(told, optical, radar).userdata == ["orbits"]


def test_sources_without_a_name_go_by_their_position(run, scene, source):
    by_position = """//VERSION=3
        function setup() {
          return { input: [{ bands: ["B04"] }, { bands: ["SCL"] }], output: { bands: 2, sampleType: "UINT8" } };
        }
        function evaluatePixel(samples) { return [samples["0"][0].B04 * 10, samples["1"][0].SCL] }"""
    outputs = run(by_position, source(scene(B04=[4000]), name="0"), source(scene(SCL=[9]), name="1"))
    assert outputs.arrays["default"].tolist() == [[[4, 9]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("return [B04, B03, B04];", [[26, 51, 26]]),
        ("return [B04 > 0.05 ? 1 : 0]", [[255]]),
        ("let ndvi = index(B03, B04); // NDVI\nreturn colorBlend(ndvi, [0, 1], [[0, 0, 0], [0, 1, 0]]);", [[0, 85, 0]]),
        ("var stretch = 2.5;\nfunction f(x) { return x * stretch; }\nreturn [f(B04)]", [[64]]),
        ("return B04 * dataMask;", [[26]]),
    ],
)
def test_a_script_without_a_version_is_the_body_of_a_function_of_its_bands(pixels, text, expected):
    assert pixels(text, B03=[2000], B04=[1000], dataMask=[1]) == expected


def test_a_simple_script_reads_the_bands_that_it_names_outside_of_comments():
    text = "// not B02 */\nvar sample = {}, xB08 = B04 * sample.B03; /* nor\n B08 */ return [xB08, dataMask, 1];"
    with Evalscript(text, known_bands=["B02", "B03", "B04", "B08"]) as evalscript:
        assert evalscript.setup.inputs[0].bands == ["B04", "dataMask"]
        assert [(output.id, output.bands, output.sample_type) for output in evalscript.setup.outputs] == [
            ("default", 3, "AUTO")
        ]
