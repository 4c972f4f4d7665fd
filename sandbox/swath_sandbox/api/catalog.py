"""The Catalog API: a STAC catalogue of the acquisitions that the Process API renders."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from swath_sandbox.api import stac
from swath_sandbox.api.errors import CatalogError, unsupported_media_type
from swath_sandbox.api.fields import Fields
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.payload import Payload, parse_json
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.search import Search, body_of_query, parse_search, refuse
from swath_sandbox.api.service import Service
from swath_sandbox.api.stac_properties import Document
from swath_sandbox.api.timestamps import format_time
from swath_sandbox.collections import CATALOG, Collection
from swath_sandbox.world import Acquisition

_PREFIX = "/catalog/v1"
_NEXT_TITLE = "Next set of results"


def landing_page(_service: Service, request: Request) -> Response:
    """GET /: what the catalogue offers."""
    return json_response(stac.landing_page(_base(request)))


def conformance(_service: Service, _request: Request) -> Response:
    """GET /conformance: the conformance classes."""
    return json_response({"conformsTo": list(stac.CONFORMANCE)})


def list_collections(_service: Service, request: Request) -> Response:
    """GET /collections: all collections."""
    return json_response(stac.collections_document(_base(request)))


def get_collection(_service: Service, request: Request) -> Response:
    """GET /collections/{collection}: one collection."""
    return json_response(stac.collection_document(_collection(request), _base(request)))


def get_queryables(_service: Service, request: Request) -> Response:
    """GET /collections/{collection}/queryables: what a filter may use."""
    document = stac.queryables_document(_collection(request), _base(request))
    return json_response(document, media_type=stac.SCHEMA)


def list_items(service: Service, request: Request) -> Response:
    """GET /collections/{collection}/items: the items of a collection, a page at a time."""
    parameters = {name: value for name, value in request.query.items() if name in {"bbox", "datetime", "limit", "next"}}
    body = {"datetime": "../..", **body_of_query(parameters), "collections": [_collection(request).id]}
    search = parse_search(Payload(body, refuse=refuse))
    acquisitions, offset = search.page(search.acquisitions(service.index))
    own = f"{_base(request)}/collections/{search.collection}/items"
    document = {
        "type": "FeatureCollection",
        "features": [stac.item_document(acquisition, _base(request)) for acquisition in acquisitions],
        "links": _links_of_get(own, request.query, offset),
        "timeStamp": format_time(service.now()),
        "numberReturned": len(acquisitions),
    }
    return json_response(document, media_type=stac.GEOJSON)


def get_item(service: Service, request: Request) -> Response:
    """GET /collections/{collection}/items/{item}: one item."""
    name = request.parameters["item"]
    acquisition = service.index.get(_collection(request).id, name)
    if acquisition is None:
        raise CatalogError(404, f"Item {name} not found")
    return json_response(stac.item_document(acquisition, _base(request)), media_type=stac.GEOJSON)


def search_by_query(service: Service, request: Request) -> Response:
    """GET /search: a search in the query string."""
    search = parse_search(Payload(body_of_query(request.query), refuse=refuse))
    results, offset = _results(service, search, _base(request))
    return _answer(search, results, offset, _links_of_get(f"{_base(request)}/search", request.query, offset))


def search_by_body(service: Service, request: Request) -> Response:
    """POST /search: a search in the request body."""
    if request.media_type != "application/json":
        raise unsupported_media_type()
    try:
        body = parse_json(request.body)
    except ValueError as error:
        raise CatalogError(400, f"Failed to parse request: {error}") from error
    search = parse_search(Payload(body, refuse=refuse))
    results, offset = _results(service, search, _base(request))
    address = f"{_base(request)}/search"
    links = [stac.link(address, "self", stac.GEOJSON)]
    if offset is not None:
        members = {"title": _NEXT_TITLE, "method": "POST", "body": {"next": offset}, "merge": True}
        links.append(stac.link(address, "next", stac.GEOJSON, **members))
    return _answer(search, results, offset, links)


def _results(service: Service, search: Search, base: str) -> tuple[list[object], int | None]:
    if search.distinct:
        values, offset = search.page(search.values(service.index, search.distinct))
        return list(values), offset
    acquisitions, offset = search.page(search.acquisitions(service.index))
    return [_feature(acquisition, search.fields, base) for acquisition in acquisitions], offset


def _feature(acquisition: Acquisition, fields: Fields | None, base: str) -> object:
    item = stac.item_document(acquisition, base)
    return fields.apply(item) if fields else item


def _answer(search: Search, results: list[object], offset: int | None, links: Iterable[Document]) -> Response:
    following = {} if offset is None else {"next": offset}
    document = {
        "type": "FeatureCollection",
        "features": results,
        "links": list(links),
        "context": {**following, "limit": search.limit, "returned": len(results)},
    }
    return json_response(document, media_type=stac.GEOJSON)


def _links_of_get(address: str, query: Mapping[str, str], offset: int | None) -> list[Document]:
    links = [stac.link(_with_query(address, query), "self", stac.GEOJSON)]
    if offset is not None:
        following = _with_query(address, {**query, "next": str(offset)})
        links.append(stac.link(following, "next", stac.GEOJSON, title=_NEXT_TITLE))
    return links


def _with_query(address: str, query: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(query, safe='/:,')}" if query else address


def _collection(request: Request) -> Collection:
    name = request.parameters["collection"]
    if name not in CATALOG:
        raise CatalogError(404, f"Collection {name} not found")
    return CATALOG[name]


def _base(request: Request) -> str:
    return request.origin + _PREFIX


AREA = Area(
    prefixes=(_PREFIX, "/api/v1/catalog/1.0.0"),
    routes=(
        Route("GET", "", landing_page, public=True),
        Route("GET", "/conformance", conformance, public=True),
        Route("GET", "/collections", list_collections),
        Route("GET", "/collections/{collection}", get_collection),
        Route("GET", "/collections/{collection}/queryables", get_queryables),
        Route("GET", "/collections/{collection}/items", list_items),
        Route("GET", "/collections/{collection}/items/{item}", get_item),
        Route("GET", "/search", search_by_query),
        Route("POST", "/search", search_by_body),
    ),
)
