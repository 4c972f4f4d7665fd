import io
import tarfile
from email import message_from_bytes, policy

import imagecodecs
import numpy as np
import pytest
import rasterio
import tifffile

from swath_sandbox.encoding import (
    JPEG,
    JSON,
    PNG,
    RAW,
    TIFF,
    EncodingError,
    File,
    encode_image,
    multipart_mixed,
    tar,
)
from swath_sandbox.grid import Grid

UTM = Grid(32633, (399960.0, 5000040.0, 400360.0, 5000240.0), 40, 20)


def pixels(dtype, bands, shape=(20, 40)):
    rng = np.random.default_rng(1)
    if np.dtype(dtype).kind == "f":
        return rng.normal(size=(*shape, bands)).astype(dtype)
    info = np.iinfo(dtype)
    return rng.integers(info.min, info.max, size=(*shape, bands), endpoint=True, dtype=dtype)


@pytest.mark.parametrize("bands", [1, 2, 3, 4, 5, 12])
@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "float32"])
def test_rasterio_reads_back_the_pixels_the_crs_and_the_bounds_of_a_tiff(dtype, bands):
    expected = pixels(dtype, bands)

    content = encode_image(expected, TIFF, UTM)

    with rasterio.MemoryFile(content).open() as file:
        assert file.crs.to_epsg() == 32633
        assert tuple(file.bounds) == UTM.bounds
        assert file.dtypes == (dtype,) * bands
        assert file.nodata is None
        np.testing.assert_array_equal(file.read().transpose(1, 2, 0), expected)


@pytest.mark.parametrize("epsg", [4326, 3857, 32733, 3035])
def test_a_tiff_knows_any_crs(epsg):
    bounds = (13.0, 45.0, 13.5, 45.25) if epsg == 4326 else (4_300_000.0, 2_700_000.0, 4_300_400.0, 2_700_200.0)

    content = encode_image(pixels("uint8", 1), TIFF, Grid(epsg, bounds, 40, 20))

    with rasterio.MemoryFile(content).open() as file:
        assert file.crs.to_epsg() == epsg
        assert tuple(file.bounds) == pytest.approx(bounds, rel=1e-12)


@pytest.mark.parametrize("nodata", [0, -9999, -1.5, float("nan")])
def test_a_tiff_tells_its_no_data_value(nodata):
    content = encode_image(pixels("float32", 1), TIFF, UTM, nodata=nodata)

    with rasterio.MemoryFile(content).open() as file:
        assert file.nodata == pytest.approx(nodata, nan_ok=True)


def test_a_tiff_is_laid_out_as_the_services_are():
    content = encode_image(pixels("uint16", 3), TIFF, UTM)

    with tifffile.TiffFile(io.BytesIO(content)) as file:
        page = file.pages[0]
        assert file.byteorder == ">"
        assert (page.tags["Compression"].value, page.rowsperstrip, page.planarconfig) == (32946, 8, 1)
        assert "Software" not in page.tags


@pytest.mark.parametrize("bands", [1, 2, 3, 4])
@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
def test_a_png_holds_up_to_four_bands_of_8_or_16_bits(dtype, bands):
    expected = pixels(dtype, bands)

    decoded = imagecodecs.png_decode(encode_image(expected, PNG, UTM))

    assert decoded.dtype == dtype
    np.testing.assert_array_equal(decoded.reshape(expected.shape), expected)


@pytest.mark.parametrize("bands", [1, 3])
def test_a_jpeg_is_close_and_smaller_at_lower_quality(bands):
    ramp = np.broadcast_to(np.linspace(0, 255, 40)[None, :, None], (20, 40, bands)).astype("uint8")

    fine, coarse = (encode_image(ramp, JPEG, UTM, quality=quality) for quality in (95, 20))

    decoded = imagecodecs.jpeg8_decode(fine).reshape(ramp.shape)
    assert abs(decoded.astype(int) - ramp).max() < 12
    assert len(coarse) < len(fine)


@pytest.mark.parametrize(
    ("dtype", "bands", "media_type"),
    [
        ("float32", 3, PNG),
        ("int16", 1, PNG),
        ("uint8", 5, PNG),
        ("uint16", 3, JPEG),
        ("uint8", 2, JPEG),
        ("uint8", 4, JPEG),
    ],
)
def test_what_a_format_cannot_hold_is_refused(dtype, bands, media_type):
    with pytest.raises(EncodingError, match="cannot hold"):
        encode_image(pixels(dtype, bands), media_type, UTM)


def test_raw_samples_are_little_endian_and_interleaved():
    expected = pixels("uint16", 3)

    content = encode_image(expected, RAW, UTM)

    np.testing.assert_array_equal(np.frombuffer(content, "<u2").reshape(expected.shape), expected)


def test_the_same_pixels_give_the_same_bytes():
    for media_type in (PNG, JPEG, TIFF):
        assert encode_image(pixels("uint8", 3), media_type, UTM) == encode_image(pixels("uint8", 3), media_type, UTM)


def test_a_tar_holds_a_member_for_each_output():
    long_name = "x" * 150
    content = tar([File("default", TIFF, b"II*"), File(long_name, JPEG, b"\xff"), File("userdata", JSON, b"{}")])

    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        members = {member.name: archive.extractfile(member).read() for member in archive}
    assert members == {"default.tif": b"II*", f"{long_name}.jpg": b"\xff", "userdata.json": b"{}"}


def test_a_multipart_body_is_read_by_the_standard_library():
    files = [
        File("default", PNG, b"\r\n--\r\n\x00\xff"),
        File('odd"name\r\n', TIFF, b""),
        File("userdata", JSON, b"{}"),
    ]

    content_type, body = multipart_mixed(files)

    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body, policy=policy.HTTP)
    parts = [
        (part.get_content_type(), part.get_filename(), part.get_payload(decode=True)) for part in message.iter_parts()
    ]
    assert parts == [
        (PNG, "default.png", b"\r\n--\r\n\x00\xff"),
        (TIFF, "odd%22name%0D%0A.tif", b""),
        (JSON, "userdata.json", b"{}"),
    ]
