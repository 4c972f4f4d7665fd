from typing import Any

import pytest

from swath import InvalidParameter, Source, process_request
from swath.data.sources import data_sources

JUNE = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T23:59:59Z"}


def test_a_source_says_what_is_asked_of_it_alone() -> None:
    radar = Source(
        "sentinel-1-grd",
        id="s1",
        time="2024-06",
        polarization="DV",
        acquisition_mode="IW",
        product_resolution="HIGH",
        orbit_direction="ASCENDING",
        orthorectify=True,
        back_coeff="GAMMA0_TERRAIN",
        dem_instance="COPERNICUS_30",
        speckle_filter=5,
        radiometric_terrain_oversampling=2,
    )
    assert radar.to_json() == {
        "type": "sentinel-1-grd",
        "id": "s1",
        "dataFilter": {
            "timeRange": JUNE,
            "polarization": "DV",
            "acquisitionMode": "IW",
            "resolution": "HIGH",
            "orbitDirection": "ASCENDING",
        },
        "processing": {
            "orthorectify": True,
            "backCoeff": "GAMMA0_TERRAIN",
            "demInstance": "COPERNICUS_30",
            "speckleFilter": {"type": "LEE", "windowSizeX": 5, "windowSizeY": 5},
            "radiometricTerrainOversampling": 2,
        },
    }


