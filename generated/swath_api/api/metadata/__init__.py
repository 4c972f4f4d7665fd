# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_batch_collection_metadata as get_batch_collection_metadata
    from . import get_byoc_collection_metadata as get_byoc_collection_metadata
    from . import get_location as get_location
    from . import get_zarr_collection_metadata as get_zarr_collection_metadata
    from . import list_locations as list_locations

_MODULE_OF: dict[str, str] = {
    "get_batch_collection_metadata": ".get_batch_collection_metadata",
    "get_byoc_collection_metadata": ".get_byoc_collection_metadata",
    "get_location": ".get_location",
    "get_zarr_collection_metadata": ".get_zarr_collection_metadata",
    "list_locations": ".list_locations",
}

__all__ = (
    "get_batch_collection_metadata",
    "get_byoc_collection_metadata",
    "get_location",
    "get_zarr_collection_metadata",
    "list_locations",
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
