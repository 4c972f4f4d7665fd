"""The operations of the second edition of batch."""

from swath_sandbox.api.account import require_units
from swath_sandbox.api.batch import BATCH, read_task
from swath_sandbox.api.batch_actions import create, find, request_document, settle_all
from swath_sandbox.api.batch_operations import actor, getter, lister, task_document
from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.errors import bad_payload, conflict
from swath_sandbox.api.messages import Request, Response, encode_json, json_response
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.tiling_grids import GRID_ROUTES
from swath_sandbox.buckets import BucketError
from swath_sandbox.state import new_id

_ID = "taskId"


def create_task(service: Service, request: Request) -> Response:
    """POST: a batch task, and a copy of its request in the bucket; nothing is done before it is started."""
    document = request_document(request, "processRequest")
    task = read_task(service, Payload(document))
    require_units(service)
    name = new_id()
    try:
        service.buckets.write(f"{task.output.root}/request-{name}.json", encode_json({"id": name, "request": document}))
    except BucketError as error:
        raise bad_payload(str(error)) from error
    return json_response(task_document(create(service, BATCH, name, {"request": document})), 201)


def update_task(service: Service, request: Request) -> Response:
    """PUT {taskId}: another description, as long as nothing is under way."""
    job = find(service, BATCH, request.parameters[_ID])
    description = json_body(request).member("description")
    if job.status != "CREATED" or job.progress.waiting:
        raise conflict(f"A batch task with status {job.status} cannot be updated.")
    with service.state.edit(BATCH.kind, job.id) as record:
        if description:
            record["request"]["description"] = description.text()
        record["updated"] = service.clock()
    return json_response(record["request"])


def _settle(service: Service) -> None:
    settle_all(service, BATCH)


_ONE = f"/process/{{{_ID}}}"

AREA = Area(
    prefixes=("/batch/v2", "/api/v2/batch"),
    routes=(
        Route("POST", "/process", create_task),
        Route("GET", "/process", lister(BATCH)),
        Route("GET", _ONE, getter(BATCH, _ID)),
        Route("PUT", _ONE, update_task),
        Route("POST", f"{_ONE}/analyse", actor(BATCH, _ID, "ANALYSE")),
        Route("POST", f"{_ONE}/start", actor(BATCH, _ID, "START")),
        Route("POST", f"{_ONE}/stop", actor(BATCH, _ID, "STOP")),
        *GRID_ROUTES,
    ),
    settle=_settle,
)
