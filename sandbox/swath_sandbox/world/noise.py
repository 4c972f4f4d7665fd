"""Deterministic randomness: hashes of integers, and smooth fields of many octaves built on them.

Everything here uses only additions, multiplications, divisions, square roots and integer operations, which IEEE 754
fixes to the last bit. NumPy's sin, exp and matmul differ between processors, and a hash of their results would differ
wildly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Single = NDArray[np.float32]
Double = NDArray[np.float64]
Hash = NDArray[np.uint32]
Index = NDArray[np.intp]
Box = tuple[float, float, float, float]  # west, east, south, north

_F = np.float32
_UNIT = _F(1.0 / 16777216.0)
_SPREAD = 7.2  # brings cubic B-spline noise over uniform coefficients to unit variance
_MASK = 0xFFFFFFFF


def hash2(i: NDArray[np.integer], j: NDArray[np.integer] | int, seed: int) -> Hash:
    """A well mixed 32-bit hash of two integer arrays, which broadcast, and a seed."""
    h = np.asarray(i).astype(np.uint32) * np.uint32(0x9E3779B1)
    h = h ^ np.uint32((seed * 0x27D4EB2F + 0x165667B1) & _MASK)
    h ^= h >> np.uint32(15)
    h *= np.uint32(0x85EBCA77)
    h = h ^ (np.asarray(j).astype(np.uint32) * np.uint32(0xC2B2AE3D))
    h ^= h >> np.uint32(13)
    h *= np.uint32(0x27D4EB2F)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x9E3779B1)
    h ^= h >> np.uint32(15)
    return h


def unit(h: Hash) -> Single:
    """Hashes as numbers in [0, 1)."""
    return (h >> np.uint32(8)).astype(_F) * _UNIT


def scalar(seed: int, *keys: int) -> float:
    """One number in [0, 1) from a seed and integer keys."""
    h = seed * 0x27D4EB2F + 0x165667B1
    for key in keys:
        h = ((h ^ key) * 0x9E3779B1) & _MASK
        h ^= h >> 15
        h = (h * 0x85EBCA77) & _MASK
        h ^= h >> 13
        h = (h * 0xC2B2AE3D) & _MASK
        h ^= h >> 16
    return (h >> 8) / 16777216.0


def smoothstep(low: float, high: float, v: Single) -> Single:
    """0 at or below `low`, 1 at or above `high`, smooth between; `low` may exceed `high`."""
    t: Single = np.clip((v - _F(low)) * _F(1.0 / (high - low)), _F(0), _F(1))
    return t * t * (_F(3) - _F(2) * t)


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cubic B-spline coefficients on a square lattice.

    The node of `coefficients[j - j0, i - i0]` lies at `spacing * (i, j)`.
    """

    coefficients: Single
    i0: int
    j0: int
    spacing: float

    def evaluate(self, x: Double, y: Double) -> Single:
        """The field at the crossings of x (columns) and y (rows), shape (len(y), len(x))."""
        column, across = _taps(x, self.spacing, self.i0)
        row, down = _taps(y, self.spacing, self.j0)
        wide: Single = self.coefficients[:, column] * across[0]
        for k in (1, 2, 3):
            wide += self.coefficients[:, column + k] * across[k]
        out: Single = np.take(wide, row, axis=0)
        out *= down[0][:, None]
        part = np.empty_like(out)
        for k in (1, 2, 3):
            np.take(wide, row + k, axis=0, out=part, mode="clip")
            part *= down[k][:, None]
            out += part
        return out


@dataclass(frozen=True, slots=True)
class Noise:
    """A random field: `octaves` octaves from `wavelength` (metres) downwards, each `gain` times the one before.

    Its mean is 0 and its variance about 1. Octaves finer than two pixels are left out and the last one is faded, so
    that coarse pixels see averages.
    """

    seed: int
    wavelength: float
    octaves: int
    gain: float = 0.5

    def invisible(self, resolution: float) -> bool:
        """Whether pixels of this size average all of it away."""
        return _fade(self.wavelength, resolution) <= 0.0

    def lattice(self, box: Box, resolution: float) -> Lattice:
        """The coefficients a box needs at `resolution` metres a pixel.

        A cubic B-spline of one spacing is exactly one of half that spacing (the two-scale relation), so all octaves
        add up on the finest lattice and cost one evaluation.
        """
        west, east, south, north = box
        variance = sum(self.gain ** (2 * octave) for octave in range(self.octaves))
        amplitude = _SPREAD / variance**0.5
        spacing = self.wavelength
        columns, rows = _nodes(west, east, spacing), _nodes(south, north, spacing)
        total = self._coefficients(columns, rows, 0) * _F(amplitude * _fade(spacing, resolution))
        for octave in range(1, self.octaves):
            fade = _fade(spacing * 0.5, resolution)
            if fade <= 0.0:
                break
            amplitude *= self.gain
            spacing *= 0.5
            fine_columns, fine_rows = _nodes(west, east, spacing), _nodes(south, north, spacing)
            total = _refine(_refine(total, columns, fine_columns).T, rows, fine_rows).T
            columns, rows = fine_columns, fine_rows
            total = total + self._coefficients(columns, rows, octave) * _F(amplitude * fade)
        return Lattice(np.ascontiguousarray(total), columns.start, rows.start, spacing)

    def _coefficients(self, columns: range, rows: range, octave: int) -> Single:
        i, j = np.arange(columns.start, columns.stop), np.arange(rows.start, rows.stop)
        return unit(hash2(i[None, :], j[:, None], self.seed * 64 + octave)) - _F(0.5)


def _fade(wavelength: float, resolution: float) -> float:
    return min(max((wavelength / resolution - 2.0) * 0.5, 0.0), 1.0)


def _nodes(low: float, high: float, spacing: float) -> range:
    """The nodes whose splines reach into an interval, and as many more as refinement uses up."""
    return range(int(np.floor(low / spacing)) - 2, int(np.floor(high / spacing)) + 4)


def _refine(coefficients: Single, coarse: range, fine: range) -> Single:
    """Coefficients along the columns on a lattice of half the spacing."""
    c = coefficients
    finer = np.empty((c.shape[0], 2 * (c.shape[1] - 2)), _F)
    finer[:, 0::2] = (c[:, :-2] + c[:, 2:]) * _F(0.125) + c[:, 1:-1] * _F(0.75)
    finer[:, 1::2] = (c[:, 1:-1] + c[:, 2:]) * _F(0.5)
    first = 2 * (coarse.start + 1)
    return finer[:, fine.start - first : fine.stop - first]


def _taps(v: Double, spacing: float, origin: int) -> tuple[Index, tuple[Single, Single, Single, Single]]:
    """For each coordinate the index of the first of its four coefficients, and their weights."""
    g = v / spacing
    cell = np.floor(g)
    t: Single = (g - cell).astype(_F)
    index = cell.astype(np.intp) - (origin + 1)
    s = _F(1) - t
    sixth = _F(1.0 / 6.0)
    w0 = s * s * s * sixth
    w1 = (_F(3) * t * t * t - _F(6) * t * t + _F(4)) * sixth
    w3 = t * t * t * sixth
    return index, (w0, w1, _F(1) - w0 - w1 - w3, w3)