@pytest.mark.parametrize(
    ("source", "place", "members"),
    [
        (Source("dem", dem_instance="COPERNICUS_90"), "dataFilter", {"demInstance": "COPERNICUS_90"}),
        (Source("dem", egm=True, clamp_negative=False), "processing", {"clampNegative": False, "egm": True}),
        (Source("sentinel-2-l2a", harmonize_values=False), "processing", {"harmonizeValues": False}),
        (Source("sentinel-2-l1c", preview_mode="PREVIEW"), "dataFilter", {"previewMode": "PREVIEW"}),
        (Source("sentinel-3-slstr", view="OBLIQUE"), "processing", {"view": "OBLIQUE"}),
        (Source("sentinel-5p-l2", min_qa=75), "processing", {"minQa": 75}),
        (Source("sentinel-5p-l2", timeliness="OFFL"), "dataFilter", {"timeliness": "OFFL"}),
        (Source("landsat-ot-l1", tiers="TIER_1_AND_RT"), "dataFilter", {"tiers": "TIER_1_AND_RT"}),
        (Source("hls", constellation="LANDSAT"), "dataFilter", {"constellation": "LANDSAT"}),
        (
            Source("sentinel-1-grd", speckle_filter=(3, 7)),
            "processing",
            {"speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 7}},
        ),
        (
            Source("sentinel-1-grd", speckle_filter={"type": "NONE"}),
            "processing",
            {"speckleFilter": {"type": "NONE"}},
        ),
    ],
)
def test_every_option_goes_where_its_collection_wants_it(source: Source, place: str, members: dict[str, Any]) -> None:
    assert source.to_json() == {"type": source.type, place: members}


def test_what_a_source_leaves_out_is_said_for_all_that_can_take_it() -> None:
    radar, optical, heights = data_sources(
        [Source("sentinel-1-grd", time="2024-06-01"), "sentinel-2-l2a", "dem"],
        time="2024-06",
        max_cloud_cover=20,
        upsampling="BILINEAR",
    )
    assert radar["dataFilter"]["timeRange"]["to"] == "2024-06-01T23:59:59Z"  # type: ignore[index]
    assert radar["dataFilter"].keys() == {"timeRange"}  # type: ignore[attr-defined]
    assert optical["dataFilter"] == {"timeRange": JUNE, "maxCloudCoverage": 20}
    assert heights == {"type": "dem", "processing": {"upsampling": "BILINEAR"}}


def test_what_comes_as_json_goes_out_as_it_is() -> None:
    own = {"type": "sentinel-2-l2a", "dataFilter": {"timeRange": JUNE, "new": 1}, "processing": {"new": 2}, "more": []}
    new = {"type": "sentinel-9", "id": "x"}
    found = data_sources([own, new], time="2024-06", max_cloud_cover=5)
    assert found[0] == own | {"dataFilter": own["dataFilter"] | {"maxCloudCoverage": 5}}  # type: ignore[operator]
    assert found[1] == new | {"dataFilter": {"timeRange": JUNE, "maxCloudCoverage": 5}}
    assert own["dataFilter"] == {"timeRange": JUNE, "new": 1}


@pytest.mark.parametrize(
    ("data", "common", "parameter", "said"),
    [
        (Source("sentinel-1-grd", max_cloud_cover=20), {}, "max_cloud_cover", "nothing that sentinel-1-grd takes"),
        ("sentinel-1-grd", {"max_cloud_cover": 20}, "max_cloud_cover", "It takes time.*polarization"),
        (Source("sentinel-2-l2a", polarization="DV"), {}, "polarization", "nothing that sentinel-2-l2a takes"),
        (Source("sentinel-1-grd", polarization="XX"), {}, "polarization", "must be SH, SV, DH"),  # type: ignore[arg-type]
        (Source("sentinel-1-grd", mosaicking_order="leastCC"), {}, "mosaicking_order", "mostRecent, leastRecent"),
        (Source("sentinel-2-l2a", max_cloud_cover=101), {}, "max_cloud_cover", "from 0 to 100"),
        (Source("sentinel-2-l2a", max_cloud_cover=True), {}, "max_cloud_cover", "from 0 to 100"),
        (Source("sentinel-2-l2a", harmonize_values="yes"), {}, "harmonize_values", "True or False"),  # type: ignore[arg-type]
        (Source("sentinel-2-l2a", harmonize_values=1), {}, "harmonize_values", "True or False"),  # type: ignore[arg-type]
        (Source("sentinel-2-l2a", id=5), {}, "id", "name that the evalscript uses"),  # type: ignore[arg-type]
        ({"type": "sentinel-2-l2a", "more": object()}, {}, "data", "JSON does not have"),
        (Source("sentinel-1-grd", back_coeff="GAMMA0_TERRAIN"), {}, "back_coeff", "needs orthorectify"),
        (Source("sentinel-1-grd", speckle_filter=8), {}, "speckle_filter", "1 to 7 px"),
        (Source("sentinel-1-grd", speckle_filter=(3, 3, 3)), {}, "speckle_filter", "1 to 7 px"),  # type: ignore[arg-type]
        (
            Source("sentinel-1-grd", radiometric_terrain_oversampling=5),
            {},
            "radiometric_terrain_oversampling",
            "1 to 4",
        ),
        (Source("sentinel-2-l2a", time="2024-06/.."), {}, "time", "start and an end"),
        (Source("sentinel2"), {}, "data", "must be one of"),
        ("dem", {"time": "2024-06"}, "time", "nothing that dem takes"),
        ("sentinel-2-l2a", {}, "time", "is needed for sentinel-2-l2a"),
        ({"type": "sentinel-9"}, {}, "time", "is needed for sentinel-9"),
        (5, {}, "data", "at least one"),
        ([5], {}, "data", "must be one of"),
        (["sentinel-2-l2a", "sentinel-2-l2a"], {"time": "2024-06"}, "data", "ids must differ"),
        ([Source("dem", id="a"), Source("sentinel-2-l2a", id="a")], {"time": "2024-06"}, "data", "ids must differ"),
    ],
)
def test_what_a_collection_cannot_take_is_refused(data: Any, common: Any, parameter: str, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        data_sources(data, **common)
    assert caught.value.parameter == parameter


def test_sources_are_values_and_make_requests_alike() -> None:
    one, other = Source("sentinel-2-l2a", time="2024-06"), Source("sentinel-2-l2a", time="2024-06")
    assert one == other
    assert len({one, other}) == 1
    place: Any = {"bbox": (14, 46, 14.1, 46.1), "size": (9, 9)}
    script = "//VERSION=3"
    assert process_request(script, data=[one], **place) == process_request(script, data=other, **place)
    assert process_request(script, data=one, **place) == process_request(script, time="2024-06", **place)
