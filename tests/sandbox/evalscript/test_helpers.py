"""The helpers and visualizers of the evalscript reference, against the values it gives for them."""

import pytest

TABLE = "[1, 3, 5, 7, 10], [100, 300, 500, 700, 900]"
STEPS = "[-10, -5, 0, 5, 10], [-1000, -50, 0, 50, 1000]"
COLOURS = """[0, 0.2, 0.4, 0.6, 0.8, 1],
    [[0, 0, 0], [0.1, 0.2, 0.5], [0.25, 0.4, 0.5], [0.4, 0.6, 0.5], [0.75, 0.8, 0.5], [1, 1, 0.5]]"""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("int2rgb(255)", [0, 0, 255]),
        ("int2rgb(256)", [0, 1, 0]),
        ("int2rgb(65537)", [1, 0, 1]),
        ("rgb2int([0, 0, 255])", 255),
        ("rgb2int([0, 1, 0])", 256),
        ("rgb2int([1, 0, 1])", 65537),
        ("normalizeRGB([0, 51, 255])", [0, 0.2, 1]),
        ("combine([100, 0, 0], [0, 100, 0], 1)", [100, 0, 0]),
        ("combine([100, 0, 0], [0, 100, 0], 0)", [0, 100, 0]),
        ("combine([100, 0, 0], [0, 100, 0], 0.5)", [50, 50, 0]),
        ("index(0.6, 0.4)", pytest.approx(0.2)),
        ("index(0.5, -0.5)", 0.0),
        ("inverse(2.0)", 0.5),
        ("inverse(5.0)", 0.2),
        ("inverse(0)", 1.7976931348623157e308),
        ("JAVA_DOUBLE_MAX_VAL", 1.7976931348623157e308),
        (f"valueMap(5, {TABLE})", 500),
        (f"valueMap(1, {TABLE})", 100),
        (f"valueMap(2, {TABLE})", 300),
        (f"valueMap(12, {TABLE})", 900),
        ("valueMap(50)", 50),
        (f"valueInterpolate(0, {STEPS})", 0),
        (f"valueInterpolate(-10, {STEPS})", -1000),
        (f"valueInterpolate(-99, {STEPS})", -1000),
        (f"valueInterpolate(9, {STEPS})", 810),
        (f"valueInterpolate(99, {STEPS})", 1000),
        ("valueInterpolate(50)", 50),
        (f"valueInterpolate(0.1, {COLOURS})", [0.05, 0.1, 0.25]),
        (f"colorBlend(0.1, {COLOURS})", [0.05, 0.1, 0.25]),
        (f"colorBlend(7, {COLOURS})", [1, 1, 0.5]),
    ],
)
def test_helper_functions_give_their_documented_values(value_of, expression, expected):
    assert value_of(expression) == expected


STEPPED = "[-10, -5, 0, 5, 10], [-100, -50, 0, 50, 100]"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([-1e9, -11, -10], -100),
        ([-9.999, -6, -5], -50),
        ([-4.999, -1e-9, 0], 0),
        ([1e-9, 4, 5], 50),
        ([5.001, 9, 10, 11, 1e9], 100),
    ],
)
def test_values_are_mapped_by_intervals_that_hold_their_upper_ends(value_of, values, expected):
    assert value_of(f"{values}.map((value) => valueMap(value, {STEPPED}))") == [expected] * len(values)


@pytest.mark.parametrize(
    ("low", "high", "first", "last"), [(-10, -5, -1000, -50), (-5, 0, -50, 0), (0, 5, 0, 50), (5, 10, 50, 1000)]
)
def test_values_are_interpolated_along_a_straight_line_within_each_interval(value_of, low, high, first, last):
    shares = [0, 0.2, 0.5, 0.9, 1]
    values = [low + (high - low) * share for share in shares]
    found = value_of(f"{values}.map((value) => valueInterpolate(value, {STEPS}))")
    assert found == pytest.approx([first + (last - first) * share for share in shares])


DEFAULT_MAP = {
    -1.0: 0x000000, -0.2: 0xFF0000, -0.1: 0x9A0000, 0.0: 0x660000, 0.1: 0xFFFF33, 0.2: 0xCCCC33, 0.3: 0x666600,
    0.4: 0x33FFFF, 0.5: 0x33CCCC, 0.6: 0x006666, 0.7: 0x33FF33, 0.8: 0x33CC33, 0.9: 0x006600,
}  # fmt: skip


