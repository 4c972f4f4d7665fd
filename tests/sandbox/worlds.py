"""Requests for Sentinel-1 and elevation models, and what is in their answers."""

import pytest
import rasterio

from swath.data.cost import estimate_units

GRD = "sentinel-1-grd"
BBOX = [14.1, 46.02, 14.2, 46.08]
PLACE = {"bbox": BBOX}
JULY = {"from": "2022-07-01T00:00:00Z", "to": "2022-07-12T00:00:00Z"}
BOTH = """//VERSION=3
function setup() {
  return {input: ["VV", "VH", "dataMask"], output: {bands: 3, sampleType: "FLOAT32"}};
}
function evaluatePixel(s) { return [s.VV, s.VH, s.dataMask]; }
"""
SCENES = """//VERSION=3
function setup() {
  return {input: ["VV"], mosaicking: "TILE", output: {bands: 1, sampleType: "FLOAT32"}};
}
function evaluatePixel(samples) { return [samples.length]; }
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = scenes.tiles;
}
"""


def of(band, unit=None, kind="FLOAT32"):
    units = f', units: "{unit}"' if unit else ""
    return f"""//VERSION=3
function setup() {{
  return {{input: [{{bands: ["{band}"]{units}}}], output: {{bands: 1, sampleType: "{kind}"}}}};
}}
function evaluatePixel(s) {{ return [s.{band}]; }}
"""


def body_of(evalscript=BOTH, *, collection=GRD, data_filter=None, processing=None, bounds=PLACE, **output):
    data = {"type": collection, "dataFilter": {"timeRange": JULY, **(data_filter or {})}}
    if processing:
        data["processing"] = processing
    return {
        "input": {"bounds": bounds, "data": [data]},
        "output": output or {"width": 40, "height": 30},
        "evalscript": evalscript,
    }


def pixels(client, *arguments, **members):
    answer = client.post("/process/v1", body_of(*arguments, **members), headers={"Accept": "image/tiff"})
    assert answer.status == 200, answer.body
    with rasterio.MemoryFile(answer.body).open() as file:
        return file.read()


def refusal(client, *arguments, **members):
    answer = client.post("/process/v1", body_of(*arguments, **members))
    assert answer.status == 400, answer.body
    return answer.error


def scenes(client, script=SCENES, **members):
    responses = [{"identifier": "userdata", "format": {"type": "application/json"}}]
    answer = client.post("/process/v1", body_of(script, width=8, height=8, responses=responses, **members))
    assert answer.status == 200, answer.body
    return answer.json


def items(client, **members):
    search = {"bbox": BBOX, "datetime": f"{JULY['from']}/{JULY['to']}", "collections": [GRD], "limit": 100, **members}
    answer = client.post("/catalog/v1/search", search)
    assert answer.status == 200, answer.body
    return answer.json["features"]


def intervals(client, band, source, days="P1D", unit=None):
    """The statistics of a band over PLACE in July, interval by interval."""
    units = f', units: "{unit}"' if unit else ""
    script = f"""//VERSION=3
function setup() {{
  return {{
    input: [{{bands: ["{band}", "dataMask"]{units}}}],
    output: [{{id: "value", bands: 1}}, {{id: "dataMask", bands: 1}}],
  }};
}}
function evaluatePixel(s) {{ return {{value: [s.{band}], dataMask: [s.dataMask]}}; }}
"""
    aggregation = {
        "timeRange": JULY,
        "aggregationInterval": {"of": days},
        "evalscript": script,
        "width": 40,
        "height": 30,
    }
    body = {"input": {"bounds": PLACE, "data": [source]}, "aggregation": aggregation}
    answer = client.post("/statistics/v1", body)
    assert (answer.status, answer.json["status"]) == (200, "OK"), answer.body
    assert float(answer.headers["x-processingunits-spent"]) == pytest.approx(
        estimate_units(body, samples=len(answer.json["data"])), rel=1e-5
    )
    return {
        entry["interval"]["from"][:10]: entry["outputs"]["value"]["bands"]["B0"]["stats"]
        for entry in answer.json["data"]
    }
