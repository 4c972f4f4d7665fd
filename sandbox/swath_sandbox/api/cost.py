"""What a process request costs, in processing units."""

import numpy as np

from swath_sandbox.world import RadarProcessing

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
    radar_factor: float = 1.0,
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
        radar_factor: what the processing of Sentinel-1 multiplies the price by.
        least: what the answer costs at least.
    """
    area = max(width * height / _FREE_PIXELS, _LEAST_AREA)
    return max(least, area * bands / 3 * format_factor * samples * sources * radar_factor)


def radar_factor(processing: RadarProcessing) -> float:
    """What the processing of Sentinel-1 multiplies the price by; correcting for terrain includes orthorectification."""
    terrain = processing.coefficient == "GAMMA0_TERRAIN"
    geometry = 2.5 if terrain else 2.0 if processing.orthorectify else 1.0
    return geometry * (1.0 if processing.lee_window is None else 2.0)


def format_units(units: float) -> str:
    """Processing units as the service's header has them: a 32-bit float printed in full."""
    return repr(float(np.float32(units)))
