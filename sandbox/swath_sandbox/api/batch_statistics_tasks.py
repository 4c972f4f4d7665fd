"""The operations of batch statistics."""

from swath_sandbox.api.account import require_units
from swath_sandbox.api.batch_actions import create, find, request_document, settle_all
from swath_sandbox.api.batch_operations import actor, getter, lister, task_document
from swath_sandbox.api.batch_statistics import BATCH_STATISTICS, read_task
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.state import new_id

_ID = "requestId"
_PROGRESS = frozenset(
    ("id", "status", "error", "completionPercentage", "lastUpdated", "costPU", "created", "stoppedStatusReason")
)


def create_task(service: Service, request: Request) -> Response:
    """POST: a batch statistics task; nothing is done before it is started."""
    document = request_document(request, "aggregation")
    read_task(service, Payload(document))
    require_units(service)
    job = create(service, BATCH_STATISTICS, new_id(), {"request": document})
    return json_response(task_document(job), 201)


def get_status(service: Service, request: Request) -> Response:
    """GET {requestId}/status: how far the task is, without its request."""
    document = task_document(find(service, BATCH_STATISTICS, request.parameters[_ID]))
    return json_response({name: value for name, value in document.items() if name in _PROGRESS})


def _settle(service: Service) -> None:
    settle_all(service, BATCH_STATISTICS)


_ONE = f"/{{{_ID}}}"

AREA = Area(
    prefixes=("/statistics/batch/v1", "/api/v1/statistics/batch"),
    routes=(
        Route("POST", "", create_task),
        Route("GET", "", lister(BATCH_STATISTICS)),
        Route("GET", _ONE, getter(BATCH_STATISTICS, _ID)),
        Route("GET", f"{_ONE}/status", get_status),
        Route("POST", f"{_ONE}/analyse", actor(BATCH_STATISTICS, _ID, "ANALYSE")),
        Route("POST", f"{_ONE}/start", actor(BATCH_STATISTICS, _ID, "START")),
        Route("POST", f"{_ONE}/stop", actor(BATCH_STATISTICS, _ID, "STOP")),
    ),
    settle=_settle,
)
