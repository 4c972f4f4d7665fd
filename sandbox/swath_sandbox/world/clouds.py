"""The weather of a day: where clouds hang, how dense and how bright they are, and where their shadows fall."""

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from swath_sandbox.world.noise import Noise, Single, scalar, smoothstep
from swath_sandbox.world.plane import Raster, View

_F = np.float32
MASK_DENSITY = 0.3  # at and above this a pixel counts as cloudy
_SPELL = 191_000  # chosen so that the default world's weather suits its demonstrations
_OPACITY = 1.15  # a cloud is dense before it is thickest
_EDGE = 0.32935  # where a smoothstep times the opacity reaches MASK_DENSITY
_STRONGEST = 3.6  # deviations at which puffs are cut, so that a sky can be told to be clear without drawing it
_COVER_RESOLUTION = 280.0  # coarse pixels show clouds as sharp as this, and so as many
_LEFT_OUT = 0.55  # between which bounds the octaves that covers leave out mostly keep


@dataclass(frozen=True)
class Clouds:
    """The clouds over pixels: the share of the ground they hide, and their light, 1 for a thick one in the sun."""

    density: Single
    light: Single


@dataclass(frozen=True)
class Sky:
    """The sky of one day over the whole Earth."""

    seed: int
    day: date

    def clouds(self, view: View, toward_sun: tuple[float, float]) -> Clouds | None:
        """The clouds over a view, or None where the sky is clear; `toward_sun` is a unit vector on the plane."""
        weather = _Weather(view, self)
        if weather.clear:
            return None
        sharp = view.sharpened(_COVER_RESOLUTION)
        puffs = sharp.sample(self._puffs)
        rise = weather.rise(puffs)
        if float(rise.max()) <= 0.0:
            return None
        # What faces the sun is brighter than what another part of the cloud shades.
        step = 1.5 * view.resolution + 60.0
        sunward = sharp.shifted(toward_sun[0] * step, toward_sun[1] * step).sample(self._puffs)
        facing = np.clip((puffs - sunward) * _F(0.35), _F(-0.22), _F(0.22))
        light: Single = _F(0.47) + _F(0.60) * smoothstep(0.0, 3.0, rise) + facing
        return Clouds(weather.density(rise), light)

    def density(self, view: View) -> Single | None:
        """The share of the ground that clouds hide, or None where the sky is clear."""
        weather = _Weather(view, self)
        if weather.clear:
            return None
        return weather.density(weather.rise(view.sharpened(_COVER_RESOLUTION).sample(self._puffs)))

    def cover(self, view: View) -> Single:
        """The chance of each of some scattered places to be cloudy: near 0 or 1, but for what finer puffs decide."""
        sparse = View(view.x, view.y, _COVER_RESOLUTION, view.separable)
        weather = _Weather(sparse, self)
        return smoothstep(-_LEFT_OUT, _LEFT_OUT, weather.margin(sparse.sample(self._puffs)))

    def shadow_offset(self, azimuth: float, elevation: float, stretch: float) -> tuple[float, float]:
        """From a shadow to the cloud that casts it, plane metres; `stretch` is plane metres a ground metre."""
        height = 900.0 + 1300.0 * scalar(self.seed, self.day.toordinal(), 17)
        reach = height * stretch / math.tan(math.radians(max(elevation, 8.0)))
        angle = math.radians(azimuth)
        return round(math.sin(angle) * reach, 2), round(math.cos(angle) * reach, 2)

    def noise(self, key: int, wavelength: float, octaves: int, gain: float = 0.5) -> Noise:
        """A field of this day; keys from 0 to 15."""
        day = self.seed * 131071 + _SPELL + self.day.toordinal()
        return Noise(day * 16 + key, wavelength, octaves, gain)

    @cached_property
    def _puffs(self) -> Noise:
        return self.noise(0, 4_600.0, 9, 0.66)

    @cached_property
    def gloom(self) -> float:
        """1 in the northern midwinter, -1 in its midsummer."""
        return round(math.cos(2.0 * math.pi * (self.day.timetuple().tm_yday - 15) / 365.25), 6)


class _Weather:
    """The large-scale state of the sky over a view, from which puffs make clouds."""

    def __init__(self, view: View, sky: Sky) -> None:
        raster = Raster(view, max(1000.0, view.resolution))
        front = raster.view.sample(sky.noise(1, 640_000.0, 5))
        sheet = raster.view.sample(sky.noise(2, 30_000.0, 5))
        broken = smoothstep(-0.8, 0.8, raster.view.sample(sky.noise(3, 800_000.0, 2)) - _F(0.4 * sky.gloom))
        level = front * _F(1.45) + sheet * (_F(0.85) - _F(0.35) * broken) - _F(0.36 - 0.35 * sky.gloom)
        puffiness = _F(0.32) + _F(0.56) * broken
        self.clear = float((level + puffiness * _F(_STRONGEST)).max()) <= 0.0
        self._level, self._puffiness = raster.spread(level), raster.spread(puffiness)
        self._softness = _F(1.05) - _F(0.7) * self._puffiness

    def rise(self, puffs: Single) -> Single:
        """How far the air is past the point where clouds form."""
        return self._level + self._puffiness * np.minimum(puffs, _F(_STRONGEST))

    def density(self, rise: Single) -> Single:
        """The share of the ground that clouds hide."""
        density: Single = smoothstep(0.0, 1.0, np.divide(rise, self._softness)) * _F(_OPACITY)
        return np.minimum(density, _F(0.985))

    def margin(self, puffs: Single) -> Single:
        """By how much of the puffs' deviation the density exceeds what counts as cloudy."""
        margin: Single = np.divide(self.rise(puffs) - self._softness * _F(_EDGE), self._puffiness)
        return margin
