"""The operations on custom collections."""

import re
from collections.abc import Mapping

from swath_sandbox.api.account import ACCOUNT_ID
from swath_sandbox.api.byoc_ingestion import settle_collection, summarise
from swath_sandbox.api.byoc_store import (
    COLLECTIONS,
    ByocViolation,
    add_collection,
    add_tile,
    byoc_body,
    find_collection,
    tiles_kind,
    tiles_of,
)
from swath_sandbox.api.collection_names import read_bucket, read_name
from swath_sandbox.api.errors import bad_payload, conflict, not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page, search_filter
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import show_time
from swath_sandbox.state import Record

_BAND_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def create(service: Service, request: Request) -> Response:
    """POST: an empty collection."""
    body = byoc_body(request)
    name, bucket = read_name(body), read_bucket(body)
    no_data, bands = _read_no_data(body), _read_bands(body)
    collection = add_collection(service, name, bucket, bands)
    with service.state.edit(COLLECTIONS, collection) as record:
        record["noData"] = no_data
    return json_response({"data": _document(service, collection)}, 201)


def list_all(service: Service, request: Request) -> Response:
    """GET: a page of the collections whose names match `search`."""
    accepts = search_filter(request)
    found = [entry for entry in service.state.entries(COLLECTIONS) if accepts(entry.record["name"])]
    return page(request, [Item((entry.number,), _document(service, entry.id)) for entry in found])


def get(service: Service, request: Request) -> Response:
    """GET {collectionId}: one collection."""
    return json_response({"data": _document(service, request.parameters["collectionId"])})


def update(service: Service, request: Request) -> Response:
    """PUT {collectionId}: its name and, where it may still change, the rest."""
    collection = request.parameters["collectionId"]
    settle_collection(service, collection)
    find_collection(service, collection)
    body = byoc_body(request)
    name, bucket, no_data = read_name(body), read_bucket(body), _read_no_data(body)
    bands = _read_bands(body)
    has_tiles = bool(tiles_of(service, collection))
    try:
        with service.state.edit(COLLECTIONS, collection) as record:
            if has_tiles and bucket != record["s3Bucket"]:
                raise conflict("The bucket of a collection can only be changed while the collection is empty.")
            if has_tiles and bands is not None:
                _check_change(record["bands"], bands)
            record["name"], record["s3Bucket"], record["noData"] = name, bucket, no_data
            if bands is not None:
                record["bands"] = bands
    except KeyError:
        raise not_found() from None
    return Response(204)


def delete(service: Service, request: Request) -> Response:
    """DELETE {collectionId}: forget a collection and its tiles."""
    collection = request.parameters["collectionId"]
    if not service.state.remove(COLLECTIONS, collection):
        raise not_found()
    for entry in tiles_of(service, collection):
        service.state.remove(tiles_kind(collection), entry.id)
    return Response(204)


def copy_tiles(service: Service, request: Request) -> Response:
    """POST {collectionId}/copyTiles: the ingested tiles whose paths are new to another collection."""
    source = request.parameters["collectionId"]
    target = request.query.get("toCollection")
    if not target:
        raise ByocViolation("toCollection", "must not be null")
    settle_collection(service, source)
    bands, others = find_collection(service, source)["bands"], find_collection(service, target)["bands"]
    if others and _types(bands) != _types(others):
        raise bad_payload("The target collection must have the same bands as the source collection, or none.")
    ingested = [entry.record for entry in tiles_of(service, source) if _is_ingested(entry.record)]
    with service.state.edit(COLLECTIONS, target) as record:
        record["bands"] = others or (bands if ingested else {})
        known = {entry.record["path"] for entry in tiles_of(service, target)}
        for tile in ingested:
            if tile["path"] not in known:
                add_tile(service, target, {**tile, "created": service.clock()})
    summarise(service, target)
    return Response(204)


def _document(service: Service, collection: str) -> Record:
    settle_collection(service, collection)
    record = find_collection(service, collection)
    document: Record = {
        "id": collection,
        "userId": ACCOUNT_ID,
        "accountId": ACCOUNT_ID,
        "name": record["name"],
        "s3Bucket": record["s3Bucket"],
        "isConfigured": bool(record["bands"]),
        "created": show_time(record["created"]),
        "requiresMetadataUpdate": False,
        "additionalData": {**({"bands": record["bands"]} if record["bands"] else {}), **record["summary"]},
    }
    if record["noData"] is not None:
        document["noData"] = record["noData"]
    return document


def _read_no_data(body: Payload) -> float | None:
    no_data = body.member("noData")
    return None if no_data is None else no_data.number()


def _read_bands(body: Payload) -> Record | None:
    """The bands of a request; empty ones are none to be had, None says nothing about them."""
    additional = body.member("additionalData")
    if additional is None:
        return None
    bands = additional.member("bands")
    if bands is None:
        return {}
    return {name: _read_band(bands, name) for name in bands.mapping()}


def _read_band(bands: Payload, name: str) -> Record:
    if not _BAND_NAME.fullmatch(name):
        bands.reject(f"{name!r} is not a valid band name")
    band = bands.required(name)
    depth = band.required("bitDepth")
    if depth.integer() not in {8, 16, 32}:
        depth.reject("must be one of [8, 16, 32]")
    source, index, no_data = band.member("source"), band.member("bandIndex"), band.member("noData")
    record: Record = {
        "source": source.text() if source else name,
        "bandIndex": index.integer(1) if index else 1,
        "bitDepth": depth.integer(),
        "sampleFormat": band.required("sampleFormat").choice("UINT", "INT", "FLOAT"),
    }
    return {**record, "noData": no_data.number()} if no_data else record


def _check_change(before: Mapping[str, Record], after: Mapping[str, Record]) -> None:
    """Bands of a collection with tiles may be renamed, removed, and given a no-data value."""
    if before and not after:
        raise ByocViolation("additionalData->bands", "can only be emptied once the collection has no tiles")
    known = [_place(band) for band in before.values()]
    for name, band in after.items():
        if before and _place(band) not in known:
            raise ByocViolation(
                f"additionalData->bands->{name}", "cannot be added or changed once the collection has tiles"
            )


def _place(band: Record) -> Record:
    return {name: value for name, value in band.items() if name != "noData"}


def _types(bands: Mapping[str, Record]) -> dict[str, tuple[object, object]]:
    return {name: (band["bitDepth"], band["sampleFormat"]) for name, band in bands.items()}


def _is_ingested(tile: Record) -> bool:
    return tile["outcome"] is not None and "cause" not in tile["outcome"]
