"""Sentinel-2's tiles: 109.8 km squares in UTM, one for each 100 km square of the military grid."""

import functools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.grid import Floats, Grid, transformer

BBox = tuple[float, float, float, float]

SIZE = 109800.0
_SQUARE = 100000
_ORIGIN_STEP = 60  # tile corners lie on the 60 m raster that all bands share
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")  # by zone modulo 3
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_LATITUDE_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_SOUTH, _NORTH = -56.0, 83.0
_SOUTHERNMOST, _NORTHERNMOST = -63, 93  # rows of squares that can lie between those
_EDGE_POINTS = 8


@dataclass(frozen=True)
class Tile:
    """One tile.

    Attributes:
        name: such as "33TVM".
        epsg: of its UTM zone.
        left: its western edge, metres.
        top: its northern edge, metres.
        centre: longitude and latitude of its middle.
        bbox: west, south, east, north of its outline; longitudes run on across the antimeridian.
    """

    name: str
    epsg: int
    left: float
    top: float
    centre: tuple[float, float]
    bbox: BBox

    @property
    def bounds(self) -> BBox:
        """Min x, min y, max x, max y in the tile's UTM zone."""
        return self.left, self.top - SIZE, self.left + SIZE, self.top

    @functools.cached_property
    def ring(self) -> Floats:
        """The outline in degrees, shape (points, 2), closed, counter-clockwise, following the curved edges."""
        east, north = _outline()
        return np.stack(self.lonlat(self.left + east, self.top - SIZE + north), axis=1)

    def raster(self, resolution: float) -> Grid:
        """Pixels of this many metres from the north-west corner on; the last ones may stick out."""
        count = math.ceil(SIZE / resolution)
        bounds = (self.left, self.top - count * resolution, self.left + count * resolution, self.top)
        return Grid(self.epsg, bounds, count, count)

    def lonlat(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """UTM to longitude and latitude, continuous over the whole tile."""
        lon, lat = transformer(self.epsg, 4326).transform(x, y)
        return np.round(_continuous(lon, self.epsg % 100), 9), np.round(lat, 9)

    def meets(self, bbox: BBox) -> bool:
        """Whether the tile's bounding box and another touch, on whichever side of the antimeridian either counts."""
        return bool(turned_boxes_meet(np.array([self.bbox]), bbox)[0])


def tiles_over(bbox: BBox) -> list[Tile]:
    """All tiles whose bounding boxes meet `bbox` (west, south, east, north; degrees)."""
    west, south, east, north = bbox
    # Away from the equator a tile spans more degrees of longitude and may reach further into the next zones.
    reach = 2.0 / math.cos(math.radians(min(max(abs(south), abs(north)), 83.0)))
    found: list[Tile] = []
    for zone in range(1, 61):
        if any(zone * 6 - 186 + turn - reach <= east and zone * 6 - 180 + turn + reach >= west for turn in _TURNS):
            tiles, boxes = _zone(zone)
            found += [tiles[index] for index in np.flatnonzero(turned_boxes_meet(boxes, bbox)).tolist()]
    return found


def turned_boxes_meet(boxes: Floats, bbox: BBox) -> NDArray[np.bool_]:
    """Which boxes (rows of west, south, east, north) touch another, on either side of the antimeridian."""
    across = [(boxes[:, 2] + turn >= bbox[0]) & (boxes[:, 0] + turn <= bbox[2]) for turn in _TURNS]
    meet: NDArray[np.bool_] = (boxes[:, 3] >= bbox[1]) & (boxes[:, 1] <= bbox[3]) & np.any(across, axis=0)
    return meet


@functools.lru_cache(maxsize=4096)
def tile_named(name: str) -> Tile | None:
    """The tile of this name, or None if there is none."""
    if not name[:2].isdecimal() or not 1 <= int(name[:2]) <= 60:
        return None
    return next((tile for tile in _zone(int(name[:2]))[0] if tile.name == name), None)


_TURNS = (-360, 0, 360)


@functools.cache
def _zone(zone: int) -> tuple[list[Tile], Floats]:
    """All tiles of a UTM zone, and their bounding boxes, shape (tiles, 4)."""
    found = [
        _half_zone(zone, 32700 + zone, 10_000_000, _SOUTHERNMOST, 0),
        _half_zone(zone, 32600 + zone, 0, 0, _NORTHERNMOST),
    ]
    return [tile for tiles, _ in found for tile in tiles], np.concatenate([boxes for _, boxes in found])


def _half_zone(zone: int, epsg: int, false_northing: int, first: int, last: int) -> tuple[list[Tile], Floats]:
    """The tiles of a zone in the rows of squares from `first` up to `last`; all at once, as projecting is slow."""
    row, column, dy, dx = np.meshgrid(np.arange(first, last), np.arange(1, 9), (0, 1, 2), (0, 1, 2), indexing="ij")
    lon, lat = transformer(epsg, 4326).transform(
        (column + dx / 2.0) * _SQUARE, (row + dy / 2.0) * _SQUARE + false_northing
    )
    offset = _continuous(lon, zone) - (zone * 6.0 - 183.0)
    middle = lat[:, :, 1, 1]
    in_zone = (offset.min(axis=(2, 3)) < 3.0) & (offset.max(axis=(2, 3)) > -3.0)
    i, j = np.nonzero(in_zone & (middle >= _SOUTH) & (middle <= _NORTH))
    left = (j + 1) * _SQUARE // _ORIGIN_STEP * _ORIGIN_STEP
    top = -(-((i + first) * _SQUARE + _SQUARE + false_northing) // _ORIGIN_STEP) * _ORIGIN_STEP
    east, north = (np.append(along, SIZE / 2) for along in _outline())
    lon, lat = transformer(epsg, 4326).transform(left[:, None] + east, top[:, None] - SIZE + north)
    lon, lat = np.round(_continuous(lon, zone), 9), np.round(lat, 9)
    edges = (lon[:, :-1].min(axis=1), lat[:, :-1].min(axis=1), lon[:, :-1].max(axis=1), lat[:, :-1].max(axis=1))
    boxes = np.stack(edges, axis=1)
    names = [_name(zone, n + 1, m + first, float(middle[m, n])) for m, n in zip(i.tolist(), j.tolist(), strict=True)]
    corners = zip(left.tolist(), top.tolist(), strict=True)
    centres = zip(lon[:, -1].tolist(), lat[:, -1].tolist(), strict=True)
    tiles = [
        Tile(name, epsg, float(west), float(north), centre, (box[0], box[1], box[2], box[3]))
        for name, (west, north), centre, box in zip(names, corners, centres, boxes.tolist(), strict=True)
    ]
    return tiles, boxes


def _name(zone: int, column: int, row: int, latitude: float) -> str:
    band = _LATITUDE_BANDS[min(int((latitude + 80.0) // 8.0), 19)]
    row_letter = _ROWS[(row + (5 if zone % 2 == 0 else 0)) % 20]
    return f"{zone:02d}{band}{_COLUMNS[zone % 3][column - 1]}{row_letter}"


@functools.cache
def _outline() -> tuple[Floats, Floats]:
    """Metres east and north from a tile's south-west corner, around its edge."""
    t = np.arange(_EDGE_POINTS) / _EDGE_POINTS * SIZE
    zero, full = np.zeros_like(t), np.full_like(t, SIZE)
    return np.concatenate([t, full, SIZE - t, zero, [0.0]]), np.concatenate([zero, t, full, SIZE - t, [0.0]])


def _continuous(lon: Floats, zone: int) -> Floats:
    """Longitudes around the zone's central meridian, past 180 where need be."""
    central = zone * 6.0 - 183.0
    return central + (lon - central + 180.0) % 360.0 - 180.0
