"""Roads, streets and houses as a view's pixels see them."""

from dataclasses import dataclass

import numpy as np

from .cells import cells_at
from .noise import Double, Hash, Index, Single, hash2, scalar, smoothstep, unit
from .parcels import directions
from .plane import View
from .settlements import Region, Road, Settlement

_F = np.float32
_FIELDS = 1600.0  # and fields reach this far beyond its houses
_RIBBON = 75.0  # houses stand along the roads this far from the middle of a village


@dataclass(frozen=True)
class Built:
    """Shares of each pixel, shape of the view: what people have covered, and how much of the rest of a town is trees.

    `density` is 0 in the open country and nears 1 in the middle of a town; `reach` is 1 there and fades over the fields around.
    """

    red_roofs: Single
    pale_roofs: Single
    asphalt: Single
    trees: Single
    density: Single
    reach: Single


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
    density, reach = np.zeros(shape, _F), np.zeros(shape, _F)
    for settlement in {settlement.name: settlement for region in regions for settlement in region.settlements}.values():
        _spread_town(settlement, view, windows, fringe, nearness, density, reach)
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
    return Built(red, pale, asphalt, trees, density, reach)


class _Windows:
    """Finds the rectangle of pixels around a box of the plane."""

    def __init__(self, view: View) -> None:
        self._box, self._slack = view.box, view.resolution
        self._west, self._east = view.x.min(axis=0), view.x.max(axis=0)
        self._south, self._north = view.y.min(axis=1), view.y.max(axis=1)

    def meets(self, west: float, east: float, south: float, north: float) -> bool:
        left, right, bottom, top = self._box
        return east >= left and west <= right and north >= bottom and south <= top

    def around(self, west: float, east: float, south: float, north: float) -> tuple[slice, slice] | None:
        if not self.meets(west, east, south, north):
            return None
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
    west, south = path.min(axis=0).tolist()
    east, north = path.max(axis=0).tolist()
    if not windows.meets(west - reach, east + reach, south - reach, north + reach):
        return
    for (x0, y0), (x1, y1) in zip(path[:-1].tolist(), path[1:].tolist(), strict=True):
        window = windows.around(min(x0, x1) - reach, max(x0, x1) + reach, min(y0, y1) - reach, max(y0, y1) + reach)
        if window is None:
            continue
        dx, dy = x1 - x0, y1 - y0
        length = max((dx * dx + dy * dy) ** 0.5, 1.0)
        right = (_part(view.x, window) - x0).astype(_F)
        up = (_part(view.y, window) - y0).astype(_F)
        along = np.clip((right * _F(dx / length) + up * _F(dy / length)), _F(0), _F(length))
        right = right - along * _F(dx / length)
        up = up - along * _F(dy / length)
        distance = np.sqrt(right * right + up * up)
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
    town: Settlement,
    view: View,
    windows: _Windows,
    fringe: Single,
    nearness: Single,
    density: Single,
    reach: Single,
) -> None:
    fields = town.radius + _FIELDS
    window = windows.around(town.x - fields, town.x + fields, town.y - fields, town.y + fields)
    if window is None:
        return
    east = (_part(view.x, window) - town.x).astype(_F)
    north = (_part(view.y, window) - town.y).astype(_F)
    # Few towns are round: each is narrower along one direction of its own.
    lean_x, lean_y = scalar(3, town.name) - 0.5, scalar(5, town.name) - 0.5
    across = east * _F(lean_x) + north * _F(lean_y)
    metres = np.sqrt(east * east + north * north + across * across * _F(5.0))
    part = reach[window]
    np.maximum(part, np.minimum((_F(fields) - metres) * _F(1.0 / _FIELDS), _F(1)), out=part)
    away = metres * _F(1.0 / town.radius)
    rough = _F(0.40)
    core = _F(1) - away + fringe[window] * rough
    ribbon = (_F(1.9) - away) * nearness[window] * _F(0.55 if town.radius < 480 else 0.25)
    part = density[window]
    np.maximum(part, np.minimum(np.maximum(core, ribbon), _F(1)), out=part)


