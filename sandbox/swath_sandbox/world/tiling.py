"""Sentinel-2's tiles: 109.8 km squares in UTM, one for each 100 km square of the military grid."""

import functools
import math
from dataclasses import dataclass

import numpy as np

from ..grid import Floats, transformer

SIZE = 109800.0
_SQUARE = 100000
_ORIGIN_STEP = 60  # tile corners lie on the 60 m raster that all bands share
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")  # by zone modulo 3
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_LATITUDE_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_SOUTH, _NORTH = -56.0, 83.0
_EDGE_POINTS = 8


@dataclass(frozen=True)
class Tile:
    """One tile: its name ("33TVM"), UTM zone's EPSG code and north-west corner (metres)."""

    name: str
    epsg: int
    left: float
    top: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Min x, min y, max x, max y in the tile's UTM zone."""
        return self.left, self.top - SIZE, self.left + SIZE, self.top

    @functools.cached_property
    def ring(self) -> Floats:
        """The outline as longitude, latitude, shape (points, 2), closed, counter-clockwise, dense enough to follow the curved edges."""
        t = np.arange(_EDGE_POINTS) / _EDGE_POINTS * SIZE
        zero, full = np.zeros_like(t), np.full_like(t, SIZE)
        east = np.concatenate([t, full, SIZE - t, zero, [0.0]])
        north = np.concatenate([zero, t, full, SIZE - t, [0.0]])
        return np.stack(self.lonlat(self.left + east, self.top - SIZE + north), axis=1)

    @functools.cached_property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        lon, lat = self.lonlat(np.array([self.left + SIZE / 2]), np.array([self.top - SIZE / 2]))
        return float(lon[0]), float(lat[0])

    @functools.cached_property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north; longitudes run on across the antimeridian."""
        west, south = self.ring.min(axis=0)
        east, north = self.ring.max(axis=0)
        return float(west), float(south), float(east), float(north)

    def lonlat(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """UTM to longitude and latitude, continuous over the whole tile."""
        lon, lat = transformer(self.epsg, 4326).transform(x, y)
        central = self.epsg % 100 * 6.0 - 183.0
        return np.round(central + (lon - central + 180.0) % 360.0 - 180.0, 9), np.round(lat, 9)


def tiles_over(bbox: tuple[float, float, float, float]) -> list[Tile]:
    """All tiles whose bounding box meets `bbox` (west, south, east, north), by name."""
    west, south, east, north = bbox
    found = {}
    zones = range(max(1, math.floor((west + 178.0) / 6.0)), min(60, math.ceil((east + 182.0) / 6.0)) + 1)
    for row in _rows_between(south, north):
        for zone in zones:
            for tile in _tiles_in(zone, row):
                if _meets(tile.bbox, bbox):
                    found[tile.name] = tile
    return [found[name] for name in sorted(found)]


@functools.lru_cache(maxsize=4096)
def tile_named(name: str) -> Tile | None:
    """The tile of this name, or None if there is none."""
    if len(name) != 5 or not name[:2].isdigit() or not 1 <= int(name[:2]) <= 60 or name[2] not in _LATITUDE_BANDS:
        return None
    south = -80.0 + 8.0 * _LATITUDE_BANDS.index(name[2])
    tiles = (tile for row in _rows_between(south, south + 12.0) for tile in _tiles_in(int(name[:2]), row))
    return next((tile for tile in tiles if tile.name == name), None)


def _rows_between(south: float, north: float) -> range:
    """Rows of 100 km squares, counted from the equator, that may reach into these latitudes."""
    first = math.floor((max(south, _SOUTH) - 1.2) * 1.112)
    return range(first, math.ceil((min(north, _NORTH) + 1.2) * 1.112) + 1)


@functools.lru_cache(maxsize=16384)
def _tiles_in(zone: int, row: int) -> tuple[Tile, ...]:
    tiles = (_tile(zone, column, row) for column in range(1, 9))
    return tuple(tile for tile in tiles if tile is not None)


def _tile(zone: int, column: int, row: int) -> Tile | None:
    epsg = (32600 if row >= 0 else 32700) + zone
    northing = row * _SQUARE + (0 if row >= 0 else 10_000_000)
    left = column * _SQUARE // _ORIGIN_STEP * _ORIGIN_STEP
    top = -(-(northing + _SQUARE) // _ORIGIN_STEP) * _ORIGIN_STEP
    corners = transformer(epsg, 4326)
    square = np.array([0.0, 0.5, 1.0]) * _SQUARE
    x, y = np.meshgrid(column * _SQUARE + square, northing + square)
    lon, lat = corners.transform(x, y)
    central = zone * 6.0 - 183.0
    offset = (lon - central + 180.0) % 360.0 - 180.0
    middle = float(lat[1, 1])
    if not (offset.min() < 3.0 and offset.max() > -3.0 and _SOUTH <= middle <= _NORTH):
        return None
    band = _LATITUDE_BANDS[min(int((middle + 80.0) // 8.0), 19)]
    row_letter = _ROWS[(row + (5 if zone % 2 == 0 else 0)) % 20]
    return Tile(f"{zone:02d}{band}{_COLUMNS[zone % 3][column - 1]}{row_letter}", epsg, float(left), float(top))


def _meets(tile: tuple[float, float, float, float], bbox: tuple[float, float, float, float]) -> bool:
    if tile[3] < bbox[1] or tile[1] > bbox[3]:
        return False
    return any(tile[2] + turn >= bbox[0] and tile[0] + turn <= bbox[2] for turn in (-360.0, 0.0, 360.0))
