import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swath_sandbox.api.calculations import read_calculations
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.payload import Payload

PIXELS = np.array([[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 100.0]])
ALL = np.ones(PIXELS.shape, bool)


def statistics(definition, pixels=PIXELS, valid=ALL, output="red", band="B0"):
    return read_calculations(Payload(definition)).statistics(output, band, pixels, valid)


def histogram(pixels=PIXELS, valid=ALL, **bins):
    return statistics({"default": {"histograms": {"default": bins}}}, pixels, valid)["histogram"]


def edges_and_counts(found):
    bins = found["bins"]
    assert all(one["highEdge"] == other["lowEdge"] for one, other in itertools.pairwise(bins))
    edges = [one["lowEdge"] for one in bins] + [one["highEdge"] for one in bins[-1:]]
    return edges, [one["count"] for one in bins]


@pytest.mark.parametrize(
    ("bins", "edges", "counts", "outside"),
    [
        ({"bins": [1, 2, 4]}, [1, 2, 4], [1, 3], (1, 3)),
        ({"nBins": 4}, [0, 25, 50, 75, 100], [7, 0, 0, 1], (0, 0)),
        ({"nBins": 2, "lowEdge": 2, "highEdge": 6}, [2, 4, 6], [2, 3], (2, 1)),
        ({"nBins": 2, "highEdge": 6}, [0, 3, 6], [3, 4], (0, 1)),
        ({"binWidth": 40}, [0, 40, 80, 120], [7, 0, 1], (0, 0)),
        ({"binWidth": 25, "lowEdge": 0}, [0, 25, 50, 75, 100], [7, 0, 0, 1], (0, 0)),
        ({"binWidth": 60, "lowEdge": -30}, [-30, 30, 90, 150], [7, 0, 1], (0, 0)),
        ({"binWidth": 3, "lowEdge": 200}, [200, 203], [0], (8, 0)),
        ({"binWidth": 2, "lowEdge": 1, "highEdge": 6}, [1, 3, 5, 6], [2, 2, 2], (1, 1)),
        ({"binWidth": 0.1, "lowEdge": 0, "highEdge": 0.3}, [0, 0.1, 0.2, 0.3], [1, 0, 0], (0, 7)),
        ({"nBins": 2, "lowEdge": 200}, [200, 200.5, 201], [0, 0], (8, 0)),
        ({"binWidth": 1, "highEdge": -3}, [-4, -3], [0], (0, 8)),
    ],
)
def test_bins_are_given_by_their_edges_their_number_or_their_width(bins, edges, counts, outside):
    found = histogram(**bins)

    given, held = edges_and_counts(found)
    assert (given, held) == (pytest.approx(edges), counts)
    assert (found["underflow"], found["overflow"]) == outside


FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)
EDGES = st.floats(-1e300, 1e300) | st.floats(-2, 2)


@st.composite
def any_bins(draw):
    if draw(st.booleans()):
        return {"bins": sorted(draw(st.sets(EDGES, min_size=2, max_size=20)))}
    edges = sorted(draw(st.sets(EDGES, min_size=2, max_size=2)))
    given_edges = draw(st.sampled_from([{}, {"lowEdge": edges[0]}, {"highEdge": edges[1]}, None]))
    given_edges = dict(zip(("lowEdge", "highEdge"), edges, strict=True)) if given_edges is None else given_edges
    way = draw(st.sampled_from(["nBins", "binWidth"]))
    size = draw(st.integers(1, 50) if way == "nBins" else st.floats(0, 1e300, exclude_min=True))
    return {way: size, **given_edges}


@given(st.lists(FLOATS, min_size=1, max_size=30), any_bins())
@settings(max_examples=300, deadline=None)
def test_a_histogram_of_anything_counts_every_value_once(values, bins):
    pixels = np.array([values])

    found = histogram(pixels, np.ones(pixels.shape, bool), **bins)

    edges, counts = edges_and_counts(found)
    assert np.isfinite(edges).all()
    assert edges == sorted(edges)
    assert sum(counts) + found["underflow"] + found["overflow"] == len(values)
    assert found["overflow"] == 0 or max(values) > edges[-1]
    assert len(counts) <= 10_000


@pytest.mark.parametrize("more", [{}, {"lowEdge": 0}, {"lowEdge": 0, "highEdge": 100}])
def test_there_are_no_more_bins_than_an_answer_can_hold(more):
    found = histogram(binWidth=0.0005, **more)

    edges, counts = edges_and_counts(found)
    assert (len(counts), edges[-1]) == (10_000, 5)
    assert (sum(counts), found["overflow"]) == (6, 2)


