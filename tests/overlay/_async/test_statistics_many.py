"""The statistics of many areas at once, over the sandbox and over a scripted service."""

import json
import math
from pathlib import Path
from typing import Any

import geopandas
import httpx
import pytest
import shapely

from overlay.sandboxed import Place
from sandbox.jobs import STATISTICS
from swath import (
    AsyncSentinelHub,
    BadRequest,
    FeatureStatistics,
    InvalidParameter,
    Progress,
    RetryPolicy,
    statistics_request,
)

ONCE = RetryPolicy(attempts=1, refusals=1)
MONTH: Any = {"time": "2022-07", "interval": "P10D", "resolution": 10}
NAMES = ["acre", "pond", "wood"]


def squares(count: int = 3, *, side: float = 60) -> list[shapely.Polygon]:
    return [shapely.box(460000 + 100 * n, 5080000, 460000 + 100 * n + side, 5080000 + side) for n in range(count)]


def fields(index: Any = NAMES, crs: Any = 32633) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame({"crop": range(3)}, geometry=squares(), index=index, crs=crs)


class Service:
    """Answers a mean that is the easternmost coordinate of its area; refuses an area that a test names."""

    def __init__(self, refused: float = math.inf) -> None:
        self.refused = refused
        self.asked: list[dict[str, Any]] = []
        self.under_way = self.most = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        body = json.loads(request.content)
        self.asked.append(body)
        bounds = body["input"]["bounds"]
        east = max(x for x, *_ in bounds["geometry"]["coordinates"][0]) if "geometry" in bounds else bounds["bbox"][2]
        if east == self.refused:
            return httpx.Response(400, json={"error": {"message": "no such area", "code": "X"}})
        stats = {"min": 0, "max": 1, "mean": east, "stDev": 0, "sampleCount": 4, "noDataCount": 0}
        outputs = {"red": {"bands": {"B0": {"stats": stats}}}}
        data = [{"interval": body["aggregation"]["timeRange"], "outputs": outputs}]
        headers = {"x-processingunits-spent": "0.25"}
        return httpx.Response(200, json={"status": "OK", "data": data}, headers=headers)

    def hub(self) -> AsyncSentinelHub:
        return AsyncSentinelHub("id", "secret", deployment="cdse", retries=ONCE, transport=httpx.MockTransport(self))


@pytest.mark.anyio
async def test_the_rows_of_a_frame_are_those_of_single_calls(tmp_path: Path) -> None:
    async with Place(tmp_path).async_hub() as hub:
        table = await hub.statistics_many(fields(), STATISTICS, **MONTH).to_table()
        alone = [await hub.statistics(STATISTICS, bounds=one, crs=32633, **MONTH) for one in squares()]
    rows = [{"feature": name, **row} for name, one in zip(NAMES, alone, strict=True) for row in one.to_dicts()]
    assert len(rows) >= 6
    assert table.to_dicts() == rows
    assert table.processing_units == pytest.approx(sum(one.processing_units or 0 for one in alone))
    joined = table.to_pandas().merge(fields(), left_on="feature", right_index=True)
    assert joined["crop"].tolist() == [NAMES.index(row["feature"]) for row in rows]


@pytest.mark.anyio
@pytest.mark.parametrize("crs", [32633, "OGC:CRS84", 4326])
async def test_the_crs_of_a_frame_is_that_of_its_requests(crs: Any) -> None:
    service = Service()
    frame = fields().to_crs(crs)
    async with service.hub() as hub:
        await hub.statistics_many(frame.geometry, STATISTICS, time="2022-07", size=(4, 4)).to_list()
    told = {body["input"]["bounds"]["properties"]["crs"].rpartition("/")[2] for body in service.asked}
    assert told == {str(crs).rpartition(":")[2]}


@pytest.mark.anyio
@pytest.mark.parametrize("ordered", [True, False])
async def test_each_feature_has_its_own_outcome(ordered: bool) -> None:
    frame = fields([7, 8, 9])
    frame.loc[10, "geometry"] = None
    frame.loc[11, "geometry"] = shapely.Point(1, 2)
    frame.loc[12, "geometry"] = shapely.Polygon()
    seen: list[Progress] = []
    async with Service(refused=460160).hub() as hub:
        found = hub.statistics_many(frame, STATISTICS, ordered=ordered, on_progress=seen.append, **MONTH)
        results = [result async for result in found]
    if ordered:
        assert [result.index for result in results] == list(range(6))
    by_label = {result.feature: result for result in results}
    assert list(by_label) == [7, 8, 9, 10, 11, 12] or not ordered
    kinds = {label: type(result.error) for label, result in by_label.items()}
    bad = InvalidParameter
    assert kinds == {7: type(None), 8: BadRequest, 9: type(None), 10: bad, 11: bad, 12: bad}
    assert [row["mean"] for row in by_label[9].unwrap().to_dicts()] == [460260.0]
    with pytest.raises(InvalidParameter, match="without a geometry"):
        by_label[10].unwrap()
    assert seen[-1] == Progress(done=6, failed=4, total=6, units=0.5)
    assert [one.done for one in seen] == [1, 2, 3, 4, 5, 6]


@pytest.mark.anyio
async def test_a_table_tells_what_failed() -> None:
    async with Service(refused=460160).hub() as hub:
        table = await hub.statistics_many(fields(), STATISTICS, **MONTH).to_table()
    assert [row["feature"] for row in table.to_dicts()] == ["acre", "wood"]
    assert list(table.errors) == ["pond"]
    assert repr(table).startswith("<StatisticsTable 2 rows, 3 features, 1 failed, 2022-07-01 to ")
    assert repr(table.results[1]) == "<FeatureStatistics 'pond', BadRequest: 400 X: no such area>"


