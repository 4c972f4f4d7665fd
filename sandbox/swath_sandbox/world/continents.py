"""Where the land is, very roughly as on the real Earth: coarse enough to leave every coast to chance."""

import math

import numpy as np

from swath_sandbox.world.noise import Lattice, Single
from swath_sandbox.world.plane import EARTH_RADIUS, View

_NORTH, _STEP = 80, 10  # latitude of the upper edge of the first row, degrees a cell
_CELLS = (
    ".....######.####........##########..",
    "############.##.#.##################",
    ".....#######.....#++++##########.#..",
    ".....#######.....#++++##########....",
    ".....######......#++++##########....",
    ".......##.#.....##############......",
    "........##.#....########.#.##.#.....",
    "..........###....######.....##......",
    "..........####.....###......##.##...",
    "..........####.....####.......###...",
    "...........###.....###.......#####..",
    "...........##.......#........#####.#",
    "..........##......................##",
    "...........#........................",
)
_LEVELS = {"#": 2.0, "+": 1.15, ".": -1.5}  # firm land, a land of many seas, ocean
_SPACING = EARTH_RADIUS * math.radians(_STEP)


def landness(view: View) -> Single:
    """A smooth field that is around 2 within continents and negative in the oceans; the view must be separable."""
    west, east, south, north = view.box
    i0, i1 = math.floor(west / _SPACING) - 2, math.floor(east / _SPACING) + 3
    j0, j1 = math.floor(south / _SPACING) - 2, math.floor(north / _SPACING) + 3
    nodes = [[_node(i, j) for i in range(i0, i1 + 1)] for j in range(j0, j1 + 1)]
    return Lattice(np.array(nodes, np.float32), i0, j0, _SPACING).evaluate(view.x[0], view.y[:, 0])


def _node(i: int, j: int) -> float:
    latitude = math.degrees(math.atan(math.sinh(j * math.radians(_STEP))))
    row = math.floor((_NORTH - latitude) / _STEP)
    return _LEVELS[_CELLS[row][(i + 18) % 36] if 0 <= row < len(_CELLS) else "."]