@pytest.mark.parametrize("after", [0, 0.09])
def test_the_default_colour_map_is_the_documented_table(value_of, after):
    visualizer = "ColorMapVisualizer.createDefaultColorMap()"
    values = [value + after for value in DEFAULT_MAP]
    found = value_of(f"{values}.map((value) => {visualizer}.process(value).map((share) => share * 255))")
    expected = [[color >> 16, color >> 8 & 255, color & 255] for color in DEFAULT_MAP.values()]
    assert found == [pytest.approx(color) for color in expected]


RAMP = "[[200, 0xFF0000], [300, 0x0000FF]]"
NORMALIZED_RAMP = "[[200, [1, 0, 0]], [300, [0, 0, 1]]]"


@pytest.mark.parametrize(
    ("visualizer", "values"),
    [
        (
            f"new ColorMapVisualizer({RAMP})",
            {199: [1, 0, 0], 200: [1, 0, 0], 250: [1, 0, 0], 299: [1, 0, 0], 300: [0, 0, 1]},
        ),
        (
            "ColorMapVisualizer.createDefaultColorMap()",
            {-2: [0, 0, 0], -0.15: [1, 0, 0], 0.25: [0.8, 0.8, 0.2], 0.95: [0, 0.4, 0]},
        ),
        *[
            (
                f"new ColorRampVisualizer({ramp})",
                {
                    199: [1, 0, 0],
                    200: [1, 0, 0],
                    250: [0.5019607843137255, 0, 0.5019607843137255],
                    299: [0.011764705882352941, 0, 0.9882352941176471],
                    300: [0, 0, 1],
                },
            )
            for ramp in (RAMP, NORMALIZED_RAMP)
        ],
        *[
            (
                f"{kind}.createRedTemperature(0.0, 1.0)",
                {
                    0.0: [0, 0, 0],
                    0.3: [0.43137254901960786, 0, 0],
                    0.5: [0.7176470588235294, 0.047058823529411764, 0],
                    0.8: [1, 0.6196078431372549, 0.2],
                    1.0: [1, 1, 1],
                },
            )
            for kind in ("ColorRampVisualizer", "ColorGradientVisualizer")
        ],
        *[
            (
                f"{kind}.createWhiteGreen(0.0, 1.0)",
                {
                    0.0: [0, 0, 0],
                    0.3: [0, 0.2980392156862745, 0],
                    0.5: [0.16862745098039217, 0.5019607843137255, 0],
                    0.8: [0.6666666666666666, 0.8, 0.3333333333333333],
                    1.0: [1, 1, 1],
                },
            )
            for kind in ("ColorRampVisualizer", "ColorGradientVisualizer")
        ],
        *[
            (
                f"{kind}.createBlueRed(0.0, 1.0)",
                {
                    0.0: [0, 0, 0.5019607843137255],
                    0.3: [0, 0.7019607843137254, 1],
                    0.5: [0.5019607843137255, 1, 0.5019607843137255],
                    0.8: [1, 0.2980392156862745, 0],
                    1.0: [0.5019607843137255, 0, 0],
                },
            )
            for kind in ("ColorRampVisualizer", "ColorGradientVisualizer")
        ],
        (
            "ColorRampVisualizer.createOceanColor(0, 20)",
            {0: [147 / 255, 0, 108 / 255], 4: [0, 10 / 255, 1], 20: [105 / 255, 0, 0]},
        ),
        (
            "ColorRampVisualizer.createBlueRed(10, 20)",
            {10: [0, 0, 128 / 255], 15: [128 / 255, 1, 128 / 255], 30: [128 / 255, 0, 0]},
        ),
        (f"new ColorRampVisualizer({RAMP}, 0, 10)", {0: [1, 0, 0], 5: [128 / 255, 0, 128 / 255], 10: [0, 0, 1]}),
        (
            f"new ColorRampVisualizer({RAMP}, undefined, 400)",
            {200: [1, 0, 0], 300: [128 / 255, 0, 128 / 255], 400: [0, 0, 1]},
        ),
        (f"new ColorRampVisualizer({RAMP}).inverse()", {200: [0, 0, 1], 300: [1, 0, 0]}),
        ("new ColorGradientVisualizer(redTemperature, 0, 10)", {0: [0, 0, 0], 10: [1, 1, 1]}),
        (
            "new HighlightCompressVisualizer(0.1, 0.4)",
            {0: 0, 0.1: 0, 0.25: 0.5, 0.376: 0.92, 0.4: 0.9259, 0.7: 1, 1.1: 1},
        ),
        ("new HighlightCompressVisualizer(0, 2)", {1: 0.5, 1.9: 0.95, 3: 1}),
        ("new HighlightCompressVisualizer(0, 1, 2, 0.1)", {0: 0.1, 0.2: 0.5}),
        ("new HighlightCompressVisualizer(0, 1, 1, 0, 2)", {0.5: 0.25}),
        ("new HighlightCompressVisualizerSingle(0.1, 0.4)", {0.25: [0.5]}),
        ("new DefaultVisualizer(0, 0.4)", {0.1: 0.25, 0.39: 0.975, 1: 1, -1: 0}),
        ("new Identity()", {0.3: 0.3}),
    ],
)
def test_visualizers_give_their_documented_values(value_of, visualizer, values):
    found = value_of(
        f"(() => {{ const visualizer = {visualizer}; return {list(values)}.map((v) => visualizer.process(v)) }})()"
    )
    for value, expected in zip(found, values.values(), strict=True):
        assert value == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("visualizer", "expected"),
    [
        ("new DefaultVisualizer(0, 0.4)", [0.5, 1]),
        ("new HighlightCompressVisualizer(0, 0.5)", [0.4, 0.92 + 0.28 * 0.08 / 1.08]),
        ("new Identity()", [0.2, 0.6]),
    ],
)
def test_visualizers_take_a_list_of_values(value_of, visualizer, expected):
    assert value_of(f"{visualizer}.processList([0.2, 0.6])") == pytest.approx(expected)


