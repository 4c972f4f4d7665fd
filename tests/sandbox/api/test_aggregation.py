from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.jobs import STATISTICS
from swath_sandbox.api.aggregation import Aggregation, _within, compute_statistics, read_intervals, sample
from swath_sandbox.api.calculations import read_calculations
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process_request import parse_sources
from swath_sandbox.features import Feature
from swath_sandbox.grid import Grid

SOURCES = parse_sources(Payload({"data": [{"type": "sentinel-2-l2a"}]}))
BOUNDS = (460000.0, 5080000.0, 460080.0, 5080080.0)
FEATURE = Feature(1, "a", Grid(32633, BOUNDS, 8, 8), shapely.box(*BOUNDS))


def intervals(start, end, of, last=None):
    interval = {"of": of, **({"lastIntervalBehavior": last} if last else {})}
    time_range = {"from": f"{start}T00:00:00Z", "to": f"{end}T00:00:00Z"}
    found = read_intervals(Payload({"timeRange": time_range, "aggregationInterval": interval}))
    return [(f"{begin:%m-%d}", f"{finish:%m-%d}") for begin, finish in found]


def statistics(service, evalscript=STATISTICS, feature=FEATURE, calculations=None):
    found = read_intervals(
        Payload(
            {
                "timeRange": {"from": "2022-10-01T00:00:00Z", "to": "2022-10-08T00:00:00Z"},
                "aggregationInterval": {"of": "P1D"},
            }
        )
    )
    aggregation = Aggregation(evalscript, SOURCES, found, read_calculations(Payload(calculations or {})))
    sampling = sample(service, aggregation, feature.grid, feature.geometry)
    statistics = compute_statistics(service, aggregation, sampling, feature.grid, feature.geometry)
    assert statistics.document["status"] == "OK"
    return statistics.document["data"], sampling.units


@pytest.fixture
def service(shared_sandbox):
    return shared_sandbox._service


def test_a_time_range_is_cut_into_whole_intervals():
    assert intervals("2022-10-01", "2022-10-03", "P1D") == [("10-01", "10-02"), ("10-02", "10-03")]
    assert intervals("2022-01-31", "2022-04-01", "P1M") == [("01-31", "02-28"), ("02-28", "03-31")]
    assert intervals("2022-01-01", "2022-01-16", "P1W") == [("01-01", "01-08"), ("01-08", "01-15")]
    assert intervals("2022-01-01", "2023-01-01", "P1Y") == [("01-01", "01-01")]
    assert intervals("2022-01-01", "2022-03-20", "P1M1W1D") == [("01-01", "02-09"), ("02-09", "03-17")]


@pytest.mark.parametrize(
    ("last", "expected"),
    [(None, []), ("SKIP", []), ("SHORTEN", [("10-11", "10-15")]), ("EXTEND", [("10-11", "10-21")])],
)
def test_what_becomes_of_a_last_interval_that_is_too_long_can_be_chosen(last, expected):
    assert intervals("2022-10-01", "2022-10-15", "P10D", last) == [("10-01", "10-11"), *expected]


def test_an_interval_ends_before_the_next_one_begins():
    october, november, december = (datetime(2022, month, 1, tzinfo=UTC) for month in (10, 11, 12))
    (source,) = SOURCES

    one, other = _within(source, (october, november)), _within(source, (november, december))

    assert (one.start, other.start) == (october, november)
    assert one.end < other.start
    assert _within(one, (october, december)).end == one.end


@given(
    st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.timedeltas(timedelta(seconds=1), timedelta(days=400)),
    st.sampled_from(["P1D", "P10D", "P2W", "P1M", "P1Y", "PT25H", "P1M3D"]),
    st.sampled_from(["SKIP", "SHORTEN", "EXTEND"]),
)
@settings(max_examples=100, deadline=None)
def test_intervals_follow_each_other_from_the_start_on(start, length, of, last):
    end = start + length
    interval = {"of": of, "lastIntervalBehavior": last}
    time_range = {"from": start.isoformat(), "to": end.isoformat()}

    found = read_intervals(Payload({"timeRange": time_range, "aggregationInterval": interval}))

    edges = [start, *(finish for _, finish in found)]
    assert [begin for begin, _ in found] == edges[:-1]
    assert edges == sorted(set(edges))
    if last == "SKIP":
        assert edges[-1] <= end
    elif last == "SHORTEN":
        assert edges[-1] == end
    else:
        assert edges[-2] < end <= edges[-1]


def test_an_interval_may_be_counted_in_hours():
    assert intervals("2022-10-01", "2022-10-03", "PT24H") == [("10-01", "10-02"), ("10-02", "10-03")]
    assert intervals("2022-10-01", "2022-10-04", "PT1440M") == intervals("2022-10-01", "2022-10-04", "PT86400S")
    assert intervals("2022-10-01", "2022-10-04", "PT36H") == [("10-01", "10-02"), ("10-02", "10-04")]


@pytest.mark.parametrize("of", ["PT1H", "PT23H59M59S", "PT", "P0D", "PT0H", "1D", "P", "P-1D", "P1DT1H", "P1DT24H"])
def test_an_interval_is_a_duration_of_at_least_a_day(of):
    with pytest.raises(ServiceError, match="at least one day"):
        intervals("2022-10-01", "2022-10-03", of)


