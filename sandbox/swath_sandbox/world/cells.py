"""Irregular cells: the areas nearest to points scattered one to each square of a lattice."""

from dataclasses import dataclass

import numpy as np

from swath_sandbox.world.noise import Double, Hash, Index, Single, hash2, unit

_F = np.float32
_NEIGHBOURS = tuple((di, dj) for dj in (-1, 0, 1) for di in (-1, 0, 1))


@dataclass(frozen=True)
class Cells:
    """For each place the cell it lies in.

    `name` is a hash, `east` and `north` are metres from the cell's point, `border` metres to the next cell.
    """

    name: Hash
    east: Single
    north: Single
    border: Single


def cells_at(x: Double, y: Double, size: float, seed: int, jitter: float = 0.8) -> Cells:
    """The cells at places on the plane (any shapes that broadcast); `size` is the lattice's, metres."""
    gx, gy = x / size, y / size
    column, row = np.floor(gx), np.floor(gy)
    fx, fy = (gx - column).astype(_F), (gy - row).astype(_F)
    i0, i1 = int(column.min()) - 1, int(column.max()) + 1
    j0, j1 = int(row.min()) - 1, int(row.max()) + 1
    names = hash2(np.arange(i0, i1 + 1)[None, :], np.arange(j0, j1 + 1)[:, None], seed)
    point_x = ((unit(names) - _F(0.5)) * _F(jitter) + _F(0.5)).ravel()
    point_y = ((unit(hash2(names, 1, seed)) - _F(0.5)) * _F(jitter) + _F(0.5)).ravel()
    width = i1 - i0 + 1
    home: Index = ((row - j0) * width + (column - i0)).astype(np.intp)
    # Bits of positive floats sort like the floats; the last four make room for the number of the neighbour.
    best = np.full(home.shape, 0x7FFFFFFF, np.int32)
    second = best.copy()
    for number, (di, dj) in enumerate(_NEIGHBOURS):
        at = home + (dj * width + di)
        east = fx - _F(di) - np.take(point_x, at)
        north = fy - _F(dj) - np.take(point_y, at)
        east *= east
        north *= north
        east += north
        key = east.view(np.int32)
        key &= np.int32(~15)
        key |= np.int32(number)
        np.minimum(second, np.maximum(key, best), out=second)
        np.minimum(best, key, out=best)
    neighbour = best & np.int32(15)
    right, up = neighbour % np.int32(3) - np.int32(1), neighbour // np.int32(3) - np.int32(1)
    at = home + (up * width + right)
    east = (fx - right.astype(_F) - np.take(point_x, at)) * _F(size)
    north = (fy - up.astype(_F) - np.take(point_y, at)) * _F(size)
    # The exact distance to a border divides by the distance between two points; its usual value is close enough.
    border = (second.view(_F) - best.view(_F)) * _F(size / 2.0)
    return Cells(np.take(names.ravel(), at), east, north, border)
