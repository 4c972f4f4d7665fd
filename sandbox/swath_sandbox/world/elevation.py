"""Elevation models: the terrain that the other scenes show, as heights."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.grid import METRES_PER_DEGREE, Grid
from swath_sandbox.world.noise import Noise, Single
from swath_sandbox.world.plane import Raster, View
from swath_sandbox.world.terrain import terrain_of

Instance = Literal["MAPZEN", "COPERNICUS_30", "COPERNICUS_90"]

COLLECTION = "dem"
_F = np.float32
_FINEST = 30.0
_MERCATOR = 180.0 * METRES_PER_DEGREE
_MERCATOR_PIXELS = 1 << 20  # 38 m at the equator, 27 m at 46 degrees
_GEOID = 30.0  # metres, a deviation


@dataclass(frozen=True)
class ElevationModel:
    """An elevation model of the whole Earth, which no time passes over.

    Attributes:
        instance: MAPZEN, which has the sea floor too, or a COPERNICUS one, which has the sea's surface.
        clamped: whether heights below zero become zero.
        above_geoid: whether heights count from mean sea level, and not from the ellipsoid.
    """

    instance: Instance = "MAPZEN"
    clamped: bool = False
    above_geoid: bool = False
    collection: str = COLLECTION

    @property
    def id(self) -> str:
        """Its name."""
        return self.instance

    @property
    def footprint(self) -> tuple[tuple[float, float], ...]:
        """The whole Earth as far as the world's plane reaches: a closed ring of (longitude, latitude)."""
        return ((-180.0, -85.0), (180.0, -85.0), (180.0, 85.0), (-180.0, 85.0), (-180.0, -85.0))

    @property
    def resolution(self) -> float:
        """The size of its pixels, metres."""
        return 90.0 if self.instance == "COPERNICUS_90" else 30.0

    def raster(self, resolution: float) -> Grid:
        """The pixels in which it is kept, or an overview of twice as large ones as often as `resolution` says."""
        coarser = max(1, round(resolution / self.resolution))
        if self.instance == "MAPZEN":
            edge, count = _MERCATOR, _MERCATOR_PIXELS // coarser
            return Grid(3857, (-edge, -edge, edge, edge), count, count)
        per_degree = (1200 if self.instance == "COPERNICUS_90" else 3600) / coarser
        width, height = math.ceil(360 * per_degree), math.ceil(180 * per_degree)
        bounds = (-180.0, 90.0 - height / per_degree, -180.0 + width / per_degree, 90.0)
        return Grid(4326, bounds, width, height)


@dataclass(frozen=True)
class Heights:
    """What an elevation model shows of a view."""

    model: ElevationModel
    view: View
    seed: int

    def bands(self, names: Sequence[str]) -> Mapping[str, NDArray[np.generic]]:
        """The bands, each of the view's shape."""
        makers: dict[str, Callable[[], NDArray[np.generic]]] = {
            "DEM": self._metres,
            "dataMask": lambda: np.ones(self.view.shape, np.uint8),
        }
        return {name: makers[name]() for name in names}

    def _metres(self) -> Single:
        view, model = self.view, self.model
        raster = Raster(view, max(view.resolution, min(3 * view.resolution, _FINEST)))
        height = raster.spread(terrain_of(raster, self.seed).elevation)
        if model.instance != "MAPZEN":
            height = np.maximum(height, _F(0))
        if not model.above_geoid:
            coarse = Raster(view, max(20_000.0, view.resolution))
            geoid = coarse.view.sample(Noise(self.seed * 1009 + 17, 3_000_000.0, 3))
            height = height + coarse.spread(geoid) * _F(_GEOID)
        if model.clamped:
            height = np.maximum(height, _F(0))
        # Hundredths of a metre, as float32 holds them.
        rounded: Single = np.rint(height * _F(100)) * _F(0.01)
        return rounded