def test_time_must_run_forward():
    with pytest.raises(ServiceError, match="from must be before to"):
        intervals("2022-10-03", "2022-10-03", "P1D")


def test_intervals_without_data_are_left_out_and_cost_nothing(service):
    data, cost = statistics(service)

    days = [datetime.fromisoformat(one["interval"]["from"]).day for one in data]
    assert days == [2, 7]
    assert cost == 0.01


def test_pixels_outside_are_left_out_by_the_mask_that_the_script_is_given(service):
    triangle = shapely.Polygon([BOUNDS[:2], (BOUNDS[2], BOUNDS[1]), (BOUNDS[0], BOUNDS[3] - 1)])
    unmasked = STATISTICS.replace("dataMask: [sample.dataMask]", "dataMask: [1]")
    wanted = {"default": {"statistics": {"default": {"percentiles": {"k": [0, 50, 100]}}}}}

    feature = Feature(1, "a", FEATURE.grid, triangle)
    whole, _ = statistics(service, calculations=wanted)
    part, _ = statistics(service, STATISTICS, feature, wanted)
    padded, _ = statistics(service, unmasked, feature, wanted)

    whole, part, padded = (data[0]["outputs"]["red"]["bands"]["B0"]["stats"] for data in (whole, part, padded))
    assert (whole["sampleCount"], whole["noDataCount"]) == (64, 0)
    assert (part["sampleCount"], part["noDataCount"]) == (64, 64 - 28)
    assert part["percentiles"].keys() == {"0.0", "50.0", "100.0"}
    assert part["percentiles"]["0.0"] == part["min"] >= whole["min"]
    assert whole["percentiles"]["100.0"] == whole["max"]
    # A script that says that every pixel counts is taken at its word, and there is nothing but zeros outside.
    assert (padded["min"], padded["noDataCount"]) == (0, 0)
    assert padded["mean"] * 64 == pytest.approx(part["mean"] * 28)


def test_without_a_valid_pixel_there_are_no_numbers(service):
    data, _ = statistics(service, STATISTICS.replace("dataMask: [sample.dataMask]", "dataMask: [0]"))

    stats = data[0]["outputs"]["red"]["bands"]["B0"]["stats"]
    assert stats == {"min": "NaN", "max": "NaN", "mean": "NaN", "stDev": "NaN", "sampleCount": 64, "noDataCount": 64}


@pytest.mark.parametrize(
    ("mask", "counted"), [("1", 64), ("0.5", 64), ("-1", 64), ("true", 64), ("0", 0), ("false", 0), ("NaN", 0)]
)
def test_pixels_count_unless_their_mask_is_zero_or_no_number(service, mask, counted):
    data, _ = statistics(service, STATISTICS.replace("dataMask: [sample.dataMask]", f"dataMask: [{mask}]"))

    assert data[0]["outputs"]["red"]["bands"]["B0"]["stats"]["noDataCount"] == 64 - counted


def test_what_is_no_number_and_not_masked_spoils_the_numbers(service):
    script = STATISTICS.replace("red: [sample.B04]", "red: [n++ ? sample.B04 : NaN]") + "let n = 0;"
    wanted = {"red": {"statistics": {"B0": {"percentiles": {"k": [50]}}}, "histograms": {"B0": {"nBins": 2}}}}

    data, _ = statistics(service, script, calculations=wanted)

    band = data[0]["outputs"]["red"]["bands"]["B0"]
    assert {band["stats"][name] for name in ("min", "max", "mean", "stDev")} == {"NaN"}
    assert band["stats"]["percentiles"] == {"50.0": "NaN"}
    assert (band["stats"]["noDataCount"], sum(one["count"] for one in band["histogram"]["bins"])) == (0, 63)


def test_an_output_without_bands_has_no_statistics(service):
    script = STATISTICS.replace('{id: "red", bands: 1}', '{id: "red", bands: 0}').replace(
        "red: [sample.B04]", "red: []"
    )

    data, _ = statistics(service, script)

    assert data[0]["outputs"] == {"red": {"bands": {}}}


def test_numbers_that_json_does_not_have_are_words(service):
    data, _ = statistics(service, STATISTICS.replace("red: [sample.B04]", "red: [1 / 0]"))

    stats = data[0]["outputs"]["red"]["bands"]["B0"]["stats"]
    assert (stats["min"], stats["mean"], stats["stDev"]) == ("Infinity", "Infinity", "NaN")


def test_outputs_are_floats_unless_they_say_otherwise(service):
    auto, _ = statistics(service)
    integers, _ = statistics(
        service, STATISTICS.replace('id: "red", bands: 1', 'id: "red", bands: 1, sampleType: "UINT16"')
    )

    assert 0 < auto[0]["outputs"]["red"]["bands"]["B0"]["stats"]["mean"] < 1
    assert integers[0]["outputs"]["red"]["bands"]["B0"]["stats"]["max"] in {0, 1}
    assert np.isfinite(auto[0]["outputs"]["red"]["bands"]["B0"]["stats"]["stDev"])
