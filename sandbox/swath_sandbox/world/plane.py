"""The plane the world is drawn on, and how a request's pixels lie on it.

The plane is Web Mercator shrunk so that its metres are ground metres at 45.6 degrees latitude.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..grid import Floats, Grid, transformer
from .noise import Double, Index, Noise, Single

SHRINK = 0.7
_QUANTUM = 256.0  # 4 mm: hides the last bits in which map projections differ between machines
_OVERSAMPLING = 0.75


@dataclass(frozen=True)
class View:
    """Pixels on the plane: `x` and `y` (metres) broadcast to (height, width); a pixel averages over `resolution` metres.

    `separable` pixels form a lattice along the plane's axes: x is (1, width), y is (height, 1).
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
    def box(self) -> tuple[float, float, float, float]:
        """West, east, south, north of the pixel centres."""
        return float(self.x.min()), float(self.x.max()), float(self.y.min()), float(self.y.max())

    def shifted(self, dx: float, dy: float) -> "View":
        """The same pixels moved over the plane."""
        return View(self.x + dx, self.y + dy, self.resolution, self.separable)

    def warped(self, dx: Single, dy: Single) -> "View":
        """The same pixels, each moved by its own offset in metres."""
        return View(self.x + dx, self.y + dy, self.resolution, False)

    def sample(self, noise: Noise) -> Single:
        """A noise field at the pixels, shape (height, width)."""
        if self.separable:
            lattice = noise.lattice(self.box, self.resolution)
            return lattice.evaluate(self.x[0], self.y[:, 0])
        raster = self._raster
        return raster.spread(raster.view.sample(noise))

    def raster(self, step: float) -> "Raster":
        """A lattice of `step` metres along the plane's axes that covers the pixels and a little more."""
        return Raster(self, step)

    @cached_property
    def _raster(self) -> "Raster":
        return Raster(self, self.resolution * _OVERSAMPLING)


class Raster:
    """A coarser or straighter lattice under a view, on which smooth things are computed before they are spread to the pixels.

    Its nodes lie at multiples of its step, wherever the view begins, so that views that overlap agree.
    """

    def __init__(self, view: View, step: float) -> None:
        west, east, south, north = view.box
        i0, i1 = int(np.floor(west / step)) - 1, int(np.floor(east / step)) + 2
        j0, j1 = int(np.floor(south / step)) - 1, int(np.floor(north / step)) + 2
        x, y = np.arange(i0, i1 + 1) * step, np.arange(j0, j1 + 1) * step
        self.view = View(x[None, :], y[:, None], max(step, view.resolution), True)
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
        north, east = np.gradient(values, np.float32(self.step))
        return east, north

    def spread(self, values: Single) -> Single:
        """Values on the raster, interpolated to the pixels."""
        if self._separable:
            column, row, across, down = self._column[0], self._row[:, 0], self._across, self._down
            wide = values[:, column + 1]
            left = values[:, column]
            wide -= left
            wide *= across
            wide += left
            top: Single = np.take(wide, row, axis=0)
            bottom = np.take(wide, row + 1, axis=0)
            bottom -= top
            bottom *= down
            top += bottom
            return top
        flat = values.ravel()
        north_west = self._corner
        west = np.take(flat, north_west)
        step = np.take(flat, north_west + 1)
        step -= west
        step *= self._across
        west += step
        lower = north_west + values.shape[1]
        other = np.take(flat, lower)
        step = np.take(flat, lower + 1)
        step -= other
        step *= self._across
        other += step
        other -= west
        other *= self._down
        west += other
        return west

    @cached_property
    def _corner(self) -> Index:
        corner: Index = self._row * self.view.shape[1] + self._column
        return corner


def view_of(grid: Grid, latitude: float, whole: Grid | None = None) -> View:
    """The pixels of `grid` on the plane.

    `latitude` is where the pixel size is taken, so that all grids of one scene agree; `whole` is the grid this one is a part of.
    """
    resolution = _resolution(whole or grid, latitude)
    if grid.epsg in (3857, 4326):
        x, y = _mercator(grid.epsg, grid.xs()[None, :], grid.ys()[:, None])
        return View(_quantised(x), _quantised(y), resolution, True)
    x, y = grid.interpolate(lambda px, py: _mercator(grid.epsg, px, py))
    return View(_quantised(x), _quantised(y), resolution, False)


def _mercator(epsg: int, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    if epsg == 3857:
        return x, y
    if epsg == 4326:
        to_mercator = transformer(4326, 3857)
        return to_mercator.transform(x, np.zeros_like(x))[0], to_mercator.transform(np.zeros_like(y), y)[1]
    mx, my = transformer(epsg, 3857).transform(x, y)
    return mx, my


def _quantised(metres: Floats) -> Double:
    plane: Double = np.rint(metres * (SHRINK * _QUANTUM)) / _QUANTUM
    return plane


def _resolution(grid: Grid, latitude: float) -> float:
    """The pixel size in plane metres, rounded so that the last bits of the bounds do not matter."""
    parallel = float(np.cos(np.radians(min(abs(latitude), 84.0))))
    if grid.epsg == 4326:
        across, down = grid.resx * 111319.49 * SHRINK, grid.resy * 111319.49 * SHRINK / parallel
    elif grid.epsg == 3857:
        across, down = grid.resx * SHRINK, grid.resy * SHRINK
    else:
        across, down = grid.resx * SHRINK / parallel, grid.resy * SHRINK / parallel
    return max(float(f"{(across * down) ** 0.5:.5g}"), 4.0)


def plane_xy(lon: float, lat: float) -> tuple[float, float]:
    """A place in degrees on the plane, metres."""
    x, y = transformer(4326, 3857).transform(lon, lat)
    return round(float(x) * SHRINK, 2), round(float(y) * SHRINK, 2)
