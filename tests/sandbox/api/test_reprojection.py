"""Requests in every CRS of the service, answered in that CRS."""

import json

import numpy as np
import pyproj
import pytest
import rasterio
import shapely

from swath_sandbox.api.bounds import CRS84, SUPPORTED_CRS
from swath_sandbox.grid import transformer

UTM = sorted(epsg for epsg in SUPPORTED_CRS if 32601 <= epsg <= 32660 or 32701 <= epsg <= 32760)
OTHERS = sorted(SUPPORTED_CRS - set(UTM))
METRES, WIDTH, HEIGHT = 100.0, 30, 20
OCTOBER = {"from": "2022-10-01T00:00:00Z", "to": "2022-10-31T00:00:00Z"}
SCRIPT = """//VERSION=3
function setup() {
  return {
    input: [{bands: ["B04", "B08", "dataMask"], units: ["DN", "DN", "DN"]}],
    output: {bands: 3, sampleType: "UINT16"},
  };
}
function evaluatePixel(s) { return [s.B04, s.B08, s.dataMask]; }
"""


def url(epsg):
    return f"http://www.opengis.net/def/crs/EPSG/0/{epsg}"


def place_in(epsg):
    """A place on land for which a CRS is made, not too far north for Sentinel-2 to see it in October."""
    if epsg in {4326, 3857}:
        return 14.2, 46.05
    area = pyproj.CRS(epsg).area_of_use
    lon = (area.west + (area.east if area.east > area.west else area.east + 360)) / 2
    return (lon + 180) % 360 - 180, min(max((area.south + area.north) / 2, -40.0), 62.0)


def box_around(epsg, lon, lat):
    """Bounds of WIDTH by HEIGHT pixels of about METRES."""
    x, y = transformer(4326, epsg).transform(lon, lat)
    pixel = METRES / 111_320 if epsg == 4326 else METRES
    x, y = round(x / pixel) * pixel, round(y / pixel) * pixel
    return [x, y, x + WIDTH * pixel, y + HEIGHT * pixel]


def render(client, crs, bbox, geometry=None, data=None, script=SCRIPT, width=WIDTH, height=HEIGHT):
    bounds = {"bbox": bbox, "properties": {"crs": crs}}
    if geometry is not None:
        bounds["geometry"] = shapely.geometry.mapping(geometry)
    body = {
        "input": {
            "bounds": bounds,
            "data": [data or {"type": "sentinel-2-l2a", "dataFilter": {"timeRange": OCTOBER}}],
        },
        "output": {"width": width, "height": height},
        "evalscript": script,
    }
    answer = client.post("/process/v1", body, headers={"Accept": "image/tiff"})
    assert answer.status == 200, answer.body
    with rasterio.MemoryFile(answer.body).open() as file:
        return file.crs, tuple(file.bounds), file.read()


def assert_in_triangle(client, epsg, data=None, script=SCRIPT):
    """An answer in a CRS, masked by half of its box; the second band has data in all of that half."""
    bbox = box_around(epsg, *place_in(epsg))
    west, south, east, north = bbox
    triangle = shapely.Polygon([(west, south), (east, south), (west, north)])

    crs, bounds, (first, second, mask) = render(client, url(epsg), bbox, triangle, data, script)

    assert crs.to_epsg() == epsg
    assert bounds == pytest.approx(tuple(bbox), rel=1e-9)
    x, y = np.meshgrid(
        west + (np.arange(WIDTH) + 0.5) * (east - west) / WIDTH,
        north - (np.arange(HEIGHT) + 0.5) * (north - south) / HEIGHT,
    )
    inside = shapely.contains_xy(triangle, x, y)
    assert (first[~inside] == 0).all()
    np.testing.assert_array_equal(mask == 1, inside)
    assert (second[inside] > 0).all()


@pytest.mark.parametrize("epsg", [*OTHERS, 32601, 32633, 32660, 32701, 32734, 32760])
def test_an_answer_is_in_the_crs_of_its_request_and_masked_by_a_geometry_in_it(client, epsg):
    assert_in_triangle(client, epsg)


