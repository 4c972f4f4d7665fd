"""Statistics against NumPy over the pixels that the Process API answers for the same script, place and interval."""

import io
import tarfile
from datetime import datetime, timedelta

import imagecodecs
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.api.conftest import CheckedClient, Client

CRS = "http://www.opengis.net/def/crs/EPSG/0/{}"
UTM = {"crs": CRS.format(32633)}
NAMES = ("min", "max", "mean", "stDev")

# Outputs of several sample types, two masks, bands with names of their own; what is outside or cloudy is masked.
MASKED = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "CLP", "dataMask"],
    output: [
      { id: "bands", bands: ["red", "infrared"], sampleType: "FLOAT32" },
      { id: "ndvi", bands: 1, sampleType: "FLOAT32" },
      { id: "bytes", bands: 1, sampleType: "UINT8" },
      { id: "dataMask", bands: ["bands", "ndvi"], sampleType: "UINT8" },
    ],
  };
}
function evaluatePixel(sample) {
  const clear = sample.CLP < 128 ? 1 : 0;
  return {
    bands: [sample.B04, sample.B08],
    ndvi: [(sample.B08 - sample.B04) / (sample.B08 + sample.B04)],
    bytes: [400 * sample.B04],
    dataMask: [sample.dataMask, sample.dataMask * clear],
  };
}
"""
# The greatest value of each interval, and how many acquisitions it was chosen from.
GREATEST = """//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B08", "dataMask"], units: "DN" }],
    mosaicking: "TILE",
    output: [
      { id: "greatest", bands: 1, sampleType: "UINT16" },
      { id: "count", bands: 1, sampleType: "INT8" },
      { id: "dataMask", bands: 1, sampleType: "UINT8" },
    ],
  };
}
function evaluatePixel(samples) {
  const seen = samples.filter((sample) => sample.dataMask);
  const greatest = Math.max(0, ...seen.map((sample) => sample.B08));
  return { greatest: [greatest], count: [seen.length], dataMask: [seen.length > 0] };
}
"""
# Light lost in the atmosphere: top and bottom of it, at the same place.
FUSION = """//VERSION=3
function setup() {
  return {
    input: [{ datasource: "top", bands: ["B02", "dataMask"] }, { datasource: "bottom", bands: ["B02", "dataMask"] }],
    output: [
      { id: "haze", bands: 1, sampleType: "FLOAT32" },
      { id: "dataMask", bands: 1, sampleType: "UINT8" },
    ],
  };
}
function evaluatePixel({ top, bottom }) {
  if (!top.length || !bottom.length) return { haze: [0], dataMask: [0] };
  return { haze: [top[0].B02 - bottom[0].B02], dataMask: [top[0].dataMask * bottom[0].dataMask] };
}
"""
CALCULATIONS = {
    "bands": {
        "statistics": {
            "red": {"percentiles": {"k": [0, 33, 50, 66.6, 100]}},
            "default": {"percentiles": {"k": [5, 95], "interpolation": "lower"}},
        },
        "histograms": {"infrared": {"nBins": 5, "lowEdge": 0.1, "highEdge": 0.35}},
    },
    "bytes": {"histograms": {"default": {"bins": [0, 10, 20, 40, 80, 160]}}},
    "greatest": {"histograms": {"default": {"binWidth": 250}}},
    "count": {"histograms": {"B0": {"nBins": 4}}},
    "default": {
        "statistics": {"default": {"percentiles": {"k": [25, 75], "interpolation": "nearest"}}},
        "histograms": {"default": {"binWidth": 0.05, "lowEdge": 0}},
    },
}
L2A = {"type": "sentinel-2-l2a", "dataFilter": {}}
L1C = {"type": "sentinel-2-l1c", "dataFilter": {}}
FIELD = {
    "type": "Polygon",
    "coordinates": [[[460000, 5080000], [460640, 5080000], [460000, 5080480], [460000, 5080000]]],
}
HOLE = [[14.49, 45.86], [14.49, 45.87], [14.5, 45.87], [14.5, 45.86], [14.49, 45.86]]
RING = [[14.48, 45.85], [14.51, 45.85], [14.51, 45.88], [14.48, 45.88], [14.48, 45.85]]
ISLANDS = {
    "type": "MultiPolygon",
    "coordinates": [[RING, HOLE], [[[14.52, 45.85], [14.53, 45.85], [14.52, 45.86], [14.52, 45.85]]]],
}
AUTUMN = ("2022-08-01", "2022-11-01")
BOX = {"bbox": [460000, 5080000, 460640, 5080480], "properties": UTM}


def request(
    evalscript, bounds, *, sources=(L2A,), time=("2022-10-01", "2022-10-22"), of="P7D", last="SKIP", size=(16, 12)
):
    first, end = (f"{day}T00:00:00Z" for day in time)
    return {
        "input": {"bounds": bounds, "data": list(sources)},
        "aggregation": {
            "timeRange": {"from": first, "to": end},
            "aggregationInterval": {"of": of, "lastIntervalBehavior": last},
            "evalscript": evalscript,
            "width": size[0],
            "height": size[1],
        },
        "calculations": CALCULATIONS,
    }


def pixels(client, body, interval, outputs):
    """The outputs of the script over an interval, shape (height, width, bands) each, as process answers them."""
    last = datetime.fromisoformat(interval["to"]) - timedelta(seconds=1)
    window = {"from": interval["from"], "to": f"{last:%Y-%m-%dT%H:%M:%SZ}"}
    aggregation = body["aggregation"]
    data = [{**one, "dataFilter": {**one["dataFilter"], "timeRange": window}} for one in body["input"]["data"]]
    responses = [{"identifier": name, "format": {"type": "image/tiff"}} for name in outputs]
    output = {"width": aggregation["width"], "height": aggregation["height"], "responses": responses}
    process = {"input": {**body["input"], "data": data}, "output": output, "evalscript": aggregation["evalscript"]}
    answer = client.post("/process/v1", process, headers={"Accept": "application/x-tar"})
    assert answer.status == 200, answer.body
    with tarfile.open(fileobj=io.BytesIO(answer.body)) as archive:
        files = {name: archive.extractfile(f"{name}.tif").read() for name in outputs}
    arrays = {name: np.atleast_3d(imagecodecs.tiff_decode(content)) for name, content in files.items()}
    shape = aggregation["height"], aggregation["width"]
    return {name: array.reshape(*shape, -1).astype(np.float64) for name, array in arrays.items()}


def edges_of(bins, values):
    """Where the reference says that the edges lie."""
    if "bins" in bins:
        return bins["bins"]
    if "binWidth" in bins:
        edges = [bins.get("lowEdge", values.min())]
        while len(edges) < 2 or edges[-1] < values.max():
            edges.append(edges[0] + len(edges) * bins["binWidth"])
        return edges
    low, high = bins.get("lowEdge", values.min()), bins.get("highEdge", values.max())
    return np.linspace(low, high if high > low else low + 1, bins["nBins"] + 1)


def check_band(found, values, size, wanted):
    """Fail unless the statistics of a band are those of its valid values."""
    stats = found["stats"]
    assert (stats["sampleCount"], stats["noDataCount"]) == (size, size - values.size)
    if values.size == 0:
        assert {stats[name] for name in NAMES} == {"NaN"}
        assert "percentiles" not in stats
        return
    numbers = [values.min(), values.max(), values.mean(), np.sqrt(((values - values.mean()) ** 2).mean())]
    assert [stats[name] for name in NAMES] == pytest.approx(numbers, rel=1e-6, abs=1e-12)
    percentiles, bins = wanted
    if percentiles:
        expected = np.percentile(values, percentiles["k"], method=percentiles.get("interpolation", "linear"))
        assert list(stats["percentiles"]) == [str(float(k)) for k in percentiles["k"]]
        assert list(stats["percentiles"].values()) == pytest.approx(expected, rel=1e-6, abs=1e-12)
    assert ("percentiles" in stats) == bool(percentiles)
    assert ("histogram" in found) == bool(bins)
    if bins:
        edges = edges_of(bins, values)
        histogram = found["histogram"]
        assert [one["lowEdge"] for one in histogram["bins"]] == pytest.approx(edges[:-1], rel=1e-6)
        assert [one["highEdge"] for one in histogram["bins"]] == pytest.approx(edges[1:], rel=1e-6)
        lows, highs = np.array(edges[:-1])[:, None], np.array(edges[1:])[:, None]
        inside = (values >= lows) & (values < highs)
        inside[-1] |= values == highs[-1]
        assert [one["count"] for one in histogram["bins"]] == inside.sum(axis=1).tolist()
        assert (histogram["underflow"], histogram["overflow"]) == (
            (values < edges[0]).sum(),
            (values > edges[-1]).sum(),
        )


def wanted_of(output, band):
    """The percentiles and the histogram that CALCULATIONS ask for."""
    entry = CALCULATIONS.get(output, CALCULATIONS["default"])
    statistics, histograms = (entry.get(kind, {}) for kind in ("statistics", "histograms"))
    percentiles = statistics.get(band, statistics.get("default", {})).get("percentiles")
    return percentiles, histograms.get(band, histograms.get("default"))


def check_answer(client, body, *, masks=(), names=None):
    """Fail unless every interval has the statistics of its pixels; answers how many bands had any."""
    answer = client.post("/statistics/v1", body)
    assert answer.status == 200, answer.body
    assert answer.json["status"] == "OK"
    size = body["aggregation"]["width"] * body["aggregation"]["height"]
    compared = 0
    for entry in answer.json["data"]:
        arrays = pixels(client, body, entry["interval"], [*entry["outputs"], "dataMask"])
        for output, result in entry["outputs"].items():
            mask = arrays["dataMask"][:, :, masks.index(output) if output in masks else 0] != 0
            assert list(result["bands"]) == (names or {}).get(output, ["B0"])
            for band, (name, found) in enumerate(result["bands"].items()):
                values = arrays[output][:, :, band][mask]
                check_band(found, values, size, wanted_of(output, name))
                compared += values.size > 0
    return compared


@pytest.mark.parametrize(
    "body",
    [
        request(MASKED, BOX, of="P1D"),
        request(MASKED, {"geometry": FIELD, "properties": UTM}, size=(32, 12)),
        request(MASKED, {"geometry": ISLANDS}, of="PT72H", size=(30, 20)),
        request(MASKED, {"bbox": [14.4, 45.85, 14.43, 45.87]}, sources=[L1C], time=AUTUMN, of="P1M"),
        request(
            MASKED,
            {"bbox": [1608000, 5746000, 1609000, 5747000], "properties": {"crs": CRS.format(3857)}},
            sources=[{**L2A, "dataFilter": {"mosaickingOrder": "leastCC"}}],
            of="P10D",
            last="EXTEND",
        ),
        request(
            MASKED,
            BOX,
            sources=[{**L2A, "dataFilter": {"maxCloudCoverage": 60, "mosaickingOrder": "leastRecent"}}],
            of="P2W",
            last="SHORTEN",
        ),
    ],
    ids=["days", "triangle", "islands with a hole", "months of L1C", "web mercator", "little cloud"],
)
def test_statistics_of_a_mosaic_are_those_of_its_pixels(client, body):
    names = {"bands": ["red", "infrared"]}
    assert check_answer(client, body, masks=["bands", "ndvi"], names=names) >= 8


@pytest.mark.parametrize(
    "bounds", [BOX, {"bbox": [460000, 5080000, 461000, 5081000], "geometry": FIELD, "properties": UTM}]
)
@pytest.mark.parametrize("of", ["P7D", "P1M"])
def test_statistics_over_time_are_those_of_the_pixels_chosen_by_the_script(client, bounds, of):
    body = request(GREATEST, bounds, of=of, time=("2022-09-01", "2022-11-01"))
    assert check_answer(client, body) >= 4


def test_statistics_of_two_collections_are_those_of_their_difference(client):
    body = request(FUSION, BOX, sources=[{**L2A, "id": "bottom"}, {**L1C, "id": "top"}], of="P5D")
    assert check_answer(client, body) >= 3


def test_answers_with_everything_are_as_the_interface_says(shared_sandbox):
    body = request(MASKED, BOX)
    answer = CheckedClient(shared_sandbox).post("/statistics/v1", body)
    assert len(answer.json["data"]) == 3


@pytest.fixture(scope="module")
def patient(shared_sandbox):
    return Client(shared_sandbox)


@given(
    origin=st.tuples(st.integers(0, 400), st.integers(0, 400)),
    pixel=st.sampled_from([10, 20, 60, 170]),
    size=st.tuples(st.integers(1, 7), st.integers(1, 7)),
    start=st.integers(1, 20),
    days=st.integers(1, 12),
    of=st.sampled_from(["P1D", "P3D", "PT48H", "P1W"]),
    last=st.sampled_from(["SKIP", "SHORTEN", "EXTEND"]),
    source=st.sampled_from([L2A, L1C, {**L2A, "dataFilter": {"mosaickingOrder": "leastCC"}}]),
    evalscript=st.sampled_from([MASKED, GREATEST]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_statistics_of_any_small_request_are_those_of_its_pixels(
    patient, origin, pixel, size, start, days, of, last, source, evalscript
):
    west, south = 440000 + 100 * origin[0], 5050000 + 100 * origin[1]
    bbox = [west, south, west + pixel * size[0], south + pixel * size[1]]
    body = request(
        evalscript,
        {"bbox": bbox, "properties": UTM},
        sources=[source],
        time=(f"2022-07-{start:02}", f"2022-07-{start + min(days, 31 - start):02}"),
        of=of,
        last=last,
        size=size,
    )
    masks, names = (["bands", "ndvi"], {"bands": ["red", "infrared"]}) if evalscript is MASKED else ((), None)
    check_answer(patient, body, masks=masks, names=names)