def _quarters(
    x: Double, y: Double, density: Single, resolution: float, seed: int
) -> tuple[Single, Single, Single, Single]:
    """Shares of red roofs, pale roofs, streets and trees at places in towns, each one-dimensional."""
    quarter = cells_at(x, y, 340.0, seed * 1009 + 71)
    name = quarter.name
    cosine, sine = directions(hash2(name, 5, seed), seed)
    u = quarter.east * cosine + quarter.north * sine
    v = quarter.north * cosine - quarter.east * sine
    kind, leafy = unit(hash2(name, 6, seed)), unit(hash2(name, 7, seed))
    centre = smoothstep(0.5, 0.8, density + (kind - _F(0.5)) * _F(0.3))
    works = (kind < 0.13) & (density > 0.2) & (density < 0.85)
    park = (kind > 0.94) & (density > 0.25)
    filled = smoothstep(0.02, 0.22, density)
    streets = np.maximum(
        _grid_share(u, 66.0, 6.5, resolution),
        np.maximum(_grid_share(v, 124.0, 7.5, resolution), band_share(quarter.border, 15.0, resolution)),
    )
    # A block of houses between streets has much in common; its houses differ a little, and less in coarse pixels.
    block = unit(_plots(u, v, name, (66.0, 124.0), 3)) - _F(0.5)
    house = _plots(u, v, name, (19.0, 15.0), 8)
    mottle = (unit(house) - _F(0.5)) * _F(min(1.0, 20.0 / resolution))
    block = block * _F(min(1.0, 90.0 / resolution))
    roofs = (_F(0.20) + _F(0.30) * centre + (_F(0.5) - leafy) * _F(0.10)) * filled
    roofs = roofs * (_F(1) + block * _F(0.8) + mottle * _F(1.1))
    paleness = _F(0.22) + _F(0.16) * centre + block * _F(0.35) + (unit(hash2(house, 1, 1)) - _F(0.5)) * _F(0.7)
    paleness = np.clip(paleness, _F(0.05), _F(1))
    red, pale = roofs * (_F(1) - paleness), roofs * paleness
    hall = _plots(u, v, name, (66.0, 48.0), 9)
    roofed = _F(0.5) + ((unit(hall) < 0.5).astype(_F) - _F(0.5)) * _F(min(1.0, 75.0 / resolution))
    brightness = unit(hash2(hall, 2, 1))
    pale = np.where(works, roofed * (_F(0.25) + _F(0.65) * brightness * brightness), pale)
    red = np.where(works, roofed * _F(0.15), red)
    paved = (_F(0.14) + _F(0.42) * centre) * filled
    streets = np.where(works, _F(0.45) - roofed * _F(0.2), np.maximum(streets * filled, paved * (_F(1) - roofs)))
    trees = (_F(0.24) + _F(0.45) * leafy + mottle * _F(0.3) - block * _F(0.3)) * (_F(1) - _F(0.45) * centre)
    trees = np.where(park, _F(0.55) + mottle * _F(0.7), np.where(works, _F(0.08), trees))
    red, pale, streets = (np.where(park, _F(0), share) for share in (red, pale, streets))
    return red, pale, streets, np.clip(trees, _F(0), _F(1))


def _plots(u: Single, v: Single, name: Hash, size: tuple[float, float], key: int) -> Hash:
    column = np.floor(u * _F(1.0 / size[0]) + _F(0.5)).astype(np.int32)
    row = np.floor(v * _F(1.0 / size[1]) + _F(0.5)).astype(np.int32)
    return hash2(column, hash2(row, name, key), key)


def _grid_share(position: Single, spacing: float, width: float, resolution: float) -> Single:
    if resolution > spacing / 2:
        return np.full_like(position, width / spacing)
    turn = position * _F(1.0 / spacing) + _F(0.5)
    return band_share(np.abs(turn - np.rint(turn)) * _F(spacing), width, resolution)
