"""Searching the providers' archives, and the pictures of what is found."""

from collections.abc import Callable, Mapping
from itertools import islice

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.dataimport_queries import PROVIDERS, Query, parse_area, parse_query, parse_time_range
from swath_sandbox.api.errors import bad_payload, not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, Key, page_of
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import format_time
from swath_sandbox.archive import SOURCES, Archive, Product
from swath_sandbox.encoding import JPEG, PNG, encode_image
from swath_sandbox.grid import Grid

_NATIVE_PAGE = 50
_THUMBNAIL = 64


def search_products(service: Service, request: Request) -> Response:
    """POST search: a page of the products of one provider that meet a query."""
    query = parse_query(json_body(request))
    # Only what a page shows is worth describing.
    found: dict[Key, Product] = {(-one.day, one.column, one.row): one for one in query.products(service)}
    shown, links = page_of(request, [Item(key, None) for key in found])
    describe = _DESCRIBE[query.provider]
    return json_response({"links": links, "features": [describe(found[item.key]) for item in shown]})


def search_natively(service: Service, request: Request) -> Response:
    """POST nativesearch: the first products that meet a query in the provider's own words, as it would answer.

    Of these words, the sandbox knows `bbox` and any GeoJSON polygon inside the query; everything else is passed over.
    """
    payload = json_body(request)
    provider = payload.required("provider").choice(*PROVIDERS)
    area = _native_area(payload.mapping())
    collection = _native_collection(provider, payload)
    start, end = parse_time_range(None)
    products = list(islice(Query(provider, collection, area, start, end, _any).products(service), _NATIVE_PAGE))
    features = [_DESCRIBE[provider](product) for product in products]
    return json_response({**_ENVELOPES[provider](len(features)), "features": features})


def get_thumbnail(service: Service, request: Request) -> Response:
    """GET collections/{collectionId}/products/{productId}/thumbnail: a small picture of a product."""
    collection = request.parameters["collectionId"]
    name = request.parameters["productId"]
    product = Archive(service.settings.seed).find(collection, name) if collection in SOURCES else None
    if product is None:
        raise not_found()
    if product.provider == "PLANET" and not request.query.get("planetApiKey"):
        raise bad_payload("Query parameter planetApiKey is required for Planet products.")
    media_type = PNG if product.provider == "PLANET" else JPEG
    grid = Grid(4326, product.footprint.bounds, _THUMBNAIL, _THUMBNAIL)
    return Response(200, {"content-type": media_type}, encode_image(_picture(product), media_type, grid))


def _picture(product: Product) -> NDArray[np.uint8]:
    """Land in a colour of the product's own, under as many clouds as it has."""
    noise = np.random.default_rng(product.chance).random((_THUMBNAIL, _THUMBNAIL))
    ground = np.array([60, 90, 50]) + np.array([product.chance >> shift & 31 for shift in (0, 5, 10)])
    picture: NDArray[np.float64] = ground * (0.8 + 0.4 * noise[:, :, None])
    picture[noise < product.cloud_cover / 100] = 235
    return picture.astype(np.uint8)


def _airbus(product: Product) -> dict[str, object]:
    properties = {
        "id": product.id,
        "constellation": "PHR" if product.collection == "AIRBUS_PLEIADES" else "SPOT",
        "platform": product.sensor,
        "acquisitionDate": format_time(product.acquired),
        "cloudCover": product.cloud_cover,
        "snowCover": product.snow_cover,
        "incidenceAngle": product.off_nadir,
        "processingLevel": product.level,
    }
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(product.footprint)}


def _planet(product: Product) -> dict[str, object]:
    properties = {
        "item_type": "PSScene" if product.collection == "PLANET_SCOPE" else "SkySatCollect",
        "acquired": format_time(product.acquired),
        "cloud_cover": round(product.cloud_cover / 100, 3),
        "sun_elevation": product.sun_elevation,
        "view_angle": product.off_nadir,
        "instrument": product.sensor,
    }
    geometry = shapely.geometry.mapping(product.footprint)
    return {"type": "Feature", "id": product.id, "properties": properties, "geometry": geometry}


def _maxar(product: Product) -> dict[str, object]:
    rings = [[list(position) for position in shapely.get_coordinates(product.footprint)]]
    return {
        "catalogID": product.id,
        "sensor": product.sensor,
        "acquisitionDateStart": format_time(product.acquired),
        "cloudCover": product.cloud_cover,
        "offNadirAngleAvg": product.off_nadir,
        "sunElevationAvg": product.sun_elevation,
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


_DESCRIBE: Mapping[str, Callable[[Product], dict[str, object]]] = {
    "AIRBUS": _airbus,
    "PLANET": _planet,
    "MAXAR": _maxar,
}
_ENVELOPES: Mapping[str, Callable[[int], dict[str, object]]] = {
    "AIRBUS": lambda count: {
        "type": "FeatureCollection",
        "itemsPerPage": _NATIVE_PAGE,
        "startIndex": 0,
        "totalResults": count,
    },
    "PLANET": lambda _: {"type": "FeatureCollection", "_links": {}},
    "MAXAR": lambda count: {"totalRecords": count},
}


def _any(_product: Product) -> bool:
    return True


def _native_collection(provider: str, payload: Payload) -> str:
    if provider == "AIRBUS":
        constellation = payload.member("constellation")
        return "AIRBUS_SPOT" if constellation and constellation.value == "SPOT" else "AIRBUS_PLEIADES"
    if provider == "PLANET":
        types = payload.member("item_types")
        return "PLANET_SKYSAT" if types and types.value == ["SkySatCollect"] else "PLANET_SCOPE"
    return "MAXAR_WORLDVIEW"


def _native_area(query: Mapping[str, object]) -> BaseGeometry:
    box, polygon = query.get("bbox"), _polygon_in(query)
    if isinstance(box, str):
        box = [_number_or_text(number) for number in box.split(",")]
    if box is None and polygon is None:
        raise bad_payload("The provider refused the query: it names no area.")
    bounds = {"geometry": polygon} if box is None else {"bbox": box}
    return parse_area(Payload(bounds, "bounds"))


def _number_or_text(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _polygon_in(value: object) -> object:
    """The first GeoJSON polygon anywhere in a query."""
    if isinstance(value, dict) and value.get("type") in {"Polygon", "MultiPolygon"} and "coordinates" in value:
        return value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((found for found in map(_polygon_in, inner) if found is not None), None)
