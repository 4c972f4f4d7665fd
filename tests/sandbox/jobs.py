"""Requests for jobs that render next to nothing, and time passing for them."""

import shapely

from swath_sandbox.geopackage import Table, write_tables

RED = """//VERSION=3
function setup() {
  return {input: ["B04"], output: {bands: 1, sampleType: "UINT16"}};
}
function evaluatePixel(sample) {
  return [10000 * sample.B04];
}
"""
STATISTICS = """//VERSION=3
function setup() {
  return {input: ["B04", "dataMask"], output: [{id: "red", bands: 1}, {id: "dataMask", bands: 1}]};
}
function evaluatePixel(sample) {
  return {red: [sample.B04], dataMask: [sample.dataMask]};
}
"""
THROWING = RED.replace("return [10000", 'throw new Error("no such luck"); return [10000')
BROKEN = "//VERSION=3\nfunction setup() { return 1 1; }\nfunction evaluatePixel() {}"
OCTOBER = {"from": "2022-10-01T00:00:00Z", "to": "2022-10-04T00:00:00Z"}
PREHISTORY = {"from": "2010-01-01T00:00:00Z", "to": "2010-02-01T00:00:00Z"}
FIELDS = [14.4, 45.8, 14.7, 45.95]
"""Degrees; an area with all fields of the GeoPackage."""

SIX_TILES = [14.0, 45.0, 15.1, 46.2]
"""Degrees; six tiles of the coarsest grid."""

SECRET = "kept-to-itself"
QUEUED, ANALYSING, FEATURE = 2, 3, 1
"""How long things take unless told otherwise, in seconds."""


def advance(client, seconds):
    assert client.post("/sandbox/clock", {"advance": seconds}, authorized=False).status == 200


def form(**parts):
    """The headers and the body of a multipart/form-data request."""
    head = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = "".join(head.format(name, part) for name, part in parts.items()) + "--x--\r\n"
    return {"headers": {"Content-Type": "multipart/form-data; boundary=x"}, "body": body.encode()}


def storage(url):
    return {"s3": {"url": url, "accessKey": "key", "secretAccessKey": SECRET}}


def process_request(evalscript=RED, *, bbox=FIELDS, time_range=OCTOBER, responses=None):
    """The process request of a batch job."""
    source = {"type": "sentinel-2-l2a", "dataFilter": {"timeRange": time_range}}
    formats = responses or {"default": "image/tiff"}
    return {
        "input": {"bounds": {"bbox": bbox}, "data": [source]},
        "output": {"responses": [{"identifier": name, "format": {"type": kind}} for name, kind in formats.items()]},
        "evalscript": evalscript,
    }


def batch_request_v1(evalscript=RED, **members):
    """A batch request of the first edition over tiles without data, which take no time to draw."""
    body = {
        "processRequest": process_request(evalscript, bbox=SIX_TILES, time_range=PREHISTORY),
        "tilingGrid": {"id": 2, "resolution": 360.0},
        "bucketName": "results",
        "description": "Red over Slovenia",
    }
    return {name: value for name, value in {**body, **members}.items() if value is not None}


def batch_task(evalscript=RED, *, source="s3://fields/fields.gpkg", url="s3://results/red", **members):
    """A batch task over the features of a GeoPackage."""
    return {
        "processRequest": process_request(evalscript),
        "input": {"type": "geopackage", "features": storage(source)},
        "output": {"type": "raster", "delivery": storage(url)},
        "description": "Red fields",
        **members,
    }


def statistics_task(evalscript=STATISTICS, *, url="s3://results/statistics", **aggregation):
    """A batch statistics task over the features of a GeoPackage."""
    return {
        "input": {"features": storage("s3://fields/fields.gpkg"), "data": [{"type": "sentinel-2-l2a"}]},
        "aggregation": {
            "timeRange": {"from": "2022-10-01T00:00:00Z", "to": "2022-10-04T00:00:00Z"},
            "aggregationInterval": {"of": "P1D"},
            "width": 4,
            "height": 4,
            "evalscript": evalscript,
            **aggregation,
        },
        "output": storage(url),
    }


def fields(count=3, *, epsg=32633, columns=None, **values):
    """A GeoPackage with some square fields of 80 m side near Ljubljana, of 4 by 4 pixels unless told otherwise."""
    columns = columns or {"identifier": "TEXT", "width": "INTEGER", "height": "INTEGER"}
    size = {"width": 4, "height": 4, **values}
    rows = []
    for number in range(count):
        west = 460000 + 1000 * number
        row = {"identifier": f"acre {number}", **size}
        rows.append(([row.get(name) for name in columns], shapely.box(west, 5080000, west + 80, 5080080)))
    return write_tables([Table("fields", epsg, columns, rows)])
