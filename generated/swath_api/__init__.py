# Written by tools/generate.py; changes made here are lost.

"""A client library for accessing Sentinel Hub APIs"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import api as api
    from . import errors as errors
    from . import models as models
    from . import types as types
    from .client import AuthenticatedClient as AuthenticatedClient
    from .client import Client as Client

_MODULE_OF: dict[str, str] = {
    "AuthenticatedClient": ".client",
    "Client": ".client",
    "api": ".api",
    "errors": ".errors",
    "models": ".models",
    "types": ".types",
}

__all__ = (
    "AuthenticatedClient",
    "Client",
    "api",
    "errors",
    "models",
    "types",
)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        loaded = import_module(module, __name__)
        value = globals()[name] = getattr(loaded, name) if module == ".client" else loaded
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
