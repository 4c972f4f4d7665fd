"""Hills, valleys and what flows in them.

Each level of valleys is a family of wavy lines: a noisy ramp whose whole numbers are streams and whose halves are ridges. The next
level runs across it and has another phase in every strip between a stream and a ridge, so that side valleys end where they meet the
stream they feed, as in nature.
"""

from dataclasses import dataclass

import numpy as np

from .noise import Double, Hash, Noise, Single, hash2, smoothstep, unit
from .plane import Raster

_F = np.float32


@dataclass(frozen=True)
class _Level:
    spacing: float
    direction: tuple[float, float]
    wander: float
    octaves: int
    share: float


_LEVELS = (
    _Level(30_000.0, (0.5, 0.8), 0.62, 8, 0.46),
    _Level(9_000.0, (-0.8, 0.55), 0.46, 6, 0.32),
    _Level(3_100.0, (0.75, 0.65), 0.50, 6, 0.19),
    _Level(1_150.0, (-0.6, 0.8), 0.55, 5, 0.09),
)


# Keys of the fields, chosen so that the default world has everything in DEMO_BBOX.
RELIEF, COAST, VALLEYS, LAKES = 1411, 1681, 30, 479
_MEAN_WALL = 0.55


@dataclass(frozen=True)
class Terrain:
    """The terrain at the nodes of a raster; lengths in metres of the plane.

    `streams` are signed distances from the rivers, the tributaries and the brooks; `above_valley` is 0 in the bottom of a river's
    valley and 1 on the ridge; `relief` runs from plains (0) to high mountains (1); `coast` is negative at sea.
    """

    elevation: Single
    east: Single
    north: Single
    streams: tuple[Single, Single, Single]
    above_valley: Single
    relief: Single
    coast: Single


def terrain_of(raster: Raster, seed: int) -> Terrain:
    """The terrain at the raster's nodes."""
    view, salt = raster.view, seed * 1009
    relief = smoothstep(-0.7, 1.9, view.sample(Noise(salt + RELIEF, 150_000.0, 4, 0.45)))
    coast = view.sample(Noise(salt + COAST, 900_000.0, 12, 0.57)) + _F(1.15)
    height: Single = np.zeros_like(relief)
    weight = np.ones_like(relief)
    strip: Hash = np.zeros(relief.shape, np.uint32)
    streams: list[Single] = []
    above_valley = weight
    for number, level in enumerate(_LEVELS):
        contrast = min(max(level.spacing / view.resolution * 0.5 - 1.0, 0.0), 1.0)
        if contrast == 0.0:
            height += weight * _F(_MEAN_WALL * level.share)
            streams += [np.full_like(relief, level.spacing)] * (number < 3)
            continue
        noise = view.sample(Noise(salt + VALLEYS + number, level.spacing * 2.4, level.octaves, 0.5)) * _F(level.wander)
        east, north = level.direction[0] / level.spacing, level.direction[1] / level.spacing
        ramp: Double
        if number == 0:
            ramp = view.x * east + view.y * north + noise
        else:
            # Strips differ in the direction and the distance of their streams; the phase follows from the vast coordinates.
            turn = (unit(strip) - _F(0.5)) * _F(1.5)
            east, north = _F(east) - _F(north) * turn, _F(north) + _F(east) * turn
            ramp = view.x * east + view.y * north + noise
        stream = np.rint(ramp)
        away = (ramp - stream).astype(_F)
        if number < 3:
            noise_east, noise_north = raster.slopes(noise)
            noise_east += _F(east)
            noise_north += _F(north)
            slope = np.sqrt(noise_east * noise_east + noise_north * noise_north)
            streams.append(away / np.maximum(slope, _F(0.4 / level.spacing)))
        floor = 0.10 if number == 0 else 0.02
        wall = np.maximum((np.abs(away) * _F(2) - _F(floor)) * _F(1.0 / (1.0 - floor)), _F(0))
        if number == 0:
            above_valley = wall
        rise = wall * (_F(1.4) - _F(0.4) * wall)
        height += weight * (_F(_MEAN_WALL) + (rise - _F(_MEAN_WALL)) * _F(contrast)) * _F(level.share)
        weight = weight * np.minimum(_F(4.4) * wall * (_F(1) - wall), _F(1))
        strip = hash2(np.floor(ramp * 2).astype(np.int64), strip, salt + number)
    amplitude = _F(100) + relief * (_F(650) + relief * _F(1900))
    inland = smoothstep(0.0, 0.22, coast)
    base = _F(5) + inland * (_F(160) + relief * _F(420)) + view.sample(Noise(salt + 3, 60_000.0, 3, 0.5)) * _F(35) * inland
    elevation = base + height * amplitude * (_F(0.25) + _F(0.75) * inland)
    elevation = np.where(coast < 0, coast * _F(400), elevation)
    east, north = raster.slopes(elevation)
    return Terrain(elevation, east, north, (streams[0], streams[1], streams[2]), above_valley, relief, coast)
