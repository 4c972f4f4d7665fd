"""From acquisitions and an evalscript to the pixels of an answer."""

import functools
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np
import shapely
import shapely.geometry
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from swath_sandbox.collections import COLLECTIONS, Band, Collection
from swath_sandbox.evalscript import Evalscript, Outputs, SceneInput, SourceInput
from swath_sandbox.evalscript.setup import Mosaicking
from swath_sandbox.footprints import outline, wrap
from swath_sandbox.grid import Grid
from swath_sandbox.resampling import Method, Resampling, places_of
from swath_sandbox.world import Dataset, ElevationModel, OpticalAcquisition, RadarAcquisition, RadarProcessing, World
from swath_sandbox.world.radar import PLAIN


@dataclass(frozen=True, slots=True)
class Processing:
    """How the samples of a data source are made; `harmonized` digital numbers have no offset of their baseline."""

    resampling: Resampling = field(default_factory=Resampling)
    harmonized: bool = True
    radar: RadarProcessing = PLAIN


@dataclass(frozen=True, slots=True)
class Source:
    """What an evalscript reads from one data source.

    Attributes:
        id: its name.
        collection: what it is of.
        bands: by name, with scale and offset to the unit asked for.
        processing: how its samples are made.
        originals: the bands that keep the offset of their processing baseline.
    """

    id: str
    collection: Collection
    bands: Mapping[str, tuple[float, float]]
    processing: Processing = field(default_factory=Processing)
    originals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """One sample of a pixel: the acquisitions that are laid over each other, the first on top, and their metadata."""

    acquisitions: Sequence[Dataset]
    metadata: Mapping[str, object]


def group_scenes(mosaicking: Mosaicking, acquisitions: Sequence[Dataset], *, with_bounds: bool = False) -> list[Scene]:
    """The samples that a mosaicking makes of acquisitions, in their order.

    SIMPLE makes one of all, ORBIT one of each day, TILE one of each acquisition. `with_bounds` adds the footprints to
    the metadata.
    """
    if mosaicking == "SIMPLE":
        return [Scene(acquisitions, {})]
    if mosaicking == "TILE":
        return [Scene([acquisition], _tile_metadata(acquisition, with_bounds)) for acquisition in acquisitions]
    days: dict[date | None, list[Dataset]] = {}
    for acquisition in acquisitions:
        days.setdefault(_day(acquisition), []).append(acquisition)
    return [Scene(tiles, _orbit_metadata(day, tiles, with_bounds)) for day, tiles in days.items()]


def data_path(acquisition: Dataset) -> str:
    """Where the acquisition would lie in the archive of the Copernicus Data Space Ecosystem."""
    level = COLLECTIONS[acquisition.collection].level
    if isinstance(acquisition, ElevationModel):
        return f"s3://EODATA/auxdata/{acquisition.id}"
    if isinstance(acquisition, RadarAcquisition):
        kind = acquisition.id[4:14]  # such as IW_GRDH_1S
        return f"s3://EODATA/Sentinel-1/SAR/{kind}/{acquisition.datetime:%Y/%m/%d}/{acquisition.id}"
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
    view = _View(grid, inside, grid.metres_per_pixel())
    inputs = [
        SourceInput(
            id=source.id,
            bands=source.bands,
            scenes=[
                SceneInput(scene.metadata, functools.partial(_draw, world, source, scene, view)) for scene in scenes
            ],
        )
        for source, scenes in sources
    ]
    return evalscript.run(inputs, (grid.height, grid.width), time_range=time_range)


def _draw(
    world: World, source: Source, scene: Scene, view: "_View", start: int, stop: int
) -> dict[str, NDArray[np.generic]]:
    """Rows of a scene: every pixel from the first acquisition that has data there."""
    rows = view.grid.rows(start, stop)
    inside = view.inside[start:stop]
    names = [name for name in source.bands if name != "dataMask"]
    arrays: dict[str, NDArray[np.generic]] = {
        name: np.zeros((rows.height, rows.width), source.collection.bands[name].dtype) for name in names
    }
    missing = inside.copy()
    area = wrap(shapely.box(*rows.lonlat_bbox()))
    for acquisition in scene.acquisitions:
        if not missing.any():
            break
        if not area.intersects(outline(acquisition.footprint)):
            continue
        drawn = _read(world, source, acquisition, rows, view.resolution)
        found = missing & (drawn["dataMask"] != 0)
        for name in names:
            np.copyto(arrays[name], drawn[name], where=found)
        missing &= ~found
    arrays["dataMask"] = (inside & ~missing).astype(np.uint8)
    return {name: arrays[name] for name in source.bands}


