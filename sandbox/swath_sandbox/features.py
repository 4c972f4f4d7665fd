"""What a batch job works on one by one: tiles of a grid or features of a GeoPackage."""

from dataclasses import dataclass
from typing import Self

import shapely.wkt
from shapely.geometry.base import BaseGeometry

from swath_sandbox.grid import Grid
from swath_sandbox.state import Record


@dataclass(frozen=True, slots=True)
class Feature:
    """One area of a job with the pixels that it gets.

    Attributes:
        id: its number.
        name: its name, which no other feature of the job has.
        grid: its pixels.
        geometry: the part of them that counts, in the grid's CRS.
    """

    id: int
    name: str
    grid: Grid
    geometry: BaseGeometry

    def record(self) -> Record:
        """The feature as JSON."""
        grid = self.grid
        return {
            "id": self.id,
            "name": self.name,
            "epsg": grid.epsg,
            "bounds": list(grid.bounds),
            "size": [grid.width, grid.height],
            "geometry": self.geometry.wkt,
        }

    @classmethod
    def of(cls, record: Record) -> Self:
        """The feature that was made into JSON."""
        geometry = shapely.wkt.loads(record["geometry"])
        west, south, east, north = record["bounds"]
        width, height = record["size"]
        grid = Grid(record["epsg"], (west, south, east, north), width, height)
        return cls(record["id"], record["name"], grid, geometry)
