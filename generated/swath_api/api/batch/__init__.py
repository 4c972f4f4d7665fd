# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import analyse_batch_task as analyse_batch_task
    from . import create_batch_task as create_batch_task
    from . import get_batch_task as get_batch_task
    from . import get_tiling_grid as get_tiling_grid
    from . import list_batch_tasks as list_batch_tasks
    from . import list_tiling_grids as list_tiling_grids
    from . import start_batch_task as start_batch_task
    from . import stop_batch_task as stop_batch_task
    from . import update_batch_task as update_batch_task

_MODULE_OF: dict[str, str] = {
    "analyse_batch_task": ".analyse_batch_task",
    "create_batch_task": ".create_batch_task",
    "get_batch_task": ".get_batch_task",
    "get_tiling_grid": ".get_tiling_grid",
    "list_batch_tasks": ".list_batch_tasks",
    "list_tiling_grids": ".list_tiling_grids",
    "start_batch_task": ".start_batch_task",
    "stop_batch_task": ".stop_batch_task",
    "update_batch_task": ".update_batch_task",
}

__all__ = (
    "analyse_batch_task",
    "create_batch_task",
    "get_batch_task",
    "get_tiling_grid",
    "list_batch_tasks",
    "list_tiling_grids",
    "start_batch_task",
    "stop_batch_task",
    "update_batch_task",
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
