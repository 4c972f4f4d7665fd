"""The async Process API: large pictures, rendered in the background and written to object storage."""

import logging

from swath_sandbox.api.account import out_of_units, require_units, spend_units
from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.delivery import MULTIPART, Delivery
from swath_sandbox.api.errors import ServiceError, bad_payload, not_found
from swath_sandbox.api.messages import Request, Response, encode_json, json_response
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process import check_resolution, opened_evalscript, plan, produce
from swath_sandbox.api.process_request import ProcessRequest, read_process_request
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.storage import masked, read_text, storage_url
from swath_sandbox.buckets import BucketError
from swath_sandbox.encoding import File
from swath_sandbox.state import Record, new_id

_log = logging.getLogger("swath_sandbox")

_KIND = "async-process"
_MAX_SIZE = 10_000
_LEAST_COST = 10.0
_CHEAPER_FROM = 10_000
_DISCOUNT = 2 / 3
_ID, _OUTPUT = "<REQUEST_ID>", "<OUTPUT>"


def create(service: Service, request: Request) -> Response:
    """POST: start rendering, unless too many others are running."""
    body = json_body(request)
    reference = body.member("evalscriptReference")
    evalscript = read_text(reference, service.buckets) if reference else None
    job = _read(body, evalscript)
    check_resolution(job.grid, job.sources)
    require_units(service)
    settle(service)
    if len(service.state.entries(_KIND)) >= service.settings.jobs.most_async:
        raise ServiceError(429, "RATE_LIMIT_EXCEEDED", "Maximum number of concurrent async requests reached.")
    name = new_id()
    url = storage_url(body.required("output").required("delivery"), service.buckets)
    record: Record = {
        "created": service.clock(),
        "request": masked(body.mapping()),
        "evalscript": evalscript,
        "url": _template(url).replace(_ID, name),
    }
    try:
        _write(service, record, "request.json", encode_json({"id": name, "request": record["request"]}))
    except BucketError as error:
        raise bad_payload(str(error)) from error
    service.state.add(_KIND, name, record)
    return _running(name)


def get(service: Service, request: Request) -> Response:
    """GET: that it is running; one that has ended is not found."""
    name = request.parameters["requestId"]
    _settle(service, name)
    record = service.state.get(_KIND, name)
    if record is None or service.clock() < record["created"] + service.settings.jobs.hidden:
        raise not_found()
    return _running(name)


def settle(service: Service) -> None:
    """Render what should be finished by now."""
    for entry in service.state.entries(_KIND):
        _settle(service, entry.id)


def _settle(service: Service, name: str) -> None:
    times = service.settings.jobs
    try:
        with service.state.edit(_KIND, name) as record:
            if service.clock() >= record["created"] + times.queued + times.feature:
                _deliver(service, name, record)
                service.state.remove(_KIND, name)
    except KeyError:
        return


def _deliver(service: Service, name: str, record: Record) -> None:
    """Write the results and their price, or what went wrong."""
    try:
        files, cost = _render(service, _read(Payload(record["request"]), record["evalscript"]))
        if not spend_units(service, cost):
            raise out_of_units()
        for file in files:
            _write(service, record, file.filename, file.content)
        _write(service, record, "request.json", encode_json({"id": name, "request": record["request"], "costPU": cost}))
    except ServiceError as error:
        _tell(service, record, error)
    except BucketError as error:
        _tell(service, record, bad_payload(str(error)))
    except Exception:  # noqa: BLE001 - a fault inside must not make every look at the request fail
        _log.exception("async request %s failed", name)
        _tell(service, record, ServiceError(500, "COMMON_EXCEPTION", "Internal Server Error"))


def _tell(service: Service, record: Record, error: ServiceError) -> None:
    _write(service, record, "error.json", encode_json(error.document()))


def _render(service: Service, job: ProcessRequest) -> tuple[list[File], float]:
    delivery = Delivery(MULTIPART, job.responses)
    with opened_evalscript(service, job.evalscript, job.sources) as evalscript:
        inputs, units = plan(service, job, delivery, evalscript.setup)
        cheaper = job.grid.width * job.grid.height >= _CHEAPER_FROM
        cost = max(_LEAST_COST, units * (_DISCOUNT if cheaper else 1.0))
        return produce(service, job, delivery, evalscript, inputs), cost


def _read(body: Payload, evalscript: str | None) -> ProcessRequest:
    return read_process_request(body, evalscript, max_size=_MAX_SIZE)


def _template(url: str) -> str:
    """The URL of a delivery with the places of the request's id and of the output's name in it."""
    if _OUTPUT in url:
        return url
    folder = url.rstrip("/")
    return f"{folder}/{_OUTPUT}" if _ID in url else f"{folder}/{_ID}/{_OUTPUT}"


def _write(service: Service, record: Record, output: str, content: bytes) -> None:
    service.buckets.write(record["url"].replace(_OUTPUT, output), content)


def _running(name: str) -> Response:
    return json_response({"id": name, "status": "RUNNING"})


AREA = Area(
    prefixes=("/async/v1/process", "/api/v1/async/process"),
    routes=(Route("POST", "", create), Route("GET", "/{requestId}", get)),
    settle=settle,
)
