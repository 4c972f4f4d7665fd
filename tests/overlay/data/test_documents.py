import copy
import json
import math
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swath import InvalidParameter, Request, Source, estimate_units, models, process_request, statistics_request
from swath.data.async_process import async_process_request
from swath.data.batch import batch_request_v1, batch_task
from swath.data.batch_statistics import statistics_task
from swath.data.documents import model_in
from swath.data.search import search_request

SCRIPT = """//VERSION=3
function setup() { return {input: ["B04", "B08", "dataMask"], output: [{id: "ndvi", bands: 1, sampleType: "FLOAT32"},
  {id: "dataMask", bands: 1}]}; }
function evaluatePixel(s) { return {ndvi: [index(s.B08, s.B04)], dataMask: [s.dataMask]}; }
"""
PLACE: Any = {"bbox": (14.1, 46.0, 14.2, 46.1), "time": "2024-06"}
UTM: Any = {"bbox": (5e5, 5e6, 6e5, 6e6), "crs": 32633, "resolution": 1000}
PROVIDED: Any = {"provider": "MAXAR", "bounds": {"bbox": [1, 2, 3, 4]}, "data": [{"productBands": "4BB"}]}
PROCESS = process_request(SCRIPT, size=(100, 50), outputs="tiff", **PLACE)
STATISTICS = statistics_request(SCRIPT, resolution=100, interval="P10D", **PLACE)
BODIES: list[tuple[str, dict[str, Any], type]] = [
    ("process", PROCESS.to_dict(), models.ProcessRequest),
    (
        "async-process",
        async_process_request(PROCESS, output="s3://bucket/out").to_dict(),
        models.AsyncProcessRequest,
    ),
    ("statistics", STATISTICS.to_dict(), models.StatisticsRequest),
    (
        "batch",
        batch_task(PROCESS, output="s3://bucket/out", grid=1, resolution=10).to_dict(),
        models.BatchTaskRequest,
    ),
    (
        "batch-v1",
        batch_request_v1(PROCESS, output="s3://bucket/out", grid=1, resolution=10).to_dict(),
        models.BatchSubmissionV1,
    ),
    (
        "batch-statistics",
        statistics_task(SCRIPT, features="s3://bucket/a.gpkg", time="2024-06", output="s3://bucket/out").to_dict(),
        models.BatchStatisticsRequest,
    ),
    ("search", search_request("sentinel-2-l2a", time="2024-06", bbox=(1, 2, 3, 4)).to_dict(), models.SearchRequest),
    ("byoc-collection", {"name": "fields", "s3Bucket": "mine"}, models.ByocCollection),
    ("byoc-tile", {"path": "tiles/1/(BAND).tiff", "sensingTime": "2024-06-01T10:00:00Z"}, models.ByocTile),
    ("zarr-collection", {"name": "cube", "s3Bucket": "mine", "path": "a.zarr", "crs": "EPSG"}, models.ZarrCollection),
    ("import-search", PROVIDED, models.MaxarSearchRequest),
    ("import-search", PROVIDED | {"provider": "AIRBUS"}, models.AirbusSearchRequest),
    ("import-native-search", {"provider": "MAXAR", "query": {}}, models.MaxarNativeSearchRequest),
    ("import-order", {"name": "mine", "input": PROVIDED}, models.MaxarOrderRequest),
    ("import-order", {"input": PROVIDED | {"provider": "PLANET"}}, models.PlanetOrderRequest),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
MEMBERS = st.sampled_from(
    [
        "input",
        "output",
        "evalscript",
        "data",
        "bounds",
        "bbox",
        "properties",
        "crs",
        "type",
        "dataFilter",
        "timeRange",
        "from",
        "to",
        "responses",
        "identifier",
        "format",
        "width",
        "height",
        "resx",
        "resy",
        "aggregation",
        "aggregationInterval",
        "of",
        "processRequest",
        "collections",
        "provider",
        "path",
        "name",
        "s3Bucket",
        "delivery",
        "tilingGrid",
        "id",
        "resolution",
        "datetime",
        "intersects",
        "coordinates",
        "geometry",
        "features",
        "processing",
    ]
)
NESTED = st.recursive(
    JSON, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(MEMBERS, inner, max_size=4), max_leaves=20
)
BODY = st.dictionaries(MEMBERS | st.text(max_size=5), NESTED, max_size=6)


@pytest.mark.parametrize(("kind", "body", "model"), BODIES)
def test_any_documented_body_is_told_by_its_members_and_comes_out_as_it_went_in(
    kind: str, body: dict[str, Any], model: type
) -> None:
    request = Request.from_json(json.dumps(body))
    assert request.kind == kind
    assert request.to_dict() == body
    assert json.loads(request.to_json()) == json.loads(request.to_json(indent=2)) == body
    assert type(request.model) is model
    assert request.model.to_dict() == body
    assert Request.from_json(body) == Request.from_json(json.dumps(body).encode()) == request


@pytest.mark.parametrize(("kind", "body", "model"), BODIES)
def test_what_costs_something_has_a_price_and_all_else_has_none(kind: Any, body: dict[str, Any], model: type) -> None:
    request = Request.from_json(body)
    if kind in ("process", "async-process", "statistics", "batch", "batch-v1", "batch-statistics"):
        assert request.units == estimate_units(request) == estimate_units(body) > 0
        assert "processing units" in str(request)
    else:
        assert request.units is None
        with pytest.raises(InvalidParameter, match="costs no processing units"):
            estimate_units(request)


@settings(max_examples=300)
@given(BODY, st.sampled_from([kind for kind, *_ in BODIES]))
def test_any_body_survives_and_can_be_told(body: dict[str, Any], kind: Any) -> None:
    request = Request(body, kind=kind)
    again = Request.from_json(request.to_json(), kind=kind)
    assert request.to_dict() == body
    assert again == request
    assert hash(again) == hash(request)
    assert pickle.loads(pickle.dumps(request)) == request
    assert kind in repr(request)
    assert str(request).startswith(kind)
    assert request.units is None or request.units >= 0


@given(BODY, BODY)
def test_requests_are_equal_where_their_json_is(body: dict[str, Any], other: dict[str, Any]) -> None:
    equal = json.dumps(body, sort_keys=True) == json.dumps(other, sort_keys=True)
    found = Request(body, kind="search") == Request(other, kind="search")
    assert found or not equal
    assert not found or body == other


def test_numbers_are_equal_by_value_and_members_in_any_order() -> None:
    one = Request({"a": 1, "b": [1.5, 2]}, kind="search")
    other = Request({"b": (1.5, 2.0), "a": 1.0}, kind="search")
    assert one == other
    assert {one: "found"}[other] == "found"
    assert one != Request({"a": True, "b": [1.5, 2]}, kind="search")
    assert one != Request({"a": 1, "b": [1.5, 2]}, kind="byoc-tile")
    assert one != {"a": 1, "b": [1.5, 2]}


def test_a_request_does_not_change() -> None:
    body = PROCESS.to_dict()
    request = Request(body)
    body["output"]["width"] = 7
    request.to_dict()["output"]["width"] = 7
    request.model.output.width = 7  # type: ignore[attr-defined]
    assert request == PROCESS
    with pytest.raises(AttributeError, match="does not change"):
        request.kind = "search"
    with pytest.raises(AttributeError, match="does not change"):
        del request.kind
    assert copy.copy(request) is copy.deepcopy(request) is request


def test_a_request_tells_what_where_when_how_large_and_for_how_much() -> None:
    request = process_request(
        SCRIPT,
        data=Source("sentinel-2-l2a", id="l2a", max_cloud_cover=20),
        outputs={"ndvi": "tiff", "userdata": "json"},
        size=(100, 50),
        **PLACE,
    )
    assert str(request) == (
        "process request\n"
        "  what    l2a: sentinel-2-l2a (maxCloudCoverage 20)\n"
        "  where   14.1, 46, 14.2, 46.1 (CRS84), 7.74 x 11.1 km\n"
        "  when    2024-06-01T00:00:00Z to 2024-06-30T23:59:59Z\n"
        "  size    100 x 50 px of 77.4 x 222 m\n"
        "  outputs ndvi: tiff, userdata: json\n"
        "  script  B04, B08, dataMask to ndvi (1 x FLOAT32), dataMask (1 x AUTO)\n"
        "  price   about 0.02543 processing units"
    )
    assert repr(request).startswith("<Request process, l2a: sentinel-2-l2a (maxCloudCoverage 20), 2024-06-01T00:00:00Z")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (STATISTICS.to_dict(), ["by P10D", "77 x 111 px of"]),
        (BODIES[1][1], ["to      s3://bucket/out"]),
        (BODIES[3][1], ["size    grid 1 at 10", "to      s3://bucket/out"]),
        (BODIES[7][1], ["name    fields", "to      mine"]),
        (BODIES[8][1], ["when    2024-06-01T10:00:00Z", "name    tiles/1/(BAND).tiff"]),
        (BODIES[10][1], ["what    MAXAR (productBands 4BB)"]),
        ({"collections": ["dem"], "intersects": {"type": "Point", "coordinates": [1, 2]}}, ["where   Point [1, 2]"]),
        (
            process_request(
                "//VERSION=3", bbox=(5e5, 5e6, 6e5, 6e6), crs=32633, resolution=1000, time="2024-06"
            ).to_dict(),
            ["(EPSG:32633), 100 x 1e+03 km", "px of 1000.0 x 1000.0 m", "11 characters"],
        ),
    ],
)
def test_every_kind_tells_what_it_has(body: dict[str, Any], told: list[str]) -> None:
    text = str(Request(body))
    assert [part for part in told if part not in text] == []


