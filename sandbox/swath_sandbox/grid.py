"""The pixel grid a request asks for: a CRS, bounds and a size."""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyproj
from numpy.typing import NDArray

Floats = NDArray[np.float64]

METRES_PER_DEGREE = 6_378_137.0 * math.pi / 180.0
"""Of longitude in Web Mercator."""

# Over these distances a map projection bends by a few thousandths of a pixel.
_KNOT_PIXELS = 16
_KNOT_DEGREES, _KNOT_METRES = 0.25, 30_000.0


@functools.lru_cache(maxsize=256)
def transformer(source: int, target: int) -> pyproj.Transformer:
    """The transformation between two EPSG codes, x before y (longitude before latitude)."""
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


@dataclass(frozen=True, slots=True)
class Grid:
    """Pixels of equal size in one CRS; row 0 is the north edge.

    `bounds` are min x, min y, max x, max y in units of the CRS; EPSG 4326 always means longitude, latitude.
    Raises ValueError for empty bounds or a size below one pixel.
    """

    epsg: int
    bounds: tuple[float, float, float, float]
    width: int
    height: int

    def __post_init__(self) -> None:
        min_x, min_y, max_x, max_y = self.bounds
        if not (min_x < max_x and min_y < max_y):
            raise ValueError(f"bounds are empty: {self.bounds}")
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a grid needs at least one pixel, not {self.width} x {self.height}")

    @property
    def resx(self) -> float:
        """Pixel width in units of the CRS."""
        return (self.bounds[2] - self.bounds[0]) / self.width

    @property
    def resy(self) -> float:
        """Pixel height in units of the CRS."""
        return (self.bounds[3] - self.bounds[1]) / self.height

    def xs(self) -> Floats:
        """Pixel centres from west to east, shape (width,)."""
        return self.bounds[0] + (np.arange(self.width, dtype=np.float64) + 0.5) * self.resx

    def ys(self) -> Floats:
        """Pixel centres from north to south, shape (height,)."""
        return self.bounds[3] - (np.arange(self.height, dtype=np.float64) + 0.5) * self.resy

    def metres_per_pixel(self) -> float:
        """The size on the ground of the pixel at the middle, in metres: the longer of its sides."""
        west, south, east, north = self.bounds
        x, y = (west + east) / 2, (south + north) / 2
        # A thousandth of a pixel, so that pixels of many degrees do not bend around the globe.
        dx, dy = self.resx / 1000, self.resy / 1000
        lon, lat = transformer(self.epsg, 4326).transform([x, x + dx, x], [y, y, y + dy])
        _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon[:1] * 2, lat[:1] * 2, lon[1:], lat[1:])
        return 1000 * max(map(float, metres))

    def rows(self, start: int, stop: int) -> "Grid":
        """The grid's rows from `start` up to `stop` as a grid of their own."""
        min_x, _, max_x, max_y = self.bounds
        bounds = (min_x, max_y - stop * self.resy, max_x, max_y - start * self.resy)
        return Grid(self.epsg, bounds, self.width, stop - start)

    def padded(self, pixels: int) -> "Grid":
        """The grid with some more pixels on every side."""
        min_x, min_y, max_x, max_y = self.bounds
        dx, dy = pixels * self.resx, pixels * self.resy
        bounds = (min_x - dx, min_y - dy, max_x + dx, max_y + dy)
        return Grid(self.epsg, bounds, self.width + 2 * pixels, self.height + 2 * pixels)

    def lonlat(self) -> tuple[Floats, Floats]:
        """Longitude and latitude of the pixel centres in degrees, shape (height, width) each.

        Longitudes run on past 180 where a UTM grid crosses the antimeridian.
        """
        if self.epsg == 4326:
            lon, lat = np.meshgrid(self.xs(), self.ys())
        else:
            lon, lat = self.interpolate(self.to_lonlat)
        return lon, lat

    def lonlat_bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the grid's outline in degrees."""
        if self.epsg == 4326:
            return self.bounds
        min_x, min_y, max_x, max_y = self.bounds
        t = np.linspace(0.0, 1.0, 33)
        x, y = min_x + (max_x - min_x) * t, min_y + (max_y - min_y) * t
        edge_x = np.concatenate([x, x, np.full_like(y, min_x), np.full_like(y, max_x)])
        edge_y = np.concatenate([np.full_like(x, min_y), np.full_like(x, max_y), y, y])
        lon, lat = self.to_lonlat(edge_x, edge_y)
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def to_lonlat(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Places in the grid's CRS in degrees; longitudes do not jump where the grid crosses the antimeridian."""
        lon: Floats
        lat: Floats
        if self.epsg == 4326:
            return x, y
        lon, lat = transformer(self.epsg, 4326).transform(x, y)
        if 32601 <= self.epsg <= 32660 or 32701 <= self.epsg <= 32760:
            central = self.epsg % 100 * 6.0 - 183.0
            lon = central + (lon - central + 180.0) % 360.0 - 180.0
        elif lon.max() - lon.min() > 180.0:
            lon = lon % 360.0
        return lon, lat

    def interpolate(self, mapping: Callable[[Floats, Floats], tuple[Floats, ...]]) -> tuple[Floats, ...]:
        """Smooth functions of x and y, computed on knots and interpolated to every pixel, shape (height, width) each.

        The knots lie at multiples of the pixel size, not at the grid's edge, so that grids that overlap agree.
        """
        column, along = self._knots(self.xs(), self.resx)
        row, down = self._knots(self.ys(), self.resy)
        knot_x = np.arange(column.min(), column.max() + 2) * self._knot_size(self.resx)
        knot_y = np.arange(row.min(), row.max() + 2) * self._knot_size(self.resy)
        column, row, down = column - column.min(), row - row.min(), down[:, None]
        interpolated = []
        # Far outside its zone a projection may have no answer; such pixels come out as no number.
        with np.errstate(invalid="ignore"):
            for value in mapping(*np.meshgrid(knot_x, knot_y)):
                wide = value[:, column] * (1.0 - along) + value[:, column + 1] * along
                interpolated.append(wide[row] * (1.0 - down) + wide[row + 1] * down)
        return tuple(interpolated)

    def _knot_size(self, pixel: float) -> float:
        longest = _KNOT_DEGREES if self.epsg == 4326 else _KNOT_METRES
        return pixel * max(1, min(_KNOT_PIXELS, int(longest / pixel)))

    def _knots(self, centres: Floats, pixel: float) -> tuple[NDArray[np.intp], Floats]:
        """For each pixel the knot before it and how far the pixel lies towards the next one, 0 to 1."""
        position = centres / self._knot_size(pixel)
        before = np.floor(position)
        return before.astype(np.intp), position - before
