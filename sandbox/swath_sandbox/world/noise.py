"""Deterministic randomness: hashes of integers, and smooth fields of many octaves built on them.

Everything here uses only additions, multiplications, divisions, square roots and integer operations, which IEEE 754 fixes to the
last bit. NumPy's sin, exp and matmul differ between processors, and a hash of their results would differ wildly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Single = NDArray[np.float32]
Double = NDArray[np.float64]
Hash = NDArray[np.uint32]
Index = NDArray[np.intp]

_F = np.float32
_UNIT = _F(1.0 / 16777216.0)
_SPREAD = 7.2  # brings cubic B-spline noise over uniform coefficients to unit variance


def hash2(i: NDArray[np.integer], j: NDArray[np.integer] | int, seed: int) -> Hash:
    """A well mixed 32-bit hash of two integer arrays, which broadcast, and a seed."""
    h = np.asarray(i).astype(np.uint32) * np.uint32(0x9E3779B1)
    h = h ^ np.uint32((seed * 0x27D4EB2F + 0x165667B1) & 0xFFFFFFFF)
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
        h = ((h ^ key) * 0x9E3779B1) & 0xFFFFFFFF
        h ^= h >> 15
        h = (h * 0x85EBCA77) & 0xFFFFFFFF
        h ^= h >> 13
        h = (h * 0xC2B2AE3D) & 0xFFFFFFFF
        h ^= h >> 16
    return (h >> 8) / 16777216.0


def smoothstep(low: float, high: float, v: Single) -> Single:
    """0 at or below `low`, 1 at or above `high`, smooth between; `low` may exceed `high`."""
    t = np.clip((v - _F(low)) * _F(1.0 / (high - low)), _F(0), _F(1))
    smooth: Single = t * t * (_F(3) - _F(2) * t)
    return smooth


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cubic B-spline coefficients on a square lattice: node (i, j) of `coefficients[j - j0, i - i0]` lies at `spacing * (i, j)`."""

    coefficients: Single
    i0: int
    j0: int
    spacing: float

    def evaluate(self, x: Double, y: Double) -> Single:
        """The field at the crossings of x (columns) and y (rows), shape (len(y), len(x))."""
        column, across = _taps(x, self.spacing, self.i0)
        row, down = _taps(y, self.spacing, self.j0)
        c = self.coefficients
        wide = c[:, column] * across[0]
        for k in (1, 2, 3):
            wide += c[:, column + k] * across[k]
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
    """A field of `octaves` octaves from `wavelength` (metres) downwards, each `gain` times the one before; mean 0, variance about 1.

    Octaves finer than two pixels are left out and the last one is faded, so that coarse pixels see averages.
    """

    seed: int
    wavelength: float
    octaves: int
    gain: float = 0.5

    def lattice(self, box: tuple[float, float, float, float], resolution: float) -> Lattice:
        """The coefficients a box (west, east, south, north) needs at `resolution` metres a pixel.

        A cubic B-spline of one spacing is exactly one of half that spacing (the two-scale relation), so all octaves add up
        on the finest lattice and cost one evaluation.
        """
        west, east, south, north = box
        amplitude = _SPREAD / sum(self.gain ** (2 * k) for k in range(self.octaves)) ** 0.5
        spacing = self.wavelength
        i0, i1 = _nodes(west, east, spacing)
        j0, j1 = _nodes(south, north, spacing)
        c = self._random(i0, i1, j0, j1, 0) * _F(amplitude * _fade(spacing, resolution))
        for octave in range(1, self.octaves):
            amplitude *= self.gain
            spacing *= 0.5
            fade = _fade(spacing, resolution)
            if fade <= 0.0:
                spacing *= 2.0
                break
            ni0, ni1 = _nodes(west, east, spacing)
            nj0, nj1 = _nodes(south, north, spacing)
            c = _refine(_refine(c, i0, ni0, ni1).T, j0, nj0, nj1).T
            c = c + self._random(ni0, ni1, nj0, nj1, octave) * _F(amplitude * fade)
            i0, j0 = ni0, nj0
        return Lattice(np.ascontiguousarray(c), i0, j0, spacing)

    def _random(self, i0: int, i1: int, j0: int, j1: int, octave: int) -> Single:
        i, j = np.arange(i0, i1 + 1), np.arange(j0, j1 + 1)
        return unit(hash2(i[None, :], j[:, None], self.seed * 64 + octave)) - _F(0.5)


def _fade(wavelength: float, resolution: float) -> float:
    return min(max((wavelength / resolution - 2.0) * 0.5, 0.0), 1.0)


def _nodes(low: float, high: float, spacing: float) -> tuple[int, int]:
    return int(np.floor(low / spacing)) - 2, int(np.floor(high / spacing)) + 3


def _refine(c: Single, i0: int, fine0: int, fine1: int) -> Single:
    """Coefficients of half the spacing along the columns: nodes `fine0` to `fine1` of the fine lattice."""
    fine = np.empty((c.shape[0], 2 * (c.shape[1] - 2)), np.float32)
    fine[:, 0::2] = (c[:, :-2] + c[:, 2:]) * _F(0.125) + c[:, 1:-1] * _F(0.75)
    fine[:, 1::2] = (c[:, 1:-1] + c[:, 2:]) * _F(0.5)
    first = 2 * (i0 + 1)
    return fine[:, fine0 - first : fine1 - first + 1]


def _taps(v: Double, spacing: float, origin: int) -> tuple[Index, tuple[Single, Single, Single, Single]]:
    """For each coordinate the index of the first of its four coefficients, and their weights."""
    g = v / spacing
    cell = np.floor(g)
    t = (g - cell).astype(_F)
    index = cell.astype(np.intp) - (origin + 1)
    t2 = t * t
    t3 = t2 * t
    s = _F(1) - t
    sixth = _F(1.0 / 6.0)
    w0 = s * s * s * sixth
    w1 = (_F(3) * t3 - _F(6) * t2 + _F(4)) * sixth
    w3 = t3 * sixth
    return index, (w0, w1, _F(1) - w0 - w1 - w3, w3)
