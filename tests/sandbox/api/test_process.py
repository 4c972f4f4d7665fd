import io
import json
import tarfile
import threading
from email import message_from_bytes, policy

import imagecodecs
import numpy as np
import pytest
import rasterio

from swath_sandbox import rendering

BBOX = [14.0, 45.9, 14.2, 46.0]
OCTOBER = {"from": "2022-10-01T00:00:00Z", "to": "2022-10-31T00:00:00Z"}
PATH = "/process/v1"

TRUE_COLOR = """//VERSION=3
function setup() {
  return {input: ["B02", "B03", "B04"], output: {bands: 3}};
}
function evaluatePixel(sample) {
  return [2.5 * sample.B04, 2.5 * sample.B03, 2.5 * sample.B02];
}
"""
DN = """//VERSION=3
function setup() {
  return {input: [{bands: ["B04", "dataMask"], units: "DN"}], output: {bands: 2, sampleType: "UINT16"}};
}
function evaluatePixel(sample) {
  return [sample.B04, sample.dataMask];
}
"""
SEVERAL = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [
      {id: "default", bands: 3},
      {id: "ndvi", bands: 1, sampleType: "FLOAT32", nodataValue: -9999},
    ],
  };
}
function evaluatePixel(sample) {
  const ndvi = (sample.B08 - sample.B04) / (sample.B08 + sample.B04);
  return {default: [sample.B04, sample.B04, sample.B04], ndvi: [ndvi]};
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = {factor: inputMetadata.normalizationFactor};
}
"""


def stack(mosaicking):
    """How many samples a pixel has, how many of them have data, and what the scenes say."""
    return f"""//VERSION=3
