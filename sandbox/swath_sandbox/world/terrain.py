"""Hills, valleys and what flows in them.

Each level of valleys is a family of wavy lines: a noisy ramp whose whole numbers are streams and whose halves are
ridges. The next level runs across it, with another direction and phase in every strip between a stream and a ridge, so
that side valleys end where they meet the stream they feed, as in nature.
"""

from dataclasses import dataclass

import numpy as np

from swath_sandbox.world.continents import landness
from swath_sandbox.world.noise import Double, Hash, Noise, Single, hash2, smoothstep, unit
from swath_sandbox.world.plane import Raster

_F = np.float32

# Keys of the fields, chosen so that the default world has everything in DEMO_BBOX.
RELIEF, COAST, VALLEYS, LAKES = 1411, 71492, 30, 479


@dataclass(frozen=True)
class Terrain:
    """The terrain at the nodes of a raster; lengths in metres of the plane.

    `cold` is the height that has the same climate at 46 degrees of latitude. `streams` are signed distances from the
    rivers, the tributaries and the brooks; `above_valley` is 0 in the bottom of a river's valley and 1 on the ridge;
    `coast` is negative at sea.
    """

    elevation: Single
    cold: Single
    east: Single
    north: Single
    streams: tuple[Single, Single, Single]
    above_valley: Single
    coast: Single


@dataclass(frozen=True)
class _Level:
    """Valleys `spacing` metres apart; `floor` is the share of them that is flat, `share` their part of the relief."""

    spacing: float
    direction: tuple[float, float]
    wander: float
    octaves: int
    floor: float
    share: float


_LEVELS = (
    _Level(30_000.0, (0.5, 0.8), 0.62, 8, 0.10, 0.46),
    _Level(9_000.0, (-0.8, 0.55), 0.46, 6, 0.02, 0.32),
    _Level(3_100.0, (0.75, 0.65), 0.50, 6, 0.02, 0.19),
    _Level(1_150.0, (-0.6, 0.8), 0.55, 5, 0.02, 0.09),
)
_MEAN_RISE = 0.55


def terrain_of(raster: Raster, seed: int) -> Terrain:
    """The terrain at the raster's nodes."""
    view, salt = raster.view, seed * 1009
    relief = smoothstep(-0.7, 1.9, view.sample(Noise(salt + RELIEF, 150_000.0, 4, 0.45)))
    coast = view.sample(Noise(salt + COAST, 900_000.0, 12, 0.57)) + landness(view)
    height, streams, above_valley = _valleys(raster, salt)
    inland = smoothstep(0.0, 0.22, coast)
    swell = view.sample(Noise(salt + 3, 60_000.0, 3))
    base = _F(5) + inland * (_F(160) + relief * _F(420) + swell * _F(35))
    amplitude = (_F(100) + relief * (_F(650) + relief * _F(1900))) * (_F(0.25) + _F(0.75) * inland)
    elevation: Single = np.where(coast < 0, coast * _F(400), base + height * amplitude)
    east, north = raster.slopes(elevation)
    cold: Single = elevation + ((np.abs(view.latitude()) - 46.0) * 60.0).astype(_F)
    return Terrain(elevation, cold, east, north, streams, above_valley, coast)


def _valleys(raster: Raster, salt: int) -> tuple[Single, tuple[Single, Single, Single], Single]:
    """Height from 0 to about 1, distances from the streams of the first three levels, and the height of the first."""
    view = raster.view
    height = np.zeros(view.shape, _F)
    weight = np.ones(view.shape, _F)
    strip: Hash = np.zeros(view.shape, np.uint32)
    streams: list[Single] = []
    walls: list[Single] = []
    for number, level in enumerate(_LEVELS):
        # Valleys that pixels cannot tell apart are as high as they are on average.
        contrast = min(max(level.spacing / view.resolution * 0.5 - 1.0, 0.0), 1.0)
        if contrast == 0.0:
            height += weight * _F(_MEAN_RISE * level.share)
            streams.append(np.full(view.shape, level.spacing, _F))
            walls.append(weight)
            continue
        away, distance, strip = _streams(raster, level, salt + VALLEYS + number, strip, salt + number)
        streams.append(distance)
        wall: Single = np.maximum((np.abs(away) * _F(2) - _F(level.floor)) * _F(1.0 / (1.0 - level.floor)), _F(0))
        walls.append(wall)
        rise = wall * (_F(1.4) - _F(0.4) * wall)
        height += weight * (_F(_MEAN_RISE) + (rise - _F(_MEAN_RISE)) * _F(contrast)) * _F(level.share)
        # The next level fades towards the streams and the ridges of this one, where its strips meet.
        weight = weight * np.minimum(_F(4.4) * wall * (_F(1) - wall), _F(1))
    return height, (streams[0], streams[1], streams[2]), walls[0]


def _streams(raster: Raster, level: _Level, key: int, strip: Hash, salt: int) -> tuple[Single, Single, Hash]:
    """One level: the position between streams (-0.5 to 0.5), metres from the nearest one, names of the strips."""
    view = raster.view
    noise = view.sample(Noise(key, level.spacing * 2.4, level.octaves)) * _F(level.wander)
    # Every strip turns the streams its own way; their phase follows from the vastness of the coordinates.
    turn = (unit(strip) - _F(0.5)) * _F(1.5) * (strip != 0)
    across, along = _F(level.direction[0] / level.spacing), _F(level.direction[1] / level.spacing)
    east, north = across - along * turn, along + across * turn
    ramp: Double = view.x * east.astype(np.float64) + view.y * north.astype(np.float64) + noise
    away: Single = (ramp - np.rint(ramp)).astype(_F)
    steep_east, steep_north = raster.slopes(noise)
    steep_east += east
    steep_north += north
    steep = np.sqrt(steep_east * steep_east + steep_north * steep_north)
    distance: Single = np.divide(away, np.maximum(steep, _F(0.4 / level.spacing)))
    return away, distance, hash2(np.floor(ramp * 2.0).astype(np.int64), strip, salt)
