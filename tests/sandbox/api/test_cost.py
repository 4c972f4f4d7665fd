import pytest

from swath_sandbox.api.cost import format_units, processing_units


def test_the_documented_example_without_its_orthorectification():
    assert processing_units(1024, 1024, bands=4, samples=2, format_factor=2) == pytest.approx(42.667 / 2, abs=1e-3)


def test_one_unit_is_512_by_512_pixels_of_three_bands():
    assert processing_units(512, 512, bands=3, samples=1) == 1


def test_small_requests_have_a_least_area_and_a_least_price():
    assert processing_units(10, 10, bands=3, samples=1) == pytest.approx(0.01)
    assert processing_units(10, 10, bands=1, samples=1) == pytest.approx(0.005)
    assert processing_units(512, 512, bands=3, samples=0) == pytest.approx(0.005)


def test_fused_sources_multiply_the_price():
    assert processing_units(512, 512, bands=3, samples=1, sources=2) == 2


def test_units_are_sent_as_a_32_bit_float_in_full():
    assert format_units(2.5202064) == "2.5202064514160156"
    assert format_units(1.0) == "1.0"
