"""How farmland is divided: districts with a direction of their own, cut into strips, cut into parcels."""

from dataclasses import dataclass

import numpy as np

from .cells import cells_at
from .noise import Double, Hash, Single, hash2, unit

_F = np.float32
_DISTRICT = 950.0


@dataclass(frozen=True)
class Parcels:
    """For each place: the parcel's and the district's names, metres to the edge of either, the parcel's width in metres."""

    name: Hash
    district: Hash
    edge: Single
    border: Single
    width: Single


def parcels_at(x: Double, y: Double, smallness: Single, seed: int) -> Parcels:
    """The parcels at places on the plane; `smallness` near 1 gives narrow strips, near 0 large blocks."""
    cells = cells_at(x, y, _DISTRICT, seed)
    district = cells.name
    cosine, sine = directions(district, seed)
    u = cells.east * cosine + cells.north * sine
    v = cells.north * cosine - cells.east * sine
    # Whole districts are either divided into strips or laid together into blocks.
    narrow = unit(hash2(district, 7, seed)) < smallness
    spread = _F(0.7) + _F(0.6) * unit(hash2(district, 8, seed))
    width = np.where(narrow, _F(48), _F(150)) * spread
    length = np.where(narrow, _F(330), _F(420)) * spread
    strip, side = _divided(u / width, district, 11)
    strip_name = hash2(strip, district, seed + 1)
    parcel, end = _divided(v / length + unit(strip_name), strip_name, 12)
    edge = np.minimum(side * width, end * length)
    return Parcels(hash2(parcel, strip_name, seed + 2), district, np.minimum(edge, cells.border), cells.border, width)


def _divided(position: Single, salt: Hash, key: int) -> tuple[np.ndarray, Single]:
    """Cuts a line near its whole numbers: the number of the piece, and the distance to the nearer cut."""
    whole = np.floor(position)
    index = whole.astype(np.int32)
    fraction = position - whole
    cut = unit(hash2(index, salt, key)) * _F(0.55)
    following = unit(hash2(index + 1, salt, key)) * _F(0.55) + _F(1)
    before = unit(hash2(index - 1, salt, key)) * _F(0.55) - _F(1)
    past = fraction >= cut
    low = np.where(past, cut, before)
    high = np.where(past, following, cut)
    return np.where(past, index, index - 1), np.minimum(fraction - low, high - fraction)


def directions(names: Hash, seed: int) -> tuple[Single, Single]:
    """A unit vector for each name, evenly over half the compass."""
    # Points of a square outside the circle would favour the diagonals: a rational parametrisation of the half circle does not.
    t = unit(hash2(names, 3, seed)) * _F(2) - _F(1)
    t = t * (_F(0.66) + _F(0.34) * t * t)
    norm = _F(1) + t * t
    return (_F(1) - t * t) / norm, _F(2) * t / norm
