import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from swath import UnexpectedAnswer, process_request
from swath.data.origin import Origin
from swath.data.rasters import RAW, Head, as_sample, decode, has_data, read_head
from swath_sandbox.encoding import TIFF, encode_image
from swath_sandbox.grid import Grid

GRID = Grid(32633, (431000, 5098000, 431050, 5098080), 5, 4)
PIXELS = np.arange(4 * 5 * 2, dtype=np.int16).reshape(4, 5, 2)


def tiff(*tags: Any, pixels: np.ndarray = PIXELS, **options: Any) -> bytes:  # type: ignore[type-arg]
    stream = io.BytesIO()
    options = {"photometric": "minisblack", "planarconfig": "contig"} | options
    tifffile.imwrite(stream, pixels, extratags=tags, **options)
    return stream.getvalue()


PIXEL = "function evaluatePixel(s) { return [s.B04]; }"


def raw_origin(output: str, **place: Any) -> Origin:
    script = f"//VERSION=3\nfunction setup() {{ return {{ input: ['B04'], output: {output} }}; }}\n{PIXEL}"
    where: Any = {"bbox": (13, 45, 14, 46), "size": (5, 4), "outputs": "tiff"} | place
    return Origin(process_request(script, time="2024-06", **where).to_dict())


def test_the_head_of_a_geotiff_tells_all_but_the_pixels() -> None:
    head = read_head(encode_image(PIXELS, TIFF, GRID, nodata=-9999), TIFF)
    assert head == Head(4, 5, 2, "int16", -9999, "EPSG:32633", (431000, 5098000, 431050, 5098080))


@pytest.mark.parametrize("tile", [None, 16])
@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "float32"])
def test_pixels_come_in_the_byte_order_of_the_machine(dtype: str, tile: int | None) -> None:
    pixels = PIXELS.astype(dtype)
    decoded = decode(encode_image(pixels, TIFF, GRID, tile=tile), TIFF)
    assert decoded.dtype == np.dtype(dtype)
    assert decoded.dtype.isnative
    np.testing.assert_array_equal(decoded, pixels)


def test_bands_in_planes_come_last_all_the_same() -> None:
    content = tiff(pixels=np.ascontiguousarray(np.moveaxis(PIXELS, 2, 0)), planarconfig="separate")
    np.testing.assert_array_equal(decode(content, TIFF), PIXELS)
    assert read_head(content, TIFF).bands == 2


def test_a_point_is_the_centre_of_its_pixel() -> None:
    scale, tie = (33550, "d", 3, (10.0, 20.0, 0.0), True), (33922, "d", 6, (0.0, 0.0, 0.0, 5.0, 70.0, 0.0), True)
    keys = (34735, "H", 12, (1, 1, 0, 2, 1024, 0, 1, 1, 1025, 0, 1, 2), True)
    head = read_head(tiff(scale, tie, keys), TIFF)
    assert (head.crs, head.bounds) == (None, (0.0, 0.0, 50.0, 80.0))


@pytest.mark.parametrize(("text", "nodata"), [("nan", "nan"), ("-9999", "-9999.0"), ("0", "0.0"), ("none", "None")])
def test_the_value_of_pixels_without_data_is_text_in_a_tag(text: str, nodata: str) -> None:
    assert str(read_head(tiff((42113, "s", 0, text, True)), TIFF).nodata) == nodata


def test_a_tiff_without_a_place_has_none() -> None:
    assert read_head(tiff(), TIFF) == Head(4, 5, 2, "int16")


@pytest.mark.parametrize("size", [(99_999, 99_999, 3), (2**31, 2**31, 1)])
def test_a_png_that_would_fill_the_memory_is_refused(size: tuple[int, int, int]) -> None:
    width, height, channels = size
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 16, {1: 0, 3: 2}[channels], 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(UnexpectedAnswer, match=r"take [\d,]+ bytes: too many"):
        decode(content, "image/png")


def test_a_jpeg_that_would_fill_the_memory_is_refused() -> None:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 65535, 65535, 3) + bytes(9)
    with pytest.raises(UnexpectedAnswer, match="too many"):
        decode(b"\xff\xd8" + frame, "image/jpeg")


def test_a_tiff_that_would_fill_the_memory_is_refused() -> None:
    content = tiff(pixels=np.zeros((4, 5), np.uint8), planarconfig=None)
    with tifffile.TiffFile(io.BytesIO(content)) as file:
        offsets = [file.pages.first.tags[name].valueoffset for name in ("ImageWidth", "ImageLength")]
    forged = bytearray(content)
    for offset in offsets:
        forged[offset : offset + 4] = struct.pack("<I", 2**31 - 1)
    with pytest.raises(UnexpectedAnswer, match="too many"):
        decode(bytes(forged), TIFF)


@given(st.binary(max_size=300))
def test_what_is_no_tiff_is_an_error_of_ours(rest: bytes) -> None:
    for start in (b"II*\0", b"MM\0*", b""):
        for read in (read_head, decode):
            with pytest.raises(UnexpectedAnswer):
                read(start + rest, TIFF)


@given(st.integers(8, 400), st.binary(min_size=1, max_size=8))
def test_a_damaged_tiff_is_read_or_refused(at: int, damage: bytes) -> None:
    content = bytearray(encode_image(PIXELS, TIFF, GRID, nodata=-9999))
    content[at : at + len(damage)] = damage
    for read in (read_head, decode):
        try:
            read(bytes(content), TIFF)
        except UnexpectedAnswer:
            continue


def test_raw_samples_are_laid_out_as_their_request_says() -> None:
    origin = raw_origin("{ bands: 2, sampleType: 'INT16' }")
    content = PIXELS.astype("<i2").tobytes()
    np.testing.assert_array_equal(decode(content, RAW, origin), PIXELS)
    assert read_head(content, RAW, origin) == Head(4, 5, 2, "int16")
    assert decode(bytes(20), RAW, raw_origin("{ bands: 1 }")).dtype == np.uint8


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (None, "does not tell"),
        (raw_origin("{ bands: n, sampleType: 'INT16' }"), "does not tell"),
        (raw_origin("{ bands: 3, sampleType: 'INT16' }"), "80 bytes, which are not 5 x 4 pixels of 3 bands of int16"),
    ],
)
def test_raw_samples_that_do_not_fit_their_request_are_unexpected(origin: Origin | None, said: str) -> None:
    with pytest.raises(UnexpectedAnswer, match=said):
        decode(PIXELS.tobytes(), RAW, origin)


@pytest.mark.parametrize(
    ("value", "dtype", "sample"),
    [(255, "uint8", 255), (-9999, "uint8", None), (0.5, "int16", None), (0.1, "float32", 0.1), (-1, "float32", -1)],
)
def test_a_value_for_no_data_is_one_that_pixels_can_hold(value: float, dtype: str, sample: float | None) -> None:
    found = as_sample(value, np.dtype(dtype))
    assert found is None if sample is None else found == np.dtype(dtype).type(sample)
    assert as_sample(float("nan"), np.dtype("uint8")) is None


def test_what_is_no_number_is_no_data() -> None:
    values = np.array([[[1.0], [np.nan], [np.inf], [-1.0]]], np.float32)
    assert has_data(values, -1)[0, :, 0].tolist() == [True, False, False, False]
    assert has_data(values, float("nan"))[0, :, 0].tolist() == [True, False, False, True]
    assert has_data(PIXELS, 0.5).all()
