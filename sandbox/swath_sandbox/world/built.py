"""Roads and towns as a view's pixels see them."""

import itertools
from dataclasses import dataclass

import numpy as np

from swath_sandbox.world.noise import Box, Double, Index, Single, scalar
from swath_sandbox.world.plane import View
from swath_sandbox.world.quarters import quarters_at
from swath_sandbox.world.settlements import Region, Road, Settlement
from swath_sandbox.world.water import band_share

_F = np.float32
_RIBBON = 75.0  # houses stand along the roads this far from the middle of a village, metres
_FIELDS = 1600.0  # and fields reach this far beyond its houses
_FINE = 40.0  # resolution up to which single houses and the bends of roads matter
_TOWN = 480.0  # radius above which a settlement is a town
_FAINTEST = 0.09  # roads narrower than this share of a pixel are left out

Window = tuple[slice, slice]


@dataclass(frozen=True)
class Built:
    """What people have covered, as shares of each pixel; `trees` is the share of trees in the rest of a town.

    `density` is 0 in the open country and nears 1 in the middle of a town; `reach` is 1 there and fades over the fields
    around.
    """

    red_roofs: Single
    pale_roofs: Single
    asphalt: Single
    trees: Single
    density: Single
    reach: Single


def built_at(view: View, regions: list[Region], fringe: Single, seed: int) -> Built:
    """What is built on the pixels; `fringe` is noise that makes the outlines of towns irregular."""
    canvas = _Canvas(view, fringe)
    for road in {road.ends: road for region in regions for road in region.roads}.values():
        canvas.draw(road)
    for town in {town.name: town for region in regions for town in region.settlements}.values():
        canvas.spread(town)
    red, pale, trees = (np.zeros(view.shape, _F) for _ in range(3))
    asphalt = canvas.asphalt
    places: Index = np.flatnonzero(canvas.density > _F(0.02))
    if places.size:
        x, y = (np.broadcast_to(v, view.shape).ravel()[places] for v in (view.x, view.y))
        quarters = quarters_at(x, y, canvas.density.ravel()[places], view.resolution, seed)
        flat = asphalt.ravel()
        flat[places] = np.maximum(flat[places], quarters.paved)
        trees.ravel()[places] = quarters.trees
        bare = _F(1) - flat[places]
        red.ravel()[places], pale.ravel()[places] = quarters.red_roofs * bare, quarters.pale_roofs * bare
    return Built(red, pale, asphalt, trees, canvas.density, canvas.reach)


class _Canvas:
    """Arrays of the view's shape that roads and towns are drawn into, each in the rectangle it needs."""

    def __init__(self, view: View, fringe: Single) -> None:
        self._view, self._fringe = view, fringe
        self._west, self._east = view.x.min(axis=0), view.x.max(axis=0)
        self._south, self._north = view.y.min(axis=1), view.y.max(axis=1)
        self.asphalt, self.density, self.reach = (np.zeros(view.shape, _F) for _ in range(3))
        self._nearness = np.zeros(view.shape, _F)  # to a road: 1 on it, 0 where the ribbon ends

    def draw(self, road: Road) -> None:
        resolution = self._view.resolution
        fine = resolution < _FINE
        reach = max(_RIBBON, road.width) if fine else road.width
        if road.width < _FAINTEST * resolution or not self._meets(*road.box, reach):
            return
        path = (road.path if fine else road.path[::4]).tolist()
        for (x0, y0), (x1, y1) in itertools.pairwise(path):
            window = self._window((min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)), reach)
            if window is None:
                continue
            distance = _distance(*self._offsets(window, x0, y0), x1 - x0, y1 - y0)
            part = self.asphalt[window]
            np.maximum(part, band_share(distance, road.width, resolution), out=part)
            if fine:
                part = self._nearness[window]
                np.maximum(part, _F(1) - distance * _F(1.0 / _RIBBON), out=part)

    def spread(self, town: Settlement) -> None:
        fields = town.radius + _FIELDS
        window = self._window((town.x, town.x, town.y, town.y), fields)
        if window is None:
            return
        east, north = self._offsets(window, town.x, town.y)
        # Few towns are round: each is narrower along one direction of its own.
        lean = east * _F(scalar(3, town.name) - 0.5) + north * _F(scalar(5, town.name) - 0.5)
        metres = np.sqrt(east * east + north * north + lean * lean * _F(5))
        part = self.reach[window]
        np.maximum(part, np.minimum((_F(fields) - metres) * _F(1.0 / _FIELDS), _F(1)), out=part)
        away = metres * _F(1.0 / town.radius)
        core = _F(1) - away + self._fringe[window] * _F(0.40)
        ribbon = (_F(1.9) - away) * self._nearness[window] * _F(0.55 if town.radius < _TOWN else 0.25)
        part = self.density[window]
        np.maximum(part, np.minimum(np.maximum(core, ribbon), _F(1)), out=part)

    def _meets(self, west: float, east: float, south: float, north: float, reach: float) -> bool:
        left, right, bottom, top = self._view.box
        return east + reach >= left and west - reach <= right and north + reach >= bottom and south - reach <= top

    def _window(self, box: Box, reach: float) -> Window | None:
        """The pixels within `reach` of a box, and no more than a few others."""
        if not self._meets(*box, reach):
            return None
        west, east, south, north = box
        slack = reach + self._view.resolution
        columns = np.flatnonzero((self._east >= west - slack) & (self._west <= east + slack))
        rows = np.flatnonzero((self._north >= south - slack) & (self._south <= north + slack))
        if not columns.size or not rows.size:
            return None
        return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)

    def _offsets(self, window: Window, x: float, y: float) -> tuple[Single, Single]:
        """Metres east and north of a place, for the pixels of a window."""
        return (_part(self._view.x, window) - x).astype(_F), (_part(self._view.y, window) - y).astype(_F)


def _part(values: Double, window: Window) -> Double:
    """The window of an array of coordinates, which may be a single row or column."""
    rows, columns = window
    return values[rows if values.shape[0] > 1 else slice(None), columns if values.shape[1] > 1 else slice(None)]


def _distance(east: Single, north: Single, dx: float, dy: float) -> Single:
    """Metres from the segment that leads from the origin to (dx, dy)."""
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    ahead_x, ahead_y = _F(dx / length), _F(dy / length)
    along = np.clip(east * ahead_x + north * ahead_y, _F(0), _F(length))
    aside_x, aside_y = east - along * ahead_x, north - along * ahead_y
    distance: Single = np.sqrt(aside_x * aside_x + aside_y * aside_y)
    return distance
