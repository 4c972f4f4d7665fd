"""Where people live and the roads between them, region by region."""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .noise import Double, Noise, Single, hash2, unit
from .plane import Raster, View
from .terrain import Terrain, terrain_of

_F = np.float32
REGION = 40_000.0
_MARGIN = 14_000.0
_STEP = 250.0
_VILLAGES = 2_100.0
_TOWNS = 13_000.0
_LONGEST_ROAD = 6_500.0


@dataclass(frozen=True)
class Settlement:
    """A village, town or city: its middle and typical radius in metres, and a number of its own."""

    x: float
    y: float
    radius: float
    name: int


@dataclass(frozen=True)
class Road:
    """A road as a polyline, shape (points, 2) in metres, and its width in metres."""

    path: Double
    width: float


@dataclass(frozen=True)
class Region:
    """The settlements and roads that touch one square of the plane."""

    settlements: tuple[Settlement, ...]
    roads: tuple[Road, ...]


def regions_over(view: View, seed: int) -> list[Region]:
    """The regions under a view."""
    west, east, south, north = view.box
    columns = range(int(np.floor(west / REGION)), int(np.floor(east / REGION)) + 1)
    rows = range(int(np.floor(south / REGION)), int(np.floor(north / REGION)) + 1)
    return [region_at(column, row, seed) for row in rows for column in columns]


@functools.lru_cache(maxsize=256)
def region_at(column: int, row: int, seed: int) -> Region:
    """One region, counted in regions from the origin of the plane."""
    west, south = column * REGION, row * REGION
    ground = _Ground(west - _MARGIN, south - _MARGIN, REGION + 2 * _MARGIN, seed)
    places = ground.places()
    pairs = _neighbours(places)
    paths = ground.paths(places, pairs)
    inside = [_touches(*_span(path), west, south, REGION) for path in paths]
    roads = [
        Road(path, _road_width(float(places[i, 2]), float(places[j, 2])))
        for path, (i, j), kept in zip(paths, pairs, inside, strict=True)
        if kept
    ]
    settlements = [
        Settlement(float(x), float(y), float(radius), int(name))
        for x, y, radius, name in places
        if _touches(x - 2 * radius, y - 2 * radius, x + 2 * radius, y + 2 * radius, west, south, REGION)
    ]
    return Region(tuple(settlements), tuple(roads))


