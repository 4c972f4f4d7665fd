import contextlib
import json
import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath import models
from swath.data.cost import estimate_units
from swath.data.request import process_request
from swath.errors import InvalidParameter
from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.app import Sandbox

JUNE = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T23:59:59Z"}
CRS84 = {"crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}
UTM33 = {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"}
BUCKET = {"s3": {"url": "s3://bucket/path", "accessKey": "a", "secretAccessKey": "s"}}


def script(setup: str, pixel: str = "[0]") -> str:
    return f"//VERSION=3\nfunction setup() {{ return {setup} }}\nfunction evaluatePixel(s) {{ return {pixel} }}"


TWO_BANDS = script("{input: ['B04', 'B08', 'dataMask'], output: {bands: 1}}")
ORBITS = script("{input: ['B04', 'B08', 'dataMask'], output: {bands: 1}, mosaicking: 'ORBIT'}")
FLOATS = script("{input: ['B04', 'B08', 'B02'], output: {bands: 1, sampleType: 'FLOAT32'}}")

TWO_OUTPUTS = script(
    "{input: ['B04', 'B08'], output: [{id: 'default', bands: 1}, {id: 'x', bands: 1, sampleType: 'FLOAT32'}]}",
    "({default: [0], x: [0]})",
)


def body(
    evalscript: str | None = TWO_BANDS, *sources: dict[str, object], bounds: object = None, **output: object
) -> dict[str, object]:
    source = {"type": "sentinel-2-l2a", "dataFilter": {"timeRange": JUNE}}
    request: dict[str, object] = {
        "input": {"bounds": bounds or {"bbox": [14.0, 45.9, 14.2, 46.0]}, "data": list(sources) or [source]},
        "output": output or {"width": 512, "height": 512},
    }
    return request if evalscript is None else request | {"evalscript": evalscript}


def formats(*media_types: str, **named: str) -> list[dict[str, object]]:
    listed = [("default", media_type) for media_type in media_types] + list(named.items())
    return [{"identifier": name, "format": {"type": media_type}} for name, media_type in listed]


def statistics(evalscript: str = TWO_BANDS, kind: str = "sentinel-2-l2a", **aggregation: object) -> dict[str, object]:
    return {
        "input": {"bounds": {"bbox": [14.0, 45.9, 14.2, 46.0]}, "data": [{"type": kind}]},
        "aggregation": {
            "timeRange": {"from": "2024-06-01T00:00:00Z", "to": "2024-07-01T00:00:00Z"},
            "aggregationInterval": {"of": "P10D"},
            "width": 512,
            "height": 512,
            "evalscript": evalscript,
            **aggregation,
        },
    }


def batch(division: dict[str, object], bounds: object = None) -> dict[str, object]:
    job = body(FLOATS, bounds=bounds or {"bbox": [8.0, 45.0, 9.0, 46.0]}, responses=formats("image/tiff"))
    return {"processRequest": job, "input": division, "output": {"type": "raster", "delivery": BUCKET}}


# What the sandbox charges


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return Sandbox(clock=lambda: datetime(2024, 8, 1, tzinfo=UTC).timestamp())


def post(sandbox: Sandbox, target: str, request: object, **headers: str) -> Response:
    form = f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}".encode()
    answer = sandbox.handle(
        Request.of(
            "POST",
            "/auth/realms/main/protocol/openid-connect/token",
            {"Content-Type": "application/x-www-form-urlencoded"},
            form,
        )
    )
    token = json.loads(answer.body)["access_token"]
    headers |= {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return sandbox.handle(Request.of("POST", target, headers, json.dumps(request).encode()))


def charged(sandbox: Sandbox, request: object, **headers: str) -> float:
    answer = post(sandbox, "/process/v1", request, **headers)
    assert answer.status == 200, answer.body
    return float(answer.headers["x-processingunits-spent"])


SECOND = {"type": "sentinel-2-l1c", "id": "then", "dataFilter": {"timeRange": JUNE}}
FIRST = {"type": "sentinel-2-l2a", "id": "now", "dataFilter": {"timeRange": JUNE}}

EXACT = {
    "a usual one": body(width=200, height=100),
    "the default size": body(script("{input: ['B04'], output: {bands: 1}}"), responses=formats("image/png")),
    "the least area": body(width=20, height=20),
    "the least price": body(script("{input: ['B04'], output: {bands: 1}}"), width=20, height=20),
    "only the mask": body(script("{input: ['dataMask'], output: {bands: 1}}"), width=200, height=100),
    "a band named twice": body(script("{input: ['B04', 'B04'], output: {bands: 1}}"), width=200, height=100),
    "floats as TIFF": body(FLOATS, width=200, height=100, responses=formats("image/tiff")),
    "16 bits as TIFF": body(FLOATS.replace("FLOAT32", "UINT16"), width=99, height=9, responses=formats("image/tiff")),
    "a resolution in metres": body(
        bounds={"bbox": [420000, 5080000, 424801, 5083249], "properties": UTM33}, resx=30, resy=20
    ),
    "one resolution for both": body(bounds={"bbox": [14.0, 45.9, 14.2, 46.0]}, resx=0.001),
    "the box of a geometry": body(
        bounds={
            "geometry": {"type": "Polygon", "coordinates": [[[14.0, 45.9], [14.2, 45.9], [14.1, 46.0], [14.0, 45.9]]]},
            "properties": CRS84,
        },
        resx=0.001,
        resy=0.0005,
    ),
    "two outputs, one of them floats": body(
        TWO_OUTPUTS,
        width=64,
        height=64,
        responses=formats("image/png", x="image/tiff"),
    ),
    "two outputs, the floats not asked for": body(
        TWO_OUTPUTS,
        width=64,
        height=64,
        responses=formats("image/tiff"),
    ),
    "two fused sources": body(
        script(
            "{input: [{datasource: 'then', bands: ['B02', 'B10']}, {datasource: 'now', bands: ['B04', 'dataMask']}],"
            " output: {bands: 1}}"
        ),
        FIRST,
        SECOND,
        width=128,
        height=64,
    ),
    "one of two sources": body(
        script("{input: [{datasource: 'then', bands: ['B10']}], output: {bands: 1}}"),
        FIRST,
        SECOND,
        width=128,
        height=64,
    ),
}


@pytest.mark.parametrize("request_body", EXACT.values(), ids=EXACT)
def test_with_simple_mosaicking_the_estimate_is_what_the_sandbox_charges(
    sandbox: Sandbox, request_body: dict[str, object]
) -> None:
    expected = charged(sandbox, request_body)
    assert estimate_units(request_body) == pytest.approx(expected, rel=1e-6)
    assert estimate_units(models.ProcessRequest.from_dict(request_body)) == pytest.approx(expected, rel=1e-6)


def test_our_own_requests_are_estimated_as_they_are_charged(sandbox: Sandbox) -> None:
    request = process_request(FLOATS, bbox=(14.1, 46.0, 14.2, 46.1), time="2024-06", size=(100, 80), outputs="tiff")
    assert estimate_units(request) == pytest.approx(charged(sandbox, request.to_dict()), rel=1e-6)


@pytest.mark.parametrize("mosaicking", ["ORBIT", "TILE"])
def test_known_acquisitions_make_the_estimate_exact(sandbox: Sandbox, mosaicking: str) -> None:
    counting = script(f"{{input: ['B04'], output: {{bands: 1}}, mosaicking: '{mosaicking}'}}")
    search = {
        "collections": ["sentinel-2-l2a"],
        "bbox": [14.0, 45.9, 14.2, 46.0],
        "datetime": "/".join(JUNE.values()),
        "limit": 100,
    }
    search |= {"distinct": "date"} if mosaicking == "ORBIT" else {}
    found = json.loads(post(sandbox, "/catalog/v1/search", search).body)["features"]
    request = body(counting, width=200, height=100)

    assert len(found) > 2
    assert estimate_units(request, samples=len(found)) == pytest.approx(charged(sandbox, request), rel=1e-6)
    assert charged(sandbox, request) / 2.5 < estimate_units(request) < charged(sandbox, request) * 2.5


# Processing


def test_a_request_without_output_has_256_pixels_a_side() -> None:
    request = body()
    del request["output"]
    assert estimate_units(request) == pytest.approx(0.25 * 2 / 3)


def test_acquisitions_that_are_not_known_follow_from_the_revisit_time() -> None:
    assert estimate_units(body(ORBITS)) == pytest.approx(30 / 2.5 * 2 / 3, rel=1e-5)
    assert estimate_units(body(ORBITS), samples=7) == pytest.approx(7 * 2 / 3)
    assert estimate_units(body(TWO_BANDS), samples=7) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    "time_range", [None, {}, {"from": "2024-06-01T00:00:00Z"}, {"from": "2024-06-01", "to": "2024-06-01"}]
)
def test_a_range_that_is_open_or_short_has_at_least_one_acquisition(time_range: object) -> None:
    source = {"type": "sentinel-2-l2a", "dataFilter": {"timeRange": time_range}}
    assert estimate_units(body(ORBITS, source)) == pytest.approx(2 / 3)


def test_fused_sources_need_as_many_samples_as_the_one_with_most() -> None:
    fused = script(
        "{input: [{datasource: 'a', bands: ['B04'], mosaicking: 'ORBIT'}, {datasource: 'b', bands: ['VV', 'VH']}],"
        " output: {bands: 1}}"
    )
    sources = ({"id": "b", "type": "sentinel-1-grd"}, {"id": "a", "type": "modis", "dataFilter": {"timeRange": JUNE}})
    assert estimate_units(body(fused, *sources)) == pytest.approx(3 / 3 * 2 * 30, rel=1e-5)


@pytest.mark.parametrize(
    ("processing", "factor"),
    [
        ({}, 1),
        ({"orthorectify": "false", "speckleFilter": {"type": "NONE"}}, 1),
        ({"orthorectify": "true", "backCoeff": "SIGMA0_ELLIPSOID"}, 2),
        ({"orthorectify": True, "backCoeff": "GAMMA0_TERRAIN"}, 2.5),
        ({"orthorectify": True, "speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 3}}, 4),
    ],
)
def test_radar_processing_is_paid_for(processing: dict[str, object], factor: float) -> None:
    radar = script("{input: ['VV', 'VH', 'dataMask'], output: {bands: 2}}")
    source = {"type": "sentinel-1-grd", "dataFilter": {"timeRange": JUNE}, "processing": processing}
    assert estimate_units(body(radar, source)) == pytest.approx(2 / 3 * factor)


def test_the_documented_example_of_radar_change_detection() -> None:
    two_slices = script(
        "{input: [{bands: ['VV', 'VH', 'HH', 'HV'], mosaicking: 'ORBIT'}], output: {bands: 4, sampleType: 'FLOAT32'}}"
    )
    source = {"type": "sentinel-1-grd", "processing": {"orthorectify": "true"}}
    request = body(two_slices, source, width=1024, height=1024, responses=formats("image/tiff"))
    assert estimate_units(request, samples=2) == pytest.approx(42.667, abs=5e-4)


def test_raw_samples_cost_more(sandbox: Sandbox) -> None:
    raw = body(FLOATS, width=200, height=100, responses=formats("application/octet-stream"))
    expected = charged(sandbox, body(FLOATS, width=200, height=100), Accept="application/octet-stream")
    assert estimate_units(raw) == pytest.approx(expected, rel=1e-6)
    assert expected == pytest.approx(1.4 * 200 * 100 / 512**2, rel=1e-6)


@pytest.mark.parametrize(
    "evalscript", [None, "return [B04]", script("build()"), script("{input: bands(), output: o()}")]
)
def test_what_a_script_does_not_say_counts_as_three_bands_of_each_source(evalscript: str | None) -> None:
    source = {"type": "sentinel-2-l2a"}
    assert estimate_units(body(evalscript, source)) == 1
    assert estimate_units(body(evalscript, source, source)) == 4
    assert estimate_units(body(evalscript, source), samples=6) in (1, 6)


def test_asynchronous_processing_costs_less_but_has_a_minimum() -> None:
    request = body(FLOATS, bounds={"bbox": [426000, 3960000, 462000, 3994000], "properties": UTM33}, resx=10, resy=10)
    output = {"resx": 10, "resy": 10, "delivery": BUCKET, "responses": formats("image/tiff")}
    large = models.AsyncProcessRequest.from_dict(request | {"output": output})
    assert estimate_units(large) == pytest.approx(3600 * 3400 / 512**2 * 2 * 2 / 3)
    assert estimate_units(request | {"output": {"width": 10, "height": 10, "delivery": BUCKET}}) == 10


# Statistics


def test_statistics_pay_for_each_interval_that_is_likely_to_have_data() -> None:
    assert estimate_units(statistics()) == pytest.approx(3 * 2 / 3)
    assert estimate_units(statistics(aggregationInterval={"of": "P1D"})) == pytest.approx(30 / 2.5 * 2 / 3)
    assert estimate_units(statistics(kind="dem", aggregationInterval={"of": "P1D"})) == pytest.approx(30 * 2 / 3)
    assert estimate_units(statistics(ORBITS)) == pytest.approx(3 * 10 / 2.5 * 2 / 3)


def test_a_last_interval_counts_where_it_is_not_left_out() -> None:
    assert estimate_units(statistics(aggregationInterval={"of": "P20D"})) == pytest.approx(2 / 3)
    for behavior in ("SHORTEN", "EXTEND"):
        interval = {"of": "P20D", "lastIntervalBehavior": behavior}
        assert estimate_units(statistics(aggregationInterval=interval)) == pytest.approx(2 * 2 / 3)


def test_known_samples_go_before_the_likely_ones() -> None:
    assert estimate_units(statistics(), samples=2) == pytest.approx(2 * 2 / 3)
    assert estimate_units(statistics(), samples=0) == 0.01


def test_statistics_do_not_pay_for_floats() -> None:
    assert estimate_units(statistics(FLOATS)) == pytest.approx(3)


def test_the_model_of_a_statistics_request_costs_what_its_json_does() -> None:
    request = statistics(resx=0.001, width=None, height=None)
    del request["aggregation"]["width"], request["aggregation"]["height"]  # type: ignore[attr-defined]
    assert estimate_units(models.StatisticsRequest.from_dict(request)) == estimate_units(request)
    assert estimate_units(request) == pytest.approx(200 * 100 / 512**2 * 3 * 2 / 3)


# Batch


def test_a_batch_covers_its_area_at_a_third_of_the_price() -> None:
    pixels = 111_320**2 * math.cos(math.radians(45.5)) / 10**2
    task = models.BatchTaskRequest.from_dict(batch({"type": "tiling-grid", "id": 1, "resolution": 10.0}))
    assert estimate_units(task) == pytest.approx(pixels / 512**2 * 2 / 3, rel=1e-3)


def test_a_grid_of_degrees_and_one_of_metres_cover_about_the_same() -> None:
    utm = {"bbox": [500000, 4983000, 578000, 5094000], "properties": UTM33}
    in_metres = estimate_units(batch({"type": "tiling-grid", "id": 0, "resolution": 10.0}, utm))
    in_degrees = estimate_units(batch({"type": "tiling-grid", "id": 3, "resolution": 0.0001}, utm))
    assert in_metres == pytest.approx(7800 * 11100 / 512**2 * 2 / 3)
    assert in_degrees == pytest.approx(in_metres * (10 / 11.132) ** 2, rel=1e-3)
    lonlat = estimate_units(batch({"type": "tiling-grid", "id": 3, "resolution": 0.0001}))
    assert lonlat == pytest.approx(10_000**2 / 512**2 * 2 / 3)


def test_a_batch_of_version_1_says_its_resolution_elsewhere() -> None:
    division = {"type": "tiling-grid", "id": 0, "resolution": 10.0}
    job = batch(division)["processRequest"]
    expected = estimate_units(batch(division))
    assert estimate_units({"processRequest": job, "tilingGrid": {"id": 0, "resolution": 10.0}}) == expected
    old = models.BatchSubmissionV1.from_dict({"processRequest": job, "tilingGridId": 0, "resolution": 10.0})
    assert estimate_units(old) == expected


def test_tasks_over_a_geopackage_cost_at_least_the_minimum() -> None:
    assert estimate_units(batch({"type": "geopackage", "features": BUCKET})) == 100
    features = statistics()
    features["input"] = {"features": BUCKET, "data": [{"type": "sentinel-2-l2a"}]}
    assert estimate_units(models.BatchStatisticsRequest.from_dict(features | {"output": BUCKET})) == 100
    assert (
        estimate_units(batch({"type": "tiling-grid", "id": 0, "resolution": 60.0}, {"bbox": [8, 45, 8.1, 45.1]})) == 100
    )


# What is no request


@pytest.mark.parametrize(
    ("request_body", "parameter"),
    [
        ({}, "input.data"),
        ({"input": 5}, "input"),
        (body(width=0, height=10), "width"),
        (body(width=10, height="10"), "height"),
        (body(width=10.5, height=10), "width"),
        (body(width=20_000, height=10), "width"),
        (body(width=10**400, height=10), "width"),
        (body(width=10, resy=10), "width"),
        (body(resx=10**400), "resx"),
        (body(resx=0, resy=10), "resx"),
        (body(resx=float("nan")), "resx"),
        (body(resx=1e-9), "resx"),
        (body(bounds={"bbox": [1, 2, 3]}, resx=1), "bbox"),
        (body(bounds={"properties": CRS84}, resx=1), "bbox"),
        (body(ORBITS, {"type": "x", "dataFilter": {"timeRange": {"from": "June", "to": "July"}}}), "timeRange"),
        (statistics(timeRange=None), "aggregation.timeRange"),
        (statistics(aggregationInterval={"of": "a day"}), "aggregation.aggregationInterval.of"),
        (batch({"type": "tiling-grid", "id": 0}), "resolution"),
    ],
)
def test_a_request_without_what_its_price_depends_on_is_refused(
    request_body: dict[str, object], parameter: str
) -> None:
    with pytest.raises(InvalidParameter) as caught:
        estimate_units(request_body)
    assert caught.value.parameter == parameter


@pytest.mark.parametrize("samples", [-1, float("nan"), float("inf"), 10**400, "3", True])
def test_samples_are_a_number(samples: object) -> None:
    with pytest.raises(InvalidParameter, match="samples"):
        estimate_units(body(), samples=samples)  # type: ignore[arg-type]


NAMES = ("input", "bounds", "data", "bbox", "geometry", "type", "dataFilter", "timeRange", "from", "to", "processing",
         "speckleFilter", "output", "responses", "identifier", "format", "width", "height", "resx", "resy", "delivery",
         "aggregation", "aggregationInterval", "of", "processRequest", "tilingGrid", "resolution", "features",
         "evalscript")  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([TWO_BANDS, ORBITS, "P1D"])
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=20,
)
WHOLE = {
    "process": body(ORBITS, resx=0.001),
    "statistics": statistics(),
    "batch": batch({"type": "tiling-grid", "id": 0, "resolution": 60.0}),
}


def replaced(document: object, path: list[int], value: object) -> object:
    """The document with another value in one place."""
    if isinstance(document, dict) and document and path:
        name = sorted(document)[path[0] % len(document)]
        return document | {name: replaced(document[name], path[1:], value)}
    if isinstance(document, list) and document and path:
        index = path[0] % len(document)
        return [*document[:index], replaced(document[index], path[1:], value), *document[index + 1 :]]
    return value


@given(st.sampled_from(sorted(WHOLE)), st.lists(st.integers(0, 9), min_size=1, max_size=6), JSON)
def test_any_json_has_a_price_or_is_refused(name: str, path: list[int], value: object) -> None:
    request = replaced(WHOLE[name], path, value)
    assert isinstance(request, dict)
    with contextlib.suppress(InvalidParameter):
        assert 0 < estimate_units(request) < math.inf
