"""The deliveries of orders and subscriptions, and the tiles that they become."""

from swath_sandbox.api.dataimport_orders import ORDERS
from swath_sandbox.api.dataimport_records import Import
from swath_sandbox.api.dataimport_subscriptions import SUBSCRIPTIONS
from swath_sandbox.api.errors import not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page
from swath_sandbox.api.service import Service
from swath_sandbox.deliveries import Delivery
from swath_sandbox.state import Record


def list_deliveries(service: Service, request: Request) -> Response:
    """GET deliveries: a page of those in the state that `status` asks for."""
    now, status = service.clock(), request.query.get("status")
    listed = [
        Item((number,), _document(service, request, delivery))
        for number, delivery in enumerate(_parent(service, request).deliveries)
        if status in {None, delivery.status(now)}
    ]
    return page(request, listed)


def get_delivery(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}: one of them, as it is now."""
    return json_response(_document(service, request, find_delivery(service, request)))


def list_tiles(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}/tiles: all that it became."""
    return json_response({"data": _tiles(service, find_delivery(service, request))})


def get_tile(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}/tiles/{tileId}: one of them."""
    for tile in _tiles(service, find_delivery(service, request)):
        if tile["id"] == request.parameters["tileId"]:
            return json_response(tile)
    raise not_found()


def find_delivery(service: Service, request: Request) -> Delivery:
    """The delivery that a request is about.

    Raises:
        ServiceError: 404 when there is none.
    """
    for delivery in _parent(service, request).deliveries:
        if delivery.id == request.parameters["deliveryId"]:
            return delivery
    raise not_found()


def _parent(service: Service, request: Request) -> Import:
    if order := request.parameters.get("orderId"):
        return ORDERS.find(service, order)
    return SUBSCRIPTIONS.find(service, request.parameters["subscriptionId"])


def _tiles(service: Service, delivery: Delivery) -> list[Record]:
    return [
        {"id": name, "deliveryId": delivery.id, "status": status} for name, status in delivery.tiles(service.clock())
    ]


def _document(service: Service, request: Request, delivery: Delivery) -> Record:
    provider, now = delivery.product.provider, service.clock()
    member = {"AIRBUS": "productId", "PLANET": "itemId", "MAXAR": "selectedImages"}[provider]
    document: Record = {
        "provider": provider,
        "id": delivery.id,
        "status": delivery.status(now),
        member: [delivery.item] if provider == "MAXAR" else delivery.item,
    }
    if "orderId" in request.parameters:
        document["sqkm"] = round(delivery.sqkm, 6)
    error = delivery.error(now)
    return {**document, "errorMessage": error} if error else document
