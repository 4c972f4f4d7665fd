"""The weather of a day: where clouds hang, how dense and how bright they are, and where their shadows fall."""

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from .noise import Noise, Single, scalar, smoothstep
from .plane import View

_F = np.float32
_SPELL = 191_000  # chosen so that the default world's weather suits its demonstrations
MASK_DENSITY = 0.3  # at and above this a pixel counts as cloudy
_PUFF_OCTAVES, _PUFF_GAIN = 9, 0.66
_COVER_RESOLUTION = 280.0
# Share of the puffs' variance in octaves that cover samples leave out, as a standard deviation.
_LEFT_OUT = 0.29


@dataclass(frozen=True)
class Clouds:
    """The clouds over a view's pixels: the share of the ground they hide, and how bright they are, 1 for a thick one in the sun."""

    density: Single
    light: Single


@dataclass(frozen=True)
class Sky:
    """The sky of one day over the whole Earth."""

    seed: int
    day: date

    def clouds(self, view: View, toward_sun: tuple[float, float]) -> Clouds | None:
        """The clouds over a view, or None where the sky is clear; `toward_sun` is a unit vector on the plane."""
        weather = self._weather(view)
        if weather is None:
            return None
        puffs = view.sample(self._puffs)
        rise = weather.excess(puffs)
        if float(rise.max()) <= 0.0:
            return None
        density = weather.density(rise)
        # What faces the sun is brighter than what another part of the cloud shades.
        step = 1.5 * view.resolution + 60.0
        sunward = view.shifted(toward_sun[0] * step, toward_sun[1] * step).sample(self._puffs)
        facing = np.clip((puffs - sunward) * _F(0.35), _F(-0.22), _F(0.22))
        thickness = smoothstep(0.0, 3.0, rise)
        return Clouds(density, _F(0.47) + _F(0.60) * thickness + facing)

    def density(self, view: View) -> Single | None:
        """The share of the ground that clouds hide, or None where the sky is clear."""
        weather = self._weather(view)
        return None if weather is None else weather.density(weather.excess(view.sample(self._puffs)))

    def cover(self, view: View) -> Single:
        """The chance of each of some scattered places to be marked cloudy, near 0 or 1 for most; finer puffs are averaged."""
        sparse = View(view.x, view.y, _COVER_RESOLUTION, view.separable)
        weather = _Weather(sparse, self)
        margin = weather.excess(sparse.sample(self._puffs)) - weather.edge
        return smoothstep(-1.9 * _LEFT_OUT, 1.9 * _LEFT_OUT, margin / weather.puffiness)

    def shadow_offset(self, azimuth: float, elevation: float, stretch: float) -> tuple[float, float]:
        """From a shadow to the cloud that casts it, plane metres; `stretch` is plane metres a ground metre."""
        height = 900.0 + 1300.0 * scalar(self.seed, self.day.toordinal(), 17)
        reach = height * stretch / math.tan(math.radians(max(elevation, 8.0)))
        angle = math.radians(azimuth)
        return round(math.sin(angle) * reach, 2), round(math.cos(angle) * reach, 2)

    def noise(self, key: int, wavelength: float, octaves: int, gain: float = 0.5) -> Noise:
        """A field of this day."""
        return Noise((self.seed * 131071 + _SPELL + self.day.toordinal()) * 16 + key, wavelength, octaves, gain)

    @cached_property
    def _puffs(self) -> Noise:
        return self.noise(0, 4_600.0, _PUFF_OCTAVES, _PUFF_GAIN)

    def _weather(self, view: View) -> "_Weather | None":
        weather = _Weather(view, self)
        return weather if weather.possible else None

    @cached_property
    def gloom(self) -> float:
        """1 in midwinter, -1 in midsummer of the northern hemisphere."""
        return round(math.cos(2.0 * math.pi * (self.day.timetuple().tm_yday - 15) / 365.25), 6)


class _Weather:
    """The large-scale state of the sky over a view, from which puffs make clouds."""

    def __init__(self, view: View, sky: Sky) -> None:
        raster = view.raster(max(1000.0, view.resolution))
        front = raster.view.sample(sky.noise(1, 640_000.0, 5, 0.5))
        sheet = raster.view.sample(sky.noise(2, 30_000.0, 5, 0.5))
        broken = smoothstep(-0.8, 0.8, raster.view.sample(sky.noise(3, 800_000.0, 2, 0.5)) - _F(0.4 * sky.gloom))
        level = front * _F(1.45) + sheet * (_F(0.85) - _F(0.35) * broken) - _F(0.36 - 0.35 * sky.gloom)
        puffiness = _F(0.32) + _F(0.56) * broken
        self.possible = bool((level + puffiness * _F(3.6)).max() > 0)
        self._level = raster.spread(level)
        self.puffiness = raster.spread(puffiness)
        self._softness = _F(1.05) - _F(0.7) * self.puffiness
        self.edge: Single = self._softness * _F(_EDGE)

    def excess(self, puffs: Single) -> Single:
        """How far the air is past the point where clouds form."""
        rise: Single = self._level + self.puffiness * puffs
        return rise

    def density(self, rise: Single) -> Single:
        density: Single = np.minimum(smoothstep(0.0, 1.0, rise / self._softness) * _F(1.15), _F(0.985))
        return density


# Where smoothstep(x) * 1.15 reaches MASK_DENSITY.
_EDGE = 0.32935
