"""The operations of the first edition of batch."""

from swath_sandbox.api import batch_v1_collections as collections
from swath_sandbox.api.account import ACCOUNT_ID, require_units
from swath_sandbox.api.batch_actions import act, create, find, forget, ordered, request_document, settle_all
from swath_sandbox.api.batch_job import Job
from swath_sandbox.api.batch_v1 import BATCH_V1, read_request, tiling_of
from swath_sandbox.api.batch_v1_tiles import get_tile, list_tiles
from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.errors import conflict
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import page, search_filter
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.routing import Area, Handler, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.tiling_grids import GRID_ROUTES
from swath_sandbox.state import Record, new_id


def create_request(service: Service, request: Request) -> Response:
    """POST: a batch request; nothing is done before it is analysed or started."""
    document = request_document(request, "processRequest")
    batch = read_request(service, Payload(document))
    require_units(service)
    collection = batch.collection
    output = document.get("output") or {}
    if output.get("createCollection") and not collection:
        name, bucket = document.get("description") or "Batch collection", batch.output.root.split("/")[2]
        collection = output["collectionId"] = collections.add_collection(service, name, bucket)
    if collection:
        collections.use_collection(service, collection, batch.tiling.grid.id)
    job = create(service, BATCH_V1, new_id(), {"request": document})
    return json_response(_document(job), 201)


def list_requests(service: Service, request: Request) -> Response:
    """GET: a page of batch requests."""
    accepts, collection = search_filter(request), request.query.get("collectionId")
    found = [
        (number, job, _document(job))
        for number, job in settle_all(service, BATCH_V1)
        if (not collection or _collection_of(job) == collection)
        and accepts(f"{job.id} {job.record['request'].get('description', '')}")
    ]
    items, descending = ordered(request, found)
    return page(request, items, descending=descending)


def get_request(service: Service, request: Request) -> Response:
    """GET {requestId}: the request and how far it is."""
    return json_response(_document(_find(service, request)))


def update_request(service: Service, request: Request) -> Response:
    """PUT {requestId}: another description or collection, as long as nothing is under way."""
    job = _find(service, request)
    body = json_body(request)
    description, output = body.member("description"), body.member("output")
    if job.status != "CREATED" or job.progress.waiting:
        raise conflict(f"A batch request with status {job.status} cannot be updated.")
    changed: Record = dict(job.record["request"])
    if description:
        changed["description"] = description.text()
    if output and "collectionId" in output.mapping():
        changed["output"] = {**changed.get("output", {}), "collectionId": output.mapping()["collectionId"]}
    read_request(service, Payload(changed))
    with service.state.edit(BATCH_V1.kind, job.id) as record:
        record["request"], record["updated"] = changed, service.clock()
    return get_request(service, request)


def delete_request(service: Service, request: Request) -> Response:
    """DELETE {requestId}: forget a request that is idle and has rendered nothing."""
    job = _find(service, request)
    if job.progress.waiting or job.status in {"ANALYSING", "PROCESSING"}:
        raise conflict(f"A batch request with status {job.status} must be cancelled before it is deleted.")
    if len(job.outcomes) > job.failed:
        raise conflict("A batch request with processed tiles cannot be deleted.")
    forget(service, BATCH_V1, job.id)
    return Response(204)


def delete_collection(service: Service, request: Request) -> Response:
    """DELETE collections/{collectionId}: forget a collection that no request uses."""
    name = request.parameters["collectionId"]
    collections.get_collection(service, request)
    for _, job in settle_all(service, BATCH_V1):
        if _collection_of(job) == name and job.status not in {"FAILED", "CANCELED"}:
            raise conflict(f"The collection is used by batch request {job.id}.")
    collections.remove_collection(service, name)
    return Response(204)


def _action(action: str) -> Handler:
    def handler(service: Service, request: Request) -> Response:
        job = _find(service, request)
        # One that has ended cannot be cancelled, but asking for it is no error.
        if action != "CANCEL" or job.status in BATCH_V1.legal[action]:
            act(service, BATCH_V1, job.id, action)
        return Response(204)

    return handler


def _find(service: Service, request: Request) -> Job:
    return find(service, BATCH_V1, request.parameters["requestId"])


def _collection_of(job: Job) -> str | None:
    output = job.record["request"].get("output") or {}
    return output.get("collectionId")


def _document(job: Job) -> Record:
    document = {**job.record["request"], **job.document(), "accountId": ACCOUNT_ID, "tileCount": job.total}
    if document["userAction"] == "RESTART":
        document["userAction"] = "START"
    if job.total:
        tiling = tiling_of(job.record)
        side = round(tiling.grid.size / tiling.resolution)
        document["tileWidthPx"], document["tileHeightPx"] = side + 2 * tiling.buffer_x, side + 2 * tiling.buffer_y
        document["valueEstimate"] = job.record["analysis"]["cost"]
    return document


def _settle(service: Service) -> None:
    settle_all(service, BATCH_V1)


_ONE = "/process/{requestId}"
_COLLECTION = "/collections/{collectionId}"

AREA = Area(
    prefixes=("/api/v1/batch",),
    routes=(
        Route("POST", "/process", create_request),
        Route("GET", "/process", list_requests),
        Route("GET", _ONE, get_request),
        Route("PUT", _ONE, update_request),
        Route("DELETE", _ONE, delete_request),
        Route("POST", f"{_ONE}/analyse", _action("ANALYSE")),
        Route("POST", f"{_ONE}/start", _action("START")),
        Route("POST", f"{_ONE}/cancel", _action("CANCEL")),
        Route("POST", f"{_ONE}/restartpartial", _action("RESTART")),
        Route("GET", f"{_ONE}/tiles", list_tiles),
        Route("GET", f"{_ONE}/tiles/{{tileId}}", get_tile),
        *GRID_ROUTES,
        Route("POST", "/collections", collections.create_collection),
        Route("GET", "/collections", collections.list_collections),
        Route("GET", _COLLECTION, collections.get_collection),
        Route("PUT", _COLLECTION, collections.update_collection),
        Route("DELETE", _COLLECTION, delete_collection),
    ),
    settle=_settle,
)