function setup() {{
  return {{input: ["dataMask"], mosaicking: "{mosaicking}", output: {{bands: 2, sampleType: "UINT16"}}}};
}}
function evaluatePixel(samples) {{
  return [samples.length, samples.filter((sample) => sample.dataMask).length];
}}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {{
  outputMetadata.userData = {{orbits: scenes.orbits, tiles: scenes.tiles}};
}}
"""


def body_of(
    evalscript=TRUE_COLOR, *, bounds=None, responses=None, data_filter=None, collection="sentinel-2-l2a", **output
):
    output = output or {"width": 24, "height": 16}
    if responses:
        output["responses"] = [{"identifier": name, "format": {"type": kind}} for name, kind in responses.items()]
    data = {"type": collection, "dataFilter": {"timeRange": OCTOBER, **(data_filter or {})}}
    return {
        "input": {"bounds": {"bbox": BBOX} if bounds is None else bounds, "data": [data]},
        "output": output,
        "evalscript": evalscript,
    }


def render(client, *arguments, accept="*/*", **members):
    answer = client.post(PATH, body_of(*arguments, **members), headers={"Accept": accept})
    assert answer.status == 200, answer.body
    return answer


def pixels(client, *arguments, **members):
    """The pixels of the answer as a TIFF, shape (bands, height, width)."""
    answer = render(client, *arguments, accept="image/tiff", **members)
    with rasterio.MemoryFile(answer.body).open() as file:
        return file.read()


def refusal(client, *arguments, **members):
    answer = client.post(PATH, body_of(*arguments, **members))
    assert answer.status == 400, answer.body
    return answer.error


def userdata(client, *arguments, **members):
    return render(client, *arguments, responses={"userdata": "application/json"}, **members).json


@pytest.mark.parametrize("path", [PATH, "/api/v1/process"])
def test_both_path_styles_answer_with_a_picture_in_chunks(client, path):
    answer = client.post(path, body_of())

    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert answer.chunked
    picture = imagecodecs.png_decode(answer.body)
    assert (picture.shape, picture.dtype) == ((16, 24, 3), np.uint8)
    assert picture.std() > 1


def test_the_same_request_gives_the_same_bytes(client):
    assert render(client).body == render(client).body


def test_the_answer_says_what_it_cost(client):
    assert render(client).headers["x-processingunits-spent"] == "0.009999999776482582"
    answer = render(client, SEVERAL, width=256, height=128, responses={"ndvi": "image/tiff"})
    assert float(answer.headers["x-processingunits-spent"]) == pytest.approx(256 * 128 / 512**2 * 2 / 3 * 2)


def test_a_geotiff_knows_where_it_is(client):
    bounds = {
        "bbox": [420000, 5080000, 424800, 5083200],
        "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
    }

    answer = render(client, accept="image/tiff", bounds=bounds, resx=100, resy=100)

    with rasterio.MemoryFile(answer.body).open() as file:
        assert file.crs.to_epsg() == 32633
        assert tuple(file.bounds) == (420000, 5080000, 424800, 5083200)
        assert (file.width, file.height, file.count) == (48, 32, 3)


def test_a_pixel_is_the_same_in_any_request_that_covers_it(client):
    crs = {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"}
    whole = pixels(
        client, DN, bounds={"bbox": [420000, 5080000, 423200, 5081600], "properties": crs}, resx=100, resy=100
    )
    part = pixels(
        client, DN, bounds={"bbox": [421000, 5080400, 422200, 5081200], "properties": crs}, resx=100, resy=100
    )

    np.testing.assert_array_equal(whole[:, 4:12, 10:22], part)


def test_pixels_outside_of_the_geometry_have_no_data(client):
    triangle = [[14.0, 45.9], [14.2, 45.9], [14.2, 46.0], [14.0, 45.9]]
    geometry = {"type": "Polygon", "coordinates": [triangle]}

    clipped = pixels(client, DN, bounds={"geometry": geometry}, width=40, height=20)
    whole = pixels(client, DN, width=40, height=20)

    below_diagonal = np.add.outer(np.arange(20) * 2 + 1, np.arange(40) + 0.5) > 40
    np.testing.assert_array_equal(clipped[1] == 1, below_diagonal)
    np.testing.assert_array_equal(clipped[0], np.where(below_diagonal, whole[0], 0))
    assert whole[1].all()


def test_without_acquisitions_there_is_no_data(client):
    nothing = {"timeRange": {"from": "2022-10-01T00:00:00Z", "to": "2022-10-01T00:00:01Z"}}

    assert not pixels(client, DN, data_filter=nothing).any()
    assert not pixels(client, stack("ORBIT"), data_filter=nothing).any()


@pytest.mark.parametrize(
    ("order", "arrange"),
    [
        (None, list),
        ("mostRecent", list),
        ("leastRecent", lambda items: items[::-1]),
        ("leastCC", lambda items: sorted(items, key=lambda item: item["properties"]["eo:cloud_cover"])),
    ],
)
def test_the_mosaic_takes_each_pixel_from_the_first_acquisition_that_has_it(client, order, arrange):
    search = {"bbox": BBOX, "datetime": "/".join(OCTOBER.values()), "collections": ["sentinel-2-l2a"], "limit": 100}
    items = client.post("/catalog/v1/search", search).json["features"]
    times = [item["properties"]["datetime"] for item in arrange(items)]
    layers = [pixels(client, DN, data_filter={"timeRange": {"from": time, "to": time}}) for time in times]

    mosaic = pixels(client, DN, data_filter={"mosaickingOrder": order})

    expected = np.zeros_like(mosaic)
    for layer in layers:
        np.copyto(expected, layer, where=(expected[1] == 0) & (layer[1] == 1))
    np.testing.assert_array_equal(mosaic, expected)
    assert any(not layer[1].all() for layer in layers)


def test_what_the_catalogue_lists_is_what_is_rendered(client):
    search = {"bbox": BBOX, "datetime": "/".join(OCTOBER.values()), "collections": ["sentinel-2-l2a"], "limit": 100}
    items = client.post("/catalog/v1/search", {**search, "filter": "eo:cloud_cover <= 40"}).json["features"]

    tiles = userdata(client, stack("TILE"), data_filter={"maxCloudCoverage": 40})["tiles"]

    assert [tile["dataPath"] for tile in tiles] == [item["assets"]["data"]["href"] for item in items]
    assert [tile["cloudCoverage"] for tile in tiles] == [item["properties"]["eo:cloud_cover"] for item in items]
    assert 0 < len(items) < len(client.post("/catalog/v1/search", search).json["features"])


def test_orbit_mosaicking_gives_a_sample_for_each_day(client):
    days = client.post(
        "/catalog/v1/search",
        {
            "bbox": BBOX,
            "datetime": "/".join(OCTOBER.values()),
            "collections": ["sentinel-2-l2a"],
            "distinct": "date",
            "limit": 100,
        },
    ).json["features"]

    orbits = userdata(client, stack("ORBIT"))["orbits"]

    assert [orbit["dateFrom"] for orbit in orbits] == [f"{day}T00:00:00Z" for day in reversed(days)]
    assert orbits[0]["dateTo"] == f"{days[-1]}T23:59:59Z"
    assert all(tile["date"].startswith(orbit["dateFrom"][:10]) for orbit in orbits for tile in orbit["tiles"])
    counts = pixels(client, stack("ORBIT"))
    assert (counts[0] == len(days)).all()
    assert 0 < counts[1].max() <= len(days)


def test_each_acquisition_is_a_sample_of_tile_mosaicking_and_paid_for(client):
    answer = render(client, stack("TILE"), accept="image/tiff", width=512, height=256)

    with rasterio.MemoryFile(answer.body).open() as file:
        count = file.read(1)[0, 0]
    assert float(answer.headers["x-processingunits-spent"]) == pytest.approx(0.5 / 3 * count)


def test_footprints_are_in_the_metadata_when_they_are_asked_for(client):
    with_bounds = stack("TILE").replace('input: ["dataMask"]', 'input: [{bands: ["dataMask"], metadata: ["bounds"]}]')

    tile = userdata(client, with_bounds)["tiles"][0]

    assert tile["dataGeometry"]["type"] == tile["dataEnvelope"]["type"] == "Polygon"
    assert "dataGeometry" not in userdata(client, stack("TILE"))["tiles"][0]


def test_several_outputs_come_in_a_tar(client):
    responses = {"default": "image/jpeg", "ndvi": "image/tiff", "userdata": "application/json"}

    answer = render(client, SEVERAL, accept="application/tar", responses=responses)

    assert answer.headers["content-type"] == "application/tar"
    with tarfile.open(fileobj=io.BytesIO(answer.body)) as archive:
        members = {member.name: archive.extractfile(member).read() for member in archive}
    assert list(members) == ["default.jpg", "ndvi.tif", "userdata.json"]
    assert json.loads(members["userdata.json"]) == {"factor": 0.0001}
    with rasterio.MemoryFile(members["ndvi.tif"]).open() as file:
        assert (file.nodata, file.dtypes) == (-9999, ("float32",))


def test_several_outputs_come_as_multipart_otherwise(client):
    answer = render(client, SEVERAL, responses={"default": "image/png", "userdata": "application/json"})

    message = message_from_bytes(
        f"Content-Type: {answer.headers['content-type']}\r\n\r\n".encode() + answer.body, policy=policy.HTTP
    )
    assert [part.get_content_type() for part in message.iter_parts()] == ["image/png", "application/json"]


def test_a_request_may_be_a_form_with_the_evalscript_beside_it(client):
    request = body_of()
    evalscript = request.pop("evalscript").replace("\n", "\r\n")
    form = (
        '--b\r\nContent-Disposition: form-data; name="request"\r\n\r\n'
        f"{json.dumps(request)}\r\n"
        '--b\r\nContent-Disposition: form-data; name="evalscript"\r\n\r\n'
        f"{evalscript}\r\n--b--\r\n"
    )

    answer = client.send("POST", PATH, body=form.encode(), headers={"Content-Type": "multipart/form-data; boundary=b"})

    assert answer.body == render(client).body


def test_two_sources_are_fused(client):
    fusion = """//VERSION=3
    function setup() {
      return {
        input: [{datasource: "now", bands: ["B04"], units: "DN"}, {datasource: "then", bands: ["B04"], units: "DN"}],
        output: {bands: 2, sampleType: "UINT16"},
      };
    }
    function evaluatePixel(samples) {
      return [samples.now[0].B04, samples.then[0].B04];
    }
    """
    body = body_of(fusion)
    september = {"from": "2022-09-01T00:00:00Z", "to": "2022-09-30T00:00:00Z"}
    source = body["input"]["data"][0]
    body["input"]["data"] = [
        {**source, "id": "then", "dataFilter": {"timeRange": september}},
        {**source, "id": "now"},
    ]

    answer = client.post(PATH, body, headers={"Accept": "image/tiff"})

    assert answer.status == 200, answer.body
    with rasterio.MemoryFile(answer.body).open() as file:
        now, then = file.read()
    np.testing.assert_array_equal(now, pixels(client, DN)[0])
    np.testing.assert_array_equal(then, pixels(client, DN, data_filter={"timeRange": september})[0])


def test_reflectance_is_the_default_unit_and_a_ten_thousandth_of_the_digital_number(client):
    reflectance = DN.replace('units: "DN"', 'units: "reflectance"').replace("UINT16", "FLOAT32")

    np.testing.assert_allclose(pixels(client, reflectance)[0], pixels(client, DN)[0] / 1e4, rtol=1e-6)


def test_a_time_range_may_be_open(client):
    body = body_of(DN)
    del body["input"]["data"][0]["dataFilter"]

    assert client.post(PATH, body, headers={"Accept": "image/tiff"}).status == 200


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"width": 512, "resx": 10}, "Only width and height or resx and resy can be set at the same time."),
        ({"width": 2501, "height": 10}, "`width = 2501` is larger than allowed 2500.\n"),
        ({"bounds": {}}, "bbox or geometry must be set\n"),
        ({"collection": "landsat-ot-l1"}, "Collection landsat-ot-l1 is not available in this deployment\n"),
        ({"data_filter": {"maxCloudCoverage": 120}}, "must be less than or equal to 100\n"),
        ({"data_filter": {"mosaickingOrder": "best"}}, "must be one of [mostRecent, leastRecent, leastCC]\n"),
        (
            {"data_filter": {"timeRange": {"from": "2022-10-01"}}},
            "must be an ISO 8601 date-time such as 2022-10-01T00:00:00Z\n",
        ),
        ({"data_filter": {"timeRange": dict(zip(("to", "from"), OCTOBER.values()))}}, "from must not be after to\n"),
        (
            {"responses": {"default": "image/webp"}},
            "must be one of [image/png, image/jpeg, image/tiff, application/json]\n",
        ),
        ({"responses": {"default": "application/json"}}, "Output default cannot be sent as application/json\n"),
        ({"responses": {"ndvi_index": "image/png"}}, "Output ndvi_index requested but missing from function setup()"),
    ],
)
def test_a_request_without_sense_is_refused_in_the_services_words(client, members, message):
    error = refusal(client, **members)

    assert error["message"] == message
    assert error["code"] == "COMMON_BAD_PAYLOAD"


def test_a_picture_too_coarse_for_the_collection_is_refused(client):
    error = refusal(client, bounds={"bbox": [10, 40, 20, 50]}, resx=0.5, resy=0.5)

    assert error["code"] == "COMMON_EXCEPTION"
    assert error["message"].startswith("Your request of 55")
    assert "meters per pixel exceeds the limit 1500.00 meters per pixel of the collection S2L2A." in error["message"]


@pytest.mark.parametrize("evalscript", ["", "  \n", None])
def test_an_evalscript_is_needed(client, evalscript):
    error = refusal(client, evalscript)

    assert (error["code"], error["message"]) == ("COMMON_EXCEPTION", "Missing or empty evalscript.")


@pytest.mark.parametrize(
    ("evalscript", "message"),
    [
        (TRUE_COLOR.replace("return [2.5", "return 7; [2.5"), "Script must return an array."),
        (TRUE_COLOR.replace("return [2.5", "throw new Error('out of luck'); [2.5"), "out of luck"),
        (TRUE_COLOR.replace('"B02"', '"B99"'), "B99"),
        (TRUE_COLOR.replace("function setup() {", "function setup() {{"), "SyntaxError"),
        (DN.replace('"DN"', '"METRES"'), "METRES"),
        (DN.replace("UINT16", "FLOAT32"), "PNG cannot hold samples of type FLOAT32."),
    ],
)
def test_what_is_wrong_with_an_evalscript_is_passed_on(client, evalscript, message):
    error = refusal(client, evalscript)

    assert error["code"] == "RENDERER_EXCEPTION"
    assert message in error["message"]


def test_a_data_source_that_the_request_does_not_have_is_refused(client):
    evalscript = TRUE_COLOR.replace(
        'input: ["B02", "B03", "B04"]', 'input: [{datasource: "s1", bands: ["B02", "B03", "B04"]}]'
    )

    assert "s1" in refusal(client, evalscript)["message"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Request body should be non-empty."),
        (b"{", "Failed to parse request"),
        (b"[]", "must be an object"),
        (b"{}", "must not be null"),
        (b'{"input": {"bounds": {"bbox": [14, 45, 15, 46]}, "data": []}}', "must not be empty"),
        (b'{"input": {"bounds": {"bbox": [14, 45, 15, 46]}}}', "must not be null"),
        (b'{"input": {"bounds": 7, "data": 7}}', "must be an object"),
    ],
)
def test_a_body_without_sense_is_refused(client, body, message):
    answer = client.send("POST", PATH, body=body, headers={"Content-Type": "application/json"})

    assert (answer.status, answer.error["code"]) == (400, "COMMON_BAD_PAYLOAD")
    assert message in answer.error["message"]


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_a_body_of_another_type_is_not_read(client, content_type):
    answer = client.send("POST", PATH, body=b"{}", headers={"Content-Type": content_type})

    assert (answer.status, answer.error["code"]) == (415, "COMMON_UNSUPPORTED_MEDIA_TYPE")


def test_what_cannot_be_sent_is_not_acceptable(client):
    assert client.post(PATH, body_of(), headers={"Accept": "text/html"}).status == 406


def test_processing_units_are_limited_and_failures_are_free(make_client, clock):
    client = make_client(units_per_minute=1)
    paid = body_of(width=512, height=512)

    assert client.post(PATH, {**paid, "evalscript": DN.replace("UINT16", "FLOAT32")}).status == 400
    assert client.post(PATH, paid).status == 200
    answer = client.post(PATH, paid)
    assert (answer.status, answer.json["code"]) == (429, "RATE_LIMIT_EXCEEDED")
    assert answer.headers["retry-after"] == "60000"
    clock.now += 60
    assert client.post(PATH, paid).status == 200


def test_no_more_than_the_allowed_number_of_requests_are_rendered_at_once(make_client, monkeypatch):
    client = make_client(max_renderings=2)
    client.get("/catalog/v1/collections")
    entered, proceed, lock = threading.Semaphore(0), threading.Event(), threading.Lock()
    running, most = 0, 0

    def render_slowly(*arguments, **options):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        entered.release()
        proceed.wait(10)
        with lock:
            running -= 1
        return rendering.render(*arguments, **options)

    monkeypatch.setattr("swath_sandbox.api.process.render", render_slowly)
    threads = [threading.Thread(target=client.post, args=(PATH, body_of())) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert entered.acquire(timeout=10)
    assert entered.acquire(timeout=10)
    assert not entered.acquire(timeout=0.2)
    proceed.set()
    for thread in threads:
        thread.join()

    assert most == 2
