"""Elevation models as the APIs serve them."""

import numpy as np
import pytest
import rasterio

from sandbox.jobs import advance, process_request, storage
from sandbox.worlds import BBOX, GRD, body_of, intervals, of, pixels


def test_elevation_needs_no_time_and_is_in_no_catalogue(client):
    body = body_of(of("DEM"), collection="dem")
    del body["input"]["data"][0]["dataFilter"]

    answer = client.post("/process/v1", body, headers={"Accept": "image/tiff"})

    with rasterio.MemoryFile(answer.body).open() as file:
        heights = file.read()
    assert heights.dtype == np.float32
    assert heights.std() > 5
    assert client.get("/catalog/v1/collections/dem").status == 404


def test_elevation_models_differ_in_what_they_hold(client):
    sea = {"bounds": {"bbox": [13.83, 45.86, 14.0, 46.0]}, "collection": "dem", "width": 60, "height": 60}
    mean_sea_level = {"egm": True}

    floor = pixels(client, of("DEM"), processing=mean_sea_level, **sea)
    assert floor.min() < 0
    clamped = pixels(client, of("DEM"), processing={**mean_sea_level, "clampNegative": True}, **sea)
    np.testing.assert_array_equal(clamped, np.maximum(floor, 0))
    surface = pixels(client, of("DEM"), processing=mean_sea_level, data_filter={"demInstance": "COPERNICUS_90"}, **sea)
    assert surface.min() == 0
    assert (pixels(client, of("DEM"), **sea) != floor).all()


def test_elevation_models_have_pixels_of_their_own(client):
    near = {"bounds": {"bbox": [14.25, 46.2, 14.26, 46.21]}, "collection": "dem", "width": 144, "height": 144}

    counts = {
        instance: len(np.unique(pixels(client, of("DEM"), data_filter={"demInstance": instance}, **near)))
        for instance in ("COPERNICUS_30", "COPERNICUS_90", "MAPZEN")
    }

    assert counts["COPERNICUS_90"] <= 13 * 13 < counts["COPERNICUS_30"] <= 37 * 37
    assert 13 * 13 < counts["MAPZEN"] <= 31 * 44


@pytest.mark.parametrize("instance", ["COPERNICUS_30", "MAPZEN"])
@pytest.mark.parametrize("method", ["BILINEAR", "BICUBIC"])
def test_heights_between_those_of_a_model_are_interpolated_in_any_crs(client, instance, method):
    near = {
        "bounds": {
            "bbox": [440000, 5110000, 440400, 5110400],
            "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
        },
        "collection": "dem",
        "data_filter": {"demInstance": instance},
        "width": 80,
        "height": 80,
    }

    (stepped,), (smooth,) = (
        pixels(client, of("DEM"), processing={"upsampling": m}, **near) for m in ("NEAREST", method)
    )

    assert (np.diff(stepped, axis=1) == 0).mean() > 0.6
    assert (np.diff(smooth, axis=1) == 0).mean() < 0.2
    assert np.abs(smooth - stepped).max() < 30


@pytest.mark.parametrize(("collection", "band"), [(GRD, "VV"), ("dem", "DEM")])
@pytest.mark.parametrize("method", ["BILINEAR", "BICUBIC"])
def test_coarser_pixels_are_interpolated_on_request(client, collection, band, method):
    (nearest,), (other,) = (
        pixels(client, of(band), collection=collection, processing={"downsampling": m}) for m in ("NEAREST", method)
    )

    assert (nearest != other).mean() > 0.9
    assert np.median(other) == pytest.approx(np.median(nearest), rel=0.1)


def test_elevation_has_one_sample_whatever_the_mosaicking(client):
    script = of("DEM").replace("input:", 'mosaicking: "ORBIT", input:').replace("[s.DEM]", "[s.length, s[0].DEM]")

    count, heights = pixels(client, script.replace("bands: 1", "bands: 2"), collection="dem")

    assert (count == 1).all()
    assert heights.std() > 5


def test_heights_have_statistics_in_every_interval_and_the_same_in_all(client):
    statistics = intervals(client, "DEM", {"type": "dem"}, days="P4D")

    assert list(statistics) == ["2022-07-01", "2022-07-05"]
    first, second = statistics.values()
    assert first == second
    assert first["mean"] == pytest.approx(pixels(client, of("DEM"), collection="dem").astype(float).mean())


def test_async_process_renders_elevation(make_checked_client, tmp_path):
    worker = make_checked_client(buckets=tmp_path)
    request = process_request(of("DEM"), bbox=BBOX)
    request["input"]["data"] = [{"type": "dem"}]
    request["output"] |= {"width": 8, "height": 8, "delivery": storage("s3://results/heights")}
    name = worker.post("/async/v1/process", request).json["id"]
    advance(worker, 10)

    with rasterio.open(tmp_path / "results/heights" / name / "default.tif") as file:
        assert file.dtypes == ("float32",)
        assert file.read().std() > 1
