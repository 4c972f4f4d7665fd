import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from swath import InvalidParameter, estimate_units, models, statistics_request
from swath.data.statistics_request import StatisticsArguments, alone, halves, parts, wanted_calculations

EVALSCRIPT = """//VERSION=3
function setup() {
  return {input: ["B04", "dataMask"], output: [{id: "red", bands: 1}, {id: "dataMask", bands: 1}]};
}
function evaluatePixel(sample) {
  return {red: [sample.B04], dataMask: [sample.dataMask]};
}
"""
PIXEL = "\nfunction evaluatePixel() {}"
PLACE: StatisticsArguments = {"bbox": (13.8, 45.9, 13.9, 46.0), "time": "2024-06", "size": (20, 30)}


def body(evalscript: str = EVALSCRIPT, **arguments: Any) -> dict[str, Any]:
    request = statistics_request(evalscript, **({**PLACE, **arguments}))
    assert models.StatisticsRequest.from_dict(json.loads(request.to_json())) == request.model
    return request.to_dict()


def aggregation(**arguments: Any) -> dict[str, Any]:
    found: dict[str, Any] = body(**arguments)["aggregation"]
    return found


def asking(**arguments: Any) -> models.StatisticsRequest:
    return models.StatisticsRequest.from_dict(body(**arguments))


def ranges(requests: list[models.StatisticsRequest]) -> list[tuple[str, str]]:
    times = [request.to_dict()["aggregation"]["timeRange"] for request in requests]
    return [(time["from"][:10], time["to"][:10]) for time in times]


def test_a_request_says_where_when_and_how_fine() -> None:
    assert body() == {
        "input": {
            "bounds": {
                "bbox": [13.8, 45.9, 13.9, 46.0],
                "properties": {"crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"},
            },
            "data": [{"type": "sentinel-2-l2a"}],
        },
        "aggregation": {
            "timeRange": {"from": "2024-06-01T00:00:00Z", "to": "2024-07-01T00:00:00Z"},
            "aggregationInterval": {"of": "P1D", "lastIntervalBehavior": "SKIP"},
            "width": 20,
            "height": 30,
            "evalscript": EVALSCRIPT,
        },
    }


@pytest.mark.parametrize(
    ("time", "end"),
    [
        ("2024-06-30", "2024-07-01T00:00:00Z"),
        (("2024-06-01", "2024-06-30"), "2024-07-01T00:00:00Z"),
        (("2024-06-01", datetime(2024, 6, 30, tzinfo=UTC)), "2024-06-30T00:00:00Z"),
        ("2024-06-01T00:00:00Z/2024-06-30T23:59:59Z", "2024-07-01T00:00:00Z"),
        ("2024-06-01T00:00:00Z/2024-06-30T12:00:00Z", "2024-06-30T12:00:00Z"),
    ],
)
def test_days_count_to_their_end_so_that_the_last_one_is_whole(time: Any, end: str) -> None:
    assert aggregation(time=time)["timeRange"]["to"] == end


def test_sources_take_filters_and_processing_but_no_time() -> None:
    found = body(
        data=["sentinel-2-l2a", {"type": "dem", "id": "d"}],
        max_cloud_cover=20,
        mosaicking_order="leastCC",
        upsampling="BICUBIC",
    )
    assert found["input"]["data"][0] == {
        "type": "sentinel-2-l2a",
        "dataFilter": {"maxCloudCoverage": 20, "mosaickingOrder": "leastCC"},
        "processing": {"upsampling": "BICUBIC"},
    }


def test_pixels_may_be_given_by_their_size() -> None:
    found = aggregation(size=None, resolution=(10, 20), crs=32633, bbox=(0, 0, 1000, 1000))
    assert (found["resx"], found["resy"]) == (10, 20)
    assert "width" not in found


@pytest.mark.parametrize(
    ("arguments", "calculations"),
    [
        ({}, None),
        (
            {"percentiles": (5, 50)},
            {"default": {"statistics": {"default": {"percentiles": {"k": [5, 50]}}}}},
        ),
        ({"histogram": 10}, {"default": {"histograms": {"default": {"nBins": 10}}}}),
        ({"histogram": {"binWidth": 0.1}}, {"default": {"histograms": {"default": {"binWidth": 0.1}}}}),
        ({"calculations": {"red": {}}}, {"red": {}}),
        ({"calculations": models.Calculations.from_dict({"red": {}})}, {"red": {}}),
    ],
)
def test_percentiles_and_histograms_are_of_all_bands_unless_told(
    arguments: StatisticsArguments, calculations: Mapping[str, object] | None
) -> None:
    assert body(**arguments).get("calculations") == calculations


@pytest.mark.parametrize(
    ("arguments", "parameter", "words"),
    [
        ({"time": None}, "time", "is needed"),
        ({"time": ("2024-06-01", None)}, "time", "a start and an end"),
        ({"interval": "P1"}, "interval", "ISO 8601"),
        ({"interval": "PT12H"}, "interval", "a day at least"),
        ({"last_interval": "CUT"}, "last_interval", "SKIP, SHORTEN, EXTEND"),
        ({"size": None}, "size", "is missing"),
        ({"size": (2501, 10)}, "size", "2500"),
        ({"data": "sentinel-2"}, "data", "must be one of"),
        ({"percentiles": (101,)}, "percentiles", "0 to 100"),
        ({"percentiles": 50}, "percentiles", "0 to 100"),
        ({"percentiles": "50"}, "percentiles", "0 to 100"),
        ({"histogram": 0}, "histogram", "number of bins"),
        ({"histogram": True}, "histogram", "number of bins"),
        ({"histogram": {}}, "histogram", "one of bins, nBins, binWidth"),
        ({"histogram": {"nBins": 1, "binWidth": 2}}, "histogram", "one of"),
        ({"histogram": {"nBins": object()}}, "histogram", "JSON does not have"),
        ({"calculations": 5}, "calculations", "by output and band"),
        ({"calculations": {"default": object()}}, "calculations", "JSON does not have"),
        ({"percentiles": [5], "calculations": {"default": {}}}, "percentiles", "together with calculations"),
        ({"histogram": 5, "calculations": {"default": {}}}, "histogram", "together with calculations"),
        ({"bbox": None}, "bbox", "is missing"),
    ],
)
def test_a_wrong_argument_is_named(arguments: Any, parameter: str, words: str) -> None:
    with pytest.raises(InvalidParameter, match=words) as caught:
        body(**arguments)
    assert caught.value.parameter == parameter