@pytest.mark.anyio
async def test_requests_geojson_and_geometries_are_features_too() -> None:
    requests = [statistics_request(STATISTICS, bounds=one, crs=32633, **MONTH) for one in squares()]
    shapes = [shapely.geometry.mapping(one) for one in squares()]
    features = [{"type": "Feature", "id": f"f{n}", "geometry": one} for n, one in enumerate(shapes)]
    collection = {"type": "FeatureCollection", "features": features}
    expected = [460060.0, 460160.0, 460260.0]
    async with Service().hub() as hub:
        tables = [
            await hub.statistics_many(requests).to_table(),
            await hub.statistics_many(iter(squares()), STATISTICS, crs=32633, **MONTH).to_table(),
            await hub.statistics_many(shapes, STATISTICS, crs=32633, **MONTH).to_table(),
            await hub.statistics_many(collection, STATISTICS, crs=32633, **MONTH).to_table(),
        ]
    for table in tables:
        assert [row["mean"] for row in table.to_dicts()] == expected
    labels = [[row["feature"] for row in table.to_dicts()] for table in tables]
    assert labels == [[0, 1, 2]] * 3 + [["f0", "f1", "f2"]]
    assert [result.request for result in tables[0].results] == requests


@pytest.mark.anyio
async def test_what_is_no_request_is_its_own_error() -> None:
    good = statistics_request(STATISTICS, bbox=(14, 46, 14.1, 46.1), time="2022-07", size=(4, 4))
    items: Any = [good, shapely.Point(1, 2), None]
    async with Service().hub() as hub:
        results = await hub.statistics_many(items).to_list()
    assert [result.error is None for result in results] == [True, False, False]
    assert isinstance(results[1].error, InvalidParameter)
    assert "Give an evalscript" in str(results[1].error)


@pytest.mark.anyio
async def test_features_are_drawn_only_as_results_are_taken() -> None:
    drawn = []

    def endless() -> Any:
        while True:
            drawn.append(1)
            yield shapely.box(14, 46, 14.01, 46.01)

    service = Service()
    async with service.hub() as hub:
        found = hub.statistics_many(endless(), STATISTICS, time="2022-07", size=(4, 4), concurrency=2)
        results: list[FeatureStatistics] = []
        async with found:
            async for result in found:
                results.append(result)
                if len(results) == 5:
                    break
    assert [result.feature for result in results] == [0, 1, 2, 3, 4]
    assert len(drawn) <= 5 + 2 * 2 + 1


@pytest.mark.anyio
async def test_a_run_over_few_areas_and_a_long_time_can_be_left() -> None:
    service = Service()
    long: Any = {"time": ("2016-01", "2022-12"), "size": (4, 4), "concurrency": 9}
    async with service.hub() as hub:
        whole = await hub.statistics_many(fields(), STATISTICS, **long).to_table()
        asked = len(service.asked)
        async with hub.statistics_many(fields(), STATISTICS, **long) as results:
            async for result in results:
                assert result.feature == "acre"
                break
    assert asked >= 3 * 7
    assert [row["start"] for row in whole.to_dicts()] == sorted(
        row["start"] for row in whole.to_dicts()[: asked // 3]
    ) * 3  # type: ignore[type-var]


@pytest.mark.anyio
async def test_a_collection_tells_the_crs_of_its_features() -> None:
    service = Service()
    collection = json.loads(fields().to_json()) | {
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    }
    async with service.hub() as hub:
        table = await hub.statistics_many(collection, STATISTICS, **MONTH).to_table()
    assert table.errors == {}
    assert {body["input"]["bounds"]["properties"]["crs"][-5:] for body in service.asked} == {"32633"}


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("features", "evalscript", "arguments", "said"),
    [
        (fields(), STATISTICS, {"time": "2022-07"}, "size=None: is missing, and so is resolution"),
        (fields(), STATISTICS, MONTH | {"interval": "P1"}, "interval='P1'"),
        (fields(), STATISTICS, MONTH | {"resolution": -1}, "resolution=-1"),
        (fields(), STATISTICS, MONTH | {"size": (3, 3)}, "cannot be given together with resolution"),
        (fields(), STATISTICS, MONTH | {"bbox": (1, 2, 3, 4)}, "bbox.*together with features"),
        (fields(), STATISTICS, MONTH | {"crs": 4326}, "crs=4326: cannot be given together with a GeoDataFrame"),
        (fields(crs=None), STATISTICS, MONTH, r"has no CRS.*set_crs"),
        (fields(crs="ESRI:54009"), STATISTICS, MONTH, "crs='ESRI:54009'"),
        (fields(), None, {}, "Give the evalscript second"),
        (squares(), None, MONTH, "Requests say it themselves"),
        (squares()[0], STATISTICS, MONTH, "hub.statistics is for a single geometry"),
        (5, STATISTICS, MONTH, "must be a GeoDataFrame"),
        ("fields.gpkg", STATISTICS, MONTH, "must be a GeoDataFrame"),
        (fields(), STATISTICS, MONTH | {"concurrency": 0}, "concurrency=0"),
    ],
)
async def test_what_is_wrong_for_all_is_refused_at_once(
    features: Any, evalscript: Any, arguments: Any, said: str
) -> None:
    service = Service()
    async with service.hub() as hub:
        with pytest.raises(InvalidParameter, match=said):
            hub.statistics_many(features, evalscript, **arguments)
    assert service.asked == []
