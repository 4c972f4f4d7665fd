"""Seas, lakes and streams as a view's pixels see them, with their shores."""

from dataclasses import dataclass

import numpy as np

from swath_sandbox.world.noise import Noise, Single, smoothstep
from swath_sandbox.world.plane import Raster
from swath_sandbox.world.terrain import LAKES, Terrain

_F = np.float32


@dataclass(frozen=True)
class Water:
    """Shares of each pixel under clear and murky water and of bare shore; metres to the bank of the next stream."""

    deep: Single
    murky: Single
    sand: Single
    bank: Single


def band_share(distance: Single, width: float, resolution: float) -> Single:
    """The share of a pixel that a band of this width covers, its middle `distance` away; all in metres."""
    reach = (width + resolution) / 2.0
    share: Single = np.clip((_F(reach) - distance) * _F(1.0 / resolution), _F(0), _F(min(1.0, width / resolution)))
    return share


def water_of(raster: Raster, terrain: Terrain, detail: Single, resolution: float, seed: int) -> Water:
    """The water on the pixels over a raster; `detail` is fine noise on them."""
    salt = seed * 1009
    river, tributary, brook = (np.abs(raster.spread(stream)) for stream in terrain.streams)
    swell = raster.spread(raster.view.sample(Noise(salt + 121, 9_000.0, 4)))
    lakes = raster.view.sample(Noise(salt + LAKES, 15_000.0, 4))
    above = raster.spread(terrain.above_valley)
    lake = smoothstep(1.35, 1.9, raster.spread(lakes) + _F(0.1) * detail) * smoothstep(0.05, 0.0, above)
    # A lake is where a river widens.
    width = _F(62) + _F(24) * swell + lake * (_F(2300) + _F(500) * swell) + _F(6) * detail
    shore = river - width * _F(0.5)
    per_pixel = _F(1.0 / resolution)
    share: Single = np.clip(_F(0.5) - shore * per_pixel, _F(0), np.minimum(width * per_pixel, _F(1)))
    flowing = np.maximum(share, band_share(tributary, 11.0, resolution) * (_F(1) - _F(0.7) * above))
    deep = share * lake
    gravel = band_share(np.maximum(shore, _F(0)), 16.0, resolution) * smoothstep(0.6, 1.4, swell + detail * _F(0.5))
    sand = gravel * (_F(1) - share)
    bank: Single = np.minimum(np.minimum(tributary - _F(5), shore), brook)
    if float(terrain.coast.min()) > 0.05:
        return Water(deep, np.maximum(flowing - deep, _F(0)), sand, bank)
    beach = _beach(raster, terrain, salt)
    sea: Single = np.clip(_F(0.5) - beach * per_pixel, _F(0), _F(1))
    # What the rivers bring keeps the water near the coast murky.
    offshore = smoothstep(0.0, 0.035, swell * _F(0.004) - raster.spread(terrain.coast)) * _F(0.75) + _F(0.25)
    deep = np.maximum(sea * offshore, deep)
    murky: Single = np.maximum(np.maximum(flowing, sea) - deep, _F(0))
    sand = np.maximum(sand, smoothstep(60.0, 20.0, beach) * _F(0.8)) * (_F(1) - sea)
    return Water(deep, murky, sand, bank)


def _beach(raster: Raster, terrain: Terrain, salt: int) -> Single:
    """Metres inland from the water's edge, negative at sea."""
    east, north = raster.slopes(terrain.coast)
    steep = np.maximum(np.sqrt(east * east + north * north), _F(2e-7))
    rugged = raster.view.sample(Noise(salt + 123, 1_800.0, 6, 0.55)) * _F(95)
    distance: Single = np.divide(terrain.coast, steep)
    return raster.spread(distance + rugged)