def _read(
    world: World, source: Source, acquisition: Dataset, grid: Grid, resolution: float
) -> dict[str, NDArray[np.generic]]:
    """The bands of an acquisition at the pixels of a grid, and its mask; where that is 0, they are of no meaning."""
    names = [name for name in source.bands if name != "dataMask"]
    processing = source.processing
    draw = world.render
    if isinstance(acquisition, RadarAcquisition):
        draw = functools.partial(world.render, radar=processing.radar)
    kept: dict[tuple[float, Method], list[str]] = {}
    for name in names:
        band = source.collection.bands[name]
        if way := processing.resampling.kept(_native(acquisition, band), resolution):
            size, method = way
            kept.setdefault((size, "NEAREST" if band.is_class else method), []).append(name)
    resampled = {name for group in kept.values() for name in group}
    direct = [name for name in names if name not in resampled]
    drawn = draw(acquisition, grid, [*direct, "dataMask"])
    if drawn["dataMask"].any():
        for (size, method), group in kept.items():
            places = places_of(grid, acquisition.raster(size))
            values = draw(acquisition, places.window, group, masked=False)
            drawn |= {name: places.resample(values[name], method) for name in group}
    else:
        drawn |= {name: np.zeros((grid.height, grid.width), source.collection.bands[name].dtype) for name in resampled}
    if isinstance(acquisition, OpticalAcquisition) and acquisition.offset:
        for name in source.originals:
            drawn[name] = drawn[name].astype(np.uint16) + np.uint16(acquisition.offset)
    return drawn


def _native(acquisition: Dataset, band: Band) -> float:
    """The size of a band's own pixels, metres."""
    if isinstance(acquisition, ElevationModel):
        return acquisition.resolution
    if isinstance(acquisition, RadarAcquisition):
        return acquisition.pixel
    return band.resolution


@dataclass(frozen=True, slots=True)
class _View:
    """What is looked at: a grid, which of its pixels are wanted, and their size in metres."""

    grid: Grid
    inside: NDArray[np.bool_]
    resolution: float


def inside_geometry(geometry: BaseGeometry, grid: Grid) -> NDArray[np.bool_]:
    """Which pixels' centres lie within a geometry."""
    shapely.prepare(geometry)
    inside = np.empty((grid.height, grid.width), bool)
    for row, y in enumerate(grid.ys()):
        inside[row] = shapely.contains_xy(geometry, grid.xs(), y)
    return inside


def _day(acquisition: Dataset) -> date | None:
    return None if isinstance(acquisition, ElevationModel) else acquisition.datetime.date()


def _tile_metadata(acquisition: Dataset, with_bounds: bool) -> dict[str, object]:
    metadata: dict[str, object] = {"shId": zlib.crc32(acquisition.id.encode()), "dataPath": data_path(acquisition)}
    if not isinstance(acquisition, ElevationModel):
        metadata["date"] = f"{acquisition.datetime:%Y-%m-%dT%H:%M:%SZ}"
        if not isinstance(acquisition, RadarAcquisition):
            metadata["cloudCoverage"] = acquisition.cloud_cover
    if with_bounds:
        footprint = outline(acquisition.footprint)
        metadata["dataGeometry"] = shapely.geometry.mapping(footprint)
        metadata["dataEnvelope"] = shapely.geometry.mapping(footprint.envelope)
    return metadata


def _orbit_metadata(day: date | None, tiles: Sequence[Dataset], with_bounds: bool) -> dict[str, object]:
    span = {} if day is None else {"dateFrom": f"{day}T00:00:00Z", "dateTo": f"{day}T23:59:59Z"}
    return {**span, "tiles": [_tile_metadata(tile, with_bounds) for tile in tiles]}
