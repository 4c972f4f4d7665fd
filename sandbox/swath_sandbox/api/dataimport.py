"""Data import: commercial imagery searched, ordered and delivered."""

from collections.abc import Iterator

from swath_sandbox.api import dataimport_deliveries as deliveries
from swath_sandbox.api import dataimport_files as files
from swath_sandbox.api import dataimport_orders as orders
from swath_sandbox.api import dataimport_quotas as quotas
from swath_sandbox.api import dataimport_search as search
from swath_sandbox.api import dataimport_subscriptions as subscriptions
from swath_sandbox.api.dataimport_ingestion import settle
from swath_sandbox.api.routing import Area, Route

_ORDER = "/orders/{orderId}"
_SUBSCRIPTION = "/subscriptions/{subscriptionId}"


def _routes_of_deliveries(parent: str) -> Iterator[Route]:
    listing = f"{parent}/deliveries"
    one = f"{listing}/{{deliveryId}}"
    yield Route("GET", listing, deliveries.list_deliveries)
    yield Route("GET", one, deliveries.get_delivery)
    yield Route("GET", f"{one}/files", files.list_files)
    yield Route("GET", f"{one}/files/{{file*}}", files.get_file)
    yield Route("POST", f"{one}/archive/create", files.create_archive)
    yield Route("GET", f"{one}/archive", files.get_archive)
    yield Route("GET", f"{one}/archive/status", files.get_archive_status)
    yield Route("GET", f"{one}/tiles", deliveries.list_tiles)
    yield Route("GET", f"{one}/tiles/{{tileId}}", deliveries.get_tile)


AREA = Area(
    prefixes=("/api/v1/dataimport",),
    routes=(
        Route("POST", "/search", search.search_products),
        Route("POST", "/nativesearch", search.search_natively),
        Route("GET", "/collections/{collectionId}/products/{productId}/thumbnail", search.get_thumbnail),
        Route("POST", "/orders", orders.create_order),
        Route("GET", "/orders", orders.list_orders),
        Route("GET", _ORDER, orders.get_order),
        Route("DELETE", _ORDER, orders.delete_order),
        Route("POST", f"{_ORDER}/confirm", orders.confirm_order),
        *_routes_of_deliveries(_ORDER),
        Route("POST", "/subscriptions", subscriptions.create_subscription),
        Route("GET", "/subscriptions", subscriptions.list_subscriptions),
        Route("GET", _SUBSCRIPTION, subscriptions.get_subscription),
        Route("DELETE", _SUBSCRIPTION, subscriptions.delete_subscription),
        Route("POST", f"{_SUBSCRIPTION}/confirm", subscriptions.confirm_subscription),
        Route("POST", f"{_SUBSCRIPTION}/cancel", subscriptions.cancel_subscription),
        *_routes_of_deliveries(_SUBSCRIPTION),
        Route("GET", "/accountquotas", quotas.list_quotas),
        Route("GET", "/accountquotas/{collectionId}", quotas.get_quota),
    ),
    settle=settle,
)
