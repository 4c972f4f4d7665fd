"""What a process request costs, in processing units."""

import numpy as np

_FREE_PIXELS = 512 * 512
_LEAST_AREA = 0.01
LEAST_COST = 0.005
"""What a process request costs at least."""


def processing_units(
    width: int,
    height: int,
    *,
    bands: int,
    samples: int,
    sources: int = 1,
    format_factor: float = 1.0,
    least: float = LEAST_COST,
) -> float:
    """The price of an answer of `width` by `height` pixels.

    Args:
        width: of the answer.
        height: of the answer.
        bands: input bands that the evalscript uses, `dataMask` only if there is no other.
        samples: acquisitions that go into a pixel; 1 for SIMPLE mosaicking.
        sources: data sources that are fused.
        format_factor: 2 for 32-bit float TIFF, 1.4 for application/octet-stream, else 1.
        least: what the answer costs at least.
    """
    area = max(width * height / _FREE_PIXELS, _LEAST_AREA)
    return max(least, area * bands / 3 * format_factor * samples * sources)


def format_units(units: float) -> str:
    """Processing units as the service's header has them: a 32-bit float printed in full."""
    return repr(float(np.float32(units)))
