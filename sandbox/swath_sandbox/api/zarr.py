"""Zarr groups in the user's bucket as collections."""

import re
import uuid
from collections.abc import Mapping

from swath_sandbox.api.account import ACCOUNT_ID
from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.bounds import parse_crs
from swath_sandbox.api.collection_names import read_bucket, read_name
from swath_sandbox.api.errors import not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import show_time
from swath_sandbox.api.zarr_ingestion import KIND, UNDER_WAY, settle, settle_collection, status_of
from swath_sandbox.state import Record

_PATH = re.compile(r"([^/]+/)+")


def create(service: Service, request: Request) -> Response:
    """POST: a collection, whose ingestion begins."""
    body = json_body(request)
    record: Record = {"name": read_name(body), "s3Bucket": read_bucket(body)}
    path, crs = body.required("path"), body.required("crs")
    if not _PATH.fullmatch(path.text()) or {".", ".."}.intersection(path.text().split("/")):
        path.reject("must be a path that ends with a slash and does not begin with one")
    epsg, now = parse_crs(crs), service.clock()
    record |= {"path": path.text(), "crs": crs.text(), "epsg": epsg}
    record |= {"created": now, "started": now, "attempt": 1, "outcome": None}
    collection = str(uuid.uuid4())
    service.state.add(KIND, collection, record)
    return json_response({"data": _document(service, collection, record)}, 201)


def list_all(service: Service, request: Request) -> Response:
    """GET: a page of the collections whose names hold `search`."""
    wanted = request.query.get("search", "").lower()
    settle(service)
    found = [entry for entry in service.state.entries(KIND) if wanted in entry.record["name"].lower()]
    return page(request, [Item((entry.number,), _document(service, entry.id, entry.record)) for entry in found])


def get(service: Service, request: Request) -> Response:
    """GET {collectionId}: one collection."""
    return _one(service, request)


def update(service: Service, request: Request) -> Response:
    """PUT {collectionId}: another name."""
    collection = request.parameters["collectionId"]
    _find(service, collection)
    name = read_name(json_body(request))
    try:
        with service.state.edit(KIND, collection) as record:
            record["name"] = name
    except KeyError:
        raise not_found() from None
    return Response(204)


def delete(service: Service, request: Request) -> Response:
    """DELETE {collectionId}: forget a collection."""
    if not service.state.remove(KIND, request.parameters["collectionId"]):
        raise not_found()
    return Response(204)


def reingest(service: Service, request: Request) -> Response:
    """PUT {collectionId}/reingest: read the group once more, unless that is under way anyway."""
    collection = request.parameters["collectionId"]
    _find(service, collection)
    try:
        with service.state.edit(KIND, collection) as record:
            if status_of(service, record) not in UNDER_WAY:
                record["started"], record["outcome"] = service.clock(), None
                record["attempt"] += 1
    except KeyError:
        raise not_found() from None
    return _one(service, request)


def list_arrays(service: Service, request: Request) -> Response:
    """GET {collectionId}/arrays: a page of the arrays whose names hold `search`."""
    record = _find(service, request.parameters["collectionId"])
    wanted = request.query.get("search", "").lower()
    names = [name for name in _arrays(record) if wanted in name.lower()]
    return page(request, [Item((name,), _array(record, name)) for name in names])


def get_array(service: Service, request: Request) -> Response:
    """GET {collectionId}/arrays/{arrayName}: one array."""
    record, name = _find(service, request.parameters["collectionId"]), request.parameters["arrayName"]
    if name not in _arrays(record):
        raise not_found()
    return json_response({"data": _array(record, name)})


def _one(service: Service, request: Request) -> Response:
    collection = request.parameters["collectionId"]
    return json_response({"data": _document(service, collection, _find(service, collection))})


def _find(service: Service, collection: str) -> Record:
    """A collection, brought up to the present."""
    settle_collection(service, collection)
    record = service.state.get(KIND, collection)
    if record is None:
        raise not_found()
    return record


def _document(service: Service, collection: str, record: Record) -> Record:
    document: Record = {"id": collection, "userId": ACCOUNT_ID, "accountId": ACCOUNT_ID}
    document |= {name: record[name] for name in ("name", "s3Bucket", "path", "crs")}
    document |= {"created": show_time(record["created"]), "status": status_of(service, record)}
    outcome = record["outcome"] or {}
    if "cause" in outcome:
        document["ingestionErrors"] = outcome["cause"]
    return {**document, **outcome.get("members", {})}


def _arrays(record: Record) -> Mapping[str, Record]:
    arrays: Mapping[str, Record] = (record["outcome"] or {}).get("arrays", {})
    return arrays


def _array(record: Record, name: str) -> Record:
    place: Record = {"name": name, "s3Bucket": record["s3Bucket"], "path": f"{record['path']}{name}/"}
    return place | _arrays(record)[name]


_ONE = "/{collectionId}"

AREA = Area(
    prefixes=("/zarr/v1/collections", "/api/v1/zarr/collections"),
    routes=(
        Route("POST", "", create),
        Route("GET", "", list_all),
        Route("GET", _ONE, get),
        Route("PUT", _ONE, update),
        Route("DELETE", _ONE, delete),
        Route("PUT", f"{_ONE}/reingest", reingest),
        Route("GET", f"{_ONE}/arrays", list_arrays),
        Route("GET", f"{_ONE}/arrays/{{arrayName}}", get_array),
    ),
    settle=settle,
)
