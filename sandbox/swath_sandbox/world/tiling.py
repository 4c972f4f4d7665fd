"""Sentinel-2's tiles: 109.8 km squares in UTM, one for each 100 km square of the military grid."""

import functools
import math
from dataclasses import dataclass

import numpy as np

from swath_sandbox.grid import Floats, transformer

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
_NEAR = 1.3  # degrees of latitude from the middle of a tile that its corners do not reach


@dataclass(frozen=True)
class Tile:
    """One tile: its name ("33TVM"), UTM zone's EPSG code and north-west corner (metres)."""

    name: str
    epsg: int
    left: float
    top: float

    @property
    def bounds(self) -> BBox:
        """Min x, min y, max x, max y in the tile's UTM zone."""
        return self.left, self.top - SIZE, self.left + SIZE, self.top

    @functools.cached_property
    def ring(self) -> Floats:
        """The outline in degrees, shape (points, 2), closed, counter-clockwise, following the curved edges."""
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
    def bbox(self) -> BBox:
        """West, south, east, north; longitudes run on across the antimeridian."""
        west, south = self.ring.min(axis=0)
        east, north = self.ring.max(axis=0)
        return float(west), float(south), float(east), float(north)

    def lonlat(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """UTM to longitude and latitude, continuous over the whole tile."""
        lon, lat = transformer(self.epsg, 4326).transform(x, y)
        return np.round(_continuous(lon, self.epsg % 100), 9), np.round(lat, 9)

    def meets(self, bbox: BBox) -> bool:
        """Whether the tile's bounding box and another touch, on whichever side of the antimeridian either counts."""
        if self.bbox[3] < bbox[1] or self.bbox[1] > bbox[3]:
            return False
        return any(self.bbox[2] + turn >= bbox[0] and self.bbox[0] + turn <= bbox[2] for turn in (-360.0, 0.0, 360.0))


def tiles_over(bbox: BBox) -> list[Tile]:
    """All tiles whose bounding boxes meet `bbox` (west, south, east, north; degrees)."""
    west, south, east, north = bbox
    # Away from the equator a tile spans more degrees of longitude and may reach further into the next zones.
    reach = 2.0 / math.cos(math.radians(min(max(abs(south), abs(north)), 83.0)))
    found = []
    for zone in range(1, 61):
        if not any(zone * 6 - 186 + turn - reach <= east and zone * 6 - 180 + turn + reach >= west for turn in _TURNS):
            continue
        tiles, latitudes = _zone(zone)
        for index in np.flatnonzero((latitudes >= south - _NEAR) & (latitudes <= north + _NEAR)):
            tile = tiles[index]
            if tile.meets(bbox):
                found.append(tile)
    return found


@functools.lru_cache(maxsize=4096)
def tile_named(name: str) -> Tile | None:
    """The tile of this name, or None if there is none."""
    if not name[:2].isdecimal() or not 1 <= int(name[:2]) <= 60:
        return None
    return next((tile for tile in _zone(int(name[:2]))[0] if tile.name == name), None)


_TURNS = (-360, 0, 360)


@functools.cache
def _zone(zone: int) -> tuple[list[Tile], Floats]:
    """All tiles of a UTM zone, with the latitudes of the middles of their squares."""
    tiles, latitudes = [], []
    for first, last, epsg, false_northing in (
        (_SOUTHERNMOST, 0, 32700 + zone, 10_000_000),
        (0, _NORTHERNMOST, 32600 + zone, 0),
    ):
        row, column, dy, dx = np.meshgrid(np.arange(first, last), np.arange(1, 9), (0, 1, 2), (0, 1, 2), indexing="ij")
        lon, lat = transformer(epsg, 4326).transform(
            (column + dx / 2.0) * _SQUARE, (row + dy / 2.0) * _SQUARE + false_northing
        )
        offset = _continuous(lon, zone) - (zone * 6.0 - 183.0)
        middle = lat[:, :, 1, 1]
        in_zone = (offset.min(axis=(2, 3)) < 3.0) & (offset.max(axis=(2, 3)) > -3.0)
        for i, j in np.argwhere(in_zone & (middle >= _SOUTH) & (middle <= _NORTH)).tolist():
            tiles.append(_tile(zone, epsg, j + 1, i + first, false_northing, float(middle[i, j])))
            latitudes.append(float(middle[i, j]))
    return tiles, np.array(latitudes)


def _tile(zone: int, epsg: int, column: int, row: int, false_northing: int, latitude: float) -> Tile:
    band = _LATITUDE_BANDS[min(int((latitude + 80.0) // 8.0), 19)]
    row_letter = _ROWS[(row + (5 if zone % 2 == 0 else 0)) % 20]
    left = column * _SQUARE // _ORIGIN_STEP * _ORIGIN_STEP
    top = -(-(row * _SQUARE + _SQUARE + false_northing) // _ORIGIN_STEP) * _ORIGIN_STEP
    return Tile(f"{zone:02d}{band}{_COLUMNS[zone % 3][column - 1]}{row_letter}", epsg, float(left), float(top))


def _continuous(lon: Floats, zone: int) -> Floats:
    """Longitudes around the zone's central meridian, past 180 where need be."""
    central = zone * 6.0 - 183.0
    return central + (lon - central + 180.0) % 360.0 - 180.0