@pytest.mark.parametrize("epsg", [4326, 3857, 3035, 32633, 32734])
@pytest.mark.parametrize(("collection", "bands"), [("sentinel-1-grd", ["VH", "VV"]), ("dem", ["DEM", "DEM"])])
def test_radar_and_heights_too_are_masked_by_a_geometry_in_the_crs_of_the_request(client, epsg, collection, bands):
    script = f"""//VERSION=3
function setup() {{
  return {{input: {json.dumps([*dict.fromkeys(bands), "dataMask"])}, output: {{bands: 3, sampleType: "FLOAT32"}}}};
}}
function evaluatePixel(s) {{ return [s.{bands[0]}, s.{bands[1]}, s.dataMask]; }}
"""

    assert_in_triangle(client, epsg, {"type": collection, "dataFilter": {"timeRange": OCTOBER}}, script)


def test_crs84_and_epsg_4326_both_mean_longitude_before_latitude(client):
    bbox = [14.0, 46.0, 14.1, 46.05]

    one, other = (render(client, crs, bbox) for crs in (CRS84, url(4326)))

    assert one[0].to_epsg() == other[0].to_epsg() == 4326
    np.testing.assert_array_equal(one[2], other[2])


@pytest.mark.parametrize("epsg", [32632, 32634, 3857, 3035, 3794])
@pytest.mark.parametrize(("collection", "band"), [("sentinel-2-l2a", "B11"), ("sentinel-1-grd", "VV"), ("dem", "DEM")])
def test_a_place_looks_the_same_in_every_crs(client, epsg, collection, band):
    """Water and land, in whichever CRS they are asked for, lie where they lie in another."""
    script = SCRIPT.replace('["B04", "B08", "dataMask"], units: ["DN", "DN", "DN"]', f'["{band}"]')
    script = (
        script.replace("bands: 3", "bands: 1")
        .replace("UINT16", "FLOAT32")
        .replace("[s.B04, s.B08, s.dataMask]", f"[s.{band}]")
    )
    data = {"type": collection, "dataFilter": {"timeRange": OCTOBER}}
    lon, lat = np.meshgrid(np.linspace(14.23, 14.29, 25), np.linspace(46.03, 46.10, 25))

    def sampled(code):
        x, y = transformer(4326, code).transform(lon, lat)
        bbox = [x.min() - 0.001, y.min() - 0.001, x.max() + 0.001, y.max() + 0.001]
        _, _, (values,) = render(client, url(code), bbox, data=data, script=script, width=250, height=400)
        columns = ((x - bbox[0]) / (bbox[2] - bbox[0]) * 250).astype(int)
        rows = ((bbox[3] - y) / (bbox[3] - bbox[1]) * 400).astype(int)
        return np.log10(np.maximum(values[rows, columns], 1e-4)).ravel()

    assert np.corrcoef(sampled(32633), sampled(epsg))[0, 1] > 0.8


@pytest.mark.parametrize("epsg", [32601, 32660, 32701])
def test_a_zone_at_the_antimeridian_is_served_on_both_its_sides(client, epsg):
    latitude = 60.0 if epsg < 32700 else -40.0
    bbox = box_around(epsg, 180.0, latitude)
    left, right = bbox[0] - 1500.0, bbox[2] - 1500.0

    _, _, (_, _, mask) = render(client, url(epsg), [left, bbox[1], right, bbox[3]])
    _, _, (heights,) = render(
        client,
        url(epsg),
        [left, bbox[1], right, bbox[3]],
        data={"type": "dem"},
        script=SCRIPT.replace('["B04", "B08", "dataMask"], units: ["DN", "DN", "DN"]', '["DEM"]')
        .replace("bands: 3", "bands: 1")
        .replace("UINT16", "FLOAT32")
        .replace("[s.B04, s.B08, s.dataMask]", "[s.DEM]"),
        width=300,
        height=200,
    )

    assert (mask == 1).all()
    assert np.abs(np.diff(heights, axis=1)).max() < 100.0
