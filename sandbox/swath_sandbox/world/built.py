"""Roads, streets and houses as a view's pixels see them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .cells import cells_at
from .noise import Double, Hash, Index, Single, hash2, smoothstep, unit
from .parcels import directions
from .plane import View
from .settlements import Region, Road, Settlement

_F = np.float32
_RIBBON = 75.0  # houses stand along the roads this far from the middle of a village


@dataclass(frozen=True)
class Built:
    """Shares of each pixel, shape of the view: what people have covered, and how much of the rest of a town is trees.

    `density` is 0 in the open country and nears 1 in the middle of a town.
    """

    red_roofs: Single
    pale_roofs: Single
    asphalt: Single
    trees: Single
    density: Single


def built_at(view: View, regions: list[Region], fringe: Single, seed: int) -> Built:
    """What is built on the pixels; `fringe` is noise that makes the outlines of towns irregular."""
    shape = view.shape
    asphalt, nearness = np.zeros(shape, _F), np.zeros(shape, _F)
    windows = _Windows(view)
    seen: set[tuple[float, ...]] = set()
    for region in regions:
        for road in region.roads:
            key = (*road.path[0], *road.path[-1])
            if key not in seen and road.width > 0.09 * view.resolution:
                seen.add(key)
                _draw_road(road, view, windows, asphalt, nearness)
    density = np.zeros(shape, _F)
    for settlement in {settlement.name: settlement for region in regions for settlement in region.settlements}.values():
        _spread_town(settlement, view, windows, fringe, nearness, density)
    red, pale, trees = np.zeros(shape, _F), np.zeros(shape, _F), np.zeros(shape, _F)
    places: Index = np.flatnonzero(density > 0.02)
    if places.size:
        x = np.broadcast_to(view.x, shape).ravel()[places]
        y = np.broadcast_to(view.y, shape).ravel()[places]
        parts = _quarters(x, y, density.ravel()[places], view.resolution, seed)
        red.ravel()[places], pale.ravel()[places], streets, trees.ravel()[places] = parts
        flat = asphalt.ravel()
        flat[places] = np.maximum(flat[places], streets)
        hard = red + pale
        asphalt = np.minimum(asphalt, _F(1))
        keep = _F(1) - asphalt * (hard > 0)
        red, pale = red * keep, pale * keep
    return Built(red, pale, asphalt, trees, density)


class _Windows:
    """Finds the rectangle of pixels around a box of the plane."""

    def __init__(self, view: View) -> None:
        self._west, self._east = view.x.min(axis=0), view.x.max(axis=0)
        self._south, self._north = view.y.min(axis=1), view.y.max(axis=1)
        self._slack = view.resolution

    def around(self, west: float, east: float, south: float, north: float) -> tuple[slice, slice] | None:
        columns = np.flatnonzero((self._east >= west - self._slack) & (self._west <= east + self._slack))
        rows = np.flatnonzero((self._north >= south - self._slack) & (self._south <= north + self._slack))
        if not columns.size or not rows.size:
            return None
        return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _part(values: Double, window: tuple[slice, slice]) -> Double:
    """The window of a coordinate array that may be a single row or column."""
    rows, columns = window
    part: Double = values[rows if values.shape[0] > 1 else slice(None), columns if values.shape[1] > 1 else slice(None)]
    return part


def _draw_road(road: Road, view: View, windows: _Windows, asphalt: Single, nearness: Single) -> None:
    resolution = view.resolution
    reach = max(_RIBBON, road.width) if resolution < 40 else road.width
    path = road.path if resolution < 40 else road.path[::4]
    for (x0, y0), (x1, y1) in zip(path[:-1].tolist(), path[1:].tolist(), strict=True):
        window = windows.around(min(x0, x1) - reach, max(x0, x1) + reach, min(y0, y1) - reach, max(y0, y1) + reach)
        if window is None:
            continue
        dx, dy = x1 - x0, y1 - y0
        length = max((dx * dx + dy * dy) ** 0.5, 1.0)
        east = (_part(view.x, window) - x0).astype(_F)
        north = (_part(view.y, window) - y0).astype(_F)
        along = np.clip((east * _F(dx / length) + north * _F(dy / length)), _F(0), _F(length))
        east = east - along * _F(dx / length)
        north = north - along * _F(dy / length)
        distance = np.sqrt(east * east + north * north)
        part = asphalt[window]
        np.maximum(part, band_share(distance, road.width, resolution), out=part)
        if resolution < 40:
            part = nearness[window]
            np.maximum(part, _F(1) - distance * _F(1.0 / _RIBBON), out=part)


def band_share(distance: Single, width: float, resolution: float) -> Single:
    """The share of a pixel that a band of this width covers, its middle `distance` away; all in metres."""
    reach = (width + resolution) / 2.0
    share: Single = np.clip((_F(reach) - distance) * _F(1.0 / resolution), _F(0), _F(min(1.0, width / resolution)))
    return share


def _spread_town(
    town: Settlement, view: View, windows: _Windows, fringe: Single, nearness: Single, density: Single
) -> None:
    reach = town.radius * 2.0 + _RIBBON
    window = windows.around(town.x - reach, town.x + reach, town.y - reach, town.y + reach)
    if window is None:
        return
    east = (_part(view.x, window) - town.x).astype(_F)
    north = (_part(view.y, window) - town.y).astype(_F)
    away = np.sqrt(east * east + north * north) * _F(1.0 / town.radius)
    rough = _F(0.30 if town.radius > 300 else 0.2)
    core = _F(1) - away + fringe[window] * rough
    ribbon = (_F(1.9) - away) * nearness[window] * _F(0.55 if town.radius < 480 else 0.25)
    part = density[window]
    np.maximum(part, np.minimum(np.maximum(core, ribbon), _F(1)), out=part)


def _quarters(
    x: Double, y: Double, density: Single, resolution: float, seed: int
) -> tuple[Single, Single, Single, Single]:
    """Shares of red roofs, pale roofs, streets and trees at places in towns, each one-dimensional."""
    quarter = cells_at(x, y, 300.0, seed * 1009 + 71)
    name = quarter.name
    cosine, sine = directions(hash2(name, 5, seed), seed)
    u = quarter.east * cosine + quarter.north * sine
    v = quarter.north * cosine - quarter.east * sine
    kind = unit(hash2(name, 6, seed))
    centre = smoothstep(0.55, 0.85, density + (kind - _F(0.5)) * _F(0.3))
    works = (kind < 0.15) & (density > 0.22) & (density < 0.85)
    park = (kind > 0.93) & (density > 0.25)
    contrast = _F(min(1.0, 22.0 / resolution))
    house = _plots(u, v, name, 21.0, 8)
    hall = _plots(u, v, name, 75.0, 9)
    streets = np.maximum(
        _grid_share(u, 62.0, 6.0, resolution),
        np.maximum(_grid_share(v, 118.0, 7.0, resolution), band_share(np.abs(quarter.border), 9.0, resolution)),
    )
    chance = unit(house)
    filled = np.minimum(density * _F(2.5), _F(1))
    usual = (_F(0.20) + _F(0.30) * centre) * filled
    roofs = usual + (chance * usual * _F(2) - usual) * contrast
    pale_share = (unit(hash2(house, 1, 1)) < _F(0.25) + _F(0.2) * centre).astype(_F)
    pale_share = _F(0.35) + (pale_share - _F(0.35)) * contrast
    red, pale = roofs * (_F(1) - pale_share), roofs * pale_share
    hall_share = (unit(hall) < 0.55).astype(_F)
    hall_share = _F(0.5) + (hall_share - _F(0.5)) * _F(min(1.0, 75.0 / resolution))
    red = np.where(works, _F(0.02), red)
    pale = np.where(works, hall_share * (_F(0.55) + _F(0.45) * unit(hash2(hall, 2, 1))), pale)
    streets = np.where(works, np.maximum(streets, (_F(1) - hall_share) * _F(0.75)), streets * filled)
    streets = streets + (_F(1) - streets) * _F(0.35) * centre
    trees = (unit(hash2(house, 3, 1)) * _F(0.7)) * (_F(1) - _F(0.5) * centre)
    red, pale, streets = (np.where(park, _F(0), share) for share in (red, pale, streets))
    trees = np.where(park, _F(0.65), np.where(works, _F(0.1), trees))
    return red, pale, streets, trees


def _plots(u: Single, v: Single, name: Hash, size: float, key: int) -> Hash:
    column = np.floor(u * _F(1.0 / size)).astype(np.int32)
    row = np.floor(v * _F(1.3 / size)).astype(np.int32)
    return hash2(column, hash2(row, name, key), key)


def _grid_share(position: Single, spacing: float, width: float, resolution: float) -> Single:
    turn = position * _F(1.0 / spacing)
    distance = np.abs(turn - np.rint(turn)) * _F(spacing)
    if resolution > spacing / 2:
        return np.full_like(position, width / spacing)
    return band_share(distance, width, resolution)


def clear(mask: NDArray[np.bool_], built: Built) -> None:
    """Takes everything built off the masked pixels."""
    for share in (built.red_roofs, built.pale_roofs, built.asphalt, built.trees, built.density):
        share[mask] = 0
