"""The operations on tiles of custom collections, and on the files of a tile."""

import re
from pathlib import Path

import pyproj
import shapely
import shapely.geometry

from swath_sandbox.api.bounds import SUPPORTED_CRS, parse_polygons
from swath_sandbox.api.byoc_ingestion import (
    geojson,
    moved,
    settle_collection,
    settle_tile,
    status_of,
    summarise,
    tile_files,
)
from swath_sandbox.api.byoc_store import (
    ByocViolation,
    add_tile,
    byoc_body,
    find_collection,
    find_tile,
    new_tile,
    tiles_kind,
    tiles_of,
)
from swath_sandbox.api.byte_ranges import download
from swath_sandbox.api.errors import bad_payload, conflict, not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page, sort_order
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import format_time, parse_time, show_time
from swath_sandbox.state import Record

_PATH = re.compile(r"([^/](/?[^/])*)?")
_STATUSES = ("WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED")
_UNDER_WAY = frozenset(_STATUSES[:3])


def create(service: Service, request: Request) -> Response:
    """POST: a tile, whose ingestion begins."""
    collection = request.parameters["collectionId"]
    find_collection(service, collection)
    body = byoc_body(request)
    path = body.required("path")
    if not _PATH.fullmatch(path.text()) or ".." in path.text().split("/"):
        path.reject("must be a path that does not begin or end with a slash")
    if path.text().count("(BAND)") > 1:
        path.reject("must have the placeholder (BAND) only once")
    record = new_tile(service, path.text(), _read_sensing_time(body), _read_cover(body))
    tile = add_tile(service, collection, record)
    return json_response({"data": _document(service, tile, record)}, 201)


def list_all(service: Service, request: Request) -> Response:
    """GET: a page of the tiles, narrowed down by `path` and `status`, ordered by `sort`."""
    collection = request.parameters["collectionId"]
    path, status = request.query.get("path"), request.query.get("status")
    if status is not None and status not in _STATUSES:
        raise ByocViolation("status", f"must be one of [{', '.join(_STATUSES)}]")
    sort, descending = sort_order(request, "created", "path")
    settle_collection(service, collection)
    find_collection(service, collection)
    items = [
        Item(
            (entry.record["path"], entry.number) if sort == "path" else (entry.number,),
            _document(service, entry.id, entry.record),
        )
        for entry in tiles_of(service, collection)
        if path in {None, entry.record["path"]} and status in {None, status_of(service, entry.record)}
    ]
    return page(request, items, descending=descending)


def get(service: Service, request: Request) -> Response:
    """GET {tileId}: one tile."""
    _, tile, record = _settled(service, request)
    return json_response({"data": _document(service, tile, record)})


def update(service: Service, request: Request) -> Response:
    """PUT {tileId}: another cover geometry and sensing time; what is left out is removed."""
    collection, tile, _ = _settled(service, request)
    body = byoc_body(request)
    sensing_time, cover = _read_sensing_time(body), _read_cover(body)
    try:
        with service.state.edit(tiles_kind(collection), tile) as record:
            if status_of(service, record) in _UNDER_WAY:
                raise conflict("The tile cannot be updated while it is being ingested.")
            record["sensingTime"], record["coverGeometry"] = sensing_time, cover
    except KeyError:
        raise not_found() from None
    summarise(service, collection)
    return Response(204)


def delete(service: Service, request: Request) -> Response:
    """DELETE {tileId}: forget a tile."""
    collection, tile, _ = _settled(service, request)
    if not service.state.remove(tiles_kind(collection), tile):
        raise not_found()
    summarise(service, collection)
    return Response(204)


def reingest(service: Service, request: Request) -> Response:
    """POST {tileId}/reingest: read the files of a tile once more."""
    collection, tile, _ = _settled(service, request)
    try:
        with service.state.edit(tiles_kind(collection), tile) as record:
            if status_of(service, record) in _UNDER_WAY:
                raise bad_payload("The tile is already being ingested.")
            record["started"], record["outcome"] = service.clock(), None
            record["attempt"] += 1
    except KeyError:
        raise not_found() from None
    summarise(service, collection)
    return Response(204)


def list_files(service: Service, request: Request) -> Response:
    """GET {tileId}/files: the names of a tile's files, with their paths."""
    return json_response(sorted(_files(service, request)))


def get_file(service: Service, request: Request) -> Response:
    """GET and HEAD {tileId}/files/{path}: the bytes of a file, or a range of them."""
    file = _files(service, request).get(request.parameters["path"])
    if file is None:
        raise not_found()
    return download(request, file.read_bytes(), file.stat().st_mtime)


def _settled(service: Service, request: Request) -> tuple[str, str, Record]:
    """The collection, the id and the record of the tile that a request names, brought up to the present."""
    collection, tile = request.parameters["collectionId"], request.parameters["tileId"]
    settle_tile(service, collection, tile)
    return collection, tile, find_tile(service, collection, tile)


def _files(service: Service, request: Request) -> dict[str, Path]:
    collection, _, record = _settled(service, request)
    bucket = find_collection(service, collection)["s3Bucket"]
    root = service.buckets.path(f"s3://{bucket}")
    files = tile_files(service, bucket, record["path"]).values()
    return {file.relative_to(root).as_posix(): file for file in files}


def _document(service: Service, tile: str, record: Record) -> Record:
    outcome = record["outcome"]
    document: Record = {
        "id": tile,
        "created": show_time(record["created"]),
        "ingestionStart": show_time(record["started"]),
        "path": record["path"],
        "status": status_of(service, record),
    }
    if record["sensingTime"]:
        document["sensingTime"] = record["sensingTime"]
    if outcome is None:
        return document
    if "cause" in outcome:
        return {**document, "additionalData": {"failedIngestionCause": outcome["cause"]}}
    given = record["coverGeometry"]
    cover = geojson(moved(shapely.geometry.shape(given), 4326, outcome["epsg"]), outcome["epsg"]) if given else None
    facts = {name: outcome[name] for name in ("minMetersPerPixel", "maxMetersPerPixel")}
    additional = {"hasAddedPoints": False, "filesMetadata": outcome["files"], **facts}
    return {
        **document,
        "tileGeometry": outcome["tile"],
        "coverGeometry": cover or outcome["cover"],
        "additionalData": additional,
    }


def _read_sensing_time(body: Payload) -> str | None:
    given = body.member("sensingTime")
    if given is None:
        return None
    try:
        time = parse_time(given.text())
    except ValueError:
        given.reject("must be a date-time in ISO 8601")
    if time.microsecond % 1000:
        given.reject("must not be finer than milliseconds")
    return format_time(time)


def _read_cover(body: Payload) -> Record | None:
    """The cover geometry in degrees."""
    given = body.member("coverGeometry")
    if given is None:
        return None
    shape = moved(parse_polygons(given), _read_crs(given), 4326)
    if not shape.is_valid or shape.is_empty:
        given.reject("must be a valid geometry")
    shown: Record = shapely.geometry.mapping(shape)
    return shown


def _read_crs(geometry: Payload) -> int:
    crs = geometry.member("crs")
    if crs is None:
        return 4326
    name = crs.required("properties").required("name")
    try:
        epsg = 4326 if "CRS84" in name.text() else pyproj.CRS.from_user_input(name.text()).to_epsg()
    except pyproj.exceptions.CRSError:
        epsg = None
    if epsg is None or epsg not in SUPPORTED_CRS:
        name.reject(f"CRS {name.text()} is not supported")
    return epsg
