# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import copy_byoc_tiles as copy_byoc_tiles
    from . import create_byoc_collection as create_byoc_collection
    from . import create_byoc_tile as create_byoc_tile
    from . import delete_byoc_collection as delete_byoc_collection
    from . import delete_byoc_tile as delete_byoc_tile
    from . import download_byoc_tile_file as download_byoc_tile_file
    from . import get_byoc_collection as get_byoc_collection
    from . import get_byoc_tile as get_byoc_tile
    from . import head_byoc_tile_file as head_byoc_tile_file
    from . import list_byoc_collections as list_byoc_collections
    from . import list_byoc_tile_files as list_byoc_tile_files
    from . import list_byoc_tiles as list_byoc_tiles
    from . import reingest_byoc_tile as reingest_byoc_tile
    from . import update_byoc_collection as update_byoc_collection
    from . import update_byoc_tile as update_byoc_tile

_MODULE_OF: dict[str, str] = {
    "copy_byoc_tiles": ".copy_byoc_tiles",
    "create_byoc_collection": ".create_byoc_collection",
    "create_byoc_tile": ".create_byoc_tile",
    "delete_byoc_collection": ".delete_byoc_collection",
    "delete_byoc_tile": ".delete_byoc_tile",
    "download_byoc_tile_file": ".download_byoc_tile_file",
    "get_byoc_collection": ".get_byoc_collection",
    "get_byoc_tile": ".get_byoc_tile",
    "head_byoc_tile_file": ".head_byoc_tile_file",
    "list_byoc_collections": ".list_byoc_collections",
    "list_byoc_tile_files": ".list_byoc_tile_files",
    "list_byoc_tiles": ".list_byoc_tiles",
    "reingest_byoc_tile": ".reingest_byoc_tile",
    "update_byoc_collection": ".update_byoc_collection",
    "update_byoc_tile": ".update_byoc_tile",
}

__all__ = (
    "copy_byoc_tiles",
    "create_byoc_collection",
    "create_byoc_tile",
    "delete_byoc_collection",
    "delete_byoc_tile",
    "download_byoc_tile_file",
    "get_byoc_collection",
    "get_byoc_tile",
    "head_byoc_tile_file",
    "list_byoc_collections",
    "list_byoc_tile_files",
    "list_byoc_tiles",
    "reingest_byoc_tile",
    "update_byoc_collection",
    "update_byoc_tile",
)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        loaded = import_module(module, __name__)
        value = globals()[name] = loaded
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