class _Ground:
    """The lie of the land that settlers look at."""

    def __init__(self, west: float, south: float, size: float, seed: int) -> None:
        corner = View(np.array([[west, west + size]]), np.array([[south + size], [south]]), _STEP, True)
        self._box = (west, west + size, south, south + size)
        self._raster: Raster = corner.raster(_STEP)
        self._terrain: Terrain = terrain_of(self._raster, seed)
        self._seed = seed
        slope = np.sqrt(self._terrain.east * self._terrain.east + self._terrain.north * self._terrain.north)
        river, tributary = np.abs(self._terrain.streams[0]), np.abs(self._terrain.streams[1])
        wet = (river < 260).astype(_F) + (self._terrain.coast < 0.012) * _F(2)
        near = np.minimum(np.minimum(river / _F(4000), tributary / _F(1500)), _F(1))
        density = self._raster.view.sample(Noise(seed * 1009 + 50, 30_000.0, 3, 0.5)) * _F(0.12)
        high = np.clip(self._terrain.elevation / _F(1400) - _F(0.35), _F(0), _F(2))
        self._comfort = _F(0.75) - slope * _F(4.0) - near * _F(0.25) - wet - high + density
        self._cost = self._terrain.elevation + wet * _F(30)

    def places(self) -> Double:
        """All settlements, shape (n, 4): x, y, radius, name; towns first, villages that a town has swallowed left out."""
        towns = self._candidates(_TOWNS, 61, 12)
        towns = towns[towns[:, 2] > 0.1]
        size = towns[:, 4]
        city = np.maximum(size - 0.72, 0.0)
        radius = 500.0 + 700.0 * size + 9000.0 * city + 12000.0 * city * city
        towns = np.stack([towns[:, 0], towns[:, 1], radius, towns[:, 3]], axis=1)
        villages = self._candidates(_VILLAGES, 67, 4)
        villages = villages[villages[:, 2] + villages[:, 4] * 0.9 > 0.72]
        size = villages[:, 4]
        radius = 110.0 + 330.0 * size * size * size
        villages = np.stack([villages[:, 0], villages[:, 1], radius, villages[:, 3]], axis=1)
        for x, y, reach, _ in towns:
            apart = np.square(villages[:, 0] - x) + np.square(villages[:, 1] - y)
            villages = villages[apart > (1.25 * reach + 350.0) ** 2]
        return np.concatenate([towns, villages])

    def _candidates(self, size: float, key: int, tries: int) -> Double:
        """In each cell the best of some random places: x, y, comfort, name, size from 0 to 1."""
        west, east, south, north = self._box
        i = np.arange(int(np.floor(west / size)) + 1, int(np.floor(east / size)))
        j = np.arange(int(np.floor(south / size)) + 1, int(np.floor(north / size)))
        names = hash2(i[None, :], j[:, None], self._seed * 1009 + key)
        best: Double = np.zeros((5, *names.shape))
        best[2] = -9.0
        for attempt in range(tries):
            salt = hash2(names, attempt, key)
            x = (i[None, :] + 0.15 + 0.7 * unit(salt).astype(np.float64)) * size
            y = (j[:, None] + 0.15 + 0.7 * unit(hash2(salt, 1, key)).astype(np.float64)) * size
            comfort = self._at(self._comfort, x, y)
            better = comfort > best[2]
            for slot, value in enumerate((x, y, comfort)):
                best[slot] = np.where(better, value, best[slot])
        best[3] = names
        best[4] = unit(hash2(names, 99, key))
        return best.reshape(5, -1).T

    def paths(self, places: Double, pairs: NDArray[np.intp]) -> list[Double]:
        """For each pair a path that bends around heights and water."""
        if not len(pairs):
            return []
        start, end = places[pairs[:, 0], :2], places[pairs[:, 1], :2]
        names = hash2(places[pairs[:, 0], 3].astype(np.uint32), places[pairs[:, 1], 3].astype(np.uint32), 5)
        points = [start, end]
        for depth, reach in enumerate((0.16, 0.14, 0.12, 0.10)):
            refined = [points[0]]
            for segment in range(len(points) - 1):
                salt = hash2(names, segment, depth)
                refined += [self._midpoint(points[segment], points[segment + 1], reach, salt), points[segment + 1]]
            points = refined
        return list(np.stack(points, axis=1))

    def _midpoint(self, start: Double, end: Double, reach: float, salt: NDArray[np.uint32]) -> Double:
        middle, along = (start + end) * 0.5, end - start
        across = np.stack([-along[:, 1], along[:, 0]], axis=1)
        wish = (unit(salt).astype(np.float64) - 0.5) * reach * 0.5
        level = (self._at(self._cost, start[:, 0], start[:, 1]) + self._at(self._cost, end[:, 0], end[:, 1])) * 0.5
        length = np.sqrt(np.square(along[:, 0]) + np.square(along[:, 1]))
        best, lowest = middle, np.full(len(middle), np.inf)
        for offset in (-1.0, -0.5, 0.0, 0.5, 1.0):
            place = middle + across * (offset * reach + wish)[:, None]
            climb = np.abs(self._at(self._cost, place[:, 0], place[:, 1]) - level) * 3.0
            cost = climb + length * (0.06 * abs(offset))
            better = cost < lowest
            best, lowest = np.where(better[:, None], place, best), np.where(better, cost, lowest)
        return best

    def _at(self, values: Single, x: Double, y: Double) -> Double:
        """Values of the raster's nearest nodes."""
        view = self._raster.view
        column = np.rint((x - view.x[0, 0]) / _STEP).astype(np.intp)
        row = np.rint((y - view.y[0, 0]) / _STEP).astype(np.intp)
        rows, columns = values.shape
        picked: Double = values[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)].astype(np.float64)
        return picked


def _neighbours(places: Double) -> NDArray[np.intp]:
    """Pairs with no third settlement nearer to both than they are to each other."""
    dx = places[:, None, 0] - places[None, :, 0]
    dy = places[:, None, 1] - places[None, :, 1]
    apart = dx * dx + dy * dy
    reach = np.where(np.minimum(places[:, None, 2], places[None, :, 2]) > 480.0, 16_000.0, _LONGEST_ROAD)
    first, second = np.nonzero(np.triu(apart < reach * reach, 1))
    between = np.maximum(apart[first], apart[second])
    free = (between < apart[first, second][:, None]).sum(axis=1) == 0
    pairs: NDArray[np.intp] = np.stack([first[free], second[free]], axis=1)
    return pairs


def _road_width(radius: float, other: float) -> float:
    if min(radius, other) > 480.0:
        return 14.0
    return 9.0 if max(radius, other) > 300.0 else 6.5


def _span(path: Double) -> tuple[float, float, float, float]:
    west, south = path.min(axis=0)
    east, north = path.max(axis=0)
    return float(west), float(south), float(east), float(north)


def _touches(west: float, south: float, east: float, north: float, left: float, bottom: float, size: float) -> bool:
    return east >= left and west <= left + size and north >= bottom and south <= bottom + size
