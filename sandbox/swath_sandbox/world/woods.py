"""Where the land leans towards forest, whoever lives there."""

import numpy as np

from swath_sandbox.world.noise import Noise, Single
from swath_sandbox.world.plane import Raster
from swath_sandbox.world.terrain import Terrain

_F = np.float32


def woods_of(raster: Raster, terrain: Terrain, seed: int) -> Single:
    """How much the nodes of a raster lean towards forest, but for their slope: above 0.5 it grows on level ground."""
    ground, salt = raster.view, seed * 1009
    # The bends keep the woods from following the axes of the noise.
    bend_x, bend_y = (ground.sample(Noise(salt + key, 9_000.0, 4)) * _F(2200) for key in (133, 134))
    wild = ground.warped(bend_x, bend_y).sample(Noise(salt + 131, 7_500.0, 9, 0.58))
    tendency = ground.sample(Noise(salt + 132, 45_000.0, 2))
    northern = np.clip((terrain.cold - terrain.elevation - _F(500)) * _F(0.0006), _F(0), _F(0.35))
    woods: Single = wild * _F(0.55) + tendency * _F(0.18) + terrain.above_valley * _F(0.45) + northern
    return woods
