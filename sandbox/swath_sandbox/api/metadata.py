"""Metadata: where the service runs, and where and what custom collections are."""

from collections.abc import Mapping

from swath_sandbox.api.batch_v1_collections import find_collection as find_batch_collection
from swath_sandbox.api.byoc_store import find_collection as find_byoc_collection
from swath_sandbox.api.errors import not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.zarr_ingestion import KIND as ZARR
from swath_sandbox.api.zarr_ingestion import settle_collection as settle_zarr
from swath_sandbox.state import Record

_PREFIX = "/api/v1/metadata"
_LOCATION = "aws-eu-central-1"


def list_locations(_service: Service, request: Request) -> Response:
    """GET location: all deployments; the sandbox is one, and knows no other."""
    return json_response([_location(request)])


def get_location(_service: Service, request: Request) -> Response:
    """GET location/{locationId}: one of them."""
    if request.parameters["locationId"] != _LOCATION:
        raise not_found()
    return json_response(_location(request))


def get_byoc_collection(service: Service, request: Request) -> Response:
    """GET collection/byoc-{collectionId}: a BYOC collection."""
    record = find_byoc_collection(service, request.parameters["collectionId"])
    return _collection(request, record["bands"])


def get_batch_collection(service: Service, request: Request) -> Response:
    """GET collection/batch-{collectionId}: a batch collection, whose bands the sandbox does not know."""
    if find_batch_collection(service, request.parameters["collectionId"]) is None:
        raise not_found()
    return _collection(request, {})


def get_zarr_collection(service: Service, request: Request) -> Response:
    """GET collection/zarr-{collectionId}: a Zarr collection, whose bands are known once it is ingested."""
    collection = request.parameters["collectionId"]
    settle_zarr(service, collection)
    record = service.state.get(ZARR, collection)
    if record is None:
        raise not_found()
    members = (record["outcome"] or {}).get("members", {})
    return _collection(request, members.get("additionalData", {}).get("bands", {}))


def _location(request: Request) -> Record:
    return {
        "@id": f"{request.origin}{_PREFIX}/location/{_LOCATION}",
        "id": _LOCATION,
        "url": request.origin,
        "wmsUrl": f"{request.origin}/ogc/wms",
        "processUrl": f"{request.origin}/process/v1",
        "catalogUrl": f"{request.origin}/catalog/v1",
    }


def _collection(request: Request, bands: Mapping[str, Record]) -> Response:
    document = {
        "@id": f"{request.origin}{request.path}",
        "id": request.parameters["collectionId"],
        "location": _location(request),
        "datasetType": "custom",
        "bands": [
            {"name": name, "sampleType": f"{band['sampleFormat']}{band['bitDepth']}"} for name, band in bands.items()
        ],
    }
    return json_response(document)


AREA = Area(
    prefixes=(_PREFIX,),
    routes=(
        Route("GET", "/location", list_locations),
        Route("GET", "/location/{locationId}", get_location),
        Route("GET", "/collection/byoc-{collectionId}", get_byoc_collection),
        Route("GET", "/collection/batch-{collectionId}", get_batch_collection),
        Route("GET", "/collection/zarr-{collectionId}", get_zarr_collection),
    ),
)
