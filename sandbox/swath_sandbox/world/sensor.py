"""From the state of the ground and the sky to the numbers the instrument delivers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.world.clouds import Clouds
from swath_sandbox.world.land import Land, Shares
from swath_sandbox.world.noise import Single
from swath_sandbox.world.spectra import BANDS, spectrum

_F = np.float32
_HARD = ("rock", "sand", "red_roofs", "pale_roofs", "asphalt")
_WATER = ("deep_water", "murky_water")
_BLUR = 0.12
_VISIBLE = 5  # bands before the red edge: there plants are dark, beyond it bright

# One number a band. What the correction for the atmosphere leaves of the sky's light, even in the shade.
_RESIDUE = (0.013, 0.010, 0.0075, 0.005, 0.004, 0.003, 0.003, 0.003, 0.002, 0.002, 0.0, 0.001, 0.001)
# The share of the light that a dense cloud keeps from its shadow: less in the blue, which comes from all of the sky.
_SHADE = (0.50, 0.54, 0.60, 0.65, 0.68, 0.70, 0.72, 0.73, 0.74, 0.75, 0.8, 0.80, 0.82)
# The light of the sky itself, and the share of the surface's light that reaches the top of the atmosphere.
_PATH = (0.105, 0.072, 0.040, 0.020, 0.015, 0.012, 0.009, 0.006, 0.005, 0.002, 0.0015, 0.001, 0.0005)
_TRANSMITTANCE = (0.72, 0.79, 0.85, 0.89, 0.90, 0.91, 0.92, 0.92, 0.94, 0.35, 0.02, 0.95, 0.93)


@dataclass(frozen=True)
class Ground:
    """The state of the ground and the sky over some pixels on a day.

    `field_codes` are rows of `field_spectra`; `snow` and `shadow` are shares and None where there is none; `light` is
    1 on level ground.
    """

    land: Land
    field_codes: NDArray[np.intp]
    field_spectra: Single
    stand_spectra: Single
    snow: Single | None
    light: Single
    shadow: Single | None
    clouds: Clouds | None

    def digital_numbers(self, names: Sequence[str], *, top_of_atmosphere: bool) -> dict[str, NDArray[np.uint16]]:
        """Spectral bands in ten-thousandths of reflectance."""
        surface = Surface(self.land, self.field_codes, self.field_spectra, self.stand_spectra, self.snow)
        out: dict[str, NDArray[np.uint16]] = {}
        for name in names:
            band = BANDS.index(name)
            value = surface.dry(band)
            value *= self.light
            surface.add_water(value, band)
            if self.shadow is not None:
                value *= _F(1) - self.shadow * _F(_SHADE[band])
            value += _F(_RESIDUE[band])
            if self.clouds is not None:
                value += self.clouds.density * (self.clouds.light * spectrum("cloud")[band] - value)
            if top_of_atmosphere:
                value = value * _F(_TRANSMITTANCE[band]) + _F(_PATH[band])
            out[name] = np.clip(_blurred(value) * _F(10000) + _F(0.5), _F(1), _F(18000)).astype(np.uint16)
        return out


class Surface:
    """What the pixels are made of, as all bands need it; the arguments are those of `Ground`."""

    def __init__(
        self, land: Land, field_codes: NDArray[np.intp], fields: Single, stands: Single, snow: Single | None
    ) -> None:
        self._land, self._field_codes, self._fields, self._stands = land, field_codes, fields, stands
        self._forest = _fraction(land.forest)
        self._hard = {name: _fraction(share) for name in _HARD if (share := getattr(land, name)).any()}
        self._water = {name: _fraction(share) for name in _WATER if (share := getattr(land, name)).any()}
        none = np.zeros_like(self._forest)
        covered: Single = sum(self._hard.values(), none)
        self._soft: Single = np.maximum(_F(1) - covered, _F(0))
        self._dry: Single = _F(1) - sum(self._water.values(), none)
        self._rough = land.texture.astype(_F) * _F(1.0 / 64.0) * (_F(0.11) + _F(0.13) * self._forest)
        # Trees and roofs shed snow.
        seen = (_F(1) - _F(0.72) * self._forest) * (_F(1) - _F(0.35) * covered)
        self._snow = None if snow is None else snow * seen

    def dry(self, channel: int) -> Single:
        """What the part of each pixel that is no water reflects of light that falls on level ground."""
        value: Single = np.take(self._fields[:, channel], self._field_codes)
        value *= _F(1) - self._forest
        value += np.take(self._stands[:, channel], self._land.stand) * self._forest
        value *= self._soft
        for material, share in self._hard.items():
            value += share * spectrum(material)[channel]
        value += value * self._rough * _F(1.0 if channel < _VISIBLE else -0.35)
        if self._snow is not None:
            value += self._snow * (spectrum("snow")[channel] - value)
        value *= self._dry
        return value

    def add_water(self, value: Single, channel: int, factor: Single | None = None) -> None:
        """Add what the water in each pixel reflects, times a factor."""
        for material, share in self._water.items():
            reflected = share * spectrum(material)[channel]
            value += reflected if factor is None else reflected * factor


def slope_light(land: Land, azimuth_sine: float, azimuth_cosine: float, elevation_tangent: float) -> Single:
    """How brightly the sun and the sky light each slope, 1 on level ground."""
    east = land.east.astype(_F) * _F(1.0 / 4096.0)
    north = land.north.astype(_F) * _F(1.0 / 4096.0)
    steep = np.sqrt(_F(1) + east * east + north * north)
    facing = _F(1) - east * _F(azimuth_sine / elevation_tangent) - north * _F(azimuth_cosine / elevation_tangent)
    lit: Single = np.clip(np.divide(facing, steep), _F(0), _F(1.9))
    return _F(0.42) + _F(0.58) * lit


def _blurred(value: Single) -> Single:
    """What a pixel sees: some of its neighbours too. The outermost pixels lack some of theirs."""
    out = value * _F(1.0 - 2.0 * _BLUR)
    out[:, 1:-1] += (value[:, 2:] + value[:, :-2]) * _F(_BLUR)
    blurred = out * _F(1.0 - 2.0 * _BLUR)
    blurred[1:-1] += (out[2:] + out[:-2]) * _F(_BLUR)
    return blurred


def _fraction(share: Shares) -> Single:
    return share.astype(_F) * _F(1.0 / 255.0)
