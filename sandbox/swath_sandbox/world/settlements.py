"""Where people live and the roads between them, region by region."""

import functools
from dataclasses import dataclass

import numpy as np

from swath_sandbox.world.noise import Box, Double, Hash, Noise, Single, hash2, smoothstep, unit
from swath_sandbox.world.plane import Raster, View
from swath_sandbox.world.terrain import terrain_of
from swath_sandbox.world.woods import woods_of

Places = Double  # shape (n, 4): x, y, radius in metres, name

_F = np.float32
REGION = 40_000.0
_SLACK = 250.0  # metres around a region within which roads still matter to it
_VILLAGES = 2_100.0
_TOWNS = 13_000.0


@dataclass(frozen=True)
class Settlement:
    """A village, town or city: its middle and typical radius in metres, and a number of its own."""

    x: float
    y: float
    radius: float
    name: int

    @property
    def box(self) -> Box:
        """West, east, south, north of everything that may belong to it."""
        reach = 2.0 * self.radius + 2000.0
        return self.x - reach, self.x + reach, self.y - reach, self.y + reach


@dataclass(frozen=True)
class Road:
    """A road as a polyline, shape (points, 2) in metres, and its width in metres."""

    path: Double
    width: float

    @property
    def ends(self) -> tuple[float, ...]:
        """Tells roads apart."""
        return (*self.path[0].tolist(), *self.path[-1].tolist())

    @functools.cached_property
    def box(self) -> Box:
        """West, east, south, north of the path."""
        west, south = self.path.min(axis=0).tolist()
        east, north = self.path.max(axis=0).tolist()
        return west, east, south, north


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
    wide = _Ground(west, south, 70_000.0, 1000.0, seed)
    towns = wide.towns()
    near = _Ground(west, south, 12_000.0, 250.0, seed)
    places = np.concatenate([towns, near.villages(towns)])
    roads = wide.roads(towns, 34_000.0) + near.roads(places, 4_400.0)
    settlements = [Settlement(x, y, radius, int(name)) for x, y, radius, name in places.tolist()]
    return Region(
        tuple(town for town in settlements if _touches(town.box, west, south)),
        tuple(road for road in roads if _touches(road.box, west, south)),
    )


class _Ground:
    """The lie of the land that settlers look at: a region with a margin, seen at a resolution (metres)."""

    def __init__(self, west: float, south: float, margin: float, step: float, seed: int) -> None:
        self._box = west - margin, west + REGION + margin, south - margin, south + REGION + margin
        x, y = np.array([self._box[:2]]), np.array([self._box[2:]]).T
        self._raster = Raster(View(x, y, step, separable=True), step)
        terrain = terrain_of(self._raster, seed)
        self._seed = seed
        slope = np.sqrt(terrain.east * terrain.east + terrain.north * terrain.north)
        river, tributary = np.abs(terrain.streams[0]), np.abs(terrain.streams[1])
        wet = (river < 260).astype(_F) + (terrain.coast < 0.012) * _F(2)
        near = np.minimum(np.minimum(river / _F(4000), tributary / _F(1500)), _F(1))
        density = self._raster.view.sample(Noise(seed * 1009 + 50, 30_000.0, 3, 0.5)) * _F(0.12)
        high = np.clip(terrain.elevation / _F(1400) - _F(0.35), _F(0), _F(2))
        wooded = smoothstep(0.2, 0.7, woods_of(self._raster, terrain, seed)) * _F(0.55)
        comfort = _F(0.85) - wooded - slope * _F(4.0) - near * _F(0.25) - wet - high + density
        self._comfort: Single = comfort.astype(_F)
        self._cost: Single = (terrain.elevation + wet * _F(30)).astype(_F)

    def towns(self) -> Places:
        """Towns and cities."""
        towns = self._candidates(_TOWNS, 61, 12)
        towns = towns[towns[:, 2] > 0.1]
        size = towns[:, 4]
        city = np.maximum(size - 0.72, 0.0)
        radius = 500.0 + 700.0 * size + 9000.0 * city + 12000.0 * city * city
        return np.stack([towns[:, 0], towns[:, 1], radius, towns[:, 3]], axis=1)

    def villages(self, towns: Places) -> Places:
        """Villages, but for those a town has swallowed."""
        villages = self._candidates(_VILLAGES, 67, 4)
        villages = villages[villages[:, 2] + villages[:, 4] * 0.9 > 0.72]
        size = villages[:, 4]
        radius = 110.0 + 330.0 * size * size * size
        villages = np.stack([villages[:, 0], villages[:, 1], radius, villages[:, 3]], axis=1)
        for x, y, reach, _ in towns:
            apart = np.square(villages[:, 0] - x) + np.square(villages[:, 1] - y)
            villages = villages[apart > (1.25 * reach + 350.0) ** 2]
        return villages

    def roads(self, places: Places, longest: float) -> list[Road]:
        """Roads between neighbours: pairs with no third place nearer to both than they are to each other."""
        apart = np.square(places[:, None, 0] - places[None, :, 0]) + np.square(places[:, None, 1] - places[None, :, 1])
        first, second = np.nonzero(np.triu(apart < longest * longest, 1))
        nearer = np.maximum(apart[first], apart[second]) < apart[first, second][:, None]
        free = np.count_nonzero(nearer, axis=1) == 0
        start, end = places[first[free]], places[second[free]]
        widths = [_road_width(float(a), float(b)) for a, b in zip(start[:, 2], end[:, 2], strict=True)]
        return [Road(path, width) for path, width in zip(self._paths(start, end), widths, strict=True)]

    def _candidates(self, size: float, key: int, tries: int) -> Places:
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

    def _paths(self, start: Places, end: Places) -> list[Double]:
        """For each pair a path that bends around heights and water, shape (17, 2)."""
        names = hash2(start[:, 3].astype(np.uint32), end[:, 3].astype(np.uint32), 5)
        points = [start[:, :2], end[:, :2]]
        for depth, reach in enumerate((0.16, 0.14, 0.12, 0.10)):
            refined = [points[0]]
            for segment in range(len(points) - 1):
                salt = hash2(names, segment, depth)
                refined += [self._midpoint(points[segment], points[segment + 1], reach, salt), points[segment + 1]]
            points = refined
        return list(np.stack(points, axis=1))

    def _midpoint(self, start: Double, end: Double, reach: float, salt: Hash) -> Double:
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
        view, step = self._raster.view, self._raster.step
        column = np.rint((x - view.x[0, 0]) / step).astype(np.intp)
        row = np.rint((y - view.y[0, 0]) / step).astype(np.intp)
        rows, columns = values.shape
        picked: Double = values[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)].astype(np.float64)
        return picked


def _road_width(radius: float, other: float) -> float:
    smaller, larger = min(radius, other), max(radius, other)
    if smaller > 480.0:
        return 27.0 if larger > 1600.0 else 13.0
    return 9.0 if larger > 300.0 else 6.5


def _touches(box: Box, left: float, bottom: float) -> bool:
    west, east, south, north = box
    right, top = left + REGION + _SLACK, bottom + REGION + _SLACK
    return east >= left - _SLACK and west <= right and north >= bottom - _SLACK and south <= top
