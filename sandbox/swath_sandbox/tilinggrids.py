"""The grids that batch jobs cut large areas by, and the tiles of an area."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from swath_sandbox.features import Feature
from swath_sandbox.footprints import mapped
from swath_sandbox.grid import Grid, transformer

_LAEA = 3035
_EUROPE = (-35.0, 25.0, 45.0, 81.0)
_EDGE_POINTS = 8


@dataclass(frozen=True, slots=True)
class TilingGrid:
    """Squares of one size, side by side: over the globe in degrees, in each UTM zone, or over Europe (LAEA).

    Attributes:
        id: the number that requests name it by.
        name: its title.
        crs: "UTM", "WGS84" or "LAEA".
        size: the side of a tile, in metres or degrees.
        resolutions: the sizes of a pixel to choose from, in the same unit.
        south: the lowest latitude that it covers.
        north: the highest.
    """

    id: int
    name: str
    crs: str
    size: float
    resolutions: Sequence[float]
    south: float
    north: float

    @property
    def unit(self) -> str:
        """METRE or DEGREE."""
        return "DEGREE" if self.crs == "WGS84" else "METRE"


GRIDS = {
    grid.id: grid
    for grid in (
        TilingGrid(0, "UTM 20km grid", "UTM", 20040.0, (10.0, 20.0, 30.0, 60.0), -80.7, 80.7),
        TilingGrid(1, "UTM 10km grid", "UTM", 10000.0, (10.0, 20.0), -80.6, 80.6),
        TilingGrid(2, "UTM 100km grid", "UTM", 100080.0, (30.0, 60.0, 120.0, 240.0, 360.0), -81.0, 81.0),
        TilingGrid(3, "WGS84 1 degree grid", "WGS84", 1.0, (0.0001, 0.0002), -90.0, 90.0),
        TilingGrid(6, "LAEA 100km grid", "LAEA", 100000.0, (40.0, 50.0, 100.0), 25.0, 81.0),
        TilingGrid(7, "LAEA 20km grid", "LAEA", 20000.0, (10.0, 20.0), 25.0, 81.0),
    )
}


def tiles_over(
    grid: TilingGrid, area: BaseGeometry, resolution: float, buffer: tuple[int, int] = (0, 0)
) -> Iterator[Feature]:
    """The tiles of a grid that touch an area, zone by zone, from the south-west.

    Args:
        grid: the grid.
        area: in degrees.
        resolution: the size of a pixel, in the grid's unit.
        buffer: pixels by which a tile's raster is wider to the left and right, and up and down, than the tile.
    """
    width = height = round(grid.size / resolution)
    across, up = buffer
    for epsg, part in _parts(grid, area):
        for column, row, tile in _squares(epsg, grid.size, part):
            west, south, east, north = tile
            bounds = (
                west - across * resolution,
                south - up * resolution,
                east + across * resolution,
                north + up * resolution,
            )
            yield Feature(
                # Eight digits for the place within a CRS; rows and columns may be negative.
                id=epsg * 10**8 + (column + 1000) * 10**4 + row + 1000,
                name=f"{epsg}_{column}_{row}",
                grid=Grid(epsg, bounds, width + 2 * across, height + 2 * up),
                geometry=shapely.box(*bounds),
            )


def outline(epsg: int, bounds: tuple[float, float, float, float]) -> BaseGeometry:
    """The outline of a box of a CRS in degrees, along the edges, which are curved there."""
    west, south, east, north = bounds
    step = max(east - west, north - south) / _EDGE_POINTS
    return mapped(shapely.box(*bounds), Grid(epsg, bounds, 1, 1).to_lonlat, step)


def _parts(grid: TilingGrid, area: BaseGeometry) -> Iterator[tuple[int, BaseGeometry]]:
    """The EPSG codes in which a grid has tiles over an area, each with the part of the area, in degrees."""
    if grid.crs == "WGS84":
        yield 4326, area
        return
    if grid.crs == "LAEA":
        yield _LAEA, area.intersection(shapely.box(*_EUROPE))
        return
    for zone in range(1, 61):
        west = zone * 6.0 - 186.0
        for epsg, south, north in ((32700 + zone, grid.south, 0.0), (32600 + zone, 0.0, grid.north)):
            part = area.intersection(shapely.box(west, south, west + 6.0, north))
            # A part without area only touches the zone; the tiles are those of the neighbour.
            if part.area > 0 or (not part.is_empty and area.area == 0):
                yield epsg, part


def _squares(
    epsg: int, size: float, area: BaseGeometry
) -> Iterator[tuple[int, int, tuple[float, float, float, float]]]:
    """The squares of a CRS that touch an area: column, row and bounds."""
    if area.is_empty:
        return
    shape = area if epsg == 4326 else mapped(area, transformer(4326, epsg).transform, 0.1)
    west, south, east, north = shape.bounds
    shapely.prepare(shape)
    for row in range(math.floor(south / size), math.ceil(north / size)):
        for column in range(math.floor(west / size), math.ceil(east / size)):
            bounds = (column * size, row * size, (column + 1) * size, (row + 1) * size)
            if shape.intersects(shapely.box(*bounds)):
                yield column, row, bounds
