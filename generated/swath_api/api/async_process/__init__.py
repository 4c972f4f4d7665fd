# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_async_process as create_async_process
    from . import get_async_process as get_async_process

_MODULE_OF: dict[str, str] = {
    "create_async_process": ".create_async_process",
    "get_async_process": ".get_async_process",
}

__all__ = (
    "create_async_process",
    "get_async_process",
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
