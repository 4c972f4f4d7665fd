import json

import imagecodecs
import numpy as np
import pytest

from sandbox.api.conftest import CheckedClient
from sandbox.jobs import STATISTICS, THROWING, form
from swath_sandbox.evalscript import Evalscript

PATH = "/statistics/v1"
UTM = {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"}
BOX = [460000, 5080000, 460640, 5080480]
FIELD = {
    "type": "Polygon",
    "coordinates": [[[460000, 5080000], [460640, 5080000], [460000, 5080480], [460000, 5080000]]],
}
OCTOBER = ("2022-10-01", "2022-11-01")

BANDS = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "SCL", "dataMask"],
    output: [
      {id: "rgb", bands: ["red", "infrared"]},
      {id: "ndvi", bands: 1, sampleType: "FLOAT32"},
      {id: "dataMask", bands: 1},
    ],
  };
}
function evaluatePixel(sample) {
  const clear = sample.SCL != 8 && sample.SCL != 9;
  return {
    rgb: [sample.B04, sample.B08],
    ndvi: [(sample.B08 - sample.B04) / (sample.B08 + sample.B04)],
    dataMask: [sample.dataMask && clear ? 1 : 0],
  };
}
"""
ORBITS = """//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    mosaicking: "ORBIT",
    output: [{id: "default", bands: 1}, {id: "dataMask", bands: 1}],
  };
}
function evaluatePixel(samples) {
  const seen = samples.filter((sample) => sample.dataMask);
  return {default: [seen.reduce((sum, sample) => sum + sample.B04, 0)], dataMask: [seen.length ? 1 : 0]};
}
"""


def throwing_on(day):
    """A script that fails where it meets an acquisition of a day."""
    return STATISTICS.replace('input: ["B04", "dataMask"]', 'mosaicking: "ORBIT", input: ["B04", "dataMask"]').replace(
        "function evaluatePixel(sample) {",
        f"""let failing = false;
