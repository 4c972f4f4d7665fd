"""Scripts that call the helpers and visualizers of the reference, against the same mapping in NumPy."""

import numpy as np

from sandbox.evalscript.strips import (
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

BANDS = bands_of(41)
RED = reflectance(BANDS, "B04")
INDEX = ndvi(BANDS)


def here(name, **bands):
    return run(name, [mosaic({**BANDS, **bands})])


def interpolated(values, at, colours):
    """Each component of a colour between those at `at`, shape (*SHAPE, 3)."""
    return np.stack([np.interp(values, at, component) for component in np.transpose(colours)], axis=-1)


def test_values_are_interpolated_component_by_component():
    colours = [[0, 0, 0], [1, 1, 0.88], [0.57, 0.75, 0.32], [0.31, 0.54, 0.18], [0.06, 0.33, 0.04]]
    found = here("value_interpolate").arrays["default"]
    np.testing.assert_allclose(found, interpolated(INDEX, [-1, 0, 0.2, 0.5, 1], colours), rtol=1e-6, atol=1e-7)


def test_values_are_mapped_by_upper_limits():
    red = BANDS["B04"].copy()
    red[0] = [0, 499, 500, 501, 2000, 4000, 4001]
    classes = np.digitize(red, [500, 2000, 4000], right=True) + 1
    assert classes[0].tolist() == [1, 1, 1, 2, 2, 3, 4]
    check(here("value_map", B04=red), default=classes.astype("uint8"))


def test_colour_maps_have_steps():
    colours = np.array([[255, 0, 0], [0, 255, 0], [0x33, 0x66, 0x99]], "uint8")
    check(here("color_map"), default=colours[np.digitize(INDEX, [0.2, 0.5])])


def test_colour_ramps_are_stretched_over_a_range():
    colours = interpolated(RED, [0.1, 0.7], [[0x10, 0x20, 0x30], [0xF0, 0xE0, 0xD0]])
    found = here("color_ramp").arrays["default"]
    # A value in the middle of two bytes may go to either in another order of operations.
    np.testing.assert_allclose(found, colours, atol=0.5 + 1e-9)
    assert found.dtype == np.uint8


def test_predefined_ramps_have_an_inverse():
    shares = np.array([0, 0.125, 0.375, 0.625, 0.875, 1])
    colours = [[0, 0, 128], [0, 0, 255], [0, 255, 255], [255, 255, 0], [255, 0, 0], [128, 0, 0]]
    found = here("blue_to_red").arrays
    np.testing.assert_allclose(found["ramp"], interpolated(RED, 0.1 + 0.6 * shares, colours), atol=0.5 + 1e-6)
    np.testing.assert_allclose(found["inverse"], interpolated(RED, 0.1 + 0.6 * shares, colours[::-1]), atol=0.5 + 1e-6)


def test_highlights_are_compressed():
    # Straight lines between the points that the reference gives: 0.92 at 0.92 of the range, 1 at twice the range.
    knee, end = 0.1 + 0.92 * 0.3, 0.1 + 2 * 0.3
    values = np.interp(reflectance(BANDS, "B04", "B03", "B02"), [0.1, knee, end], [0, 0.92, 1])
    np.testing.assert_allclose(here("highlights").arrays["default"], values, rtol=1e-6, atol=1e-7)


def test_colours_are_numbers_bytes_and_shares():
    orange, blue = np.array([255, 128, 0]), np.array([0, 0, 255])
    check(
        here("colours"),
        blend=stretched(RED[..., None] * (orange / 255) + (1 - RED[..., None]) * (blue / 255)),
        number=float32(2 * 256 + np.floor(100 * RED)),
        bytes=np.broadcast_to(orange.astype("uint8"), (*SHAPE, 3)),
    )


def test_the_inverse_of_zero_is_the_greatest_number():
    with np.errstate(divide="ignore", over="ignore"):
        inverse = float32(np.where(RED == 0, np.inf, 1 / RED))
    check(here("inverse"), default=np.stack([inverse, np.ones(SHAPE, np.float32)], axis=-1))


def test_landsat_quality_is_read_bit_by_bit():
    quality = np.random.default_rng(5).integers(0, 2**16, SHAPE).astype("uint16")
    bits = [quality & 1, quality >> 3 & 1, quality >> 7 & 1, quality >> 8 & 3, quality >> 14 & 3]
    check(here("landsat_quality", BQA=quality), default=rounded(np.stack(bits, axis=-1)))


def test_olci_quality_is_read_from_the_highest_bit_down():
    flags = np.random.default_rng(6).integers(0, 2**32, SHAPE).astype("uint32")
    bits = [flags >> 31 & 1, flags >> 27 & 1, flags >> 21 & 1, flags & 1]
    check(here("olci_quality", QUALITY_FLAGS=flags), default=rounded(np.stack(bits, axis=-1)))
