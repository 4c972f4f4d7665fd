"""The deterministic Earth the sandbox looks at, and the archive of its acquisitions."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from ..collections import COLLECTIONS
from ..grid import Floats, Grid, transformer
from . import seasons, sensor
from .acquisitions import Acquisition, Archive, BBox
from .clouds import MASK_DENSITY, Sky
from .land import Land, land_of
from .noise import Noise, Single, smoothstep
from .orbits import HALF_SWATH, across_track, view_azimuth, view_zenith
from .plane import SHRINK, View, view_of
from .spectra import BANDS
from .sun import sun_angles
from .tiling import SIZE, Tile, tile_named

__all__ = ["DEMO_BBOX", "Acquisition", "World"]

DEMO_BBOX = (13.822174, 45.850804, 14.559631, 46.291918)

_F = np.float32
_BLOCK_PIXELS = 1 << 18
_CACHE_BYTES = 160 << 20


def _utc_now() -> datetime:
    return datetime.now(UTC)


class World:
    """One Earth, a pure function of its seed; `now` ends the archive."""

    def __init__(self, seed: int = 7, now: Callable[[], datetime] = _utc_now) -> None:
        self.seed = seed
        self._archive = Archive(now, self._cloud_cover)
        self._lock = threading.Lock()
        self._lands: OrderedDict[tuple[object, ...], Land] = OrderedDict()
        self._covers: dict[str, float] = {}

    def acquisitions(self, collection: str, bbox: BBox, start: datetime, end: datetime) -> list[Acquisition]:
        """Acquisitions whose footprints meet `bbox` (degrees) from `start` to `end`, newest first, ties by id.

        Raises KeyError for an unknown collection.
        """
        return self._archive.search(collection, bbox, start, end)

    def acquisition(self, collection: str, id: str) -> Acquisition | None:
        """The acquisition of this id, or None. Raises KeyError for an unknown collection."""
        return self._archive.named(collection, id)

    def render(self, acquisition: Acquisition, grid: Grid, bands: Sequence[str]) -> dict[str, NDArray[np.generic]]:
        """The bands at the pixels of `grid`, shape (height, width) each, native dtypes and digital numbers.

        Zero outside the acquisition's footprint. Raises KeyError for a band the collection does not have.
        """
        known = COLLECTIONS[acquisition.collection].bands
        out = {name: np.zeros((grid.height, grid.width), known[name].dtype) for name in bands}
        rows = max(1, _BLOCK_PIXELS // grid.width)
        for start in range(0, grid.height, rows):
            stop = min(start + rows, grid.height)
            for name, block in self._render_block(acquisition, grid.rows(start, stop), bands).items():
                out[name][start:stop] = block
        return out

    def _render_block(self, acquisition: Acquisition, grid: Grid, bands: Sequence[str]) -> dict[str, NDArray[np.generic]]:
        tile = tile_named(acquisition.tile)
        assert tile is not None
        inside, distance = _seen(acquisition, tile, grid)
        if not inside.any():
            return {}
        out: dict[str, NDArray[np.generic]] = {}
        view = view_of(grid, tile.centre[1])
        sky = Sky(self.seed, acquisition.day)
        density = sky.density(view)
        spectral = [name for name in bands if name in BANDS]
        land = self._land(view)
        snow = seasons.snow_cover(land, acquisition.day)
        if spectral or "SCL" in bands:
            stretch = SHRINK / math.cos(math.radians(tile.centre[1]))
            offset = sky.shadow_offset(acquisition.sun_azimuth, acquisition.sun_elevation, stretch)
            shadow = sky.density(view.shifted(*offset)) * (_F(1) - density)
            green = seasons.green_cover(land, acquisition.day)
            shares = sensor.ground_shares(land, green, seasons.leaves(acquisition.day), snow)
            light = _light(land, acquisition) * (_F(1) - _F(0.6) * shadow) * (_F(1) + _F(0.05) * land.texture)
            out.update(
                sensor.reflectances(spectral, shares, light, density, acquisition.collection == "sentinel-2-l1c")
            )
            if "SCL" in bands:
                scl = np.where(shares["soil"] < 0.5, np.uint8(4), np.uint8(5))
                scl[land.water > 0.5] = 6
                scl[snow > 0.5] = 11
                scl[shadow > 0.4] = 3
                scl[density > 0.1] = 7
                scl[density >= MASK_DENSITY] = 8
                scl[density > 0.6] = 9
                out["SCL"] = scl
        if "CLM" in bands:
            out["CLM"] = (density >= MASK_DENSITY).astype(np.uint8)
        if "CLP" in bands:
            out["CLP"] = (np.clip(density * _F(1.5), 0, 1) * _F(255)).astype(np.uint8)
        if "CLD" in bands:
            out["CLD"] = (np.clip(density * _F(1.5), 0, 1) * _F(100)).astype(np.uint8)
        if "SNW" in bands:
            out["SNW"] = (snow * (_F(1) - density) * _F(100)).astype(np.uint8)
        if "AOT" in bands:
            haze = view.sample(Noise(self.seed * 7 + acquisition.day.toordinal(), 60_000.0, 3))
            out["AOT"] = np.clip(haze * _F(25) + _F(110), 20, 400).astype(np.uint16)
        if "sunAzimuthAngles" in bands or "sunZenithAngles" in bands:
            moment = acquisition.datetime
            azimuth, elevation = grid.interpolate(lambda x, y: sun_angles(*_lonlat(grid, x, y), moment))
            out["sunAzimuthAngles"] = np.round(azimuth, 3).astype(_F)
            out["sunZenithAngles"] = np.round(90.0 - elevation, 3).astype(_F)
        if "viewZenithMean" in bands:
            out["viewZenithMean"] = np.round(view_zenith(distance), 3).astype(_F)
        if "viewAzimuthMean" in bands:
            east = view_azimuth(acquisition.relative_orbit, tile.centre[1])
            out["viewAzimuthMean"] = np.where(distance > 0, _F(east), _F((east + 180.0) % 360.0))
        out["dataMask"] = inside.astype(np.uint8)
        return {name: out[name] * inside.astype(out[name].dtype) for name in bands}

    def _land(self, view: View) -> Land:
        key = (view.x.tobytes(), view.y.tobytes(), view.resolution) if view.separable else (*view.box, view.shape, view.resolution)
        with self._lock:
            land = self._lands.get(key)
            if land is not None:
                self._lands.move_to_end(key)
                return land
        land = land_of(view, self.seed)
        with self._lock:
            self._lands[key] = land
            while sum(kept.nbytes for kept in self._lands.values()) > _CACHE_BYTES and len(self._lands) > 1:
                self._lands.popitem(last=False)
        return land

    def _cloud_cover(self, acquisition: Acquisition) -> float:
        cover = self._covers.get(acquisition.id)
        if cover is None:
            tile = tile_named(acquisition.tile)
            assert tile is not None
            grid = Grid(tile.epsg, tile.bounds, 64, 64)
            inside, _ = _seen(acquisition, tile, grid)
            density = Sky(self.seed, acquisition.day).density(view_of(grid, tile.centre[1]))
            cloudy = np.count_nonzero(inside & (density >= MASK_DENSITY))
            cover = round(100.0 * int(cloudy) / max(int(np.count_nonzero(inside)), 1), 2)
            self._covers[acquisition.id] = cover
        return cover


def _lonlat(grid: Grid, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    lon, lat = transformer(grid.epsg, 4326).transform(x, y)
    return lon, lat


def _seen(acquisition: Acquisition, tile: Tile, grid: Grid) -> tuple[NDArray[np.bool_], Floats]:
    """Which pixels lie in the tile and the swath, and their distances from the ground track."""

    def place(x: Floats, y: Floats) -> tuple[Floats, ...]:
        lon, lat = _lonlat(grid, x, y)
        east, north = (x, y) if grid.epsg == tile.epsg else transformer(4326, tile.epsg).transform(lon, lat)
        return east, north, across_track(acquisition.relative_orbit, lon, lat)

    east, north, distance = grid.interpolate(place)
    inside = (east >= tile.left) & (east < tile.left + SIZE) & (north <= tile.top) & (north > tile.top - SIZE)
    return inside & (np.abs(distance) <= HALF_SWATH), distance


def _light(land: Land, acquisition: Acquisition) -> Single:
    """How brightly the sun lights each slope, 1 on level ground."""
    azimuth, elevation = math.radians(acquisition.sun_azimuth), math.radians(max(acquisition.sun_elevation, 10.0))
    east = _F(round(math.sin(azimuth) / math.tan(elevation), 6))
    north = _F(round(math.cos(azimuth) / math.tan(elevation), 6))
    steep = np.sqrt(_F(1) + land.east_slope * land.east_slope + land.north_slope * land.north_slope)
    lit = (_F(1) - land.east_slope * east - land.north_slope * north) / steep
    light: Single = np.clip(lit, _F(0.25), _F(1.8))
    return light
