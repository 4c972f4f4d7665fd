# Written by tools/generate.py; changes made here are lost.

"""The operations, one package an area, each imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import async_process as async_process
    from . import batch as batch
    from . import batch_statistics as batch_statistics
    from . import batch_v1 as batch_v1
    from . import byoc as byoc
    from . import catalog as catalog
    from . import data_import as data_import
    from . import metadata as metadata
    from . import process as process
    from . import statistics as statistics
    from . import zarr as zarr

_MODULE_OF: dict[str, str] = {
    "async_process": ".async_process",
    "batch": ".batch",
    "batch_statistics": ".batch_statistics",
    "batch_v1": ".batch_v1",
    "byoc": ".byoc",
    "catalog": ".catalog",
    "data_import": ".data_import",
    "metadata": ".metadata",
    "process": ".process",
    "statistics": ".statistics",
    "zarr": ".zarr",
}

__all__ = (
    "async_process",
    "batch",
    "batch_statistics",
    "batch_v1",
    "byoc",
    "catalog",
    "data_import",
    "metadata",
    "process",
    "statistics",
    "zarr",
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
