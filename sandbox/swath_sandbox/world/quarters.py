"""What towns are made of: quarters of one character, blocks between streets, houses, halls and parks."""

from dataclasses import dataclass

import numpy as np

from swath_sandbox.world.cells import cells_at
from swath_sandbox.world.noise import Double, Hash, Single, hash2, smoothstep, unit
from swath_sandbox.world.parcels import directions
from swath_sandbox.world.water import band_share

_F = np.float32
_HALF = _F(0.5)
_QUARTER = 340.0
_BLOCK = (66.0, 124.0)
_HOUSE = (19.0, 15.0)
_HALL = (66.0, 48.0)


@dataclass(frozen=True)
class Quarters:
    """Shares of places in towns, one-dimensional: tiled roofs, other roofs, pavement; trees are a share of the rest."""

    red_roofs: Single
    pale_roofs: Single
    paved: Single
    trees: Single


def quarters_at(x: Double, y: Double, density: Single, resolution: float, seed: int) -> Quarters:
    """The make-up of a town at some places; `density` is 0 at its edge and 1 in its middle."""
    quarter = cells_at(x, y, _QUARTER, seed * 1009 + 71)
    name = quarter.name
    cosine, sine = directions(hash2(name, 5, seed), seed)
    u = quarter.east * cosine + quarter.north * sine
    v = quarter.north * cosine - quarter.east * sine
    kind, leafy = unit(hash2(name, 6, seed)), unit(hash2(name, 7, seed))
    centre = smoothstep(0.5, 0.8, density + (kind - _HALF) * _F(0.3))
    filled = smoothstep(0.02, 0.22, density)
    # A block of houses has much in common; its houses differ a little, and less in coarse pixels.
    block = (unit(_plots(u, v, name, _BLOCK, 3)) - _HALF) * _F(min(1.0, 90.0 / resolution))
    house = _plots(u, v, name, _HOUSE, 8)
    mottle = (unit(house) - _HALF) * _F(min(1.0, 20.0 / resolution))
    roofs = (_F(0.32) + _F(0.28) * centre - leafy * _F(0.12)) * filled
    roofs = roofs * (_F(1) + block * _F(0.8) + mottle * _F(1.1))
    paleness = _F(0.22) + _F(0.16) * centre + block * _F(0.35) + (unit(hash2(house, 1, 1)) - _HALF) * _F(0.7)
    pale = roofs * np.clip(paleness, _F(0.05), _F(1))
    red = roofs - pale
    paved = np.maximum(_streets(u, v, quarter.border, resolution), (_F(0.20) + _F(0.42) * centre) * (_F(1) - roofs))
    paved = paved * filled
    trees = (_F(0.24) + _F(0.45) * leafy + mottle * _F(0.3) - block * _F(0.3)) * (_F(1) - _F(0.45) * centre)

    works = (kind < _F(0.13)) & (density > _F(0.2)) & (density < _F(0.85))
    hall = _plots(u, v, name, _HALL, 9)
    roofed = _HALF + ((unit(hall) < _HALF).astype(_F) - _HALF) * _F(min(1.0, 75.0 / resolution))
    brightness = unit(hash2(hall, 2, 1))
    red = np.where(works, roofed * _F(0.15), red)
    pale = np.where(works, roofed * (_F(0.25) + _F(0.65) * brightness * brightness), pale)
    paved = np.where(works, _F(0.45) - roofed * _F(0.2), paved)
    trees = np.where(works, _F(0.08), trees)

    park = (kind > _F(0.94)) & (density > _F(0.25))
    red, pale, paved = (np.where(park, _F(0), share) for share in (red, pale, paved))
    trees = np.where(park, _F(0.55) + mottle * _F(0.7), trees)
    return Quarters(red, pale, paved, np.clip(trees, _F(0), _F(1)))


def _plots(u: Single, v: Single, name: Hash, size: tuple[float, float], key: int) -> Hash:
    """Names of the rectangles of a size that divide a quarter."""
    column = np.floor(u * _F(1.0 / size[0]) + _HALF).astype(np.int32)
    row = np.floor(v * _F(1.0 / size[1]) + _HALF).astype(np.int32)
    return hash2(column, hash2(row, name, key), key)


def _streets(u: Single, v: Single, border: Single, resolution: float) -> Single:
    """The share of streets: around the blocks, and wider ones between the quarters."""
    around = np.maximum(_lines(u, _BLOCK[0], 6.5, resolution), _lines(v, _BLOCK[1], 7.5, resolution))
    streets: Single = np.maximum(around, band_share(border, 15.0, resolution))
    return streets


def _lines(position: Single, spacing: float, width: float, resolution: float) -> Single:
    if resolution > spacing / 2.0:
        return np.full_like(position, width / spacing)
    turn = position * _F(1.0 / spacing) + _HALF
    return band_share(np.abs(turn - np.rint(turn)) * _F(spacing), width, resolution)
