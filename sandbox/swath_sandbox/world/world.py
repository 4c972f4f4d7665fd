"""The World: acquisitions to find, and scenes to draw."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.grid import Grid
from swath_sandbox.world.acquisitions import Archive, OpticalAcquisition
from swath_sandbox.world.clouds import Sky
from swath_sandbox.world.elevation import ElevationModel, Heights
from swath_sandbox.world.land import Land, land_of
from swath_sandbox.world.plane import View, view_of
from swath_sandbox.world.radar import PLAIN, RadarProcessing, RadarScene, displaced
from swath_sandbox.world.radar_acquisitions import COLLECTION as RADAR
from swath_sandbox.world.radar_acquisitions import RadarAcquisition, RadarArchive
from swath_sandbox.world.scene import HALO, Scene, cover_samples, footprint_mask
from swath_sandbox.world.tiling import BBox, Tile, tile_named

# Degrees. In the default world: mountains, forest, fields, a lake with a city on its shore, villages, and the sea.
DEMO_BBOX = (13.822174, 45.850804, 14.559631, 46.291918)

_BLOCK_PIXELS = 1 << 18
_LATITUDES = 15.0  # degrees within which the pixels of elevation models count as of one size
_CACHE_BYTES = 192 << 20


def _utc_now() -> datetime:
    return datetime.now(UTC)


Acquisition = OpticalAcquisition | RadarAcquisition
"""One item of a catalogue, one scene to draw."""

Dataset = Acquisition | ElevationModel
"""What can be drawn."""


class _Drawable(Protocol):
    def bands(self, names: Sequence[str]) -> Mapping[str, NDArray[np.generic]]: ...


class World:
    """One Earth, a pure function of its seed; `now` ends the archive. Safe to share between threads."""

    def __init__(self, seed: int = 7, now: Callable[[], datetime] = _utc_now) -> None:
        self.seed = seed
        self._archive = Archive(now, lambda a: self._cover(a.tile, a.relative_orbit, a.day))
        self._radar_archive = RadarArchive(now)
        self._lands = _Lands(_CACHE_BYTES)
        self._cover: Callable[[str, int, date], float] = functools.lru_cache(maxsize=1 << 17)(self._measure_cover)

    def acquisitions(self, collection: str, bbox: BBox, start: datetime, end: datetime) -> Sequence[Acquisition]:
        """Acquisitions whose footprints meet `bbox` (degrees) from `start` to `end`, newest first, ties by id.

        Raises KeyError for a collection that has none.
        """
        if collection == RADAR:
            return self._radar_archive.search(bbox, start, end)
        return self._archive.search(collection, bbox, start, end)

    def acquisition(self, collection: str, id: str) -> Acquisition | None:  # noqa: A002 what catalogues call it
        """The acquisition of this id, or None. Raises KeyError for a collection that has none."""
        return self._radar_archive.named(id) if collection == RADAR else self._archive.named(collection, id)

    def render(
        self, source: Dataset, grid: Grid, bands: Sequence[str], *, radar: RadarProcessing = PLAIN, masked: bool = True
    ) -> dict[str, NDArray[np.generic]]:
        """The bands at the pixels of `grid`, shape (height, width) each, native dtypes and digital numbers.

        Zero outside of the footprint, unless it is not to be `masked`. `radar` is how the bands of a radar are made.
        Raises KeyError for a band the collection does not have.
        """
        known = COLLECTIONS[source.collection].bands
        out: dict[str, NDArray[np.generic]] = {
            name: np.zeros((grid.height, grid.width), known[name].dtype) for name in bands
        }
        halo = _halo(source, radar)
        draw = self._drawing(source, grid, radar)
        rows = max(1, _BLOCK_PIXELS // grid.width)
        for start in range(0, grid.height, rows):
            stop = min(start + rows, grid.height)
            inside, scene = draw(grid.rows(start, stop).padded(halo))
            within = slice(halo, halo + stop - start), slice(halo, halo + grid.width)
            inside = inside[within] if masked else np.ones((stop - start, grid.width), bool)
            if not inside.any():
                continue
            for name, values in scene().bands(bands).items():
                np.copyto(out[name][start:stop], values[within], where=inside)
        return out

    def _drawing(
        self, source: Dataset, grid: Grid, radar: RadarProcessing
    ) -> Callable[[Grid], tuple[NDArray[np.bool_], Callable[[], _Drawable]]]:
        """What draws a block of the grid: which of its pixels lie in the footprint, and a scene on demand."""
        if isinstance(source, ElevationModel):
            return lambda block: self._elevation(source, block, grid)
        if isinstance(source, RadarAcquisition):
            return lambda block: self._radar(source, block, grid, radar)
        tile, sky = _tile_of(source), Sky(self.seed, source.day)
        return lambda block: self._optical(source, tile, sky, block, grid)

    def _optical(
        self, acquisition: OpticalAcquisition, tile: Tile, sky: Sky, block: Grid, grid: Grid
    ) -> tuple[NDArray[np.bool_], Callable[[], Scene]]:
        inside, distance = footprint_mask(acquisition, tile, block)

        def scene() -> Scene:
            view = view_of(block, tile.centre[1], grid)
            land = self._land((block, view.resolution), view)
            return Scene(acquisition, tile, block, view, land, sky, distance, self.seed)

        return inside, scene

    def _radar(
        self, acquisition: RadarAcquisition, block: Grid, grid: Grid, processing: RadarProcessing
    ) -> tuple[NDArray[np.bool_], Callable[[], RadarScene]]:
        view = view_of(block, acquisition.frame.centre[1], grid)
        inside, across = acquisition.frame.across(view.x, view.y)

        def scene() -> RadarScene:
            key: tuple[Hashable, ...] = (block, view.resolution)
            seen = view
            if not processing.orthorectify:
                seen = displaced(view, across, acquisition, self.seed)
                key = (*key, acquisition.frame)
            return RadarScene(acquisition, view, self._land(key, seen), across, processing, self.seed)

        return inside, scene

    def _elevation(
        self, model: ElevationModel, block: Grid, grid: Grid
    ) -> tuple[NDArray[np.bool_], Callable[[], Heights]]:
        # The same for all requests nearby, so that they agree.
        _, south, _, north = grid.lonlat_bbox()
        latitude = round((south + north) / 2.0 / _LATITUDES) * _LATITUDES
        view = view_of(block, latitude, grid)
        return np.isfinite(view.x + view.y), lambda: Heights(model, view, self.seed)

    def _land(self, key: Hashable, view: View) -> Land:
        return self._lands.get(key, lambda: land_of(view, self.seed))

    def _measure_cover(self, tile_name: str, orbit: int, day: date) -> float:
        tile = tile_named(tile_name)
        if tile is None:
            return 0.0
        view, inside = cover_samples(tile, orbit)
        # Integers add up to the same in any order.
        chances = np.rint(Sky(self.seed, day).cover(view)[inside] * 1000.0).astype(np.int64)
        cover: float = round(int(chances.sum()) / (10.0 * max(len(chances), 1)), 2)
        return cover


class _Lands:
    """Keeps the most recently used lands, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._held = limit, 0
        self._lock = threading.Lock()
        self._lands: OrderedDict[Hashable, Land] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Land]) -> Land:
        with self._lock:
            if key in self._lands:
                self._lands.move_to_end(key)
                return self._lands[key]
        land = make()
        with self._lock:
            if key not in self._lands:
                self._lands[key] = land
                self._held += land.nbytes
            while self._held > self._limit and len(self._lands) > 1:
                self._held -= self._lands.popitem(last=False)[1].nbytes
        return land


def _halo(source: Dataset, radar: RadarProcessing) -> int:
    return radar.halo if isinstance(source, RadarAcquisition) else HALO


def _tile_of(acquisition: OpticalAcquisition) -> Tile:
    tile = tile_named(acquisition.tile)
    if tile is None:
        raise ValueError(f"{acquisition.tile} is not a tile")
    return tile
