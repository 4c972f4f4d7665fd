"""From the state of the ground and the sky to the numbers the instrument delivers."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .land import Land
from .noise import Single
from .spectra import BANDS, SPECTRA

_F = np.float32

# The sky's own light, the share of the surface's light that gets through, for the sun overhead.
_PATH = (0.105, 0.072, 0.040, 0.020, 0.015, 0.012, 0.009, 0.006, 0.005, 0.002, 0.0015, 0.001, 0.0005)
_TRANSMITTANCE = (0.72, 0.79, 0.85, 0.89, 0.90, 0.91, 0.92, 0.92, 0.94, 0.35, 0.02, 0.95, 0.93)


def reflectances(
    names: Sequence[str], shares: Mapping[str, Single], brightness: Single, density: Single, top_of_atmosphere: bool
) -> dict[str, NDArray[np.uint16]]:
    """Digital numbers of spectral bands from the share of each material, the light on it and the clouds over it."""
    out = {}
    for name in names:
        band = BANDS.index(name)
        value = np.zeros_like(brightness)
        for material, share in shares.items():
            value += share * _F(SPECTRA[material][band])
        value *= brightness
        value += density * (_F(SPECTRA["cloud"][band]) - value)
        if top_of_atmosphere:
            value = value * _F(_TRANSMITTANCE[band]) + _F(_PATH[band])
        out[name] = np.clip(value * _F(10000) + _F(0.5), _F(1), _F(18000)).astype(np.uint16)
    return out


def ground_shares(land: Land, green: Single, leaves: float, snow: Single) -> dict[str, Single]:
    """The share of each material in each pixel; they add up to one."""
    shares: dict[str, Single] = {}
    rest = np.ones_like(land.water)

    def take(material: str, share: Single) -> None:
        nonlocal rest
        part = share * rest
        shares[material] = shares[material] + part if material in shares else part
        rest = rest - part

    take("water", land.water)
    take("snow", snow)
    take("town", land.urban)
    take("conifer", land.forest * land.conifers)
    take("broadleaf", land.forest * _F(leaves))
    take("straw", land.forest * _F(0.7))
    take("crop", green)
    shares["soil"] = rest
    return shares
