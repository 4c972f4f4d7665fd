# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import analyse_batch_statistics as analyse_batch_statistics
    from . import create_batch_statistics as create_batch_statistics
    from . import get_batch_statistics as get_batch_statistics
    from . import get_batch_statistics_status as get_batch_statistics_status
    from . import list_batch_statistics as list_batch_statistics
    from . import start_batch_statistics as start_batch_statistics
    from . import stop_batch_statistics as stop_batch_statistics

_MODULE_OF: dict[str, str] = {
    "analyse_batch_statistics": ".analyse_batch_statistics",
    "create_batch_statistics": ".create_batch_statistics",
    "get_batch_statistics": ".get_batch_statistics",
    "get_batch_statistics_status": ".get_batch_statistics_status",
    "list_batch_statistics": ".list_batch_statistics",
    "start_batch_statistics": ".start_batch_statistics",
    "stop_batch_statistics": ".stop_batch_statistics",
}

__all__ = (
    "analyse_batch_statistics",
    "create_batch_statistics",
    "get_batch_statistics",
    "get_batch_statistics_status",
    "list_batch_statistics",
    "start_batch_statistics",
    "stop_batch_statistics",
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
