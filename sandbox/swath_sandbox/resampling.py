"""From the pixels in which a band is kept to those that a request asks for."""

import functools
import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.grid import METRES_PER_DEGREE, Floats, Grid, transformer

Method = Literal["NEAREST", "BILINEAR", "BICUBIC"]
Single = NDArray[np.float32]

_MARGIN = 2  # pixels beyond the ones in which the outermost places lie that the cubic draws on
_GLOBAL = (4326, 3857)  # kept pixels in these run on across the antimeridian
_SAME = 1.001  # pixels that differ by less are of the same size


@dataclass(frozen=True, slots=True)
class Resampling:
    """How a band is fitted to finer pixels, and to coarser ones."""

    upsampling: Method = "NEAREST"
    downsampling: Method = "NEAREST"

    def kept(self, native: float, wanted: float) -> tuple[float, Method] | None:
        """The size of the kept pixels that a request reads, and how; None for exactly those that it asks for.

        A band is kept in its native resolution and in overviews of all coarser ones; interpolation reads the next
        finer one of those whose pixels are twice as large each time. All sizes in metres.
        """
        if wanted * _SAME < native:
            return native, self.upsampling
        if self.downsampling == "NEAREST" or wanted < native * _SAME:
            return None
        return native * 2.0 ** math.floor(math.log2(wanted / native)), self.downsampling


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pixels of a request lie among the kept ones, counted from the middle of the first; both broadcast.

    `window` is the part of the kept pixels that they lie in, and from whose first pixel they are counted.
    """

    window: Grid
    columns: Floats
    rows: Floats

    def resample(self, values: NDArray[np.generic], method: Method) -> NDArray[np.generic]:
        """The values of the window's pixels, shape (height, width), at the places, in their own dtype."""
        if method == "NEAREST":
            return values[np.rint(self.rows).astype(np.intp), np.rint(self.columns).astype(np.intp)]
        weights = _linear if method == "BILINEAR" else _cubic
        column, across = weights(self.columns)
        row, down = weights(self.rows)
        source = values.astype(np.float32)
        total: Single = np.zeros(np.broadcast_shapes(self.rows.shape, self.columns.shape), np.float32)
        for vertical, share in enumerate(down):
            line: Single = source[row + vertical, column] * across[0]
            for horizontal, part in enumerate(across[1:], 1):
                line += source[row + vertical, column + horizontal] * part
            total += line * share
        if values.dtype.kind in "ui":
            limits = np.iinfo(values.dtype.name)
            total = np.clip(np.rint(total), np.float32(limits.min), np.float32(limits.max))
        return total.astype(values.dtype)


def places_of(grid: Grid, kept: Grid) -> Places:
    """Where the pixels of `grid` lie among those of `kept`; places far outside of it count as its edge."""
    west, _, _, north = kept.bounds
    if grid.epsg == kept.epsg:
        x, y = grid.xs()[None, :], grid.ys()[:, None]
    else:
        x, y = grid.interpolate(functools.partial(_projected, grid, kept.epsg))
    columns = np.nan_to_num((x - west) / kept.resx - 0.5)
    if kept.epsg not in _GLOBAL:
        columns = np.clip(columns, -1.0, float(kept.width))
    rows = np.clip(np.nan_to_num((north - y) / kept.resy - 0.5), -1.0, float(kept.height))
    first_column, first_row = (math.floor(places.min()) - _MARGIN for places in (columns, rows))
    last_column, last_row = (math.ceil(places.max()) + _MARGIN for places in (columns, rows))
    left, top = west + first_column * kept.resx, north - first_row * kept.resy
    width, height = last_column - first_column + 1, last_row - first_row + 1
    bounds = (left, top - height * kept.resy, left + width * kept.resx, top)
    return Places(Grid(kept.epsg, bounds, width, height), columns - first_column, rows - first_row)


def _projected(grid: Grid, epsg: int, x: Floats, y: Floats) -> tuple[Floats, ...]:
    lon, lat = grid.to_lonlat(x, y)
    if epsg == 4326:
        return lon, lat
    east, north = transformer(4326, epsg).transform(lon, lat)
    return lon * METRES_PER_DEGREE if epsg == 3857 else east, north


def _linear(places: Floats) -> tuple[NDArray[np.intp], list[Single]]:
    """The first of the two pixels around each place, and their weights."""
    before = np.floor(places)
    t = (places - before).astype(np.float32)
    return before.astype(np.intp), [np.float32(1) - t, t]


def _cubic(places: Floats) -> tuple[NDArray[np.intp], list[Single]]:
    """The first of the four pixels around each place, and their weights: Keys' kernel, which keeps straight lines."""
    before = np.floor(places)
    t = (places - before).astype(np.float32)
    s, half = np.float32(1) - t, np.float32(0.5)
    outer = [-half * v * (np.float32(1) - v) * (np.float32(1) - v) for v in (t, s)]
    inner = [np.float32(1) - np.float32(2.5) * v * v + np.float32(1.5) * v * v * v for v in (t, s)]
    return before.astype(np.intp) - 1, [outer[0], inner[0], inner[1], outer[1]]
