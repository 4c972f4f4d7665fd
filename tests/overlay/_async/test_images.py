"""Images of the sandbox beside what rasterio reads from the same bytes."""

from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
import rasterio
import rioxarray  # noqa: F401

from overlay.sandboxed import Place
from swath import Image, Outputs, Request, process_request

VALUES = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: { bands: ["red", "nir"], sampleType: "%s", nodataValue: %s },
  };
}
function evaluatePixel(s) { return s.dataMask ? [%s * s.B04, %s * s.B08] : [%s, %s]; }
"""
COLOUR = """//VERSION=3
function setup() { return { input: ["B04", "B03", "B02"], output: { bands: 3 } }; }
function evaluatePixel(s) { return [4 * s.B04, 4 * s.B03, 4 * s.B02]; }
"""
PLACES: dict[str, Any] = {
    "EPSG:32633": (431000, 5098000, 432010, 5098990),
    "EPSG:3857": (1580000, 5790000, 1581010, 5790990),
    "EPSG:4326": (14.1, 46.03, 14.12, 46.05),
    "CRS84": (14.1, 46.03, 14.13, 46.041),
    "EPSG:3035": (4630000, 2560000, 4631010, 2560990),
}
TYPES = {"UINT8": (0, 250), "UINT16": (65535, 10000), "INT16": (-9999, 10000), "FLOAT32": (-1.5, 1)}


def values(sample_type: str) -> str:
    nodata, scale = TYPES[sample_type]
    return VALUES % (sample_type, nodata, scale, scale, nodata, nodata)


def ask_for_samples(request: httpx.Request, response: httpx.Response | None) -> None:
    """No request body names raw samples: they are for those who write their own `Accept`."""
    request.headers["Accept"] = "application/octet-stream"


@pytest.mark.anyio
@pytest.mark.parametrize("crs", PLACES)
@pytest.mark.parametrize("sample_type", TYPES)
async def test_a_geotiff_is_what_rasterio_reads(crs: str, sample_type: str, tmp_path: Path) -> None:
    async with Place(tmp_path / "buckets").async_hub() as hub:
        image = await hub.process(
            values(sample_type), bbox=PLACES[crs], crs=crs, size=(33, 27), time="2022-07", outputs="tiff"
        )
    with rasterio.open(image.save(tmp_path / "image.tif")) as file:
        pixels = np.moveaxis(file.read(), 0, -1)
        np.testing.assert_array_equal(image.array, pixels)
        assert image.array.dtype == pixels.dtype == np.dtype(sample_type.lower())
        assert image.array.std() > 0
        assert image.transform == tuple(file.transform)[:6]
        assert image.bounds == pytest.approx(tuple(file.bounds), rel=1e-15)
        assert rasterio.crs.CRS.from_user_input("EPSG:4326" if crs == "CRS84" else image.crs) == file.crs
        assert image.nodata == file.nodata == TYPES[sample_type][0]
        assert image.head.dtype == file.dtypes[0]
    assert image.bands == ("red", "nir")


@pytest.mark.anyio
@pytest.mark.parametrize("crs", PLACES)
@pytest.mark.parametrize(("format_name", "suffix"), [("png", ".png"), ("jpeg", ".jpeg")])
async def test_a_picture_lies_where_rasterio_finds_it(crs: str, format_name: str, suffix: str, tmp_path: Path) -> None:
    async with Place(tmp_path / "buckets").async_hub() as hub:
        image = await hub.process(COLOUR, bbox=PLACES[crs], crs=crs, size=(33, 27), time="2022-07", outputs=format_name)
    path = image.save(tmp_path / f"image{suffix}")
    with rasterio.open(path) as file:
        # Decoders of JPEG differ a little in how they spread the colours.
        np.testing.assert_allclose(image.array, np.moveaxis(file.read(), 0, -1), atol=24 if suffix == ".jpeg" else 0)
        assert image.transform == pytest.approx(tuple(file.transform)[:6], rel=1e-13)
    found = rasterio.crs.CRS.from_wkt(path.with_suffix(".prj").read_text())
    assert found.to_epsg() == (4326 if crs == "CRS84" else int(crs[5:]))


@pytest.mark.anyio
async def test_a_resolution_gives_the_same_transform_as_the_file(tmp_path: Path) -> None:
    async with Place(tmp_path / "buckets").async_hub() as hub:
        image = await hub.process(
            values("UINT16"), bbox=PLACES["EPSG:32633"], crs=32633, resolution=(20, 30), time="2022-07", outputs="tiff"
        )
    with rasterio.open(image.save(tmp_path / "image.tif")) as file:
        assert image.transform == tuple(file.transform)[:6]
        assert image.array.shape == (33, 50, 2)


@pytest.mark.anyio
async def test_a_geometry_lies_in_its_own_extent(tmp_path: Path) -> None:
    west, south, east, north = PLACES["EPSG:32633"]
    corner = {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, south]]]}
    async with Place(tmp_path / "buckets").async_hub() as hub:
        image = await hub.process(
            values("INT16"), bounds=corner, crs=32633, size=(33, 27), time="2022-07", outputs="tiff"
        )
    assert image.bounds == (west, south, east, north)
    with rasterio.open(image.save(tmp_path / "image.tif")) as file:
        assert image.transform == tuple(file.transform)[:6]
        empty = file.read(1) == -9999
        assert 0.4 < empty.mean() < 0.6
        array = image.to_xarray()
        np.testing.assert_array_equal(array.where(array != array.attrs["_FillValue"]).isnull().values[:, :, 0], empty)


@pytest.mark.anyio
async def test_raw_samples_are_the_pixels_of_the_tiff(tmp_path: Path) -> None:
    request = process_request(
        values("INT16"), bbox=PLACES["EPSG:3857"], crs=3857, size=(33, 27), time="2022-07", outputs="tiff"
    )
    body = request.to_dict()
    del body["output"]["responses"]
    place = Place(tmp_path / "buckets")
    async with place.async_hub() as hub:
        tiff = await hub.process(request)
        place.transport.fault = ask_for_samples
        raw = await hub.process(Request(body))
    assert isinstance(tiff, Image)
    assert isinstance(raw, Image)
    assert raw.media_type == "application/octet-stream"
    np.testing.assert_array_equal(raw.array, tiff.array)
    assert (raw.transform, raw.crs, raw.nodata) == (tiff.transform, tiff.crs, tiff.nodata)
    assert raw.save(tmp_path / "image.bin").read_bytes() == raw.content


@pytest.mark.anyio
async def test_many_requests_and_the_store_give_the_same_places(tmp_path: Path) -> None:
    requests = [
        process_request(COLOUR, bbox=bbox, crs=crs, size=(9, 8), time="2022-07", outputs="png")
        for crs, bbox in PLACES.items()
    ]
    async with Place(tmp_path / "buckets").async_hub() as hub:
        first = await hub.process_many(requests, store=tmp_path / "store").to_list()
        again = await hub.process_many(requests, store=tmp_path / "store").to_list()
    assert [result.from_store for result in again] == [True] * len(PLACES)
    for results in (first, again):
        images = [result.unwrap() for result in results]
        assert [image.bounds for image in images if isinstance(image, Image)] == list(PLACES.values())


@pytest.mark.anyio
async def test_several_outputs_share_one_place(tmp_path: Path) -> None:
    script = """//VERSION=3
    function setup() {
      return { input: ["B04", "B08", "dataMask"],
        output: [{ id: "ndvi", bands: 1, sampleType: "FLOAT32" }, { id: "colour", bands: 3 },
                 { id: "mask", bands: 1 }] };
    }
    function evaluatePixel(s) { return { ndvi: [index(s.B08, s.B04)], colour: [s.B04, s.B04, s.B04], mask: [1] }; }
    function updateOutputMetadata(scenes, inputMetadata, outputMetadata) { outputMetadata.userData = { seen: true }; }
    """
    formats = {"ndvi": "tiff", "colour": "png", "mask": "png", "userdata": "json"}
    async with Place(tmp_path / "buckets").async_hub() as hub:
        outputs = await hub.process(
            script, bbox=PLACES["EPSG:32633"], crs=32633, size=(20, 10), time="2022-07", outputs=formats
        )
    assert isinstance(outputs, Outputs)
    assert {outputs[name].bounds for name in ("ndvi", "colour", "mask")} == {PLACES["EPSG:32633"]}
    dataset = outputs.to_xarray()
    assert {name: tuple(array.dims) for name, array in dataset.items()} == {
        "ndvi": ("y", "x"),
        "colour": ("y", "x", "band"),
        "mask": ("y", "x"),
    }
    assert dataset["ndvi"].dtype == np.float32
    assert dataset.rio.crs.to_epsg() == 32633
    assert outputs._repr_html_().count("<img") == 3
