# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import statistics as statistics

_MODULE_OF: dict[str, str] = {
    "statistics": ".statistics",
}

__all__ = ("statistics",)

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
