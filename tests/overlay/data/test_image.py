import io
import pickle
import re
import sys
from pathlib import Path
from typing import Any

import httpx
import imagecodecs
import numpy as np
import pytest
import tifffile

from swath.core.parts import Part
from swath.data.image import Image, Outputs, read_image
from swath.data.origin import Origin
from swath.data.request import process_request
from swath.errors import InvalidParameter, UnexpectedAnswer
from swath_sandbox.encoding import encode_image
from swath_sandbox.grid import Grid

RGB = np.arange(4 * 5 * 3, dtype=np.uint8).reshape(4, 5, 3)


def tiff(pixels: np.ndarray) -> bytes:  # type: ignore[type-arg]
    stream = io.BytesIO()
    tifffile.imwrite(
        stream, pixels, photometric="minisblack", planarconfig="contig" if pixels.shape[2:] > (1,) else None
    )
    return stream.getvalue()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("bands", [1, 3])
def test_a_png_keeps_its_dtype_and_always_has_bands(dtype: type, bands: int) -> None:
    pixels = (np.arange(4 * 5 * bands).reshape(4, 5, bands) * (1 if dtype is np.uint8 else 1000)).astype(dtype)
    image = Image(imagecodecs.png_encode(pixels), "image/png")
    assert image.array.dtype == dtype
    assert image.array.shape == (4, 5, bands)
    np.testing.assert_array_equal(image.array, pixels)


def test_a_tiff_of_floats_comes_back_exactly() -> None:
    values = np.linspace(-1, 1, 20, dtype=np.float32).reshape(4, 5)
    image = Image(tiff(values), "image/tiff")
    np.testing.assert_array_equal(image.array[:, :, 0], values)


def test_the_array_is_decoded_once_and_cannot_be_changed() -> None:
    image = Image(imagecodecs.png_encode(RGB), "image/png")
    assert image.array is image.array
    with pytest.raises(ValueError, match="read-only"):
        image.array[0, 0, 0] = 1


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/tiff"])
def test_content_that_is_cut_short_is_an_error(media_type: str) -> None:
    encode = {"image/png": imagecodecs.png_encode, "image/jpeg": imagecodecs.jpeg_encode, "image/tiff": tiff}
    content = bytes(encode[media_type](RGB))
    with pytest.raises(UnexpectedAnswer, match=media_type):
        _ = Image(content[:60], media_type).array


def test_json_holds_no_pixels_and_pixels_are_no_json() -> None:
    with pytest.raises(UnexpectedAnswer, match="no pixels"):
        _ = Image(b"{}", "application/json").array
    with pytest.raises(UnexpectedAnswer, match="not JSON"):
        Image(imagecodecs.png_encode(RGB), "image/png").json()


def test_saving_writes_the_bytes_as_they_came_and_nothing_else(tmp_path: Path) -> None:
    image = Image(b"content", "image/tiff")
    assert image.save(tmp_path / "place.tif").read_bytes() == b"content"
    image.save(str(tmp_path / "place.tif"))
    assert [path.name for path in tmp_path.iterdir()] == ["place.tif"]


def test_a_suffix_of_another_format_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InvalidParameter, match=r"\.tif or \.tiff.*image/tiff"):
        Image(b"content", "image/tiff").save(tmp_path / "place.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", [None, 5, b"one.png", ""])
def test_what_is_no_path_is_refused(path: Any) -> None:
    with pytest.raises(InvalidParameter, match="path of a file"):
        Image(b"{}", "application/json").save(path)


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "place.tif").mkdir()
    with pytest.raises(OSError, match=r"place\.tif"):
        Image(b"content", "image/tiff").save(tmp_path / "place.tif")
    assert [path.name for path in tmp_path.iterdir()] == ["place.tif"]


PLACE: dict[str, Any] = {"bbox": (431000, 5098000, 431050, 5098080), "crs": 32633, "time": "2024-06"}
SCRIPT = """//VERSION=3
function setup() { return { input: ['B04'], output: { bands: 3, nodataValue: 7 } }; }
function evaluatePixel() {}"""
PNG_RGB = bytes(imagecodecs.png_encode(RGB))


def placed(content: bytes = PNG_RGB, media_type: str = "image/png", **place: Any) -> Image:
    request = process_request(SCRIPT, **({"size": (5, 4)} | PLACE | place))
    return Image(content, media_type, origin=Origin(request.to_dict()))


def test_a_picture_lies_where_its_request_says() -> None:
    image = placed()
    assert image.bounds == (431000, 5098000, 431050, 5098080)
    assert image.transform == (10, 0, 431000, 0, -20, 5098080)
    assert image.crs == "EPSG:32633"
    assert image.nodata == 7
    assert image.head.dtype == "uint8"
    assert image.bands is None


@pytest.mark.parametrize(("suffix", "world"), [(".png", ".pgw"), (".jpg", ".jgw"), (".jpeg", ".jgw")])
def test_a_picture_is_written_after_what_tells_its_place(
    suffix: str, world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda part, path: (order.append(Path(path).name), replace(part, path))[1])
    image = placed() if suffix == ".png" else placed(bytes(imagecodecs.jpeg_encode(RGB)), "image/jpeg")
    path = image.save(tmp_path / f"place{suffix}")
    assert order == [f"place{world}", "place.prj", f"place{suffix}"]
    assert path.with_suffix(world).read_text() == "10.0\n0.0\n0.0\n-20.0\n431005.0\n5098070.0\n"
    assert "UTM" in path.with_suffix(".prj").read_text()
    assert path.read_bytes() == image.content


