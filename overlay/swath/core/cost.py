"""What a request costs in processing units: the service's published formula."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

_UNIT_PIXELS = 512 * 512
_LEAST_AREA = 0.01
_UNIT_BANDS = 3
_MASK = "dataMask"


@dataclass(frozen=True, slots=True)
class Tariff:
    """How an API departs from the general price.

    Attributes:
        minimum: What a request costs at least, in processing units.
        share: The part of the general price that a large request pays.
        large: Pixels from which a request, or a tile of a batch, is large.
    """

    minimum: float
    share: float = 1.0
    large: int = 10_000


PROCESS = Tariff(0.005)
STATISTICS = Tariff(0.01)
ASYNC_PROCESS = Tariff(10.0, share=2 / 3)
BATCH = Tariff(100.0, share=1 / 3)
BATCH_STATISTICS = Tariff(100.0)


def processing_units(
    width: int,
    height: int,
    *,
    bands: int,
    samples: float = 1.0,
    format_factor: float = 1.0,
    fusion_factor: float = 1.0,
    radar_factor: float = 1.0,
    tariff: Tariff = PROCESS,
) -> float:
    """The price of a request that succeeds; one that fails is free.

    Args:
        width: Pixels in a row of the bounding box.
        height: Pixels in a column of the bounding box.
        bands: Input bands of all sources together, see `paid_bands`.
        samples: Acquisitions that go into a pixel; for statistics the intervals that have data.
        format_factor: See `format_factor`; statistics do not pay for their sample type.
        fusion_factor: See `fusion_factor`.
        radar_factor: See `radar_factor`.
        tariff: The terms of the API.

    Returns:
        Processing units.
    """
    area = max(width * height / _UNIT_PIXELS, _LEAST_AREA)
    units = area * bands / _UNIT_BANDS * samples * format_factor * fusion_factor * radar_factor
    if width * height >= tariff.large:
        units *= tariff.share
    return max(units, tariff.minimum)


def paid_bands(sources: Iterable[Collection[str]]) -> int:
    """How many of the bands that are read from each source count: `dataMask` is free unless it is alone."""
    return max(1, sum(len(set(bands) - {_MASK}) for bands in sources))


def format_factor(media_type: str, sample_type: str | None) -> float:
    """2 for TIFF of 32-bit floats, 1.4 for raw samples, else 1.

    Args:
        media_type: The format of one output, such as `image/tiff`.
        sample_type: The `sampleType` that the evalscript gives it; None where that is not known.
    """
    if media_type == "application/octet-stream":
        return 1.4
    return 2.0 if media_type == "image/tiff" and sample_type == "FLOAT32" else 1.0


def fusion_factor(local: int, remote: int = 0) -> int:
    """1 for a single source; fused ones count once, twice where another deployment hosts them."""
    return 1 if local + remote == 1 else local + 2 * remote


def radar_factor(*, orthorectified: bool, terrain_corrected: bool, speckle_filtered: bool) -> float:
    """What Sentinel-1 processing multiplies the price by; terrain correction includes orthorectification."""
    geometry = 2.5 if terrain_corrected else 2.0 if orthorectified else 1.0
    return geometry * 2.0 if speckle_filtered else geometry
