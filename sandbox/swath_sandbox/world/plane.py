"""The plane the world is drawn on, and how a request's pixels lie on it.

The plane is Web Mercator shrunk so that its metres are ground metres at 45.6 degrees of latitude.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from swath_sandbox.grid import METRES_PER_DEGREE, Floats, Grid, transformer
from swath_sandbox.world.noise import Box, Double, Hash, Index, Noise, Single, hash2

SHRINK = 0.7
EARTH_RADIUS = SHRINK * 6_378_137.0
AROUND = 2.0 * math.pi * EARTH_RADIUS
"""Metres of the plane around the Earth."""

_EDGE = 85.0  # degrees of latitude at which the plane is cut off
_QUANTUM = 256.0  # 4 mm: hides the last bits in which map projections differ between machines
_OVERSAMPLING = 0.75


@dataclass(frozen=True)
class View:
    """Pixels on the plane: `x` and `y` (metres) broadcast to (height, width).

    A pixel averages over `resolution` metres. `separable` pixels form a lattice along the plane's axes: x is
    (1, width), y is (height, 1).
    """

    x: Double
    y: Double
    resolution: float
    separable: bool

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.y.shape[0], self.x.shape[1]

    @cached_property
    def box(self) -> Box:
        """West, east, south, north of the pixel centres."""
        return float(self.x.min()), float(self.x.max()), float(self.y.min()), float(self.y.max())

    def latitude(self) -> Double:
        """Degrees north, of the shape of `y`; the rounding hides what machines disagree about."""
        latitude: Double = np.degrees(np.arctan(np.sinh(self.y / EARTH_RADIUS)))
        return latitude.round(4)

    def shifted(self, dx: float, dy: float) -> "View":
        """The same pixels moved over the plane."""
        return View(self.x + dx, self.y + dy, self.resolution, self.separable)

    def warped(self, dx: Single, dy: Single) -> "View":
        """The same pixels, each moved by its own offset in metres."""
        x: Double = self.x + dx
        y: Double = self.y + dy
        return View(x, y, self.resolution, separable=False)

    def sharpened(self, resolution: float) -> "View":
        """The same pixels, seeing details of a third of their size but none finer than `resolution` for it."""
        return replace(self, resolution=max(min(self.resolution, resolution), self.resolution / 3.0))

    def sample(self, noise: Noise) -> Single:
        """A noise field at the pixels, shape (height, width)."""
        if noise.invisible(self.resolution):
            return np.zeros(self.shape, np.float32)
        if self.separable:
            return noise.lattice(self.box, self.resolution).evaluate(self.x[0], self.y[:, 0])
        return self._straightened.spread(self._straightened.view.sample(noise))

    def hashed(self, seed: int) -> Hash:
        """A random number for each pixel, the same wherever a view has that pixel."""
        i, j = (np.rint(metres * 4.0).astype(np.int64) for metres in (self.x, self.y))
        return hash2(i, j, seed)

    @cached_property
    def _straightened(self) -> "Raster":
        return Raster(self, self.resolution * _OVERSAMPLING)


class Raster:
    """A coarser or straighter lattice under a view, for smooth things to be computed on and spread to the pixels.

    Its nodes, `step` metres apart, lie at multiples of the step wherever the view begins, so that views that overlap
    agree. They reach one node beyond what the pixels need.
    """

    def __init__(self, view: View, step: float) -> None:
        west, east, south, north = view.box
        i0, i1 = math.floor(west / step) - 1, math.floor(east / step) + 2
        j0, j1 = math.floor(south / step) - 1, math.floor(north / step) + 2
        x, y = _multiples(i0, i1, step), _multiples(j0, j1, step)
        self.view = View(x[None, :], y[:, None], max(step, view.resolution), separable=True)
        self.step = step
        gx, gy = view.x / step, view.y / step
        fx, fy = np.floor(gx), np.floor(gy)
        self._column: Index = (fx - i0).astype(np.intp)
        self._row: Index = (fy - j0).astype(np.intp)
        self._across: Single = (gx - fx).astype(np.float32)
        self._down: Single = (gy - fy).astype(np.float32)
        self._separable = view.separable

    def slopes(self, values: Single) -> tuple[Single, Single]:
        """Eastward and northward derivative of values on the raster, per metre; the outermost nodes are one-sided."""
        east, north = np.empty_like(values), np.empty_like(values)
        once, twice = np.float32(1.0 / self.step), np.float32(0.5 / self.step)
        east[:, 1:-1] = (values[:, 2:] - values[:, :-2]) * twice
        east[:, 0], east[:, -1] = (values[:, 1] - values[:, 0]) * once, (values[:, -1] - values[:, -2]) * once
        north[1:-1] = (values[2:] - values[:-2]) * twice
        north[0], north[-1] = (values[1] - values[0]) * once, (values[-1] - values[-2]) * once
        return east, north

    def spread(self, values: Single) -> Single:
        """Values on the raster, interpolated to the pixels."""
        if self._separable:
            column, row = self._column[0], self._row[:, 0]
            wide = _between(values[:, column], values[:, column + 1], self._across)
            return _between(np.take(wide, row, axis=0), np.take(wide, row + 1, axis=0), self._down)
        flat, upper = values.ravel(), self._corner
        lower = upper + values.shape[1]
        above = _between(np.take(flat, upper), np.take(flat, upper + 1), self._across)
        below = _between(np.take(flat, lower), np.take(flat, lower + 1), self._across)
        return _between(above, below, self._down)

    @cached_property
    def _corner(self) -> Index:
        return self._row * self.view.shape[1] + self._column


def _multiples(first: int, last: int, step: float) -> Double:
    return np.arange(first, last + 1, dtype=np.float64) * step


def _between(start: Single, end: Single, share: Single) -> Single:
    """Part of the way from one to the other; overwrites both."""
    end -= start
    end *= share
    start += end
    return start


def view_of(grid: Grid, latitude: float, whole: Grid | None = None) -> View:
    """The pixels of `grid` on the plane.

    `latitude` is where the pixel size is taken, so that all grids of one scene agree; `whole` is the grid that `grid`
    is a part of.
    """
    resolution = _resolution(whole or grid, latitude)
    if grid.epsg == 3857:
        return View(_quantised(grid.xs()[None, :]), _quantised(grid.ys()[:, None]), resolution, separable=True)
    if grid.epsg == 4326:
        x, y = _mercator(grid.xs()[None, :], grid.ys()[:, None])
        return View(_quantised(x), _quantised(y), resolution, separable=True)
    x, y = grid.interpolate(lambda px, py: _mercator(*grid.to_lonlat(px, py)))
    return View(_quantised(x), _quantised(y), resolution, separable=False)


def plane_xy(lon: Floats, lat: Floats) -> tuple[Double, Double]:
    """Places in degrees on the plane, metres."""
    x, y = _mercator(lon, lat)
    return _quantised(x), _quantised(y)


def plane_lonlat(x: Double, y: Double) -> tuple[Floats, Floats]:
    """Places on the plane in degrees."""
    lon, lat = transformer(3857, 4326).transform(x / SHRINK, y / SHRINK)
    return lon, lat


def _mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Web Mercator metres; longitudes past the antimeridian run on."""
    lat = np.clip(lat, -_EDGE, _EDGE)
    _, y = transformer(4326, 3857).transform(np.zeros_like(lat), lat)
    return lon * METRES_PER_DEGREE, y


def _quantised(metres: Floats) -> Double:
    return np.rint(metres * (SHRINK * _QUANTUM)) / _QUANTUM


def _resolution(grid: Grid, latitude: float) -> float:
    """The pixel size in plane metres, rounded so that the last bits of the bounds do not matter."""
    parallel = math.cos(math.radians(min(abs(latitude), 84.0)))
    if grid.epsg == 4326:
        across, down = grid.resx * METRES_PER_DEGREE, grid.resy * METRES_PER_DEGREE / parallel
    elif grid.epsg == 3857:
        across, down = grid.resx, grid.resy
    else:
        across, down = grid.resx / parallel, grid.resy / parallel
    return max(float(f"{SHRINK * math.sqrt(across * down):.5g}"), 4.0)
