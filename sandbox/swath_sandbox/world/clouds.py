"""The weather of a day: where clouds hang, how dense they are, and where their shadows fall."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np

from .noise import Noise, Single, smoothstep
from .plane import View

_F = np.float32
MASK_DENSITY = 0.3  # at and above this a pixel counts as cloudy
_HEIGHT = 1600.0


@dataclass(frozen=True)
class Sky:
    """The clouds of one day over the whole Earth."""

    seed: int
    day: date

    def density(self, view: View) -> Single:
        """How much of the ground clouds hide, 0 to 1, shape of the view."""
        seed = self.seed * 131071 + self.day.toordinal()
        weather = view.sample(Noise(seed * 3, 520_000.0, 3, 0.5))
        texture = view.sample(Noise(seed * 3 + 1, 26_000.0, 10, 0.58))
        edge = _F(0.15 - 0.35 * self._gloom) - _F(0.95) * weather
        density: Single = np.clip(smoothstep(0.0, 0.8, texture - edge) * _F(1.2), _F(0), _F(0.98))
        return density

    def shadow_offset(self, azimuth: float, elevation: float, stretch: float) -> tuple[float, float]:
        """From a shadow to the cloud that casts it, plane metres; `stretch` is plane metres a ground metre."""
        reach = _HEIGHT * stretch / math.tan(math.radians(max(elevation, 8.0)))
        angle = math.radians(azimuth)
        return round(math.sin(angle) * reach, 2), round(math.cos(angle) * reach, 2)

    @property
    def _gloom(self) -> float:
        """1 in midwinter, -1 in midsummer of the northern hemisphere."""
        return round(math.cos(2.0 * math.pi * (self.day.timetuple().tm_yday - 15) / 365.25), 6)