def test_colours_that_are_returned_belong_to_the_pixel(value_of):
    changed = """(() => {
        const visualizer = new ColorMapVisualizer([[0, 0xffffff]]);
        visualizer.process(1)[0] = 7;
        return visualizer.process(1);
    })()"""
    assert value_of(changed) == [1, 1, 1]


@pytest.mark.parametrize(
    ("name", "first", "last", "length"),
    [
        ("blueRed", [1, 0x000080], [0, 0x800000], 6),
        ("redTemperature", [1, 0], [0, 0xFFFFFF], 5),
        ("greenWhite", [1, 0], [0, 0xFFFFFF], 4),
        ("oceanColor", [0, [147 / 255, 0, 108 / 255]], [1, [105 / 255, 0, 0]], 21),
    ],
)
def test_colour_ramps_are_constants(value_of, name, first, last, length):
    assert value_of(f"[{name}[0], {name}.at(-1), {name}.length]") == [first, last, length]


def test_landsat_quality_is_decoded(value_of):
    assert value_of("decodeL8C2Qa(55052)") == {
        "cirrus": 1,
        "cirrusConfidence": 3,
        "clear": 0,
        "cloud": 1,
        "cloudConfidence": 3,
        "cloudShadow": 0,
        "cloudShadowConfidence": 1,
        "dilatedCloud": 0,
        "fill": 0,
        "snow": 0,
        "snowIceConfidence": 1,
        "water": 0,
    }


def test_olci_quality_is_decoded(value_of):
    flags = value_of("decodeS3OLCIQualityFlags(2 ** 31 + 2 ** 27 + 2 ** 20 + 1)")
    assert [name for name, flag in flags.items() if flag] == ["land", "bright", "saturatedB01", "saturatedB21"]
    assert list(flags)[:11] == [
        "land", "coastline", "fresh_inland_water", "tidal_region", "bright", "straylight_risk", "invalid", "cosmetic",
        "duplicated", "sun_glint_risk", "dubious",
    ]  # fmt: skip
    assert len(flags) == 32


def test_constants_name_sample_types_and_mosaickings(value_of):
    assert value_of("[Object.values(SampleType), Object.values(Mosaicking)]") == [
        ["INT8", "UINT8", "INT16", "UINT16", "FLOAT32", "AUTO"],
        ["SIMPLE", "ORBIT", "TILE"],
    ]