def test_without_pyproj_there_is_a_world_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyproj", None)
    placed().save(tmp_path / "place.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["place.pgw", "place.png"]


@pytest.mark.parametrize("name", ["missing/place.png", "taken.png"])
def test_a_picture_that_cannot_be_written_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    (tmp_path / "taken.png").mkdir()
    (tmp_path / "taken.prj").write_text("mine")
    with pytest.raises(OSError, match="png|pgw"):
        placed().save(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken.png", "taken.prj"]


def test_a_picture_of_another_size_than_was_asked_for_is_unexpected(tmp_path: Path) -> None:
    image = placed(size=(5, 5))
    for ask in (lambda: image.bounds, image.to_xarray, image.plot, lambda: image.save(tmp_path / "place.png")):
        with pytest.raises(UnexpectedAnswer, match="5 x 4 pixels, where 5 x 5 were asked for"):
            ask()
    assert image.array.shape == (4, 5, 3)
    assert "were asked for" in image._repr_html_()
    assert list(tmp_path.iterdir()) == []


def geotiff(epsg: int = 32633, west: float = 431000) -> bytes:
    return encode_image(RGB, "image/tiff", Grid(epsg, (west, 5098000, west + 50, 5098080), 5, 4), nodata=255)


def test_a_geotiff_is_held_to_its_request(tmp_path: Path) -> None:
    image = placed(geotiff(), "image/tiff")
    assert image.transform == (10, 0, 431000, 0, -20, 5098080)
    assert image.nodata == 255
    image.save(tmp_path / "place.tif")
    assert [path.name for path in tmp_path.iterdir()] == ["place.tif"]


@pytest.mark.parametrize("content", [geotiff(epsg=32634), geotiff(west=431001)])
def test_a_geotiff_that_lies_elsewhere_is_unexpected(content: bytes) -> None:
    image = placed(content, "image/tiff")
    with pytest.raises(UnexpectedAnswer, match="lies elsewhere than its request"):
        _ = image.bounds


def test_a_geotiff_without_a_request_tells_its_place_itself() -> None:
    image = Image(geotiff(), "image/tiff")
    assert (image.crs, image.bounds) == ("EPSG:32633", (431000, 5098000, 431050, 5098080))
    assert Image(tiff(RGB), "image/tiff").georeference is None


def test_what_was_decoded_does_not_travel_in_a_pickle() -> None:
    image = placed(bytes(imagecodecs.png_encode(np.zeros((400, 500, 3), np.uint8))), size=(500, 400))
    assert image.array.nbytes == 600_000
    assert image.bounds
    assert len(pickle.dumps(image)) < 20_000
    assert pickle.loads(pickle.dumps(image)).bounds == image.bounds


def test_a_notebook_shows_a_picture() -> None:
    png = bytes(imagecodecs.png_encode(RGB))
    assert Image(png, "image/png")._repr_png_() == png
    jpeg = imagecodecs.png_decode(Image(bytes(imagecodecs.jpeg_encode(RGB)), "image/jpeg")._repr_png_())
    assert jpeg.shape == RGB.shape
    assert Image(b"{}", "application/json")._repr_png_() is None


@pytest.mark.parametrize("bands", [1, 2, 3, 5])
def test_a_notebook_shows_a_tiff_stretched(bands: int) -> None:
    values = np.random.default_rng(1).normal(size=(30, 40, bands)).astype(np.float32)
    values[0, 0] = np.nan
    shown = imagecodecs.png_decode(Image(tiff(values), "image/tiff")._repr_png_())
    assert shown.shape[:2] == (30, 40)
    assert shown.min() == 0
    assert shown.max() == 255


PNG = b"\x89PNG\r\n\x1a\n"


def answer(content: bytes = PNG, media_type: str = "image/png", units: str = "2.5202064514160156") -> httpx.Response:
    return httpx.Response(200, content=content, headers={"Content-Type": media_type, "x-processingunits-spent": units})


def test_an_image_tells_its_size_and_cost() -> None:
    image = read_image(answer())
    assert image.processing_units == 2.5202064514160156
    assert repr(image) == "<Image image/png, 8 bytes, 2.520 PU>"


@pytest.mark.parametrize("units", ["?", "", "nan", "inf", "-1"])
def test_a_cost_that_is_none_is_left_out(units: str) -> None:
    assert read_image(answer(units=units)).processing_units is None


@pytest.mark.parametrize(
    ("content", "media_type", "said"),
    [
        (b"<html>", "text/html; charset=utf-8", "sent text/html in place of image/png"),
        (b"{}", "application/json", "sent application/json in place of image/png"),
        (PNG, "", "sent no media type in place of image/png"),
        (b"", "image/png", "begins with b''"),
        (b"<html>", "image/png", "begins with b'<html>'"),
    ],
)
def test_what_is_not_what_was_asked_for_is_no_image(content: bytes, media_type: str, said: str) -> None:
    with pytest.raises(UnexpectedAnswer, match=re.escape(said)):
        read_image(answer(content, media_type), "image/png")


def test_a_request_that_names_no_format_takes_what_it_gets() -> None:
    assert read_image(answer()).media_type == "image/png"
    assert read_image(answer(b"{}", "application/json")).media_type == "application/json"
    with pytest.raises(UnexpectedAnswer, match="text/html in place of an image"):
        read_image(answer(b"<html>", "text/html"))


def test_outputs_are_a_mapping_with_userdata() -> None:
    outputs = Outputs([Part("default", "image/png", b"x"), Part("userdata", "application/json", b'{"a": 1}')], 0.5)
    assert list(outputs) == ["default", "userdata"]
    assert outputs["default"].content == b"x"
    assert outputs.userdata == {"a": 1}
    assert Outputs([]).userdata is None
    with pytest.raises(KeyError):
        outputs["other"]


def test_images_pickle() -> None:
    image = Image(bytes(imagecodecs.png_encode(RGB)), "image/png", 1.5)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(image)).array, RGB)
