# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import analyse_batch_request_v1 as analyse_batch_request_v1
    from . import cancel_batch_request_v1 as cancel_batch_request_v1
    from . import create_batch_collection_v1 as create_batch_collection_v1
    from . import create_batch_request_v1 as create_batch_request_v1
    from . import delete_batch_collection_v1 as delete_batch_collection_v1
    from . import delete_batch_request_v1 as delete_batch_request_v1
    from . import get_batch_collection_v1 as get_batch_collection_v1
    from . import get_batch_request_v1 as get_batch_request_v1
    from . import get_batch_tile_v1 as get_batch_tile_v1
    from . import get_tiling_grid_v1 as get_tiling_grid_v1
    from . import list_batch_collections_v1 as list_batch_collections_v1
    from . import list_batch_requests_v1 as list_batch_requests_v1
    from . import list_batch_tiles_v1 as list_batch_tiles_v1
    from . import list_tiling_grids_v1 as list_tiling_grids_v1
    from . import restart_partial_batch_request_v1 as restart_partial_batch_request_v1
    from . import start_batch_request_v1 as start_batch_request_v1
    from . import update_batch_collection_v1 as update_batch_collection_v1
    from . import update_batch_request_v1 as update_batch_request_v1

_MODULE_OF: dict[str, str] = {
    "analyse_batch_request_v1": ".analyse_batch_request_v1",
    "cancel_batch_request_v1": ".cancel_batch_request_v1",
    "create_batch_collection_v1": ".create_batch_collection_v1",
    "create_batch_request_v1": ".create_batch_request_v1",
    "delete_batch_collection_v1": ".delete_batch_collection_v1",
    "delete_batch_request_v1": ".delete_batch_request_v1",
    "get_batch_collection_v1": ".get_batch_collection_v1",
    "get_batch_request_v1": ".get_batch_request_v1",
    "get_batch_tile_v1": ".get_batch_tile_v1",
    "get_tiling_grid_v1": ".get_tiling_grid_v1",
    "list_batch_collections_v1": ".list_batch_collections_v1",
    "list_batch_requests_v1": ".list_batch_requests_v1",
    "list_batch_tiles_v1": ".list_batch_tiles_v1",
    "list_tiling_grids_v1": ".list_tiling_grids_v1",
    "restart_partial_batch_request_v1": ".restart_partial_batch_request_v1",
    "start_batch_request_v1": ".start_batch_request_v1",
    "update_batch_collection_v1": ".update_batch_collection_v1",
    "update_batch_request_v1": ".update_batch_request_v1",
}

__all__ = (
    "analyse_batch_request_v1",
    "cancel_batch_request_v1",
    "create_batch_collection_v1",
    "create_batch_request_v1",
    "delete_batch_collection_v1",
    "delete_batch_request_v1",
    "get_batch_collection_v1",
    "get_batch_request_v1",
    "get_batch_tile_v1",
    "get_tiling_grid_v1",
    "list_batch_collections_v1",
    "list_batch_requests_v1",
    "list_batch_tiles_v1",
    "list_tiling_grids_v1",
    "restart_partial_batch_request_v1",
    "start_batch_request_v1",
    "update_batch_collection_v1",
    "update_batch_request_v1",
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
