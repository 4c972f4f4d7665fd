# Derived from overlay/swath/_async/_ingestion.py by tools/unasync.py; edit that file, then `make sync`.
"""The ingestion of many tiles at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from swath import models
from swath._sync._core import Core
from swath._sync._job import Job
from swath._sync._pager import Pager
from swath._sync._tile import Tile, add_tile, tile_page
from swath.core.crs import CRS84
from swath.core.lifecycles import COLLECTION_INGESTION
from swath.core.pages import Page
from swath.data.byoc import IngestionState, Moment, ingestion_reading, tile_body
from swath.errors import Conflict
from swath.wire.threads import Results

_UNDER_WAY = ("WAITING", "QUEUED", "INGESTING")


class Ingestion(Job[IngestionState]):
    """The ingestion of the tiles of a collection: all of them, or those of some paths.

    It is `INGESTING` as long as any tile is, then `INGESTED`, `FAILED` where all tiles failed, or `PARTIAL` where some
    did.

    Attributes:
        id: The collection's id.
        deployment: Where it is.
    """

    _life = COLLECTION_INGESTION
    _read = staticmethod(ingestion_reading)

    def __init__(self, core: Core, id: str, *, paths: Iterable[str] | None = None) -> None:  # noqa: A002
        """Make a handle; `hub.byoc.ingestion(collection)` does."""
        super().__init__(core, id)
        self._paths = None if paths is None else frozenset(paths)
        self._most = 1

    @property
    def failures(self) -> list[Tile]:
        """The tiles that had failed when last seen."""
        found = self._snapshot.failures if self._snapshot else ()
        return [Tile(self._core, str(tile.id), tile, collection=self.id) for tile in found]

    def _fetch(self) -> IngestionState:
        # In the order of a tile's life: one that moves on meanwhile is not missed.
        under_way = sum([len(self._tiles(status)) for status in _UNDER_WAY])
        self._most = max(self._most, under_way)
        if under_way:
            return IngestionState(under_way, self._most, succeeded=False, failures=())
        failures = tuple(self._tiles("FAILED"))
        succeeded = bool(failures) and bool(self._tiles("INGESTED", 1 if self._paths is None else None))
        return IngestionState(0, self._most, succeeded, failures)

    def _tiles(self, status: str, limit: int | None = None) -> list[models.ByocTile]:
        def fetch(token: str | None, size: int) -> Page[models.ByocTile]:
            return tile_page(self._core, self.id, token, size, status=status)

        found = Pager(fetch, limit=limit)
        return [tile for tile in found if self._paths is None or tile.path in self._paths]


def add_tiles(
    core: Core,
    collection: str,
    paths: Sequence[str],
    sensing_time: Callable[[str], Moment | None] | None,
    concurrency: int,
) -> None:
    """Add tiles to a collection; of those that are there already, the failed ones are ingested again."""

    def add(_: int, path: object) -> Exception | None:
        try:
            _add(core, collection, str(path), None if sensing_time is None else sensing_time(str(path)))
        except Exception as error:  # noqa: BLE001 (raised where the outcomes are awaited)
            return error
        return None

    results = Results(add, paths, concurrency=concurrency, ordered=True, on_finished=lambda _: None)
    with results:
        for error in results:
            if error is not None:
                raise error


def _add(core: Core, collection: str, path: str, sensing_time: Moment | None) -> None:
    body = tile_body(path, sensing_time=sensing_time, cover=None, crs=CRS84)
    try:
        add_tile(core, collection, body)
    except Conflict:
        page = tile_page(core, collection, None, 1, path=path)
        if not page.items:
            raise
        there = Tile(core, str(page.items[0].id), page.items[0], collection=collection)
        if there.failed:
            there.reingest()
