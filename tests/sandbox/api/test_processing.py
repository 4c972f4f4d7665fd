"""How the samples of Sentinel-2 are made: their own pixels, and the offset of their baseline."""

import numpy as np
import pytest
import rasterio

UTM = "http://www.opengis.net/def/crs/EPSG/0/32633"
FIELDS = [440000, 5098000, 440400, 5098400]
BEFORE = {"from": "2022-01-05T00:00:00Z", "to": "2022-01-20T00:00:00Z"}
AFTER = {"from": "2022-07-01T00:00:00Z", "to": "2022-07-05T00:00:00Z"}


def of(band, unit="DN", kind="UINT16"):
    return f"""//VERSION=3
function setup() {{
  return {{input: [{{bands: ["{band}"], units: "{unit}"}}], output: {{bands: 1, sampleType: "{kind}"}}}};
}}
function evaluatePixel(s) {{ return [s.{band}]; }}
"""


def pixels(
    client, script, *, bbox=FIELDS, crs=UTM, pixel=10, time_range=AFTER, collection="sentinel-2-l2a", **processing
):
    source = {"type": collection, "dataFilter": {"timeRange": time_range}, "processing": processing}
    body = {
        "input": {"bounds": {"bbox": bbox, "properties": {"crs": crs}}, "data": [source]},
        "output": {"resx": pixel, "resy": pixel},
        "evalscript": script,
    }
    answer = client.post("/process/v1", body, headers={"Accept": "image/tiff"})
    assert answer.status == 200, answer.body
    with rasterio.MemoryFile(answer.body).open() as file:
        return file.read(1)


def uniform_blocks(picture, size):
    height, width = picture.shape
    blocks = picture.reshape(height // size, size, width // size, size)
    return bool((blocks == blocks[:, :1, :, :1]).all())


@pytest.mark.parametrize(("band", "size"), [("B05", 2), ("B11", 2), ("SCL", 2), ("B01", 6)])
def test_bands_of_larger_pixels_repeat_them(client, band, size):
    # The corner of the tile that all its pixels are counted from.
    west, north = 399960 + 60 * 660, 5200020 - 60 * 1700
    box = [west, north - 360, west + 360, north]

    picture = pixels(client, of(band), bbox=box)

    assert uniform_blocks(picture, size)
    assert len(np.unique(picture)) > (1 if band == "SCL" else (36 // size) ** 2 / 4)


def test_a_band_of_the_same_pixels_is_not_resampled(client):
    nearest, cubic = (pixels(client, of("B04"), upsampling=method) for method in ("NEAREST", "BICUBIC"))

    np.testing.assert_array_equal(nearest, cubic)


def test_interpolation_smooths_the_edges_of_pixels(client):
    pictures = {m: pixels(client, of("B11"), upsampling=m).astype(float) for m in ("NEAREST", "BILINEAR", "BICUBIC")}

    roughness = {method: np.abs(np.diff(picture, 2)).mean() for method, picture in pictures.items()}
    assert roughness["BILINEAR"] < 0.6 * roughness["NEAREST"]
    assert roughness["BICUBIC"] < 0.8 * roughness["NEAREST"]
    assert pictures["BICUBIC"].mean() == pytest.approx(pictures["NEAREST"].mean(), rel=0.02)


def test_classes_are_never_mixed(client):
    nearest, cubic = (pixels(client, of("SCL"), upsampling=method) for method in ("NEAREST", "BICUBIC"))

    np.testing.assert_array_equal(nearest, cubic)


@pytest.mark.parametrize("method", ["BILINEAR", "BICUBIC"])
def test_coarser_pixels_are_interpolated_between_those_of_an_overview(client, method):
    wide = [440000, 5098000, 446000, 5104000]
    plain = pixels(client, of("B04"), bbox=wide, pixel=150)

    picture = pixels(client, of("B04"), bbox=wide, pixel=150, downsampling=method)

    assert (picture != plain).mean() > 0.8
    assert np.corrcoef(picture.ravel(), plain.ravel())[0, 1] > 0.6
    assert picture.mean() == pytest.approx(plain.mean(), rel=0.03)


def test_what_is_read_from_its_own_pixels_ends_where_the_tile_ends(client):
    edge = [399960 - 300, 5150000, 399960 + 300, 5150600]
    source = {"bbox": edge, "pixel": 5}

    fine, mask = (pixels(client, of(band, kind="UINT16"), **source) for band in ("B11", "dataMask"))

    assert ((fine > 0) == (mask == 1)).all()


@pytest.mark.parametrize("collection", ["sentinel-2-l2a", "sentinel-2-l1c"])
def test_digital_numbers_keep_the_offset_of_their_baseline_on_request(client, collection):
    plain, original = (
        pixels(client, of("B04"), collection=collection, harmonizeValues=flag).astype(int) for flag in (True, "false")
    )

    np.testing.assert_array_equal(original, plain + 1000)


def test_older_products_have_no_offset(client):
    plain, original = (pixels(client, of("B04"), time_range=BEFORE, harmonizeValues=flag) for flag in (True, False))

    np.testing.assert_array_equal(original, plain)


def test_the_offset_is_in_the_products_that_say_so(client):
    search = {"bbox": [14.2, 46.0, 14.3, 46.1], "collections": ["sentinel-2-l2a"], "limit": 100}
    names = {
        part["from"]: {
            item["id"][27:32]
            for item in client.post("/catalog/v1/search", {**search, "datetime": f"{part['from']}/{part['to']}"}).json[
                "features"
            ]
        }
        for part in (BEFORE, AFTER)
    }

    assert names == {BEFORE["from"]: {"N0301"}, AFTER["from"]: {"N0509"}}


@pytest.mark.parametrize(
    ("band", "unit", "kind"), [("B04", "REFLECTANCE", "FLOAT32"), ("SCL", "DN", "UINT16"), ("CLP", "DN", "UINT16")]
)
def test_reflectance_and_what_is_none_have_no_offset(client, band, unit, kind):
    plain, original = (pixels(client, of(band, unit, kind), harmonizeValues=flag) for flag in (True, False))

    np.testing.assert_array_equal(original, plain)