function preProcessScenes(collections) {{
  failing = collections.scenes.orbits.some((orbit) => orbit.dateFrom.startsWith("{day}"));
  return collections;
}}
function evaluatePixel(samples) {{
  if (failing) throw new Error("no luck");
  const sample = samples[0];""",
    )


def body(evalscript=STATISTICS, *, time=OCTOBER, of="P1D", bounds=None, calculations=None, sources=None, **aggregation):
    if {"resx", "resy", "width", "height"}.isdisjoint(aggregation):
        aggregation = {"width": 16, "height": 12, **aggregation}
    first, last = (f"{day}T00:00:00Z" for day in time)
    return {
        "input": {
            "bounds": bounds or {"bbox": BOX, "properties": UTM},
            "data": sources or [{"type": "sentinel-2-l2a"}],
        },
        "aggregation": {
            "timeRange": {"from": first, "to": last},
            "aggregationInterval": {"of": of},
            "evalscript": evalscript,
            **aggregation,
        },
        **({"calculations": calculations} if calculations else {}),
    }


@pytest.fixture(scope="module")
def checked(shared_sandbox):
    return CheckedClient(shared_sandbox)


def pixels_of(client, request, interval, output):
    """An output over the same pixels, as the Process API answers it."""
    # Float, as statistics are where the script does not say otherwise.
    evalscript = request["aggregation"]["evalscript"].replace("bands: 1}", 'bands: 1, sampleType: "FLOAT32"}')
    evalscript = evalscript.replace('"infrared"]}', '"infrared"], sampleType: "FLOAT32"}')
    last = np.datetime64(interval["to"].removesuffix("Z")) - np.timedelta64(1, "s")
    window = {"from": interval["from"], "to": f"{last}Z"}
    sources = [
        {**source, "dataFilter": {**source.get("dataFilter", {}), "timeRange": window}}
        for source in request["input"]["data"]
    ]
    size = {
        name: request["aggregation"][name]
        for name in ("width", "height", "resx", "resy")
        if name in request["aggregation"]
    }
    answer = client.post(
        "/process/v1",
        {
            "input": {"bounds": request["input"]["bounds"], "data": sources},
            "output": {**size, "responses": [{"identifier": output, "format": {"type": "image/tiff"}}]},
            "evalscript": evalscript,
        },
    )
    assert answer.status == 200, answer.body
    array = np.asarray(imagecodecs.tiff_decode(answer.body), np.float64)
    return array if array.ndim == 3 else array[:, :, None]


def answered(client, request):
    answer = client.post(PATH, request)
    assert answer.status == 200, answer.body
    return answer.json


@pytest.mark.parametrize(
    "request_",
    [
        body(BANDS),
        body(BANDS, bounds={"geometry": FIELD, "properties": UTM}, resx=20, resy=40),
        body(BANDS, bounds={"bbox": [14.4, 45.85, 14.43, 45.87]}, of="P7D", width=20, height=15),
        body(BANDS, of="P1M", time=("2022-08-01", "2022-11-01")),
        body(ORBITS, of="P10D", aggregationInterval={"of": "P10D", "lastIntervalBehavior": "EXTEND"}),
        body(BANDS, of="P5D", sources=[{"type": "sentinel-2-l2a", "dataFilter": {"mosaickingOrder": "leastCC"}}]),
    ],
    ids=["days", "geometry", "degrees", "months", "orbits", "least clouds"],
)
def test_statistics_are_those_of_the_pixels_that_process_returns(client, request_):
    k = [0, 5, 50, 95.5, 100]
    calculations = {
        "default": {
            "statistics": {"default": {"percentiles": {"k": k}}},
            "histograms": {"default": {"nBins": 7}},
        }
    }
    found = answered(client, {**request_, "calculations": calculations})

    assert found["status"] == "OK"
    assert len(found["data"]) >= 3
    compared = 0
    for entry in found["data"]:
        valid = pixels_of(client, request_, entry["interval"], "dataMask")[:, :, 0] != 0
        for output, result in entry["outputs"].items():
            pixels = pixels_of(client, request_, entry["interval"], output)
            if request_["input"]["bounds"].get("geometry"):
                assert valid.sum() <= found["geometryPixelCount"] < valid.size
            for band, statistics in enumerate(result["bands"].values()):
                values, stats = pixels[:, :, band][valid], statistics["stats"]
                assert (stats["sampleCount"], stats["noDataCount"]) == (valid.size, valid.size - values.size)
                if values.size == 0:
                    assert {stats[name] for name in ("min", "max", "mean", "stDev")} == {"NaN"}
                    assert "percentiles" not in stats
                    continue
                numbers = [values.min(), values.max(), values.mean(), values.std()]
                assert [stats[name] for name in ("min", "max", "mean", "stDev")] == pytest.approx(numbers, abs=1e-6)
                assert list(stats["percentiles"]) == [str(float(one)) for one in k]
                assert list(stats["percentiles"].values()) == pytest.approx(np.percentile(values, k), abs=1e-6)
                counts, edges = np.histogram(values, 7, (values.min(), values.max() + (np.ptp(values) == 0)))
                bins = statistics["histogram"]["bins"]
                assert [one["count"] for one in bins] == list(counts)
                assert [one["lowEdge"] for one in bins] == pytest.approx(edges[:-1], abs=1e-6)
                compared += 1
    assert compared >= 3


def test_an_answer_is_as_the_interface_says_in_both_styles_of_paths(checked):
    answer = checked.post(PATH, body(time=("2022-10-01", "2022-10-08")))

    assert answer.status == 200
    assert [entry["interval"]["from"][:10] for entry in answer.json["data"]] == ["2022-10-02", "2022-10-07"]
    assert answer.json["geometryPixelCount"] == 16 * 12
    assert checked.post("/api/v1/statistics", body(time=("2022-10-01", "2022-10-08"))).json == answer.json


def test_bands_go_by_their_names_and_outputs_by_theirs(checked):
    (entry,) = answered(checked, body(BANDS, time=("2022-10-02", "2022-10-03")))["data"]

    bands = {output: list(result["bands"]) for output, result in entry["outputs"].items()}
    assert bands == {"rgb": ["red", "infrared"], "ndvi": ["B0"]}


def test_each_output_may_have_a_mask_of_its_own(checked):
    script = """//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    output: [{id: "some", bands: 1}, {id: "none", bands: 1}, {id: "dataMask", bands: ["some", "none"]}],
  };
}
function evaluatePixel(sample) {
  return {some: [1], none: [2], dataMask: [1, 0]};
}
"""
    (entry,) = answered(checked, body(script, time=("2022-10-02", "2022-10-03")))["data"]

    counts = {name: result["bands"]["B0"]["stats"]["noDataCount"] for name, result in entry["outputs"].items()}
    assert counts == {"some": 0, "none": 16 * 12}


def test_a_request_costs_its_samples_and_a_hundredth_of_a_unit_at_least(checked):
    def units(**request):
        return float(checked.post(PATH, body(**request)).headers["x-processingunits-spent"])

    a_day, two_days = ("2022-10-02", "2022-10-03"), ("2022-10-01", "2022-10-08")
    assert units(time=a_day, width=512, height=512) == pytest.approx(1 / 3)
    assert units(time=two_days, width=512, height=512) == pytest.approx(2 / 3)
    assert units(time=two_days, of="P7D", width=512, height=512) == pytest.approx(1 / 3)
    assert units(evalscript=ORBITS, time=two_days, of="P7D", width=512, height=512) == pytest.approx(2 / 3)
    assert units() == pytest.approx(len(answered(checked, body())["data"]) * 0.01 / 3)
    assert units(time=a_day) == pytest.approx(0.01)
    assert units(time=("2010-01-01", "2010-02-01")) == pytest.approx(0.01)


def test_units_count_against_the_limit(make_client):
    client = make_client(units_per_minute=0.5)
    request = body(time=("2022-10-02", "2022-10-03"), width=512, height=512)

    assert client.post(PATH, request).status == 200
    assert client.post(PATH, request).status == 429


def test_an_interval_in_which_the_script_fails_says_so(checked):
    found = answered(checked, body(throwing_on("2022-10-07"), time=("2022-10-01", "2022-10-08")))

    assert found["status"] == "PARTIAL"
    fine, broken = found["data"]
    assert "outputs" in fine
    assert "error" not in fine
    assert "outputs" not in broken
    assert broken["interval"] == {"from": "2022-10-07T00:00:00Z", "to": "2022-10-08T00:00:00Z"}
    assert broken["error"]["type"] == "EXECUTION_ERROR"
    assert "no luck" in broken["error"]["message"]


def test_a_request_whose_every_interval_fails_has_failed(checked):
    script = STATISTICS.replace("return {red", 'throw new Error("no luck"); return {red')

    found = answered(checked, body(script, time=("2022-10-01", "2022-10-08")))

    assert found["status"] == "FAILED"
    assert {entry["error"]["type"] for entry in found["data"]} == {"EXECUTION_ERROR"}


def test_a_mask_has_at_least_one_band(checked):
    script = STATISTICS.replace('{id: "dataMask", bands: 1}', '{id: "dataMask", bands: 0}')
    script = script.replace("dataMask: [sample.dataMask]", "dataMask: []")

    found = answered(checked, body(script, time=("2022-10-02", "2022-10-03")))

    assert found["status"] == "FAILED"
    assert "dataMask must have at least 1 band" in found["data"][0]["error"]["message"]


def test_a_script_that_takes_too_long_runs_out_of_time(checked, monkeypatch):
    plain = Evalscript.__init__
    monkeypatch.setattr(Evalscript, "__init__", lambda self, *a, **k: plain(self, *a, **{**k, "time_limit": 0.5}))
    script = STATISTICS.replace("return {red", "while (true) {} return {red")

    (entry,) = answered(checked, body(script, time=("2022-10-02", "2022-10-03")))["data"]

    assert entry["error"]["type"] == "TIMEOUT"


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (body(THROWING), "Output dataMask requested but missing from function setup()"),
        (body("//VERSION=3\nfunction setup( {"), "SyntaxError"),
        (body(STATISTICS.replace('"B04"', '"B99"')), "has no band B99"),
        (body(" "), "Missing or empty evalscript."),
        (body(width=10, height=10, resx=10), "Only width and height or resx and resy can be set at the same time."),
        (body(resx=0.1, resy=0.1), "is larger than allowed 2500."),
        (body(width=3000, height=10), "is larger than allowed 2500."),
        (body(bounds={"bbox": [0, 40, 20, 50]}, width=10, height=10), "exceeds the limit 1500.00 meters per pixel"),
        (body(of="PT1H"), "at least one day"),
        (body(calculations={"default": {"histograms": {"B0": {}}}}), "exactly one of bins, nBins and binWidth"),
    ],
)
def test_a_request_without_sense_is_refused(checked, request_, message):
    answer = checked.post(PATH, request_)

    assert answer.status == 400
    assert message in answer.error["message"]


@pytest.mark.parametrize("missing", [("input",), ("aggregation",), ("input", "bounds"), ("aggregation", "timeRange")])
def test_what_is_missing_is_named(checked, missing):
    request = json.loads(json.dumps(body()))
    parent = request
    for name in missing[:-1]:
        parent = parent[name]
    del parent[missing[-1]]

    answer = checked.post(PATH, request)

    assert answer.status == 400
    assert answer.error["errors"] == [{"parameter": "->".join(missing), "violation": "must not be null"}]


def test_the_evalscript_may_travel_apart(checked):
    request = body(time=("2022-10-01", "2022-10-08"))
    expected = answered(checked, request)
    evalscript = request["aggregation"].pop("evalscript")

    answer = checked.send("POST", PATH, **form(request=json.dumps(request), evalscript=evalscript))

    assert answer.json == expected


def test_another_media_type_is_not_read(checked):
    assert checked.send("POST", PATH, headers={"Content-Type": "text/plain"}, body=b"{}").status == 415


def test_the_gateway_does_not_wait_for_too_many_intervals(make_client):
    client = make_client(most_intervals=30)

    refused = client.post(PATH, body(time=("2022-10-01", "2022-11-01")))
    accepted = client.post(PATH, body(time=("2022-10-02", "2022-11-01")))

    assert (refused.status, refused.headers["content-type"]) == (504, "text/html")
    assert accepted.status == 200
