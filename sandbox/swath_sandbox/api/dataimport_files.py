"""The files of deliveries, and archives of them."""

from swath_sandbox.api.byte_ranges import download
from swath_sandbox.api.dataimport_deliveries import find_delivery
from swath_sandbox.api.errors import conflict, not_found, violation
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import show_time
from swath_sandbox.delivered import contents, packed
from swath_sandbox.deliveries import Delivery
from swath_sandbox.state import Record

_ARCHIVES = "import-archives"
_CHANCES = 1000


def list_files(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}/files: their paths."""
    return json_response(list(contents(_delivered(service, request))))


def get_file(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}/files/{file}: one of them, whole or in part."""
    delivery = _delivered(service, request)
    make = contents(delivery).get(request.parameters["file"])
    if make is None:
        raise not_found()
    return download(request, make(delivery), delivery.arrival)


def create_archive(service: Service, request: Request) -> Response:
    """POST deliveries/{deliveryId}/archive/create: pack all files, unless that is done or under way."""
    _check_format(request)
    delivery = _delivered(service, request)
    record = service.state.get(_ARCHIVES, delivery.id)
    if record is None or _status(service, delivery, record) == "FAILED":
        attempt = record["attempt"] + 1 if record else 1
        service.state.add(_ARCHIVES, delivery.id, {"requested": service.clock(), "attempt": attempt})
    return get_archive_status(service, request)


def get_archive_status(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}/archive/status: how far the packing is."""
    _check_format(request)
    delivery = find_delivery(service, request)
    record = _archive(service, delivery)
    document: Record = {
        "deliveryId": delivery.id,
        "format": "zip",
        "requested": show_time(record["requested"]),
        "status": _status(service, delivery, record),
    }
    if document["status"] == "DONE":
        document["size"] = len(packed(delivery))
    return json_response(document)


def get_archive(service: Service, request: Request) -> Response:
    """GET deliveries/{deliveryId}/archive: all files in one, whole or in part."""
    _check_format(request)
    delivery = find_delivery(service, request)
    record = _archive(service, delivery)
    if _status(service, delivery, record) != "DONE":
        raise not_found()
    return download(request, packed(delivery), record["requested"])


def _check_format(request: Request) -> None:
    if request.query.get("format", "zip") != "zip":
        raise violation("format", "must be one of [zip]")


def _delivered(service: Service, request: Request) -> Delivery:
    delivery = find_delivery(service, request)
    if not delivery.has_files(service.clock()):
        raise conflict(f"Delivery {delivery.id} has no files: its status is {delivery.status(service.clock())}.")
    return delivery


def _archive(service: Service, delivery: Delivery) -> Record:
    record = service.state.get(_ARCHIVES, delivery.id)
    if record is None:
        raise not_found()
    return record


def _status(service: Service, delivery: Delivery, record: Record) -> str:
    imports, passed = service.settings.imports, service.clock() - record["requested"]
    if passed < imports.archiving:
        return "WAITING"
    if passed < 2 * imports.archiving:
        return "PREPARING"
    chance = delivery.product.draw(100 + record["attempt"], _CHANCES)
    return "FAILED" if chance < _CHANCES * imports.failing_archives else "DONE"
