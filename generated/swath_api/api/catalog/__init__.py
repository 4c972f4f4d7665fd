# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_catalog as get_catalog
    from . import get_collection as get_collection
    from . import get_conformance as get_conformance
    from . import get_item as get_item
    from . import get_queryables as get_queryables
    from . import list_collection_items as list_collection_items
    from . import list_collections as list_collections
    from . import search_items as search_items
    from . import search_items_by_query as search_items_by_query

_MODULE_OF: dict[str, str] = {
    "get_catalog": ".get_catalog",
    "get_collection": ".get_collection",
    "get_conformance": ".get_conformance",
    "get_item": ".get_item",
    "get_queryables": ".get_queryables",
    "list_collection_items": ".list_collection_items",
    "list_collections": ".list_collections",
    "search_items": ".search_items",
    "search_items_by_query": ".search_items_by_query",
}

__all__ = (
    "get_catalog",
    "get_collection",
    "get_conformance",
    "get_item",
    "get_queryables",
    "list_collection_items",
    "list_collections",
    "search_items",
    "search_items_by_query",
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
