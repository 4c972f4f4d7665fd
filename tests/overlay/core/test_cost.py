import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.cost import (
    ASYNC_PROCESS,
    BATCH,
    BATCH_STATISTICS,
    STATISTICS,
    format_factor,
    fusion_factor,
    paid_bands,
    processing_units,
    radar_factor,
)


def test_one_unit_is_512_by_512_pixels_of_three_bands() -> None:
    assert processing_units(512, 512, bands=3) == 1.0


def test_the_documented_change_detection_with_radar_costs_what_the_documentation_says() -> None:
    units = processing_units(
        1024,
        1024,
        bands=4,
        samples=2,
        format_factor=format_factor("image/tiff", "FLOAT32"),
        radar_factor=radar_factor(orthorectified=True, terrain_corrected=False, speckle_filtered=False),
    )
    assert units == pytest.approx(42.667, abs=5e-4)


def test_a_small_parcel_pays_for_the_least_area() -> None:
    assert processing_units(20, 20, bands=2) == pytest.approx(0.01 * 2 / 3)


def test_a_tiny_request_pays_the_minimum_of_its_api() -> None:
    assert processing_units(1, 1, bands=1) == 0.005
    assert processing_units(1, 1, bands=1, tariff=STATISTICS) == 0.01
    assert processing_units(1, 1, bands=1, tariff=ASYNC_PROCESS) == 10
    assert processing_units(1, 1, bands=1, tariff=BATCH) == 100
    assert processing_units(1, 1, bands=1, tariff=BATCH_STATISTICS) == 100
    assert processing_units(512, 512, bands=3, samples=0) == 0.005


@pytest.mark.parametrize(("tariff", "share"), [(ASYNC_PROCESS, 2 / 3), (BATCH, 1 / 3), (BATCH_STATISTICS, 1)])
def test_large_requests_of_slower_apis_pay_their_share_of_the_price(tariff: object, share: float) -> None:
    units = processing_units(5120, 5120, bands=3, samples=10, tariff=tariff)  # type: ignore[arg-type]
    assert units == pytest.approx(1000 * share)


def test_a_share_is_only_for_10_000_pixels_and_more() -> None:
    full = 100 * 100 / 512**2 * 9000 / 3
    assert processing_units(100, 100, bands=9000, tariff=ASYNC_PROCESS) == pytest.approx(full * 2 / 3)
    assert processing_units(100, 99, bands=9000, tariff=ASYNC_PROCESS) == pytest.approx(full * 0.99)


def test_the_mask_is_free_unless_it_is_alone() -> None:
    assert paid_bands([("B04", "B08", "dataMask")]) == 2
    assert paid_bands([("dataMask",)]) == 1
    assert paid_bands([("B04", "dataMask"), ("dataMask",)]) == 1
    assert paid_bands([("B04", "B04"), ("B04", "B08")]) == 3


def test_only_tiff_of_32_bit_floats_and_raw_samples_cost_more() -> None:
    assert format_factor("image/tiff", "FLOAT32") == 2
    assert format_factor("image/tiff", "UINT16") == 1
    assert format_factor("image/tiff", None) == 1
    assert format_factor("image/png", "FLOAT32") == 1
    assert format_factor("application/octet-stream", "FLOAT32") == 1.4


def test_fused_sources_count_once_at_home_and_twice_abroad() -> None:
    assert [fusion_factor(1), fusion_factor(0, 1), fusion_factor(2), fusion_factor(2, 1)] == [1, 1, 2, 4]


@pytest.mark.parametrize(
    ("orthorectified", "terrain_corrected", "speckle_filtered", "factor"),
    [
        (False, False, False, 1),
        (True, False, False, 2),
        (True, True, False, 2.5),
        (False, False, True, 2),
        (True, True, True, 5),
    ],
)
def test_radar_processing_multiplies_the_price(
    orthorectified: bool, terrain_corrected: bool, speckle_filtered: bool, factor: float
) -> None:
    assert factor == radar_factor(
        orthorectified=orthorectified, terrain_corrected=terrain_corrected, speckle_filtered=speckle_filtered
    )


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.integers(1, 400), st.floats(0, 1000), st.integers(1, 4))
def test_more_of_anything_never_costs_less(width: int, height: int, bands: int, samples: float, factor: int) -> None:
    units = processing_units(width, height, bands=bands, samples=samples)
    assert units <= processing_units(width + 1, height, bands=bands, samples=samples)
    assert units <= processing_units(width, height, bands=bands + 1, samples=samples)
    assert units <= processing_units(width, height, bands=bands, samples=samples + 1, fusion_factor=factor)