def test_numbers_of_arrays_become_numbers() -> None:
    request = Request({"bbox": (np.float32(1.5), np.int64(2)), "collections": []})
    assert json.loads(request.to_json()) == {"bbox": [1.5, 2], "collections": []}


DEEP: list[Any] = []
for _ in range(200):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("source", "kind", "parameter", "said"),
    [
        ("{", None, "source", "is no JSON"),
        (b"\xff", None, "source", "is no JSON"),
        ('{"a": NaN}', None, "source", "JSON does not have"),
        ("[" * 100_000, None, "source", "is no JSON"),
        ("[]", None, "source", "must be a JSON object"),
        (5, None, "source", "must be a JSON object"),
        ({}, None, "body", "does not tell what it asks for.*Give kind="),
        ({"hello": 1}, None, "body", "does not tell"),
        ({"path": "a"}, "tile", "kind", "must be process, async-process"),
        ({"path": math.inf}, None, "body", "JSON does not have"),
        ({"path": object()}, None, "body", "JSON does not have"),
        ({"path": {1: 2}}, None, "body", "names of members"),
        ({"path": DEEP}, None, "body", "too deeply"),
    ],
)
def test_what_is_no_request_is_refused(source: Any, kind: Any, parameter: str, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        Request.from_json(source, kind=kind)
    assert caught.value.parameter == parameter


def test_the_kind_may_be_told() -> None:
    assert (
        Request.from_json({"input": {"provider": "PLANET"}}, kind="import-subscription").kind == "import-subscription"
    )
    assert type(Request.from_json({"input": {}}, kind="import-subscription").model) is models.PlanetSubscriptionRequest


def test_a_request_stands_for_its_model_and_no_other() -> None:
    assert model_in(PROCESS, models.ProcessRequest) == PROCESS.model
    assert model_in(PROCESS.model, models.ProcessRequest) is not None
    assert model_in(PROCESS, models.BatchTaskRequest, models.ProcessRequest) is None
    assert model_in("//VERSION=3", models.ProcessRequest) is None
    with pytest.raises(InvalidParameter, match="'statistics': is of the wrong kind: a ProcessRequest"):
        model_in(STATISTICS, models.ProcessRequest)


def test_what_cannot_be_priced_has_no_price_and_says_why_when_asked() -> None:
    request = Request({"input": {}, "evalscript": ""}, kind="process")
    assert request.units is None
    with pytest.raises(InvalidParameter, match="list of data sources"):
        estimate_units(request)
