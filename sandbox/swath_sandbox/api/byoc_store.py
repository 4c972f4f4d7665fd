"""Custom collections and their tiles as records, and the refusals that only they know."""

import uuid
from collections.abc import Mapping
from dataclasses import replace

from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.errors import ServiceError, not_found
from swath_sandbox.api.messages import Request
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.state import Entry, Record

COLLECTIONS = "byoc-collections"
"""The kind of the records of collections: `name`, `s3Bucket`, `created`, `noData`, `bands` and, of their tiles, a
`summary`."""


def tiles_kind(collection: str) -> str:
    """The kind of the records of a collection's tiles.

    They have `path`, `sensingTime`, `coverGeometry` as it was given, `created`, `started` (of the last ingestion),
    `attempt` and the `outcome` of the ingestion, which is null until it has ended.
    """
    return f"byoc-tiles-{collection}"


def add_collection(service: Service, name: str, bucket: str, bands: Mapping[str, Record] | None = None) -> str:
    """Make an empty collection, and tell its id. Without bands, those of its first tile are taken."""
    collection = str(uuid.uuid4())
    record: Record = {"name": name, "s3Bucket": bucket, "created": service.clock(), "noData": None, "summary": {}}
    service.state.add(COLLECTIONS, collection, {**record, "bands": dict(bands or {})})
    return collection


def find_collection(service: Service, collection: str) -> Record:
    """A collection.

    Raises:
        ServiceError: 404 when there is none.
    """
    record = service.state.get(COLLECTIONS, collection)
    if record is None:
        raise not_found()
    return record


def add_tile(service: Service, collection: str, record: Record, tile: str | None = None) -> str:
    """Keep a new tile, and tell its id.

    Raises:
        ServiceError: 404 when there is no such collection, 409 when it has a tile of the same path.
    """
    tile = tile or str(uuid.uuid4())
    kind = tiles_kind(collection)
    try:
        # The lock of the collection: no other thread adds a tile meanwhile.
        with service.state.edit(COLLECTIONS, collection):
            if any(entry.record["path"] == record["path"] for entry in service.state.entries(kind)):
                message = f"A tile with path {record['path']} already exists in the collection."
                raise ServiceError(409, "COMMON_UNIQUE_KEY_VIOLATION", message)
            service.state.add(kind, tile, record)
    except KeyError:
        raise not_found() from None
    return tile


def new_tile(service: Service, path: str, sensing_time: str | None = None, cover: Record | None = None) -> Record:
    """The record of a tile whose ingestion begins now."""
    now = service.clock()
    times: Record = {"created": now, "started": now, "attempt": 1, "outcome": None}
    return {"path": path, "sensingTime": sensing_time, "coverGeometry": cover, **times}


def find_tile(service: Service, collection: str, tile: str) -> Record:
    """A tile.

    Raises:
        ServiceError: 404 when there is none.
    """
    find_collection(service, collection)
    record = service.state.get(tiles_kind(collection), tile)
    if record is None:
        raise not_found()
    return record


def tiles_of(service: Service, collection: str) -> list[Entry]:
    """The tiles of a collection, oldest first."""
    return service.state.entries(tiles_kind(collection))


class ByocViolation(ServiceError):
    """The refusal of a member of a request, in BYOC's own shape: a mapping from the member to what is wrong."""

    def __init__(self, parameter: str, what: str) -> None:
        super().__init__(400, "COMMON_BAD_PAYLOAD", "Payload validation failed")
        self.violations = {parameter: what}

    def document(self) -> object:
        """The usual members, and the violations by member."""
        document = {"status": self.status, "reason": "Bad Request", "message": self.message, "code": self.code}
        return {"error": {**document, "errors": self.violations}}


def byoc_body(request: Request) -> Payload:
    """The JSON document of a request, refused in BYOC's own shape.

    Raises:
        ServiceError: 400 for a body that is empty or no JSON object, 415 for another media type.
    """
    body = replace(json_body(request), refuse=ByocViolation)
    body.mapping()
    return body
