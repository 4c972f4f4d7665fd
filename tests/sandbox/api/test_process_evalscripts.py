"""Forms of evalscripts that a whole request is needed to see."""

import imagecodecs
import numpy as np
import pytest

from sandbox.api.conftest import CheckedClient

BOUNDS = {"bbox": [14.0, 45.9, 14.2, 46.0]}
OCTOBER = {"from": "2022-10-01T00:00:00Z", "to": "2022-10-31T00:00:00Z"}
SEPTEMBER = {"from": "2022-09-01T00:00:00Z", "to": "2022-09-30T00:00:00Z"}
RED = """//VERSION=3
function setup() {
  return { input: [{ bands: ["B04"], units: "DN" }], output: { bands: 1, sampleType: "UINT16" } };
}
function evaluatePixel(sample) {
  return [sample.B04];
}
"""
NOTHING = """//VERSION=3
function setup() {
  return {
    input: [{ bands: [], metadata: ["bounds"] }],
    mosaicking: Mosaicking.ORBIT,
    output: { bands: 0 },
  };
}
function evaluatePixel() {
  return [];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = scenes.orbits.map(({ dateFrom, tiles }) => [dateFrom, tiles[0].dataGeometry.type]);
}
"""


def source(time=OCTOBER, collection="sentinel-2-l2a", **members):
    return {"type": collection, "dataFilter": {"timeRange": time}, **members}


def post(client, evalscript, *sources, responses=(), accept="image/tiff"):
    body = {
        "input": {"bounds": BOUNDS, "data": list(sources or [source()])},
        "output": {"width": 24, "height": 16, "responses": list(responses)},
        "evalscript": evalscript,
    }
    return client.post("/process/v1", body, headers={"Accept": accept})


def pixels(*arguments):
    answer = post(*arguments)
    assert answer.status == 200, answer.body
    return imagecodecs.tiff_decode(answer.body)


@pytest.mark.parametrize("header", ["", "//VERSION=3\n"])
def test_a_simple_script_is_rendered_with_and_without_a_version(client, header):
    red = pixels(client, RED) * 1e-4

    found = pixels(client, f"{header}if (dataMask == 1) return [2.5 * B04];\nreturn [1];")

    np.testing.assert_array_equal(found, np.floor(np.clip(2.5 * red, 0, 1) * 255 + 0.5))


def test_sources_without_names_are_read_in_the_order_of_the_request(client):
    fusion = """//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04"], units: "DN" }, { bands: ["B04"], units: "DN" }],
    output: { bands: 2, sampleType: "UINT16" },
  };
}
function evaluatePixel(samples) {
  return [samples[0][0].B04, samples["1"][0].B04];
}
"""
    late, early = source(), source(SEPTEMBER, "sentinel-2-l1c", id="has a name that setup does not use")

    found = pixels(client, fusion, late, early)

    np.testing.assert_array_equal(found[..., 0], pixels(client, RED, late))
    np.testing.assert_array_equal(found[..., 1], pixels(client, RED, early))
    assert (found[..., 0] != found[..., 1]).any()


def test_an_input_beyond_the_sources_of_the_request_is_refused(client):
    two = RED.replace('{ bands: ["B04"], units: "DN" }', '{ bands: ["B04"] }, { bands: ["B08"] }')

    answer = post(client, two)

    assert (answer.status, answer.error["code"]) == (400, "COMMON_BAD_PAYLOAD")
    assert answer.error["message"].startswith("Datasource 1 is used in function setup()")


def test_a_unit_that_a_band_does_not_have_is_refused_with_those_that_it_has(client):
    answer = post(client, RED.replace('bands: ["B04"], units: "DN"', 'bands: ["B04", "SCL"], units: "REFLECTANCE"'))

    assert (answer.status, answer.error["code"]) == (400, "RENDERER_EXCEPTION")
    assert answer.error["message"] == (
        "Invalid script! Band 'SCL' of collection 'S2L2A' requested in unsupported units 'REFLECTANCE'! "
        "Supported units for this band: [DN]."
    )


def test_optical_thickness_is_in_its_own_unit_unless_digital_numbers_are_asked_for(client):
    both = """//VERSION=3
function setup() {
  return { input: [{ bands: ["AOT", "B04"] }], output: { bands: 1, sampleType: "FLOAT32" } };
}
function evaluatePixel(sample) {
  return [sample.AOT];
}
"""
    thickness = pixels(client, both)
    numbers = pixels(client, both.replace('"B04"] }', '"B04"], units: ["DN", "DN"] }'))

    assert 0 < thickness.max() < 1
    np.testing.assert_allclose(thickness, numbers / 1000, rtol=1e-6)


def test_a_script_may_read_no_band_and_tell_only_what_there_is(shared_sandbox):
    wanted = [{"identifier": "userdata", "format": {"type": "application/json"}}]

    answer = post(CheckedClient(shared_sandbox), NOTHING, responses=wanted, accept="*/*")

    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert len(answer.json) > 5
    assert [day for day, _ in answer.json] == sorted((day for day, _ in answer.json), reverse=True)
    assert {shape for _, shape in answer.json} <= {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/tiff", "application/octet-stream"])
def test_nothing_makes_no_image(client, media_type):
    answer = post(client, NOTHING, accept=media_type)

    assert (answer.status, answer.error["code"]) == (400, "RENDERER_EXCEPTION")
    assert "without bands" in answer.error["message"]
