"""One block of pixels of one acquisition: everything its bands are made of, each part computed when first needed."""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..grid import Floats, Grid, transformer
from . import seasons
from .acquisitions import Acquisition
from .clouds import MASK_DENSITY, Clouds, Sky
from .land import Land
from .noise import Noise, Single
from .orbits import HALF_SWATH, across_track, view_azimuth, view_zenith
from .plane import SHRINK, View, plane_xy
from .sensor import Ground, slope_light
from .spectra import BANDS
from .sun import sun_angles
from .tiling import SIZE, Tile

_F = np.float32
HALO = 1  # pixels around a block that the instrument's blur draws on
_COVER_SAMPLES = 64


@dataclass(frozen=True)
class Scene:
    """The parts of a scene; `distance` is metres from the ground track, all arrays have the grid's shape."""

    acquisition: Acquisition
    tile: Tile
    grid: Grid
    view: View
    land: Land
    sky: Sky
    distance: Floats
    seed: int

    def bands(self, names: Sequence[str]) -> dict[str, NDArray[np.generic]]:
        """The bands as if the whole grid lay in the footprint."""
        spectral = [name for name in names if name in BANDS]
        out: dict[str, NDArray[np.generic]] = {}
        if spectral:
            out.update(self._ground.reflectances(spectral, self.acquisition.collection == "sentinel-2-l1c"))
        makers = {
            "SCL": self._classes,
            "CLM": lambda: (self._density >= MASK_DENSITY).astype(np.uint8),
            "CLP": lambda: (np.clip(self._density * _F(1.6), _F(0), _F(1)) * _F(255)).astype(np.uint8),
            "CLD": lambda: (np.clip(self._density * _F(1.6), _F(0), _F(1)) * _F(100)).astype(np.uint8),
            "SNW": lambda: (self._visible_snow * _F(100)).astype(np.uint8),
            "AOT": self._aerosol,
            "sunAzimuthAngles": lambda: self._sun[0],
            "sunZenithAngles": lambda: self._sun[1],
            "viewAzimuthMean": self._view_azimuth,
            "viewZenithMean": lambda: np.round(view_zenith(self.distance), 3).astype(_F),
            "dataMask": lambda: np.ones(self.view.shape, np.uint8),
        }
        for name in names:
            if name not in out:
                out[name] = makers[name]()
        return out

    @cached_property
    def _clouds(self) -> Clouds | None:
        azimuth = math.radians(self.acquisition.sun_azimuth)
        return self.sky.clouds(self.view, (round(math.sin(azimuth), 6), round(math.cos(azimuth), 6)))

    @cached_property
    def _density(self) -> Single:
        return np.zeros(self.view.shape, _F) if self._clouds is None else self._clouds.density

    @cached_property
    def _shadow(self) -> Single | None:
        stretch = SHRINK / math.cos(math.radians(self.tile.centre[1]))
        offset = self.sky.shadow_offset(self.acquisition.sun_azimuth, self.acquisition.sun_elevation, stretch)
        return self.sky.density(self.view.shifted(*offset))

    @cached_property
    def _snow(self) -> Single | None:
        return seasons.snow_cover(self.land, self.view, self.acquisition.day, self.tile.centre[1], self.seed)

    @cached_property
    def _visible_snow(self) -> Single:
        if self._snow is None:
            return np.zeros(self.view.shape, _F)
        visible: Single = self._snow * (_F(1) - self._density)
        return visible

    @cached_property
    def _ground(self) -> Ground:
        day = seasons.day_of_year(self.acquisition.day, self.tile.centre[1])
        azimuth = math.radians(self.acquisition.sun_azimuth)
        elevation = math.radians(max(self.acquisition.sun_elevation, 10.0))
        light = slope_light(
            self.land,
            round(math.sin(azimuth), 6),
            round(math.cos(azimuth), 6),
            round(math.tan(elevation), 6),
        )
        return Ground(
            land=self.land,
            field_codes=seasons.field_codes(self.land, self.acquisition.day.year),
            field_spectra=seasons.field_spectra(day, min(1.0, 100.0 / self.view.resolution)),
            stand_spectra=seasons.stand_spectra(day),
            snow=self._snow,
            light=light,
            shadow=self._shadow,
            clouds=self._clouds,
        )

    def _classes(self) -> NDArray[np.uint8]:
        ground = self._ground.reflectances(["B04", "B08"], False)
        red, infrared = ground["B04"].astype(_F), ground["B08"].astype(_F)
        classes = np.where(infrared > red * _F(2.6), np.uint8(4), np.uint8(5))
        classes[self.land.deep_water.astype(np.int16) + self.land.murky_water > 127] = 6
        classes[self._visible_snow > 0.45] = 11
        if self._shadow is not None:
            classes[(self._shadow > 0.4) & (self._density < 0.15)] = 3
        classes[self._density > 0.15] = 7
        classes[self._density >= MASK_DENSITY] = 8
        classes[self._density > 0.6] = 9
        return classes

    def _aerosol(self) -> NDArray[np.uint16]:
        haze = self.view.sample(Noise(self.seed * 7 + self.acquisition.day.toordinal(), 60_000.0, 3))
        return np.clip(haze * _F(25) + _F(110), _F(20), _F(400)).astype(np.uint16)

    @cached_property
    def _sun(self) -> tuple[Single, Single]:
        def angles(x: Floats, y: Floats) -> tuple[Floats, ...]:
            lon, lat = _lonlat(self.grid, x, y)
            return sun_angles(lon, lat, self.acquisition.datetime)

        azimuth, elevation = self.grid.interpolate(angles)
        return np.round(azimuth, 3).astype(_F), np.round(90.0 - elevation, 3).astype(_F)

    def _view_azimuth(self) -> Single:
        east = view_azimuth(self.acquisition.relative_orbit, self.tile.centre[1])
        azimuth: Single = np.where(self.distance > 0, _F(east), _F((east + 180.0) % 360.0))
        return azimuth


