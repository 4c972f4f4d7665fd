"""STAC documents of the catalogue: landing page, collections and items."""

from collections.abc import Mapping

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.timestamps import format_time
from swath_sandbox.collections import COLLECTIONS, Collection
from swath_sandbox.footprints import outline
from swath_sandbox.grid import transformer
from swath_sandbox.rendering import data_path
from swath_sandbox.world import Acquisition
from swath_sandbox.world.tiling import tile_named

Document = dict[str, object]

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
QUERYABLES: Mapping[str, Document] = {
    "eo:cloud_cover": {"description": "Estimate of cloud cover", "type": "number", "minimum": 0, "maximum": 100}
}
"""The properties that a filter may use, with their schemas."""

_VERSION = "1.0.0"
_EXTENSION = "https://stac-extensions.github.io/{}/v1.0.0/schema.json"
_QUERYABLES_RELATION = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
_NORTHERNMOST, _SOUTHERNMOST = 83.0, -56.0
# Common name, centre and full width at half maximum of the bands, in micrometres, as ESA gives them for Sentinel-2A.
_SPECTRAL: Mapping[str, tuple[str | None, float, float]] = {
    "B01": ("coastal", 0.4427, 0.021),
    "B02": ("blue", 0.4924, 0.066),
    "B03": ("green", 0.5598, 0.036),
    "B04": ("red", 0.6646, 0.031),
    "B05": (None, 0.7041, 0.015),
    "B06": (None, 0.7405, 0.015),
    "B07": (None, 0.7828, 0.02),
    "B08": ("nir", 0.8328, 0.106),
    "B8A": ("nir08", 0.8647, 0.021),
    "B09": ("nir09", 0.9451, 0.02),
    "B10": ("cirrus", 1.3735, 0.031),
    "B11": ("swir16", 1.6137, 0.091),
    "B12": ("swir22", 2.2024, 0.175),
}


def link(href: str, rel: str, media_type: str = "application/json", **members: object) -> Document:
    """A link of a STAC document."""
    return {"href": href, "rel": rel, "type": media_type, **members}


def landing_page(base: str) -> Document:
    """The catalogue's entry, with links to all there is; `base` is the catalogue's own address."""
    children = [
        link(f"{base}/collections/{collection.id}", "child", title=collection.title)
        for collection in COLLECTIONS.values()
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
        "stac_extensions": [_EXTENSION.format("eo")],
        "type": "Collection",
        "id": collection.id,
        "title": collection.title,
        "description": collection.description,
        "license": "proprietary",
        "providers": [],
        "extent": {
            "spatial": {"bbox": [[-180.0, _SOUTHERNMOST, 180.0, _NORTHERNMOST]]},
            "temporal": {"interval": [[format_time(collection.start), None]]},
        },
        "summaries": {
            "platform": ["sentinel-2a", "sentinel-2b"],
            "instrument": ["msi"],
            "constellation": ["sentinel-2"],
            "gsd": [10],
            "eo:cloud_cover": {"minimum": 0, "maximum": 100},
            "eo:bands": [_band_document(name) for name in collection.bands if name in _SPECTRAL],
        },
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
        "collections": [collection_document(collection, base) for collection in COLLECTIONS.values()],
    }


def queryables_document(collection: Collection, base: str) -> Document:
    """The JSON Schema of the properties that a filter may use."""
    return {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$id": f"{base}/collections/{collection.id}/queryables",
        "type": "object",
        "title": collection.title,
        "properties": QUERYABLES,
        "additionalProperties": False,
    }


def item_properties(acquisition: Acquisition) -> Document:
    """The properties of an acquisition's item."""
    tile = tile_named(acquisition.tile)
    return {
        "datetime": format_time(acquisition.datetime),
        "platform": acquisition.platform,
        "instruments": ["msi"],
        "constellation": "sentinel-2",
        "gsd": 10,
        "eo:cloud_cover": acquisition.cloud_cover,
        "proj:epsg": acquisition.epsg,
        **({"proj:bbox": list(tile.bounds)} if tile else {}),
        "proj:geometry": _projected_document(acquisition),
    }


def item_document(acquisition: Acquisition, base: str) -> Document:
    """The item of an acquisition."""
    footprint = outline(acquisition.footprint)
    own = f"{base}/collections/{acquisition.collection}"
    return {
        "stac_version": _VERSION,
        "stac_extensions": [_EXTENSION.format("eo"), _EXTENSION.format("projection")],
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


def _band_document(name: str) -> Document:
    common_name, centre, width = _SPECTRAL[name]
    common = {"common_name": common_name} if common_name else {}
    return {"name": name, **common, "center_wavelength": centre, "full_width_half_max": width}


def _geometry_document(footprint: BaseGeometry) -> Document:
    polygons = list(getattr(footprint, "geoms", [footprint]))
    shape = shapely.geometry.mapping(shapely.MultiPolygon(polygons))
    return _multi_polygon("OGC::CRS84", shape["coordinates"])


def _projected_document(acquisition: Acquisition) -> Document:
    """The footprint in metres of the tile's UTM zone, to the millimetre."""
    lon, lat = zip(*acquisition.footprint)
    x, y = transformer(4326, acquisition.epsg).transform(lon, lat)
    ring = [(round(east, 3), round(north, 3)) for east, north in zip(x, y)]
    return _multi_polygon(f"EPSG::{acquisition.epsg}", [[ring]])


def _multi_polygon(crs: str, coordinates: object) -> Document:
    name = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{crs}"}}
    return {"type": "MultiPolygon", "crs": name, "coordinates": coordinates}


def _bbox(footprint: BaseGeometry) -> list[float]:
    """West, south, east, north; west is greater than east where the footprint spans the antimeridian."""
    west, south, east, north = footprint.bounds
    if east - west > 180.0:
        parts = [part.bounds for part in getattr(footprint, "geoms", [footprint])]
        west = min(part[0] for part in parts if part[0] > 0)
        east = max(part[2] for part in parts if part[2] < 0)
    return [west, south, east, north]
