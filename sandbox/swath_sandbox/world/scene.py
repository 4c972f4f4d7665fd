"""One block of pixels of one acquisition: everything its bands are made of, each part computed when first needed."""

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.grid import Floats, Grid, transformer
from swath_sandbox.world import seasons
from swath_sandbox.world.acquisitions import OpticalAcquisition
from swath_sandbox.world.clouds import MASK_DENSITY, Clouds, Sky
from swath_sandbox.world.land import Land
from swath_sandbox.world.noise import Noise, Single
from swath_sandbox.world.orbits import HALF_SWATH, across_track, view_azimuth, view_zenith
from swath_sandbox.world.plane import SHRINK, View, plane_lonlat, plane_xy
from swath_sandbox.world.sensor import Ground, slope_light
from swath_sandbox.world.spectra import BANDS
from swath_sandbox.world.sun import sun_angles
from swath_sandbox.world.tiling import SIZE, Tile

_F = np.float32
HALO = 1  # pixels around a block that the instrument's blur draws on
_PARCEL = 100.0  # metres: pixels larger than this see several parcels at once
_COVER_SAMPLES = 64

# Scene classes.
_SHADOW, _VEGETATION, _BARE, _WATER, _UNCLASSIFIED, _CLOUD, _DENSE_CLOUD, _SNOW = 3, 4, 5, 6, 7, 8, 9, 11


@dataclass(frozen=True)
class Scene:
    """The parts of a scene; `distance` is metres from the ground track, all arrays have the grid's shape."""

    acquisition: OpticalAcquisition
    tile: Tile
    grid: Grid
    view: View
    land: Land
    sky: Sky
    distance: Floats
    seed: int

    def bands(self, names: Sequence[str]) -> Mapping[str, NDArray[np.generic]]:
        """The bands as if the whole grid lay in the footprint."""
        out: dict[str, NDArray[np.generic]] = {}
        spectral = [name for name in names if name in BANDS]
        if spectral:
            level_1 = self.acquisition.collection == "sentinel-2-l1c"
            out.update(self._ground.digital_numbers(spectral, top_of_atmosphere=level_1))
        makers: dict[str, Callable[[], NDArray[np.generic]]] = {
            "AOT": self._aerosol,
            "SCL": self._classes,
            "SNW": lambda: (self._visible_snow * _F(100)).astype(np.uint8),
            "CLD": lambda: (self._cloud_probability * _F(100)).astype(np.uint8),
            "CLP": lambda: (self._cloud_probability * _F(255)).astype(np.uint8),
            "CLM": lambda: (self._density >= _F(MASK_DENSITY)).astype(np.uint8),
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
    def _cloud_probability(self) -> Single:
        probability: Single = np.clip(self._density * _F(1.6), _F(0), _F(1))
        return probability

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
        return self._snow * (_F(1) - self._density)

    @cached_property
    def _ground(self) -> Ground:
        day = seasons.day_of_year(self.acquisition.day, self.tile.centre[1])
        azimuth = math.radians(self.acquisition.sun_azimuth)
        elevation = math.radians(max(self.acquisition.sun_elevation, 10.0))
        sine, cosine, tangent = (round(v, 6) for v in (math.sin(azimuth), math.cos(azimuth), math.tan(elevation)))
        return Ground(
            land=self.land,
            field_codes=seasons.field_codes(self.land, self.acquisition.day.year),
            field_spectra=seasons.field_spectra(day, min(1.0, _PARCEL / self.view.resolution)),
            stand_spectra=seasons.stand_spectra(day),
            snow=self._snow,
            light=slope_light(self.land, sine, cosine, tangent),
            shadow=self._shadow,
            clouds=self._clouds,
        )

    def _classes(self) -> NDArray[np.uint8]:
        ground = self._ground.digital_numbers(["B04", "B08"], top_of_atmosphere=False)
        green = ground["B08"].astype(_F) > ground["B04"].astype(_F) * _F(2.6)
        classes = np.where(green, np.uint8(_VEGETATION), np.uint8(_BARE))
        classes[self.land.deep_water.astype(np.int16) + self.land.murky_water > 127] = _WATER
        classes[self._visible_snow > _F(0.45)] = _SNOW
        if self._shadow is not None:
            classes[(self._shadow > _F(0.4)) & (self._density < _F(0.15))] = _SHADOW
        classes[self._density > _F(0.15)] = _UNCLASSIFIED
        classes[self._density >= _F(MASK_DENSITY)] = _CLOUD
        classes[self._density > _F(0.6)] = _DENSE_CLOUD
        return classes

    def _aerosol(self) -> NDArray[np.uint16]:
        haze = self.view.sample(Noise(self.seed * 7 + self.acquisition.day.toordinal(), 60_000.0, 3))
        thickness: Single = np.clip(haze * _F(25) + _F(110), _F(20), _F(400))
        return thickness.astype(np.uint16)

    @cached_property
    def _sun(self) -> tuple[Single, Single]:
        middle = self.acquisition.sun_azimuth

        def angles(x: Floats, y: Floats) -> tuple[Floats, ...]:
            azimuth, elevation = sun_angles(*self.grid.to_lonlat(x, y), self.acquisition.datetime)
            # Around the azimuth of the middle, lest north be taken for the mean of what lies either side of it.
            return (azimuth - middle + 180.0) % 360.0 + middle - 180.0, elevation

        azimuth, elevation = self.grid.interpolate(angles)
        return np.round(azimuth % 360.0, 3).astype(_F), np.round(90.0 - elevation, 3).astype(_F)

    def _view_azimuth(self) -> Single:
        east = view_azimuth(self.acquisition.relative_orbit, self.tile.centre[1])
        azimuth: Single = np.where(self.distance > 0, _F(east), _F((east + 180.0) % 360.0))
        return azimuth


def footprint_mask(acquisition: OpticalAcquisition, tile: Tile, grid: Grid) -> tuple[NDArray[np.bool_], Floats]:
    """Which pixels lie in the tile and the swath, and their distances from the ground track in metres."""

    def place(x: Floats, y: Floats) -> tuple[Floats, ...]:
        lon, lat = grid.to_lonlat(x, y)
        east, north = (x, y) if grid.epsg == tile.epsg else transformer(4326, tile.epsg).transform(lon, lat)
        return east, north, across_track(acquisition.relative_orbit, lon, lat)

    east, north, distance = grid.interpolate(place)
    return _within(tile, east, north, distance), distance


@functools.lru_cache(maxsize=4096)
def cover_samples(tile: Tile, orbit: int) -> tuple[View, NDArray[np.bool_]]:
    """Places all over a tile, and which of them lie in the tile and the swath."""
    ring_x, ring_y = plane_xy(tile.ring[:, 0], tile.ring[:, 1])
    steps = (np.arange(_COVER_SAMPLES) + 0.5) / _COVER_SAMPLES
    x = (ring_x.min() + steps * (ring_x.max() - ring_x.min())).round(2)
    y = (ring_y.max() - steps * (ring_y.max() - ring_y.min())).round(2)
    lon, lat = plane_lonlat(*np.meshgrid(x, y))
    east, north = transformer(4326, tile.epsg).transform(lon, lat)
    inside = _within(tile, east, north, across_track(orbit, lon, lat))
    return View(x[None, :], y[:, None], 1.0, separable=True), inside


def _within(tile: Tile, east: Floats, north: Floats, distance: Floats) -> NDArray[np.bool_]:
    inside = (east >= tile.left) & (east < tile.left + SIZE) & (north <= tile.top) & (north > tile.top - SIZE)
    return inside & (np.abs(distance) <= HALF_SWATH)
