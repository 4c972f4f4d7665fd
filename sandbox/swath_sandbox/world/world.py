"""The World: acquisitions to find, and scenes to draw."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.grid import Grid
from swath_sandbox.world.acquisitions import Acquisition, Archive
from swath_sandbox.world.clouds import Sky
from swath_sandbox.world.land import Land, land_of
from swath_sandbox.world.plane import View, view_of
from swath_sandbox.world.scene import HALO, Scene, cover_samples, footprint_mask
from swath_sandbox.world.tiling import BBox, Tile, tile_named

# Degrees. In the default world: mountains, forest, fields, a lake with a city on its shore, villages, and the sea.
DEMO_BBOX = (13.822174, 45.850804, 14.559631, 46.291918)

_BLOCK_PIXELS = 1 << 18
_CACHE_BYTES = 192 << 20


def _utc_now() -> datetime:
    return datetime.now(UTC)


class World:
    """One Earth, a pure function of its seed; `now` ends the archive. Safe to share between threads."""

    def __init__(self, seed: int = 7, now: Callable[[], datetime] = _utc_now) -> None:
        self.seed = seed
        self._archive = Archive(now, lambda a: self._cover(a.tile, a.relative_orbit, a.day))
        self._lands = _Lands(_CACHE_BYTES)
        self._cover: Callable[[str, int, date], float] = functools.lru_cache(maxsize=1 << 17)(self._measure_cover)

    def acquisitions(self, collection: str, bbox: BBox, start: datetime, end: datetime) -> list[Acquisition]:
        """Acquisitions whose footprints meet `bbox` (degrees) from `start` to `end`, newest first, ties by id.

        Raises KeyError for an unknown collection.
        """
        return self._archive.search(collection, bbox, start, end)

    def acquisition(self, collection: str, id: str) -> Acquisition | None:  # noqa: A002 what catalogues call it
        """The acquisition of this id, or None. Raises KeyError for an unknown collection."""
        return self._archive.named(collection, id)

    def render(self, acquisition: Acquisition, grid: Grid, bands: Sequence[str]) -> dict[str, NDArray[np.generic]]:
        """The bands at the pixels of `grid`, shape (height, width) each, native dtypes and digital numbers.

        Zero outside the acquisition's footprint. Raises KeyError for a band the collection does not have.
        """
        known = COLLECTIONS[acquisition.collection].bands
        out: dict[str, NDArray[np.generic]] = {
            name: np.zeros((grid.height, grid.width), known[name].dtype) for name in bands
        }
        tile = _tile_of(acquisition)
        sky = Sky(self.seed, acquisition.day)
        rows = max(1, _BLOCK_PIXELS // grid.width)
        for start in range(0, grid.height, rows):
            stop = min(start + rows, grid.height)
            block = grid.rows(start, stop).padded(HALO)
            inside, distance = footprint_mask(acquisition, tile, block)
            inside = inside[HALO:-HALO, HALO:-HALO]
            if not inside.any():
                continue
            view = view_of(block, tile.centre[1], grid)
            scene = Scene(acquisition, tile, block, view, self._land(block, view), sky, distance, self.seed)
            for name, values in scene.bands(bands).items():
                np.copyto(out[name][start:stop], values[HALO:-HALO, HALO:-HALO], where=inside)
        return out

    def _land(self, block: Grid, view: View) -> Land:
        return self._lands.get((block, view.resolution), lambda: land_of(view, self.seed))

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


def _tile_of(acquisition: Acquisition) -> Tile:
    tile = tile_named(acquisition.tile)
    if tile is None:
        raise ValueError(f"{acquisition.tile} is not a tile")
    return tile
