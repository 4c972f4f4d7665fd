"""How farmland is divided: districts with a direction of their own, cut into strips, cut into parcels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.world.cells import cells_at
from swath_sandbox.world.noise import Double, Hash, Single, hash2, unit

_F = np.float32
_DISTRICT = 950.0


@dataclass(frozen=True)
class Parcels:
    """For each place the names of its parcel and district, and metres to the edges of the one and of the other."""

    name: Hash
    district: Hash
    edge: Single
    border: Single


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
    width: Single = np.where(narrow, _F(48), _F(150)) * spread
    length: Single = np.where(narrow, _F(330), _F(420)) * spread
    strip, side = _divided(np.divide(u, width), district, 11)
    strip_name = hash2(strip, district, seed + 1)
    parcel, end = _divided(np.divide(v, length) + unit(strip_name), strip_name, 12)
    edge: Single = np.minimum(side * width, end * length)
    return Parcels(hash2(parcel, strip_name, seed + 2), district, np.minimum(edge, cells.border), cells.border)


def directions(names: Hash, seed: int) -> tuple[Single, Single]:
    """A unit vector for each name, over half the compass."""
    # The rational parametrisation of the half circle, bent so that no direction is much likelier than another.
    t = unit(hash2(names, 3, seed)) * _F(2) - _F(1)
    t = t * (_F(0.66) + _F(0.34) * t * t)
    norm = _F(1) + t * t
    return np.divide(_F(1) - t * t, norm), np.divide(_F(2) * t, norm)


def _divided(position: Single, salt: Hash, key: int) -> tuple[NDArray[np.int32], Single]:
    """Cuts a line near its whole numbers: the number of the piece, and the distance to the nearer cut."""
    whole = np.floor(position)
    index = whole.astype(np.int32)
    fraction = position - whole
    cut = unit(hash2(index, salt, key)) * _F(0.55)
    following = unit(hash2(index + 1, salt, key)) * _F(0.55) + _F(1)
    before = unit(hash2(index - 1, salt, key)) * _F(0.55) - _F(1)
    past = fraction >= cut
    low: Single = np.where(past, cut, before)
    high: Single = np.where(past, following, cut)
    piece: NDArray[np.int32] = np.where(past, index, index - 1)
    return piece, np.minimum(fraction - low, high - fraction)
