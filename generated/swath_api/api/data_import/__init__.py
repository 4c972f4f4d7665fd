# Written by tools/generate.py; changes made here are lost.

"""The operations of one area, one module each, imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import cancel_subscription as cancel_subscription
    from . import confirm_order as confirm_order
    from . import confirm_subscription as confirm_subscription
    from . import create_order as create_order
    from . import create_order_delivery_archive as create_order_delivery_archive
    from . import create_subscription as create_subscription
    from . import create_subscription_delivery_archive as create_subscription_delivery_archive
    from . import delete_order as delete_order
    from . import delete_subscription as delete_subscription
    from . import get_order as get_order
    from . import get_order_delivery as get_order_delivery
    from . import get_order_delivery_archive as get_order_delivery_archive
    from . import get_order_delivery_archive_status as get_order_delivery_archive_status
    from . import get_order_delivery_file as get_order_delivery_file
    from . import get_order_delivery_tile as get_order_delivery_tile
    from . import get_product_thumbnail as get_product_thumbnail
    from . import get_quota as get_quota
    from . import get_subscription as get_subscription
    from . import get_subscription_delivery as get_subscription_delivery
    from . import get_subscription_delivery_archive as get_subscription_delivery_archive
    from . import get_subscription_delivery_archive_status as get_subscription_delivery_archive_status
    from . import get_subscription_delivery_file as get_subscription_delivery_file
    from . import get_subscription_delivery_tile as get_subscription_delivery_tile
    from . import head_order_delivery_archive as head_order_delivery_archive
    from . import head_order_delivery_file as head_order_delivery_file
    from . import head_subscription_delivery_archive as head_subscription_delivery_archive
    from . import head_subscription_delivery_file as head_subscription_delivery_file
    from . import list_order_deliveries as list_order_deliveries
    from . import list_order_delivery_files as list_order_delivery_files
    from . import list_order_delivery_tiles as list_order_delivery_tiles
    from . import list_orders as list_orders
    from . import list_quotas as list_quotas
    from . import list_subscription_deliveries as list_subscription_deliveries
    from . import list_subscription_delivery_files as list_subscription_delivery_files
    from . import list_subscription_delivery_tiles as list_subscription_delivery_tiles
    from . import list_subscriptions as list_subscriptions
    from . import search_products as search_products
    from . import search_products_natively as search_products_natively

_MODULE_OF: dict[str, str] = {
    "cancel_subscription": ".cancel_subscription",
    "confirm_order": ".confirm_order",
    "confirm_subscription": ".confirm_subscription",
    "create_order": ".create_order",
    "create_order_delivery_archive": ".create_order_delivery_archive",
    "create_subscription": ".create_subscription",
    "create_subscription_delivery_archive": ".create_subscription_delivery_archive",
    "delete_order": ".delete_order",
    "delete_subscription": ".delete_subscription",
    "get_order": ".get_order",
    "get_order_delivery": ".get_order_delivery",
    "get_order_delivery_archive": ".get_order_delivery_archive",
    "get_order_delivery_archive_status": ".get_order_delivery_archive_status",
    "get_order_delivery_file": ".get_order_delivery_file",
    "get_order_delivery_tile": ".get_order_delivery_tile",
    "get_product_thumbnail": ".get_product_thumbnail",
    "get_quota": ".get_quota",
    "get_subscription": ".get_subscription",
    "get_subscription_delivery": ".get_subscription_delivery",
    "get_subscription_delivery_archive": ".get_subscription_delivery_archive",
    "get_subscription_delivery_archive_status": ".get_subscription_delivery_archive_status",
    "get_subscription_delivery_file": ".get_subscription_delivery_file",
    "get_subscription_delivery_tile": ".get_subscription_delivery_tile",
    "head_order_delivery_archive": ".head_order_delivery_archive",
    "head_order_delivery_file": ".head_order_delivery_file",
    "head_subscription_delivery_archive": ".head_subscription_delivery_archive",
    "head_subscription_delivery_file": ".head_subscription_delivery_file",
    "list_order_deliveries": ".list_order_deliveries",
    "list_order_delivery_files": ".list_order_delivery_files",
    "list_order_delivery_tiles": ".list_order_delivery_tiles",
    "list_orders": ".list_orders",
    "list_quotas": ".list_quotas",
    "list_subscription_deliveries": ".list_subscription_deliveries",
    "list_subscription_delivery_files": ".list_subscription_delivery_files",
    "list_subscription_delivery_tiles": ".list_subscription_delivery_tiles",
    "list_subscriptions": ".list_subscriptions",
    "search_products": ".search_products",
    "search_products_natively": ".search_products_natively",
}

__all__ = (
    "cancel_subscription",
    "confirm_order",
    "confirm_subscription",
    "create_order",
    "create_order_delivery_archive",
    "create_subscription",
    "create_subscription_delivery_archive",
    "delete_order",
    "delete_subscription",
    "get_order",
    "get_order_delivery",
    "get_order_delivery_archive",
    "get_order_delivery_archive_status",
    "get_order_delivery_file",
    "get_order_delivery_tile",
    "get_product_thumbnail",
    "get_quota",
    "get_subscription",
    "get_subscription_delivery",
    "get_subscription_delivery_archive",
    "get_subscription_delivery_archive_status",
    "get_subscription_delivery_file",
    "get_subscription_delivery_tile",
    "head_order_delivery_archive",
    "head_order_delivery_file",
    "head_subscription_delivery_archive",
    "head_subscription_delivery_file",
    "list_order_deliveries",
    "list_order_delivery_files",
    "list_order_delivery_tiles",
    "list_orders",
    "list_quotas",
    "list_subscription_deliveries",
    "list_subscription_delivery_files",
    "list_subscription_delivery_tiles",
    "list_subscriptions",
    "search_products",
    "search_products_natively",
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
