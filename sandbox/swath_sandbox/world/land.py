"""What does not change from day to day: terrain, water, forest, towns and parcels."""

from dataclasses import dataclass

import numpy as np

from .noise import Hash, Noise, Single, hash2, smoothstep, unit
from .plane import View

_F = np.float32


@dataclass(frozen=True)
class Land:
    """The lasting properties of the pixels of one view, each of its shape."""

    elevation: Single
    east_slope: Single
    north_slope: Single
    water: Single
    forest: Single
    conifers: Single
    urban: Single
    parcel: Hash
    texture: Single

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return sum(value.nbytes for value in vars(self).values())


def land_of(view: View, seed: int) -> Land:
    """The land under a view."""
    base = view.sample(Noise(seed * 101 + 1, 90_000.0, 4, 0.5))
    hills = view.sample(Noise(seed * 101 + 2, 9_000.0, 9, 0.48))
    rough = smoothstep(-0.5, 1.2, view.sample(Noise(seed * 101 + 3, 40_000.0, 2, 0.5)))
    elevation = _F(330) + _F(260) * base + (_F(40) + _F(260) * rough) * hills
    step = _F(view.resolution)
    north, east = np.gradient(elevation, step)
    meander = view.sample(Noise(seed * 101 + 4, 26_000.0, 8, 0.5))
    river = _F(1) - smoothstep(0.012, 0.02, np.abs(meander))
    sea = _F(1) - smoothstep(-2.0, 2.0, elevation)
    lakes = smoothstep(2.0, 2.03, view.sample(Noise(seed * 101 + 5, 9_000.0, 7, 0.45)))
    water = np.maximum(np.maximum(sea, lakes), river * (_F(1) - smoothstep(300.0, 500.0, elevation)))
    wood = view.sample(Noise(seed * 101 + 6, 7_000.0, 9, 0.6)) + rough
    forest = smoothstep(0.3, 0.45, wood)
    town = view.sample(Noise(seed * 101 + 7, 9_000.0, 7, 0.5))
    x, y = view.x, view.y
    u, v = x * 0.8 + y * 0.6, y * 0.8 - x * 0.6
    parcel = hash2(np.floor(u / 260.0).astype(np.int64), np.floor(v / 130.0).astype(np.int64), seed)
    urban = smoothstep(1.3, 1.7, town) * (_F(1) - water) * (_F(0.4) + _F(0.6) * unit(parcel))
    return Land(
        elevation=elevation,
        east_slope=east,
        north_slope=-north,
        water=water,
        forest=forest * (_F(1) - water),
        conifers=smoothstep(300.0, 900.0, elevation),
        urban=urban,
        parcel=parcel,
        texture=view.sample(Noise(seed * 101 + 8, 300.0, 5, 0.7)),
    )
