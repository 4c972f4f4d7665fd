"""Pixels and metadata as the bytes of an answer: PNG, JPEG, GeoTIFF, raw samples, tar and multipart/mixed."""

import hashlib
import io
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass

import imagecodecs
import numpy as np
import tifffile
from numpy.typing import NDArray

from swath_sandbox.grid import Grid

PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
JSON = "application/json"
RAW = "application/octet-stream"
EXTENSIONS = {PNG: "png", JPEG: "jpg", TIFF: "tif", JSON: "json", RAW: "bin"}

# As read from the service's own files: big-endian, strips of eight rows, deflate under its old number (32946).
_TIFF_ROWS_PER_STRIP = 8
_TIFF_COMPRESSION = "deflate"


class EncodingError(ValueError):
    """The pixels do not fit into the format."""


@dataclass(frozen=True, slots=True)
class File:
    """One output of a request, encoded."""

    name: str
    media_type: str
    content: bytes

    @property
    def filename(self) -> str:
        """The name with the extension of its media type."""
        return f"{self.name}.{EXTENSIONS[self.media_type]}"


def encode_image(
    pixels: NDArray[np.generic],
    media_type: str,
    grid: Grid,
    *,
    quality: int = 90,
    nodata: float | None = None,
    tile: int | None = None,
) -> bytes:
    """The file for pixels of shape (height, width, bands); with `tile`, a TIFF in tiles of that many pixels a side.

    PNG takes 1 to 4 bands of uint8 or uint16, JPEG 1 or 3 bands of uint8, TIFF and raw samples any.

    Raises:
        EncodingError: the format cannot hold the sample type or the number of bands.
    """
    bands = pixels.shape[2]
    if bands == 0:
        raise EncodingError("An image without bands cannot be encoded.")
    if media_type == TIFF:
        return _geotiff(pixels, grid, nodata, tile)
    if media_type == RAW:
        return pixels.astype(pixels.dtype.newbyteorder("<"), copy=False).tobytes()
    name = EXTENSIONS[media_type].upper()
    sample_types, band_counts = (("uint8", "uint16"), (1, 2, 3, 4)) if media_type == PNG else (("uint8",), (1, 3))
    if pixels.dtype.name not in sample_types:
        raise EncodingError(f"{name} cannot hold samples of type {pixels.dtype.name.upper()}.")
    if bands not in band_counts:
        raise EncodingError(f"{name} cannot hold {bands} bands.")
    image = pixels[:, :, 0] if bands == 1 else pixels
    if media_type == PNG:
        return bytes(imagecodecs.png_encode(np.ascontiguousarray(image), level=6))
    return bytes(imagecodecs.jpeg8_encode(np.ascontiguousarray(image), level=quality))


def tar(files: Sequence[File]) -> bytes:
    """An uncompressed tar archive of the files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for file in files:
            member = tarfile.TarInfo(file.filename)
            member.size = len(file.content)
            archive.addfile(member, io.BytesIO(file.content))
    return buffer.getvalue()


def multipart_mixed(files: Sequence[File]) -> tuple[str, bytes]:
    """The content type, with its boundary, and the body of a multipart/mixed answer."""
    # A digest of the contents cannot be found inside them, and the same answer has the same bytes.
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.content)
    boundary = digest.hexdigest()
    body = bytearray()
    for file in files:
        body += (
            f"--{boundary}\r\n"
            f'Content-Disposition: attachment; name="{_quoted(file.name)}"; filename="{_quoted(file.filename)}"\r\n'
            f"Content-Type: {file.media_type}\r\n"
            f"Content-Length: {len(file.content)}\r\n\r\n"
        ).encode()
        body += file.content
        body += b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    return f"multipart/mixed; boundary={boundary}", bytes(body)


def _quoted(name: str) -> str:
    """A name for a quoted header parameter, escaped as HTML forms do."""
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def _geotiff(pixels: NDArray[np.generic], grid: Grid, nodata: float | None, tile: int | None) -> bytes:
    bands = pixels.shape[2]
    colour = bands in {3, 4} and pixels.dtype.kind == "u"
    extra_samples = bands - (3 if colour else 1)
    buffer = io.BytesIO()
    tifffile.imwrite(
        buffer,
        pixels[:, :, 0] if bands == 1 else pixels,
        byteorder=">",
        photometric="rgb" if colour else "minisblack",
        planarconfig=None if bands == 1 else "contig",
        extrasamples=["unspecified"] * extra_samples if extra_samples else None,
        tile=(tile, tile) if tile else None,
        rowsperstrip=None if tile else _TIFF_ROWS_PER_STRIP,
        compression=_TIFF_COMPRESSION,
        maxworkers=1,
        extratags=_geotiff_tags(grid, nodata),
        metadata=None,
        software=False,
    )
    return buffer.getvalue()


def _geotiff_tags(grid: Grid, nodata: float | None) -> list[tuple[int, str, int, object, bool]]:
    west, _, _, north = grid.bounds
    geographic = grid.epsg == 4326
    scale = (grid.resx, grid.resy, 0.0)
    tie_point = (0.0, 0.0, 0.0, west, north, 0.0)
    # Key directory version 1.1.0 and three keys: model type, raster type (a pixel is an area), EPSG code.
    keys = [
        *(1, 1, 0, 3),
        *(1024, 0, 1, 2 if geographic else 1),
        *(1025, 0, 1, 1),
        *(2048 if geographic else 3072, 0, 1, grid.epsg),
    ]
    tags: list[tuple[int, str, int, object, bool]] = [
        (33550, "d", 3, scale, True),
        (33922, "d", 6, tie_point, True),
        (34735, "H", len(keys), tuple(keys), True),
    ]
    if nodata is not None:
        tags.append((42113, "s", 0, f"{nodata:.17g}", True))
    return tags