def footprint_mask(acquisition: Acquisition, tile: Tile, grid: Grid) -> tuple[NDArray[np.bool_], Floats]:
    """Which pixels lie in the tile and the swath, and their distances from the ground track in metres."""

    def place(x: Floats, y: Floats) -> tuple[Floats, ...]:
        lon, lat = _lonlat(grid, x, y)
        east, north = (x, y) if grid.epsg == tile.epsg else transformer(4326, tile.epsg).transform(lon, lat)
        return east, north, across_track(acquisition.relative_orbit, lon, lat)

    east, north, distance = grid.interpolate(place)
    return _within(tile, east, north, distance), distance


@functools.lru_cache(maxsize=4096)
def cover_samples(tile: Tile, orbit: int) -> tuple[View, NDArray[np.bool_]]:
    """Places all over a tile, and which of them lie in the tile and the swath."""
    corners = [plane_xy(lon, lat) for lon, lat in tile.ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    steps = (np.arange(_COVER_SAMPLES) + 0.5) / _COVER_SAMPLES
    x, y = west + steps[None, :] * (east - west), north - steps[:, None] * (north - south)
    lon, lat = transformer(3857, 4326).transform(*(a / SHRINK for a in np.broadcast_arrays(x, y)))
    east_m, north_m = transformer(4326, tile.epsg).transform(lon, lat)
    distance = across_track(orbit, lon, lat)
    return View(np.round(x, 2), np.round(y, 2), 1.0, True), _within(tile, east_m, north_m, distance)


def _within(tile: Tile, east: Floats, north: Floats, distance: Floats) -> NDArray[np.bool_]:
    inside = (east >= tile.left) & (east < tile.left + SIZE) & (north <= tile.top) & (north > tile.top - SIZE)
    inside &= np.abs(distance) <= HALF_SWATH
    return inside


def _lonlat(grid: Grid, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    lon, lat = transformer(grid.epsg, 4326).transform(x, y)
    return lon, lat
