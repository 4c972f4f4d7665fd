"""Subscriptions to Planet's products: each new one is delivered, until the time subscribed to is over."""

from datetime import datetime

import shapely.geometry

from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.dataimport_queries import (
    HARMONIZATIONS,
    SCENE_BUNDLES,
    only_element,
    parse_area,
    parse_time_range,
)
from swath_sandbox.api.dataimport_records import Family, Import
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import parse_time
from swath_sandbox.archive import Archive, Product, square_kilometres
from swath_sandbox.deliveries import Delivery, make_delivery, outcome
from swath_sandbox.state import Record

_VARIABLES = (
    "soil_water_content",
    "biomass_proxy",
    "land_surface_temperature",
    "forest_carbon_diligence_30m",
    "forest_carbon_monitoring_3m",
)


def create_subscription(service: Service, request: Request) -> Response:
    """POST subscriptions: kept until it is confirmed."""
    body = json_body(request)
    given = body.required("input")
    given.required("provider").choice("PLANET")
    given.required("planetApiKey").text()
    area = parse_area(given.required("bounds"))
    data = only_element(given.required("data"))
    source = _source(data)
    filters = data.required("dataFilter")
    start, end = parse_time_range(filters.required("timeRange"))
    clouds = filters.member("maxCloudCoverage")
    members = {
        "area": shapely.geometry.mapping(area),
        "source": source,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "clouds": clouds.number(0, 100) if clouds else 100,
        "sqkm": square_kilometres(area),
        "cancelled": None,
    }
    return SUBSCRIPTIONS.create(service, body, members)


def list_subscriptions(service: Service, request: Request) -> Response:
    """GET subscriptions: a page of them."""
    return SUBSCRIPTIONS.list_all(service, request)


def get_subscription(service: Service, request: Request) -> Response:
    """GET subscriptions/{subscriptionId}: one of them, as it is now."""
    return json_response(SUBSCRIPTIONS.find(service, request.parameters["subscriptionId"]).document())


def confirm_subscription(service: Service, request: Request) -> Response:
    """POST subscriptions/{subscriptionId}/confirm: begin."""
    return SUBSCRIPTIONS.confirm(service, request.parameters["subscriptionId"])


def cancel_subscription(service: Service, request: Request) -> Response:
    """POST subscriptions/{subscriptionId}/cancel: end it early; what has been delivered stays."""
    name = request.parameters["subscriptionId"]
    SUBSCRIPTIONS.find(service, name)
    with service.state.edit(SUBSCRIPTIONS.kind, name) as record:
        SUBSCRIPTIONS.require(service, name, record, "cancelled", "RUNNING")
        record["cancelled"] = service.clock()
    return json_response(SUBSCRIPTIONS.find(service, name).document())


def delete_subscription(service: Service, request: Request) -> Response:
    """DELETE subscriptions/{subscriptionId}: one that does not run."""
    return SUBSCRIPTIONS.delete(service, request.parameters["subscriptionId"])


def _source(data: Payload) -> str:
    """What is subscribed to: `catalog`, or the identifier of a product that has one item a day."""
    kind = data.member("type")
    name = kind.choice("catalog", "analysis_ready_ps", *_VARIABLES) if kind else "catalog"
    if name == "analysis_ready_ps":
        return data.required("id").choice("PS_ARD_SR_DAILY")
    if name != "catalog":
        return data.required("id").text()
    data.required("itemType").choice("PSScene")
    data.required("productBundle").choice(*SCENE_BUNDLES)
    data.required("harmonizeTo").choice(*HARMONIZATIONS)
    return "catalog"


def _look(service: Service, name: str, record: Record) -> Import:
    now = service.clock()
    if record["confirmed"] is None:
        return Import(name, record, "CREATED")
    deliveries = _deliveries(service, name, record)
    ended = now >= datetime.fromisoformat(record["end"]).timestamp()
    if record["cancelled"] is not None:
        status = "CANCELLED"
    elif not ended or (deliveries and outcome(deliveries, now) == "RUNNING"):
        status = "RUNNING"
    else:
        status = "FAILED" if deliveries and outcome(deliveries, now) == "FAILED" else "COMPLETED"
    return Import(name, record, status, deliveries)


def _deliveries(service: Service, name: str, record: Record) -> list[Delivery]:
    """Those of what there was at first come one after the other, those of what is new as it is taken."""
    imports, confirmed = service.settings.imports, record["confirmed"]
    until = service.clock() if record["cancelled"] is None else record["cancelled"]
    end = min(parse_time(record["end"]), datetime.fromtimestamp(until, service.now().tzinfo))
    area = shapely.geometry.shape(record["area"])
    found = Archive(service.settings.seed).products("PLANET_SCOPE", area, parse_time(record["start"]), end)
    products = sorted((one for one in found if one.cloud_cover <= record["clouds"]), key=lambda one: one.acquired)
    if record["source"] != "catalog":
        products = list({one.day: one for one in products}.values())
    deliveries = []
    for number, product in enumerate(products, 1):
        taken = product.acquired.timestamp()
        arrival = confirmed + number * imports.delivery if taken <= confirmed else taken + imports.delivery
        if record["cancelled"] is None or arrival <= record["cancelled"]:
            sqkm = square_kilometres(product.footprint.intersection(area))
            item = _item(record["source"], product)
            deliveries.append(make_delivery(name, product, sqkm, arrival, imports, item))
    return deliveries


def _item(source: str, product: Product) -> str:
    return product.id if source == "catalog" else f"{source}_{product.acquired:%Y-%m-%d}T0000"


def _spend(_service: Service, _record: Record) -> None:
    """Planet's products are paid by key."""


_ENDS = frozenset({"CANCELLED", "COMPLETED", "FAILED"})
SUBSCRIPTIONS = Family("import-subscriptions", "Subscription", _ENDS, _look, _spend)
