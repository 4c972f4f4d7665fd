import io
import sys
from typing import Any

import imagecodecs
import numpy as np
import pytest
import rasterio
import rioxarray
import tifffile
import xarray as xr

from swath import Image, MissingExtra, Outputs, process_request
from swath.core.parts import Part
from swath.data.origin import Origin

PIXEL = "function evaluatePixel() {}"
SCRIPT = f"""//VERSION=3
function setup() {{ return {{ input: ["B04"], output: {{ bands: ["red", "nir", "swir"], nodataValue: -9999 }} }}; }}
{PIXEL}"""
PIXELS = np.arange(4 * 5 * 3, dtype=np.int16).reshape(4, 5, 3)
PLACE: dict[str, Any] = {"bbox": (431000, 5098000, 431050, 5098080), "crs": 32633, "size": (5, 4)}


def image(script: str = SCRIPT, pixels: np.ndarray = PIXELS, **place: Any) -> Image:  # type: ignore[type-arg]
    """An image of which the file tells nothing, so that all there is comes from the request."""
    stream = io.BytesIO()
    tifffile.imwrite(stream, pixels, photometric="minisblack", planarconfig="contig")
    request = process_request(script, time="2024-06", outputs="tiff", **(PLACE | place))
    return Image(stream.getvalue(), "image/tiff", origin=Origin(request.to_dict()))


def test_an_array_has_the_coordinates_of_its_request() -> None:
    array = image().to_xarray()
    assert array.dims == ("y", "x", "band")
    assert array.dtype == np.int16
    assert array["x"].values.tolist() == [431005, 431015, 431025, 431035, 431045]
    assert array["y"].values.tolist() == [5098070, 5098050, 5098030, 5098010]
    assert array["band"].values.tolist() == ["red", "nir", "swir"]
    assert array.sel(band="nir", x=431015, y=5098050).item() == PIXELS[1, 1, 1]
    assert array.name == "default"
    assert array.attrs == {
        "_FillValue": -9999,
        "start_datetime": "2024-06-01T00:00:00Z",
        "end_datetime": "2024-06-30T23:59:59Z",
        "collection": "sentinel-2-l2a",
    }


# rioxarray multiplies transforms in a way that affine means to give up.
@pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")
@pytest.mark.parametrize(
    ("crs", "bbox", "epsg"),
    [
        (32633, PLACE["bbox"], 32633),
        ("CRS84", (14.1, 46, 14.2, 46.1), 4326),
        (3035, (4.6e6, 2.5e6, 4.7e6, 2.6e6), 3035),
    ],
)
def test_rioxarray_knows_where_it_is(crs: Any, bbox: Any, epsg: int, tmp_path: Any) -> None:
    one = image(crs=crs, bbox=bbox)
    array = one.to_xarray().transpose("band", "y", "x")
    assert array.rio.crs.to_epsg() == epsg
    assert array.rio.nodata == -9999
    assert tuple(array.rio.transform())[:6] == pytest.approx(one.transform, rel=1e-12)
    array.rio.to_raster(tmp_path / "array.tif")
    with rasterio.open(tmp_path / "array.tif") as file:
        assert (file.crs.to_epsg(), file.nodata) == (epsg, -9999)
        assert tuple(file.transform)[:6] == pytest.approx(one.transform, rel=1e-12)
        np.testing.assert_array_equal(np.moveaxis(file.read(), 0, -1), PIXELS)
    assert rioxarray.__version__


def test_the_values_survive_arithmetic_with_their_place() -> None:
    array = image().to_xarray()
    index = (array.sel(band="nir") - array.sel(band="red")) / 2.0
    assert index.rio.crs.to_epsg() == 32633
    assert index.dims == ("y", "x")


def test_bands_without_names_have_numbers_and_a_place_may_be_missing() -> None:
    png = Image(bytes(imagecodecs.png_encode(np.zeros((4, 5, 3), np.uint8))), "image/png")
    array = png.to_xarray()
    assert array["band"].values.tolist() == [1, 2, 3]
    assert set(array.coords) == {"band"}
    assert (png.crs, png.bounds, png.transform, png.nodata) == (None, None, None, None)


def test_a_value_for_no_data_that_pixels_cannot_hold_is_left_out() -> None:
    assert "_FillValue" not in image(pixels=PIXELS.astype(np.uint8)).to_xarray().attrs


def outputs(**bands: int) -> Outputs:
    parts = [
        Part(name, "image/png", bytes(imagecodecs.png_encode(np.full((4, 5, count), count, np.uint8).squeeze())))
        for name, count in bands.items()
    ]
    parts.append(Part("userdata", "application/json", b"{}"))
    parts.append(Part("odd", "application/octet-stream", b"x"))
    declared = ", ".join(f"{{ id: '{name}', bands: {count} }}" for name, count in bands.items())
    script = f"//VERSION=3\nfunction setup() {{ return {{ input: [], output: [{declared}] }}; }}\n{PIXEL}"
    request = process_request(script, time="2024-06", outputs=dict.fromkeys(bands, "png"), **PLACE)
    return Outputs(parts, request=request.to_dict())


def test_outputs_are_variables_over_the_same_coordinates() -> None:
    dataset = outputs(one=1, colour=3, other=3).to_xarray()
    assert isinstance(dataset, xr.Dataset)
    assert {name: array.dims for name, array in dataset.items()} == {
        "one": ("y", "x"),
        "colour": ("y", "x", "band"),
        "other": ("y", "x", "band"),
    }
    assert dataset.rio.crs.to_epsg() == 32633
    assert float(dataset["x"][0]) == 431005


def test_outputs_with_different_bands_have_dimensions_of_their_own() -> None:
    dataset = outputs(colour=3, alpha=4).to_xarray()
    assert dataset["colour"].dims == ("y", "x", "colour_band")
    assert dataset["alpha"].dims == ("y", "x", "alpha_band")


@pytest.mark.parametrize("library", ["xarray", "pyproj"])
def test_a_library_that_is_missing_is_named_by_its_extra(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r"Image\.to_xarray\(\) needs .*swath\[xarray\]"):
        image().to_xarray()


@pytest.mark.parametrize(
    ("crs", "bbox", "axis", "unit"),
    [
        (32633, PLACE["bbox"], "projection_x_coordinate", "metre"),
        (4258, (14.1, 46, 14.2, 46.1), "longitude", "degrees_east"),
        (2263, (980000, 190000, 990000, 200000), "projection_x_coordinate", "US survey foot"),
    ],
)
def test_axes_have_the_units_of_the_crs(crs: int, bbox: Any, axis: str, unit: str) -> None:
    x = image(crs=crs, bbox=bbox).to_xarray()["x"]
    assert (x.attrs["standard_name"], x.attrs["units"]) == (axis, unit)
