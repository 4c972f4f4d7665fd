"""Bring your own COG: custom collections over rasters that lie in the user's bucket."""

from swath_sandbox.api import byoc_collections as collections
from swath_sandbox.api import byoc_tiles as tiles
from swath_sandbox.api.byoc_ingestion import settle
from swath_sandbox.api.routing import Area, Route

_COLLECTION = "/{collectionId}"
_TILES = f"{_COLLECTION}/tiles"
_TILE = f"{_TILES}/{{tileId}}"

AREA = Area(
    prefixes=("/byoc/v1/collections", "/api/v1/byoc/collections"),
    routes=(
        Route("POST", "", collections.create),
        Route("GET", "", collections.list_all),
        Route("GET", _COLLECTION, collections.get),
        Route("PUT", _COLLECTION, collections.update),
        Route("DELETE", _COLLECTION, collections.delete),
        Route("POST", f"{_COLLECTION}/copyTiles", collections.copy_tiles),
        Route("POST", _TILES, tiles.create),
        Route("GET", _TILES, tiles.list_all),
        Route("GET", _TILE, tiles.get),
        Route("PUT", _TILE, tiles.update),
        Route("DELETE", _TILE, tiles.delete),
        Route("POST", f"{_TILE}/reingest", tiles.reingest),
        Route("GET", f"{_TILE}/files", tiles.list_files),
        Route("GET", f"{_TILE}/files/{{path*}}", tiles.get_file),
    ),
    settle=settle,
)