def test_a_histogram_counts_valid_numbers_only():
    pixels = np.array([[1.0, 2.0, np.nan, np.inf, -np.inf, 3.0]])
    valid = np.array([[True, True, True, True, True, False]])

    found = histogram(pixels, valid, nBins=1)

    assert found == {"underflow": 1, "overflow": 1, "bins": [{"lowEdge": 1.0, "highEdge": 2.0, "count": 2}]}


def test_a_single_value_has_a_bin_of_its_own():
    edges, counts = edges_and_counts(histogram(np.full((2, 2), 7.0), np.ones((2, 2), bool), nBins=2))
    assert (edges, counts) == ([7, 7.5, 8], [4, 0])


def test_without_values_only_bins_with_known_edges_are_told():
    nothing = np.zeros(PIXELS.shape, bool)

    assert histogram(valid=nothing, nBins=3) == {"overflow": 0, "underflow": 0, "bins": []}
    assert edges_and_counts(histogram(valid=nothing, bins=[0, 1, 2])) == ([0, 1, 2], [0, 0])


@pytest.mark.parametrize("interpolation", [None, "linear", "lower", "higher", "midpoint", "nearest"])
def test_percentiles_are_those_of_numpy(interpolation):
    k = [0, 12.5, 33, 50, 99]
    wanted = {"k": k, **({"interpolation": interpolation} if interpolation else {})}

    found = statistics({"default": {"statistics": {"default": {"percentiles": wanted}}}})["stats"]["percentiles"]

    assert list(found) == ["0.0", "12.5", "33.0", "50.0", "99.0"]
    assert list(found.values()) == pytest.approx(np.percentile(PIXELS, k, method=interpolation or "linear"))


def test_an_entry_of_its_own_goes_before_the_default():
    definition = {
        "default": {"statistics": {"default": {"percentiles": {"k": [1]}}}},
        "red": {
            "statistics": {"B0": {"percentiles": {"k": [2]}}, "default": {"percentiles": {"k": [3]}}},
            "histograms": {"B1": {"nBins": 1}},
        },
    }

    def wanted(output, band):
        found = statistics(definition, output=output, band=band)
        return list(found["stats"].get("percentiles", ())), "histogram" in found

    assert wanted("red", "B0") == (["2.0"], False)
    assert wanted("red", "B1") == (["3.0"], True)
    assert wanted("blue", "B0") == (["1.0"], False)


@pytest.mark.parametrize(
    ("definition", "parameter"),
    [
        ({"statistics": {"B0": {"percentiles": {}}}}, "calculations->red->statistics->B0->percentiles->k"),
        ({"statistics": {"B0": {"percentiles": {"k": [101]}}}}, "calculations->red->statistics->B0->percentiles->k[0]"),
        ({"statistics": {"B0": {"percentiles": {"k": [], "interpolation": "cubic"}}}}, "->interpolation"),
        ({"histograms": {"B0": {}}}, "calculations->red->histograms->B0"),
        ({"histograms": {"B0": {"nBins": 2, "binWidth": 1}}}, "calculations->red->histograms->B0"),
        ({"histograms": {"B0": {"nBins": 2, "lowEdge": 1, "highEdge": 1}}}, "calculations->red->histograms->B0"),
        ({"histograms": {"B0": {"nBins": 0}}}, "->nBins"),
        ({"histograms": {"B0": {"nBins": 1.5}}}, "->nBins"),
        ({"histograms": {"B0": {"binWidth": 0}}}, "->binWidth"),
        ({"histograms": {"B0": {"nBins": 2, "lowEdge": -1e301}}}, "->lowEdge"),
        ({"histograms": {"B0": {"bins": [0, 1e308]}}}, "->bins[1]"),
        ({"histograms": {"B0": {"bins": [1]}}}, "->bins"),
        ({"histograms": {"B0": {"bins": [1, 1]}}}, "->bins"),
        ({"histograms": {"B0": {"bins": ["a", "b"]}}}, "->bins[0]"),
    ],
)
def test_a_calculation_without_sense_is_refused(definition, parameter):
    with pytest.raises(ServiceError) as caught:
        read_calculations(Payload({"red": definition}, "calculations"))

    assert caught.value.errors[0]["parameter"].endswith(parameter)
