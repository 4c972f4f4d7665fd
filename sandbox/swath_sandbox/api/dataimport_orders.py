"""Orders of what the providers' archives hold: quotes until they are confirmed, then deliveries."""

from collections.abc import Sequence
from itertools import islice

from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.dataimport_queries import HARMONIZATIONS, Query, only_element, parse_ids, parse_query
from swath_sandbox.api.dataimport_quotas import spend_quota
from swath_sandbox.api.dataimport_records import Family, Import
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.service import Service
from swath_sandbox.archive import SOURCES, Archive, Product, square_kilometres
from swath_sandbox.deliveries import make_delivery, outcome
from swath_sandbox.state import Record

_MOST_PRODUCTS = {"AIRBUS": 10, "PLANET": 250, "MAXAR": 10}


def create_order(service: Service, request: Request) -> Response:
    """POST orders: what it would take of the quota, kept until it is confirmed."""
    body = json_body(request)
    given = body.required("input")
    query = parse_query(given, keyed=True)
    if query.provider == "PLANET":
        only_element(given.required("data")).required("harmonizeTo").choice(*HARMONIZATIONS)
    products = _products(service, query, parse_ids(given, query.provider))
    pieces = [square_kilometres(product.footprint.intersection(query.area)) for product in products]
    members = {
        "collection": query.collection,
        "products": [product.id for product in products],
        "pieces": pieces,
        "sqkm": max(sum(pieces), SOURCES[query.collection].minimum),
    }
    return ORDERS.create(service, body, members)


def list_orders(service: Service, request: Request) -> Response:
    """GET orders: a page of them."""
    return ORDERS.list_all(service, request)


def get_order(service: Service, request: Request) -> Response:
    """GET orders/{orderId}: one of them, as it is now."""
    return json_response(ORDERS.find(service, request.parameters["orderId"]).document())


def confirm_order(service: Service, request: Request) -> Response:
    """POST orders/{orderId}/confirm: spend quota, and begin."""
    return ORDERS.confirm(service, request.parameters["orderId"])


def delete_order(service: Service, request: Request) -> Response:
    """DELETE orders/{orderId}: one that does not run."""
    return ORDERS.delete(service, request.parameters["orderId"])


def _products(service: Service, query: Query, ids: Sequence[str]) -> list[Product]:
    most = _MOST_PRODUCTS[query.provider]
    if not ids:
        products = list(islice(query.products(service), most + 1))
        if len(products) > most:
            raise bad_payload(f"The query finds more than {most} products. Narrow it down, or choose products.")
    else:
        archive = Archive(service.settings.seed)
        found = [archive.find(query.collection, name) for name in ids]
        if missing := [name for name, product in zip(ids, found, strict=True) if product is None]:
            raise bad_payload(f"Product {missing[0]} was not found.")
        products = [product for product in found if product and product.shows(query.area)]
    if not products:
        raise bad_payload("No products were found for the order.")
    return products


def _look(service: Service, name: str, record: Record) -> Import:
    imports, now = service.settings.imports, service.clock()
    if record["confirmed"] is None:
        lapsed = imports.quote is not None and now >= record["created"] + imports.quote
        return Import(name, record, "CANCELLED" if lapsed else "CREATED")
    archive = Archive(service.settings.seed)
    deliveries = []
    for number, (product_id, sqkm) in enumerate(zip(record["products"], record["pieces"], strict=True), 1):
        if product := archive.find(record["collection"], product_id):
            arrival = record["confirmed"] + number * imports.delivery
            deliveries.append(make_delivery(name, product, sqkm, arrival, imports))
    return Import(name, record, outcome(deliveries, now), deliveries)


def _spend(service: Service, record: Record) -> None:
    spend_quota(service, record["collection"], record["sqkm"])


ORDERS = Family("import-orders", "Order", frozenset({"CANCELLED", "DONE", "FAILED"}), _look, _spend)
