"""Scripts over a single mosaic: forms of setup, units, sample types, no data and what may be returned."""

import math

import numpy as np
import pytest

from sandbox.evalscript.strips import (
    SCRIPTS,
    SHAPE,
    bands_of,
    check,
    float32,
    mosaic,
    ndvi,
    reflectance,
    rounded,
    run,
    stretched,
)

BANDS = bands_of(1)
RED = reflectance(BANDS, "B04")
INDEX = ndvi(BANDS)
VALID = BANDS["dataMask"] != 0
SCALED = BANDS["B02"] * 1e-4, BANDS["B03"], BANDS["SCL"]


def here(name):
    return run(name, [mosaic(BANDS)])


def pixel_count():
    return np.arange(math.prod(SHAPE)).reshape(SHAPE).astype("uint16")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("input_names", stretched(2.5 * reflectance(BANDS, "B04", "B03", "B02"))),
        ("input_unit_for_all", np.stack([BANDS["B02"], BANDS["B08"]], axis=-1)),
        ("input_unit_for_each", float32(np.stack(SCALED, axis=-1))),
        ("input_object", float32(np.where(VALID, reflectance(BANDS, "B08"), -1))),
        ("output_names", float32(reflectance(BANDS, "B04", "B08"))),
        ("functions_as_constants", float32(reflectance(BANDS, "B04", "B03") * VALID[..., None])),
        ("globals_stay", pixel_count()),
        ("own_helper", float32(reflectance(BANDS, "B08") - RED)),
        ("sample_type_auto", stretched(2.5 * RED - 0.1)),
        ("sample_type_uint8", rounded(400 * RED - 20, "UINT8")),
        ("sample_type_int8", rounded(400 * RED - 180, "INT8")),
        ("sample_type_uint16", rounded(90000 * RED - 2000, "UINT16")),
        ("sample_type_int16", rounded(90000 * RED - 40000, "INT16")),
        ("sample_type_float32", float32(1e6 * RED - 3)),
        ("no_data_value", np.where(VALID, rounded(10000 * INDEX, "INT16"), np.int16(-32768))),
        ("transparency", stretched(np.dstack([reflectance(BANDS, "B04", "B03", "B02"), VALID]))),
        ("simple", stretched(2.5 * reflectance(BANDS, "B04", "B03", "B02"))),
        (
            "simple_of_version_3",
            np.where(VALID[..., None], stretched(2.5 * reflectance(BANDS, "B04", "B03", "B02")), np.uint8(99)),
        ),
        ("simple_number", stretched(INDEX / 2 + 0.5)),
        ("returns_number", float32(RED)),
        ("returns_typed_array", float32(reflectance(BANDS, "B02", "B03", "B04"))),
        ("returns_nothing", np.zeros(SHAPE, "uint8")),
        ("returns_nothing_here_and_there", float32(np.where(VALID, RED + 1, 0))),
        ("ndvi", float32(INDEX)),
    ],
)
def test_scripts_with_one_output_give_the_pixels_that_numpy_gives(name, expected):
    check(here(name), default=expected)


def test_sample_types_are_reached_on_both_sides_of_their_ranges():
    """Else the table above would not show that values are clamped."""
    assert stretched(2.5 * RED - 0.1).min() == 0
    assert stretched(2.5 * RED - 0.1).max() == 255
    for scale, offset, sample_type in [
        (400, -20, "UINT8"),
        (400, -180, "INT8"),
        (90000, -2000, "UINT16"),
        (90000, -40000, "INT16"),
    ]:
        limits, values = np.iinfo(sample_type.lower()), scale * RED + offset
        assert values.max() > limits.max, sample_type
        assert values.min() < limits.min, sample_type


def test_outputs_are_told_apart_by_their_ids():
    check(
        here("outputs_by_id"),
        rgb=stretched(reflectance(BANDS, "B04", "B03", "B02")),
        falseColor=stretched(reflectance(BANDS, "B08", "B04", "B03")),
        ndvi=float32(INDEX),
        scaled=rounded(10000 * INDEX, "INT16"),
    )


def test_the_only_output_may_be_returned_by_its_id():
    check(here("returns_object"), mine=float32(reflectance(BANDS, "B03", "B04")))


def test_what_is_no_number_has_a_place_in_floats_only():
    values = np.broadcast_to([np.nan, np.inf, -np.inf], (*SHAPE, 3))
    check(
        here("not_a_number"),
        byte=np.broadcast_to(np.array([0, 255, 0], "uint8"), (*SHAPE, 3)),
        short=np.broadcast_to(np.array([0, 32767, -32768], "int16"), (*SHAPE, 3)),
        float=float32(values),
    )


def test_pixels_without_data_are_evaluated_like_any_other():
    green = reflectance(BANDS, "B03")
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = float32(np.stack([RED * green, RED / green], axis=-1))
    assert np.isnan(expected[~VALID, 1]).all()
    check(here("no_data_like_any_other"), default=expected)


def test_a_script_that_returns_nothing_tells_what_it_has_seen():
    assert here("returns_nothing").userdata == {"valid": VALID.sum(), "greatest": RED.max()}


def test_input_metadata_turn_digital_numbers_into_reflectance():
    found = here("input_metadata")

    check(found, default=float32(RED))
    assert found.userdata == {"service": "string", "custom": {}, "scenes": {}}


def test_outputs_are_told_with_the_bands_of_setup():
    check(
        here("bands_of_setup_told"),
        a=np.full(SHAPE, 2, "uint8"),
        b=np.broadcast_to(np.array([3, 0, 0], "uint8"), (*SHAPE, 3)),
    )


def test_every_script_says_what_it_shows_and_is_shown():
    tests = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.parent.glob("test_scripts_of_*.py"))
    scripts = sorted(SCRIPTS.glob("*.js"))
    assert len(scripts) >= 70
    for script in scripts:
        assert f'"{script.stem}"' in tests, script.name
        first = script.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("// "), script.name
        assert first.endswith("."), script.name
