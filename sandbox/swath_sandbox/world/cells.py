"""Irregular cells: the areas nearest to points scattered one to each square of a lattice."""

from dataclasses import dataclass

import numpy as np

from .noise import Double, Hash, Index, Single, hash2, unit

_F = np.float32


@dataclass(frozen=True)
class Cells:
    """For each place the cell it lies in: a hash that names it, metres east and north of its point, metres to its border."""

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
    offset_x = (unit(names) - _F(0.5)) * _F(jitter) + _F(0.5)
    offset_y = (unit(hash2(names, 1, seed)) - _F(0.5)) * _F(jitter) + _F(0.5)
    width = i1 - i0 + 1
    home: Index = ((row - j0) * width + (column - i0)).astype(np.intp)
    flat_x, flat_y, flat_names = offset_x.ravel(), offset_y.ravel(), names.ravel()
    best = np.full(home.shape, 9.0, _F)
    second = np.full(home.shape, 9.0, _F)
    best_x, best_y = np.zeros(home.shape, _F), np.zeros(home.shape, _F)
    best_at = np.zeros(home.shape, np.intp)
    for dj in (-1, 0, 1):
        for di in (-1, 0, 1):
            at = home + (dj * width + di)
            ex = fx - np.take(flat_x, at)
            ex -= _F(di)
            ny = fy - np.take(flat_y, at)
            ny -= _F(dj)
            distance = ex * ex + ny * ny
            nearer = distance < best
            np.minimum(second, np.maximum(distance, best), out=second)
            np.copyto(best, distance, where=nearer)
            np.copyto(best_x, ex, where=nearer)
            np.copyto(best_y, ny, where=nearer)
            np.copyto(best_at, at, where=nearer)
    # The exact distance to a border divides by the distance between two points; its usual value is close enough.
    border = (second - best) * _F(size / 2.0)
    return Cells(np.take(flat_names, best_at), best_x * _F(size), best_y * _F(size), border)
