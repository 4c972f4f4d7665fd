# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_zarr_collection as create_zarr_collection
    from . import delete_zarr_collection as delete_zarr_collection
    from . import get_zarr_array as get_zarr_array
    from . import get_zarr_collection as get_zarr_collection
    from . import list_zarr_arrays as list_zarr_arrays
    from . import list_zarr_collections as list_zarr_collections
    from . import reingest_zarr_collection as reingest_zarr_collection
    from . import update_zarr_collection as update_zarr_collection

_MODULE_OF: dict[str, str] = {
    "create_zarr_collection": ".create_zarr_collection",
    "delete_zarr_collection": ".delete_zarr_collection",
    "get_zarr_array": ".get_zarr_array",
    "get_zarr_collection": ".get_zarr_collection",
    "list_zarr_arrays": ".list_zarr_arrays",
    "list_zarr_collections": ".list_zarr_collections",
    "reingest_zarr_collection": ".reingest_zarr_collection",
    "update_zarr_collection": ".update_zarr_collection",
}

__all__ = (
    "create_zarr_collection",
    "delete_zarr_collection",
    "get_zarr_array",
    "get_zarr_collection",
    "list_zarr_arrays",
    "list_zarr_collections",
    "reingest_zarr_collection",
    "update_zarr_collection",
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
