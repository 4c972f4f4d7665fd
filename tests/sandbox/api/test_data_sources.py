from hypothesis import given
from hypothesis import strategies as st

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process_request import parse_sources
from swath_sandbox.collections import COLLECTIONS

WORDS = (
    *("true", "false", "NEAREST", "BICUBIC", "LEE", "NONE", "MAPZEN", "COPERNICUS", "GAMMA0_TERRAIN", "BETA0"),
    *("IW", "DV", "HIGH", "ASCENDING", "NRT3h", "leastCC", "mostRecent", ""),
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "windowSizeX", "windowSizeY", "from", "to"]), inner, max_size=3)
    ),
    max_leaves=4,
)
FILTERS = st.dictionaries(
    st.sampled_from(
        [
            "timeRange",
            "mosaickingOrder",
            "maxCloudCoverage",
            "resolution",
            "acquisitionMode",
            "polarization",
            "orbitDirection",
            "timeliness",
            "demInstance",
        ]
    ),
    VALUES,
    max_size=4,
)
PROCESSINGS = st.dictionaries(
    st.sampled_from(
        [
            "upsampling",
            "downsampling",
            "harmonizeValues",
            "speckleFilter",
            "backCoeff",
            "orthorectify",
            "demInstance",
            "radiometricTerrainOversampling",
            "clampNegative",
            "egm",
        ]
    ),
    VALUES,
    max_size=4,
)


def read(kind, data_filter, processing):
    document = {"data": [{"type": kind, "dataFilter": data_filter, "processing": processing}]}
    (source,) = parse_sources(Payload(document, "input"))
    return source


def outcome(kind, data_filter, processing):
    """The collection that was understood, or the parameter that was refused."""
    try:
        return read(kind, data_filter, processing).collection.id
    except ServiceError as error:
        return error.errors[0]["parameter"]


@given(st.sampled_from(sorted(COLLECTIONS)), FILTERS, PROCESSINGS)
def test_whatever_a_source_says_is_understood_or_refused_by_name(kind, data_filter, processing):
    said = outcome(kind, data_filter, processing)

    assert said == kind or said.startswith("input->data[0]->")


def test_without_words_samples_are_harmonized_nearest_and_plain():
    source = read("sentinel-1-grd", {}, {})

    assert source.radar.wanted == {}
    assert source.processing.harmonized
    assert source.processing.resampling.upsampling == source.processing.resampling.downsampling == "NEAREST"
    assert source.processing.radar.coefficient == "GAMMA0_ELLIPSOID"
    assert not source.processing.radar.orthorectify
    assert source.processing.radar.lee_window is None


def test_the_speckle_filter_has_as_many_columns_and_rows_as_it_says():
    source = read("sentinel-1-grd", {}, {"speckleFilter": {"type": "LEE", "windowSizeX": 5, "windowSizeY": 3}})

    assert source.processing.radar.lee_window == (5, 3)


def test_what_belongs_to_another_collection_is_ignored():
    source = read("sentinel-2-l2a", {"orbitDirection": "UP"}, {"backCoeff": "NONE", "egm": 7})

    assert source.radar.wanted == {}
