from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath import Request, Source, collections, models
from swath.core.crs import CRS84
from swath.data.request import ProcessArguments, process_request
from swath.errors import InvalidParameter

EVALSCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
PLACE: ProcessArguments = {"bbox": (13.8, 45.8, 14.5, 46.2), "time": "2024-06", "size": (512, 512)}


def test_plain_arguments_become_the_body_that_the_service_reads() -> None:
    request = process_request(
        EVALSCRIPT,
        bbox=(500000, 5000000, 510000, 5020000),
        crs=32633,
        time="2024-06-01/2024-06-30",
        resolution=10,
        max_cloud_cover=20,
        mosaicking_order="leastCC",
        upsampling="BICUBIC",
        outputs={"default": "tiff", "userdata": "json"},
    )
    assert request.to_dict() == {
        "input": {
            "bounds": {
                "bbox": [500000, 5000000, 510000, 5020000],
                "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
            },
            "data": [
                {
                    "type": "sentinel-2-l2a",
                    "dataFilter": {
                        "timeRange": {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T23:59:59Z"},
                        "maxCloudCoverage": 20,
                        "mosaickingOrder": "leastCC",
                    },
                    "processing": {"upsampling": "BICUBIC"},
                }
            ],
        },
        "output": {
            "resx": 10,
            "resy": 10,
            "responses": [
                {"identifier": "default", "format": {"type": "image/tiff"}},
                {"identifier": "userdata", "format": {"type": "application/json"}},
            ],
        },
        "evalscript": EVALSCRIPT,
    }


def test_without_outputs_one_png_is_asked_for() -> None:
    body = process_request(EVALSCRIPT, **PLACE).to_dict()
    assert body["output"] == {
        "width": 512,
        "height": 512,
        "responses": [{"identifier": "default", "format": {"type": "image/png"}}],
    }
    assert body["input"]["bounds"]["properties"]["crs"] == CRS84


def test_what_a_source_says_itself_wins_over_the_arguments_for_all() -> None:
    sources = [
        {"type": "sentinel-1-grd", "id": "s1", "processing": {"orthorectify": True}},
        {"type": "sentinel-2-l2a", "id": "s2", "dataFilter": {"maxCloudCoverage": 5}},
    ]
    body = process_request(EVALSCRIPT, data=sources, max_cloud_cover=50, **PLACE).to_dict()
    first, second = body["input"]["data"]
    assert first["id"] == "s1"
    assert first["processing"] == {"orthorectify": True}
    assert second["dataFilter"]["maxCloudCoverage"] == 5
    assert first["dataFilter"]["timeRange"] == second["dataFilter"]["timeRange"]
    assert "dataFilter" not in sources[0]


def test_elevation_needs_no_time() -> None:
    body = process_request(EVALSCRIPT, data="dem", bbox=(13, 45, 14, 46), size=(10, 10)).to_dict()
    assert body["input"]["data"] == [{"type": "dem"}]


def test_own_collections_and_unlisted_types_are_let_through() -> None:
    own = process_request(EVALSCRIPT, data="byoc-1a3ab057", **PLACE).to_dict()
    new = process_request(EVALSCRIPT, data={"type": "sentinel-9"}, **PLACE).to_dict()
    assert own["input"]["data"][0]["type"] == "byoc-1a3ab057"
    assert new["input"]["data"][0]["type"] == "sentinel-9"


@pytest.mark.parametrize(
    ("arguments", "parameter", "said"),
    [
        ({"size": (2501, 10)}, "size", "1 to 2500"),
        ({"size": (0, 10)}, "size", "1 to 2500"),
        ({"size": (10.5, 10)}, "size", "whole numbers"),
        ({"size": 512}, "size", "two whole numbers"),
        ({"size": (512, 512), "resolution": 0.001}, "size", "together with resolution"),
        ({"size": None}, "size", "missing"),
        ({"size": None, "resolution": 0.001}, "resolution", "looks like degrees"),
        ({"size": None, "resolution": 10}, "resolution", "pixels of this area"),
        ({"size": None, "resolution": 1e6}, "resolution", "0 x 0 pixels"),
        ({"size": None, "resolution": -1}, "resolution", "positive"),
        ({"size": None, "resolution": (0.01, 0)}, "resolution", "positive"),
        ({"time": None}, "time", "is needed for sentinel-2-l2a"),
        ({"time": "2024-06-01/.."}, "time", "start and an end"),
        ({"time": "2024-06-30/2024-06-01"}, "time", "is empty"),
        ({"data": "sentinel2-l2a"}, "data", "Did you mean 'sentinel-2-l2a'"),
        ({"data": []}, "data", "at least one"),
        ({"data": {"id": "x"}}, "data", "must be one of"),
        ({"max_cloud_cover": 101}, "max_cloud_cover", "from 0 to 100"),
        ({"outputs": "gif"}, "outputs", "'png'"),
        ({"outputs": {}}, "outputs", "at least one"),
    ],
)
def test_a_wrong_argument_is_named_before_anything_is_sent(arguments: dict, parameter: str, said: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(InvalidParameter, match=said) as caught:
        process_request(EVALSCRIPT, **(dict(PLACE) | arguments))
    assert caught.value.parameter == parameter


@pytest.mark.parametrize("evalscript", ["", "  \n", "function setup() {}", "//VERSION=2\n", "return [B04];", None])
def test_an_evalscript_must_say_its_version(evalscript: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        process_request(evalscript, **PLACE)
    assert caught.value.parameter == "evalscript"


@pytest.mark.parametrize("start", ["//VERSION=3", "// VERSION = 3", "//VERSION=3 (auto-converted)", "\n\n//VERSION=3"])
def test_the_version_line_is_read_as_the_service_reads_it(start: str) -> None:
    process_request(start + "\nfunction setup() {}\nfunction evaluatePixel() {}", **PLACE)


POLARIZATIONS = st.sampled_from(["DV", "SH"])
ARGUMENTS = st.fixed_dictionaries(
    {
        "bbox": st.tuples(st.floats(-179, 0), st.floats(-89, 0), st.floats(1, 179), st.floats(1, 89)),
        "size": st.tuples(st.integers(1, 2500), st.integers(1, 2500)),
        "time": st.sampled_from(["2024-06", "2024-06-01/2024-06-30", ("2024-06-01", "2024-06-02T10:00:00Z")]),
        "data": st.sampled_from([name for name in collections if name != "dem"])
        | st.builds(
            Source, st.just("sentinel-1-grd"), id=st.text(min_size=1), polarization=st.sampled_from(["DV", "SH"])
        )
        | st.just({"type": "sentinel-9", "more": [1, {"deep": None}]}),
    },
    optional={
        "outputs": st.sampled_from(["png", "tiff", {"a": "jpeg", "b": {"type": "jpeg", "quality": 7}}]),
        "upsampling": st.sampled_from(["NEAREST", "BICUBIC"]),
        "mosaicking_order": st.sampled_from(["mostRecent", "leastRecent"]),
    },
)


@given(ARGUMENTS)
def test_whatever_is_asked_for_survives_being_kept(arguments: dict[str, Any]) -> None:
    request = process_request(EVALSCRIPT, **arguments)
    again = Request.from_json(request.to_json())
    assert (again, hash(again), again.kind) == (request, hash(request), "process")
    assert request.model.to_dict() == request.to_dict()
    assert isinstance(request.model, models.ProcessRequest)
    assert process_request(EVALSCRIPT, **arguments) == request
    assert str(request).startswith("process request")
    assert request.units is not None


def test_a_format_with_options_and_a_source_go_out_as_they_are_asked_for() -> None:
    request = process_request(
        EVALSCRIPT,
        data=[Source("sentinel-2-l2a", id="before", time="2023-06"), Source("sentinel-2-l2a", id="after")],
        outputs={"ndvi": {"type": "jpeg", "quality": 80}},
        **PLACE,
    )
    body = request.to_dict()
    assert [source["id"] for source in body["input"]["data"]] == ["before", "after"]
    assert [source["dataFilter"]["timeRange"]["from"][:4] for source in body["input"]["data"]] == ["2023", "2024"]
    assert body["output"]["responses"] == [{"identifier": "ndvi", "format": {"type": "image/jpeg", "quality": 80}}]


def test_numbers_of_arrays_are_numbers() -> None:
    place: dict[str, Any] = {"bbox": np.array([431000, 5098000, 432000, 5098500]), "crs": 32633, "time": "2024-06"}
    ours = process_request(EVALSCRIPT, size=(5, 4), max_cloud_cover=20, **place)
    assert process_request(EVALSCRIPT, size=np.array([5, 4]), max_cloud_cover=np.int64(20), **place) == ours
    assert process_request(EVALSCRIPT, size=(np.int32(5), np.uint8(4)), max_cloud_cover=np.float32(20), **place) == ours
    metres = process_request(EVALSCRIPT, resolution=(20, 20), **place)
    for resolution in (np.float32(20), np.int64(20), np.array([20, 20])):
        assert process_request(EVALSCRIPT, resolution=resolution, **place) == metres
