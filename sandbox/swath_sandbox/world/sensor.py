"""From the state of the ground and the sky to the numbers the instrument delivers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .clouds import Clouds
from .land import Land
from .noise import Single
from .spectra import BANDS, spectrum

_F = np.float32
_HARD = ("rock", "sand", "red_roofs", "pale_roofs", "asphalt")
_WATER = ("deep_water", "murky_water")

_BLUR = 0.12

# What the correction for the atmosphere leaves of the sky's light at the surface level, even in the shade.
_RESIDUE = (0.013, 0.010, 0.0075, 0.005, 0.004, 0.003, 0.003, 0.003, 0.002, 0.002, 0.0, 0.001, 0.001)
# The share of the light that a dense cloud keeps from its shadow: less in the blue, which comes from all of the sky.
_SHADE = (0.50, 0.54, 0.60, 0.65, 0.68, 0.70, 0.72, 0.73, 0.74, 0.75, 0.8, 0.80, 0.82)
# The sky's own light, the share of the surface's light that gets through, for the sun overhead.
_PATH = (0.105, 0.072, 0.040, 0.020, 0.015, 0.012, 0.009, 0.006, 0.005, 0.002, 0.0015, 0.001, 0.0005)
_TRANSMITTANCE = (0.72, 0.79, 0.85, 0.89, 0.90, 0.91, 0.92, 0.92, 0.94, 0.35, 0.02, 0.95, 0.93)


@dataclass(frozen=True)
class Ground:
    """The state of the ground on a day: what to look up for fields and forest, snow, and the light that falls on it all."""

    land: Land
    field_codes: NDArray[np.intp]
    field_spectra: Single
    stand_spectra: Single
    snow: Single | None
    light: Single
    shadow: Single | None
    clouds: Clouds | None

    def reflectances(self, names: Sequence[str], top_of_atmosphere: bool) -> dict[str, NDArray[np.uint16]]:
        """Digital numbers of spectral bands."""
        land = self.land
        forest = _unit(land.forest)
        hard = {name: _unit(share) for name in _HARD if (share := getattr(land, name)).any()}
        water = {name: _unit(share) for name in _WATER if (share := getattr(land, name)).any()}
        texture = land.texture.astype(_F) * _F(1.0 / 64.0)
        rough = texture * (_F(0.11) + _F(0.13) * forest)
        open_land = _F(1) - forest
        covered: Single | float = sum(hard.values(), start=_F(0))
        soft = np.maximum(_F(1) - covered, _F(0))
        wet = sum(water.values(), start=_F(0))
        dry = _F(1) - wet
        snow = None if self.snow is None else self.snow * (_F(1) - _F(0.72) * forest) * (_F(1) - _F(0.35) * covered)
        out = {}
        for name in names:
            band = BANDS.index(name)
            value = np.take(self.field_spectra[:, band], self.field_codes)
            value *= open_land
            value += np.take(self.stand_spectra[:, band], land.stand) * forest
            value *= soft
            for material, share in hard.items():
                value += share * spectrum(material)[band]
            value += value * rough * _F(1.0 if band < 5 else -0.35)
            if snow is not None:
                value += snow * (spectrum("snow")[band] - value)
            if water:
                value *= dry
            value *= self.light
            for material, share in water.items():
                value += share * spectrum(material)[band]
            if self.shadow is not None:
                value *= _F(1) - self.shadow * _F(_SHADE[band])
            value += _F(_RESIDUE[band])
            if self.clouds is not None:
                value += self.clouds.density * (self.clouds.light * spectrum("cloud")[band] - value)
            if top_of_atmosphere:
                value = value * _F(_TRANSMITTANCE[band]) + _F(_PATH[band])
            value = _blurred(value)
            out[name] = np.clip(value * _F(10000) + _F(0.5), _F(1), _F(18000)).astype(np.uint16)
        return out


def _blurred(value: Single) -> Single:
    """What a pixel sees: some of its neighbours too. The outermost pixels keep their own."""
    out = value * _F(1.0 - 2.0 * _BLUR)
    out[:, 1:-1] += (value[:, 2:] + value[:, :-2]) * _F(_BLUR)
    blurred: Single = out * _F(1.0 - 2.0 * _BLUR)
    blurred[1:-1] += (out[2:] + out[:-2]) * _F(_BLUR)
    return blurred


def _unit(share: NDArray[np.uint8]) -> Single:
    return share.astype(_F) * _F(1.0 / 255.0)


def slope_light(land: Land, azimuth_sine: float, azimuth_cosine: float, elevation_tangent: float) -> Single:
    """How brightly the sun and the sky light each slope, 1 on level ground."""
    east = land.east.astype(_F) * _F(1.0 / 4096.0)
    north = land.north.astype(_F) * _F(1.0 / 4096.0)
    steep = np.sqrt(_F(1) + east * east + north * north)
    lit = (_F(1) - east * _F(azimuth_sine / elevation_tangent) - north * _F(azimuth_cosine / elevation_tangent)) / steep
    light: Single = _F(0.42) + _F(0.58) * np.clip(lit, _F(0.0), _F(1.9))
    return light
