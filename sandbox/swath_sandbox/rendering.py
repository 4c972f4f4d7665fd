"""From acquisitions and an evalscript to the pixels of an answer."""

import functools
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import shapely
import shapely.geometry
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from swath_sandbox.collections import COLLECTIONS, Collection
from swath_sandbox.evalscript import Evalscript, Outputs, SceneInput, SourceInput
from swath_sandbox.evalscript.setup import Mosaicking
from swath_sandbox.footprints import outline, wrap
from swath_sandbox.grid import Grid
from swath_sandbox.world import Acquisition, World


@dataclass(frozen=True, slots=True)
class Source:
    """What an evalscript reads from one data source: bands, by name with scale and offset to the unit asked for."""

    id: str
    collection: Collection
    bands: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sample of a pixel: the acquisitions that are laid over each other, the first on top, and their metadata."""

    acquisitions: Sequence[Acquisition]
    metadata: Mapping[str, object]


def group_scenes(
    mosaicking: Mosaicking, acquisitions: Sequence[Acquisition], *, with_bounds: bool = False
) -> list[Scene]:
    """The samples that a mosaicking makes of acquisitions, in their order.

    SIMPLE makes one of all, ORBIT one of each day, TILE one of each acquisition. `with_bounds` adds the footprints to
    the metadata.
    """
    if mosaicking == "SIMPLE":
        return [Scene(acquisitions, {})]
    if mosaicking == "TILE":
        return [Scene([acquisition], _tile_metadata(acquisition, with_bounds)) for acquisition in acquisitions]
    days: dict[date, list[Acquisition]] = {}
    for acquisition in acquisitions:
        days.setdefault(acquisition.datetime.date(), []).append(acquisition)
    return [Scene(tiles, _orbit_metadata(day, tiles, with_bounds)) for day, tiles in days.items()]


def data_path(acquisition: Acquisition) -> str:
    """Where the acquisition would lie in the archive of the Copernicus Data Space Ecosystem."""
    level = COLLECTIONS[acquisition.collection].level
    return f"s3://EODATA/Sentinel-2/MSI/{level}/{acquisition.datetime:%Y/%m/%d}/{acquisition.id}"


def render(
    world: World,
    evalscript: Evalscript,
    grid: Grid,
    sources: Sequence[tuple[Source, Sequence[Scene]]],
    *,
    geometry: BaseGeometry | None,
    time_range: tuple[datetime, datetime],
) -> Outputs:
    """Run an evalscript over a grid; the scenes are drawn a block of rows at a time, as it comes to them.

    Pixels outside of `geometry` (in the grid's CRS) have no data.

    Raises:
        EvalscriptError: the script fails.
    """
    inside = np.ones((grid.height, grid.width), bool) if geometry is None else inside_geometry(geometry, grid)
    inputs = [
        SourceInput(
            id=source.id,
            bands=source.bands,
            scenes=[
                SceneInput(scene.metadata, functools.partial(_draw, world, source, scene, grid, inside))
                for scene in scenes
            ],
        )
        for source, scenes in sources
    ]
    return evalscript.run(inputs, (grid.height, grid.width), time_range=time_range)


def _draw(
    world: World, source: Source, scene: Scene, grid: Grid, inside: NDArray[np.bool_], start: int, stop: int
) -> dict[str, NDArray[np.generic]]:
    """Rows of a scene: every pixel from the first acquisition that has data there."""
    rows = grid.rows(start, stop)
    names = [name for name in source.bands if name != "dataMask"]
    arrays: dict[str, NDArray[np.generic]] = {
        name: np.zeros((rows.height, rows.width), source.collection.bands[name].dtype) for name in names
    }
    missing = inside[start:stop].copy()
    area = wrap(shapely.box(*rows.lonlat_bbox()))
    for acquisition in scene.acquisitions:
        if not missing.any():
            break
        if not area.intersects(outline(acquisition.footprint)):
            continue
        drawn = world.render(acquisition, rows, [*names, "dataMask"])
        found = missing & (drawn["dataMask"] != 0)
        for name in names:
            np.copyto(arrays[name], drawn[name], where=found)
        missing &= ~found
    arrays["dataMask"] = (inside[start:stop] & ~missing).astype(np.uint8)
    return {name: arrays[name] for name in source.bands}


def inside_geometry(geometry: BaseGeometry, grid: Grid) -> NDArray[np.bool_]:
    """Which pixels' centres lie within a geometry."""
    shapely.prepare(geometry)
    inside = np.empty((grid.height, grid.width), bool)
    for row, y in enumerate(grid.ys()):
        inside[row] = shapely.contains_xy(geometry, grid.xs(), y)
    return inside


def _tile_metadata(acquisition: Acquisition, with_bounds: bool) -> dict[str, object]:
    metadata: dict[str, object] = {
        "date": f"{acquisition.datetime:%Y-%m-%dT%H:%M:%SZ}",
        "shId": zlib.crc32(acquisition.id.encode()),
        "cloudCoverage": acquisition.cloud_cover,
        "dataPath": data_path(acquisition),
    }
    if with_bounds:
        footprint = outline(acquisition.footprint)
        metadata["dataGeometry"] = shapely.geometry.mapping(footprint)
        metadata["dataEnvelope"] = shapely.geometry.mapping(footprint.envelope)
    return metadata


def _orbit_metadata(day: date, tiles: Sequence[Acquisition], with_bounds: bool) -> dict[str, object]:
    return {
        "dateFrom": f"{day}T00:00:00Z",
        "dateTo": f"{day}T23:59:59Z",
        "tiles": [_tile_metadata(tile, with_bounds) for tile in tiles],
    }
