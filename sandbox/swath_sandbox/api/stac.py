"""STAC documents of the catalogue: landing page, collections and items."""

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.stac_properties import (
    Document,
    extensions,
    item_properties,
    multi_polygon,
    queryables,
    summaries,
)
from swath_sandbox.api.timestamps import format_time
from swath_sandbox.collections import CATALOG, Collection
from swath_sandbox.footprints import outline
from swath_sandbox.rendering import data_path
from swath_sandbox.world import Acquisition, OpticalAcquisition

GEOJSON = "application/geo+json"
SCHEMA = "application/schema+json"
CONFORMANCE = (
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "https://api.stacspec.org/v1.0.0/core",
    "https://api.stacspec.org/v1.0.0/collections",
    "https://api.stacspec.org/v1.0.0/ogcapi-features",
    "https://api.stacspec.org/v1.0.0/ogcapi-features#fields",
    "https://api.stacspec.org/v1.0.0/ogcapi-features#context",
    "https://api.stacspec.org/v1.0.0/ogcapi-features#filter",
    "https://api.stacspec.org/v1.0.0/item-search",
    "https://api.stacspec.org/v1.0.0/item-search#fields",
    "https://api.stacspec.org/v1.0.0/item-search#context",
    "https://api.stacspec.org/v1.0.0/item-search#filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
)

_VERSION = "1.0.0"
_EXTENSION = "https://stac-extensions.github.io/{}/v1.0.0/schema.json"
_QUERYABLES_RELATION = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
# West, south, east, north of what each mission sees.
_OPTICAL_EXTENT, _RADAR_EXTENT = [-180.0, -56.0, 180.0, 83.0], [-180.0, -82.0, 180.0, 82.0]


def link(href: str, rel: str, media_type: str = "application/json", **members: object) -> Document:
    """A link of a STAC document."""
    return {"href": href, "rel": rel, "type": media_type, **members}


def landing_page(base: str) -> Document:
    """The catalogue's entry, with links to all there is; `base` is the catalogue's own address."""
    children = [
        link(f"{base}/collections/{collection.id}", "child", title=collection.title) for collection in CATALOG.values()
    ]
    return {
        "type": "Catalog",
        "stac_version": _VERSION,
        "id": "sentinel-hub",
        "title": "Sandbox STAC catalog",
        "description": "A STAC catalog of the swath sandbox's own world",
        "conformsTo": list(CONFORMANCE),
        "links": [
            link(f"{base}/", "root"),
            link(f"{base}/", "self"),
            link(f"{base}/collections", "data"),
            link(f"{base}/conformance", "conformance", title="Conformance classes of this server"),
            link(f"{base}/search", "search", GEOJSON, title="STAC search", method="GET"),
            link(f"{base}/search", "search", GEOJSON, title="STAC search", method="POST"),
            *children,
        ],
    }


def collection_document(collection: Collection, base: str) -> Document:
    """A collection with its extent and a summary of its items' properties."""
    own = f"{base}/collections/{collection.id}"
    return {
        "stac_version": _VERSION,
        "stac_extensions": [_EXTENSION.format(name) for name in extensions(collection.id)],
        "type": "Collection",
        "id": collection.id,
        "title": collection.title,
        "description": collection.description,
        "license": "proprietary",
        "providers": [],
        "extent": {
            "spatial": {"bbox": [_OPTICAL_EXTENT if collection.has_clouds else _RADAR_EXTENT]},
            "temporal": {"interval": [[format_time(collection.start), None]]},
        },
        "summaries": summaries(collection),
        "links": [
            link(f"{base}/", "root"),
            link(own, "self"),
            link(f"{base}/collections", "parent"),
            link(f"{own}/queryables", _QUERYABLES_RELATION, SCHEMA),
            link(f"{own}/items", "items", GEOJSON),
        ],
    }


def collections_document(base: str) -> Document:
    """All collections."""
    return {
        "links": [link(f"{base}/", "root"), link(f"{base}/collections", "self"), link(f"{base}/", "parent")],
        "collections": [collection_document(collection, base) for collection in CATALOG.values()],
    }


def queryables_document(collection: Collection, base: str) -> Document:
    """The JSON Schema of the properties that a filter may use."""
    return {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$id": f"{base}/collections/{collection.id}/queryables",
        "type": "object",
        "title": collection.title,
        "properties": queryables(collection.id),
        "additionalProperties": False,
    }


def item_document(acquisition: Acquisition, base: str) -> Document:
    """The item of an acquisition."""
    footprint = outline(acquisition.footprint)
    own = f"{base}/collections/{acquisition.collection}"
    projected = ("projection",) if isinstance(acquisition, OpticalAcquisition) else ()
    return {
        "stac_version": _VERSION,
        "stac_extensions": [_EXTENSION.format(name) for name in (*extensions(acquisition.collection), *projected)],
        "id": acquisition.id,
        "type": "Feature",
        "geometry": _geometry_document(footprint),
        "bbox": _bbox(footprint),
        "properties": item_properties(acquisition),
        "assets": {"data": {"href": data_path(acquisition), "title": "s3", "type": "inode/directory"}},
        "collection": acquisition.collection,
        "links": [
            link(f"{base}/", "root"),
            link(f"{own}/items/{acquisition.id}", "self", GEOJSON),
            link(own, "parent"),
            link(own, "collection"),
        ],
    }


def _geometry_document(footprint: BaseGeometry) -> Document:
    polygons = list(getattr(footprint, "geoms", [footprint]))
    shape = shapely.geometry.mapping(shapely.MultiPolygon(polygons))
    return multi_polygon("OGC::CRS84", shape["coordinates"])


def _bbox(footprint: BaseGeometry) -> list[float]:
    """West, south, east, north; west is greater than east where the footprint spans the antimeridian."""
    west, south, east, north = footprint.bounds
    if east - west > 180.0:
        parts = [part.bounds for part in getattr(footprint, "geoms", [footprint])]
        west = min(part[0] for part in parts if part[0] > 0)
        east = max(part[2] for part in parts if part[2] < 0)
    return [west, south, east, north]