def test_an_evalscript_without_a_mask_is_refused_before_it_is_sent() -> None:
    with pytest.raises(InvalidParameter, match="has no output dataMask"):
        body('//VERSION=3\nfunction setup() { return {input: ["B04"], output: {id: "red", bands: 1}}; }' + PIXEL)
    body("//VERSION=3\nfunction setup() { return {input: bands(), output: outputs()}; }" + PIXEL)


def test_two_years_of_days_are_asked_for_in_parts() -> None:
    whole = asking(time=("2022-01", "2023-12"))
    asked = ranges(parts(whole))

    assert len(asked) == 8
    assert asked[0] == ("2022-01-01", "2022-04-11")
    assert asked[-1][1] == "2024-01-01"
    assert all(one[1] == other[0] for one, other in pairwise(asked))
    assert {part.aggregation.evalscript for part in parts(whole)} == {EVALSCRIPT}


def test_large_areas_are_asked_for_in_smaller_parts() -> None:
    request = asking(size=(2500, 2500))
    found = parts(request)

    assert len(found) > 1
    assert all(estimate_units(part) <= 50 for part in found)
    assert sum(estimate_units(part) for part in found) == pytest.approx(estimate_units(request))


def test_what_is_small_is_asked_for_as_it_is() -> None:
    request = asking()
    assert parts(request) == [request]


def test_months_from_a_31st_on_are_not_torn_apart() -> None:
    start, end = datetime(2000, 1, 31, tzinfo=UTC), datetime(2020, 1, 31, tzinfo=UTC)
    request = asking(time=(start, end), interval="P1M")
    assert parts(request) == [request] == halves(request)


@pytest.mark.parametrize(
    ("days", "last", "expected"),
    [
        (4, "SKIP", [2, 2]),
        (5, "SKIP", [3, 2]),
        (1, "SKIP", [1]),
        (1.5, "SKIP", [1.5]),
        (1.5, "SHORTEN", [1, 0.5]),
        (2.5, "SHORTEN", [2, 0.5]),
        (0.5, "EXTEND", [0.5]),
    ],
)
def test_a_request_is_halved_between_intervals(days: float, last: Any, expected: list[float]) -> None:
    start = datetime(2024, 6, 1, tzinfo=UTC)
    time = (start, start + timedelta(days=days))
    found = halves(asking(time=time, last_interval=last))
    spans = [request.to_dict()["aggregation"]["timeRange"] for request in found]
    lengths = [datetime.fromisoformat(span["to"]) - datetime.fromisoformat(span["from"]) for span in spans]
    assert [length / timedelta(days=1) for length in lengths] == expected


def test_an_interval_is_asked_for_alone_also_where_it_was_cut_short() -> None:
    request = asking(interval="P10D")
    span = (datetime(2024, 6, 21, tzinfo=UTC), datetime(2024, 6, 25, tzinfo=UTC))
    assert alone(request, span).to_dict()["aggregation"] == aggregation(interval="P10D") | {
        "timeRange": {"from": "2024-06-21T00:00:00Z", "to": "2024-06-25T00:00:00Z"},
        "aggregationInterval": {"of": "P10D", "lastIntervalBehavior": "SHORTEN"},
    }


@pytest.mark.parametrize(
    ("changes", "parameter"),
    [
        ({"timeRange": {"from": "2024-06-01T00:00:00Z"}}, "aggregation.timeRange"),
        ({"timeRange": {"from": "2024-06-01", "to": "2024-06-01"}}, "aggregation.timeRange"),
        ({"timeRange": {"from": "June", "to": "July"}}, "aggregation.timeRange"),
        ({"aggregationInterval": {"of": "a day"}}, "aggregation.aggregationInterval.of"),
    ],
)
def test_a_request_of_ones_own_must_say_its_time(changes: dict[str, object], parameter: str) -> None:
    own = body()
    own["aggregation"] |= changes
    with pytest.raises(InvalidParameter) as caught:
        parts(models.StatisticsRequest.from_dict(own))
    assert caught.value.parameter == parameter


def test_percentiles_and_bins_may_be_numbers_of_arrays() -> None:
    ours = wanted_calculations((5, 50.5), 10, None)
    assert wanted_calculations(np.array([5, 50.5]), np.int64(10), None) == ours  # type: ignore[arg-type]
    assert wanted_calculations((np.int64(5), np.float32(50.5)), 10, None) == ours  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("aggregation", "parameter"),
    [
        (5, "aggregation"),
        (None, "aggregation"),
        ({"aggregationInterval": 5}, "aggregation.aggregationInterval"),
        ({"aggregationInterval": {"of": "P1D"}, "timeRange": 5}, "aggregation.timeRange"),
    ],
)
def test_a_body_that_cannot_be_divided_is_refused(aggregation: object, parameter: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        parts(models.StatisticsRequest.from_dict({"aggregation": aggregation}))
    assert caught.value.parameter == parameter
