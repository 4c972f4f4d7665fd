"""Answers to decode, shaped and sized as the service sends them."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

CATALOG = "https://services.sentinel-hub.com/catalog/v1"
COLLECTION = "sentinel-2-l2a"


def search_page(count: int = 100) -> bytes:
    """A page of a catalogue search: items of Sentinel-2 L2A with all their members."""
    random = Random(count)
    links = [{"href": f"{CATALOG}/search", "rel": "self", "type": "application/json", "method": "POST"}]
    page = {
        "type": "FeatureCollection",
        "features": [_item(random, number) for number in range(count)],
        "links": links,
        "context": {"limit": count, "returned": count, "next": count},
    }
    return _compact(page)


def statistics(count: int = 100, bands: int = 4) -> bytes:
    """Daily statistics of several bands of one output."""
    random = Random(count * bands)
    start = datetime(2024, 1, 1, tzinfo=UTC)
    days = [start + timedelta(days=day) for day in range(count + 1)]
    intervals = [
        {
            "interval": {"from": f"{first:%Y-%m-%dT%H:%M:%SZ}", "to": f"{last:%Y-%m-%dT%H:%M:%SZ}"},
            "outputs": {"default": {"bands": {f"B{band}": {"stats": _statistics(random)} for band in range(bands)}}},
        }
        for first, last in pairwise(days)
    ]
    return _compact({"data": intervals, "status": "OK"})


def _item(random: Random, number: int) -> dict[str, Any]:
    taken = datetime(2024, 5, 1, 10, tzinfo=UTC) + timedelta(hours=7 * number, milliseconds=random.randrange(10**6))
    name = (
        f"S2A_MSIL2A_{taken:%Y%m%dT%H%M%S}_N0510_R{random.randrange(144):03}_T33TVM_{random.randrange(10**8):08}.SAFE"
    )
    west, south = random.uniform(-170, 170), random.uniform(-60, 60)
    easting, northing = 499980.0, 109800.0 * random.randrange(1, 60)
    own = f"{CATALOG}/collections/{COLLECTION}"
    return {
        "stac_version": "1.0.0",
        "stac_extensions": [
            "https://stac-extensions.github.io/eo/v1.0.0/schema.json",
            "https://stac-extensions.github.io/projection/v1.0.0/schema.json",
        ],
        "id": name,
        "type": "Feature",
        "geometry": _footprint(random, "urn:ogc:def:crs:OGC::CRS84", west, south, 1.4),
        "bbox": [west, south, west + 1.4, south + 1.4],
        "properties": {
            "datetime": f"{taken:%Y-%m-%dT%H:%M:%S}.{taken.microsecond // 1000:03}Z",
            "platform": "sentinel-2a",
            "instruments": ["msi"],
            "constellation": "sentinel-2",
            "gsd": 10,
            "eo:cloud_cover": round(random.uniform(0, 100), 2),
            "proj:epsg": 32633,
            "proj:bbox": [easting, northing, easting + 109800.0, northing + 109800.0],
            "proj:geometry": _footprint(random, "urn:ogc:def:crs:EPSG::32633", easting, northing, 109800.0),
        },
        "assets": {"data": {"href": f"s3://sentinel-s2-l2a/tiles/{name}", "title": "s3", "type": "inode/directory"}},
        "collection": COLLECTION,
        "links": [
            {"href": CATALOG, "rel": "root", "type": "application/json"},
            {"href": f"{own}/items/{name}", "rel": "self", "type": "application/geo+json"},
            {"href": own, "rel": "parent", "type": "application/json"},
            {"href": own, "rel": "collection", "type": "application/json"},
        ],
    }


def _footprint(random: Random, crs: str, west: float, south: float, side: float) -> dict[str, Any]:
    corners = [(0, 1), (1, 1), (1, 0), (random.random(), 0), (0, random.random())]
    ring = [[west + x * side, south + y * side] for x, y in [*corners, corners[0]]]
    return {
        "type": "MultiPolygon",
        "crs": {"type": "name", "properties": {"name": crs}},
        "coordinates": [[ring]],
    }


def _statistics(random: Random) -> dict[str, float | int]:
    low, high = random.uniform(0, 0.1), random.uniform(0.5, 1)
    return {
        "min": low,
        "max": high,
        "mean": (low + high) / 3,
        "stDev": (high - low) / 6,
        "sampleCount": 660657,
        "noDataCount": random.randrange(660657),
    }


def _compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
