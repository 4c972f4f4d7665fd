"""Batch collections: what batch requests of the first edition may add their results to."""

from swath_sandbox.api.account import ACCOUNT_ID
from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.errors import not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page, search_filter
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import show_time
from swath_sandbox.state import Record, new_id

_KIND = "batch-v1-collections"


def add_collection(service: Service, name: str, bucket: str) -> str:
    """Make an empty collection, and tell its id."""
    collection = new_id()
    service.state.add(_KIND, collection, {"name": name, "s3Bucket": bucket, "created": service.clock()})
    return collection


def find_collection(service: Service, collection: str) -> Record | None:
    """What is kept of a collection: `name`, `s3Bucket`, `created` and, once it is used, `tilingGridId`."""
    return service.state.get(_KIND, collection)


def use_collection(service: Service, collection: str, tiling_grid: int) -> None:
    """Note the tiling grid of the first request that writes to a collection."""
    with service.state.edit(_KIND, collection) as record:
        record.setdefault("tilingGridId", tiling_grid)


def remove_collection(service: Service, collection: str) -> None:
    """Forget a collection."""
    service.state.remove(_KIND, collection)


def create_collection(service: Service, request: Request) -> Response:
    """POST collections: an empty one."""
    body = json_body(request)
    collection = add_collection(service, body.required("name").text(), body.required("s3Bucket").text())
    return json_response(_document(collection, _get(service, collection)), 201)


def list_collections(service: Service, request: Request) -> Response:
    """GET collections: a page of those whose names match `search`."""
    accepts = search_filter(request)
    found = [entry for entry in service.state.entries(_KIND) if accepts(entry.record["name"])]
    return page(request, [Item((entry.number,), _document(entry.id, entry.record)) for entry in found])


def get_collection(service: Service, request: Request) -> Response:
    """GET collections/{collectionId}: one of them."""
    collection = request.parameters["collectionId"]
    return json_response(_document(collection, _get(service, collection)))


def update_collection(service: Service, request: Request) -> Response:
    """PUT collections/{collectionId}: another name."""
    collection = request.parameters["collectionId"]
    _get(service, collection)
    if name := json_body(request).member("name"):
        with service.state.edit(_KIND, collection) as record:
            record["name"] = name.text()
    return Response(204)


def _get(service: Service, collection: str) -> Record:
    record = find_collection(service, collection)
    if record is None:
        raise not_found()
    return record


def _document(collection: str, record: Record) -> Record:
    document = {
        "id": collection,
        "accountId": ACCOUNT_ID,
        "name": record["name"],
        "s3Bucket": record["s3Bucket"],
        "created": show_time(record["created"]),
    }
    if "tilingGridId" in record:
        document["batchData"] = {"tilingGridId": record["tilingGridId"]}
    return document
