"""Pixels out of the bytes of an image, and what its head tells before."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from swath.core.georeference import Bounds
from swath.core.pictures import jpeg_bytes, jpeg_shape, png_bytes, png_shape
from swath.errors import MissingExtra, SwathError, UnexpectedAnswer

if TYPE_CHECKING:
    import numpy as np
    import tifffile
    from numpy.typing import NDArray

    from swath.data.origin import Origin

    Pixels = NDArray[np.generic]

RAW = "application/octet-stream"
# 2,500 x 2,500 pixels of 160 float bands.
_MOST_DECODED = 1 << 32
# tifffile uses half of the processors, which is one of two; from so many bytes on a second thread is worth its start.
_LARGE = 1 << 22
_SAMPLE_BYTES = {"AUTO": 1, "UINT8": 1, "INT8": 1, "UINT16": 2, "INT16": 2, "FLOAT32": 4}
_EPSG_CODES = range(1024, 32767)
_PIXEL_IS_POINT = 2


@dataclass(frozen=True, slots=True)
class Head:
    """What an image tells about itself without its pixels.

    Attributes:
        height: Pixels from top to bottom.
        width: Pixels from left to right.
        bands: Values of a pixel.
        dtype: Their type, by numpy's name.
        nodata: The value of pixels without data, or None.
        crs: The CRS of a GeoTIFF, such as `EPSG:32633`; None where it has none with a code.
        bounds: The outer edges of a GeoTIFF in CRS units, min x, min y, max x, max y; None likewise.
    """

    height: int
    width: int
    bands: int
    dtype: str
    nodata: float | None = None
    crs: str | None = None
    bounds: Bounds | None = None


def read_head(content: bytes, media_type: str, origin: Origin | None = None) -> Head:
    """What an image tells about itself; raw samples tell nothing, and their request all.

    Raises:
        MissingExtra: `swath[images]` is not installed, which TIFF needs.
        UnexpectedAnswer: The content is no image, or not even the head of one.
    """
    match media_type:
        case "image/png":
            width, height, bands, bits = png_shape(content)
            return _checked(Head(height, width, bands, f"uint{max(8, bits)}"), media_type)
        case "image/jpeg":
            width, height, bands = jpeg_shape(content)
            return _checked(Head(height, width, bands, "uint8"), media_type)
        case "image/tiff":
            with _tiff(content) as file:
                return _tiff_head(file.pages.first)
        case _ if media_type == RAW:
            return _raw_head(content, origin)
    raise UnexpectedAnswer(f"{media_type} holds no pixels")


def decode(content: bytes, media_type: str, origin: Origin | None = None) -> Pixels:
    """The pixels of an image, height x width x bands, in the dtype of the file and the byte order of the machine.

    Raises:
        MissingExtra: `swath[images]` is not installed.
        UnexpectedAnswer: The content is no image, is cut short, or takes too much memory.
    """
    try:
        import imagecodecs
        import numpy as np
        import tifffile
    except ImportError:
        raise MissingExtra("Decoding pixels", "images") from None
    pixels: Pixels
    try:
        match media_type:
            case "image/png":
                _check_size(png_bytes(content), media_type)
                pixels = imagecodecs.png_decode(content)
            case "image/jpeg":
                _check_size(jpeg_bytes(content), media_type)
                pixels = imagecodecs.jpeg_decode(content)
            case "image/tiff":
                with _tiff(content) as file:
                    size = file.series[0].nbytes
                    _check_size(size, media_type)
                    pixels = file.asarray(maxworkers=max(2, tifffile.TIFF.MAXWORKERS) if size >= _LARGE else None)
                    if pixels.ndim == 3 and file.pages.first.planarconfig == 2:
                        pixels = np.moveaxis(pixels, 0, -1)
            case _:
                head = read_head(content, media_type, origin)
                shape = (head.height, head.width, head.bands)
                pixels = np.frombuffer(content, np.dtype(head.dtype).newbyteorder("<")).reshape(shape)
    except SwathError:
        raise
    except Exception as error:
        # Decoders raise whatever a damaged file makes them stumble over.
        raise UnexpectedAnswer(f"the {media_type} content cannot be decoded: {error}") from error
    pixels = pixels.astype(pixels.dtype.newbyteorder("="), copy=False)
    return pixels[:, :, None] if pixels.ndim == 2 else pixels


def as_sample(value: float, dtype: np.dtype[np.generic]) -> np.generic | None:
    """A no-data value as the pixels of a type would hold it; None where they cannot."""
    try:
        sample = dtype.type(value)
    except (OverflowError, ValueError):
        return None
    return sample if sample == value or sample != sample or dtype.kind == "f" else None  # noqa: PLR0124


def has_data(pixels: Pixels, nodata: float | None) -> NDArray[np.bool_]:
    """Whether each value of pixels is one: a number, and not the one that stands for no data."""
    import numpy as np

    there = np.isfinite(pixels) if pixels.dtype.kind == "f" else np.ones(pixels.shape, np.bool_)
    empty = None if nodata is None else as_sample(nodata, pixels.dtype)
    return there if empty is None else there & (pixels != empty)


@contextmanager
def _tiff(content: bytes) -> Iterator[tifffile.TiffFile]:
    try:
        import tifffile
    except ImportError:
        raise MissingExtra("Decoding pixels", "images") from None
    try:
        with tifffile.TiffFile(io.BytesIO(content)) as file:
            yield file
    except SwathError:
        raise
    except Exception as error:
        raise UnexpectedAnswer(f"the image/tiff content cannot be decoded: {error}") from error


def _tiff_head(page: Any) -> Head:
    keys: Mapping[str, Any] = page.geotiff_tags or {}
    code = int(keys.get("ProjectedCSTypeGeoKey", 0)) or int(keys.get("GeographicTypeGeoKey", 0))
    return Head(
        page.imagelength,
        page.imagewidth,
        page.samplesperpixel,
        page.dtype.name,
        _nodata(page),
        f"EPSG:{code}" if code in _EPSG_CODES else None,
        _bounds(keys, page.imagewidth, page.imagelength),
    )


def _nodata(page: Any) -> float | None:
    tag = page.tags.get("GDAL_NODATA")
    try:
        return None if tag is None else float(tag.value)
    except ValueError:
        return None


def _bounds(keys: Mapping[str, Any], width: int, height: int) -> Bounds | None:
    """The outer edges of a GeoTIFF; None where it has no place, or is rotated."""
    if "ModelPixelScale" not in keys or "ModelTiepoint" not in keys:
        return None
    across, down = (float(number) for number in keys["ModelPixelScale"][:2])
    column, row, _, x, y = (float(number) for number in keys["ModelTiepoint"][:5])
    shift = 0.5 if keys.get("GTRasterTypeGeoKey") == _PIXEL_IS_POINT else 0.0
    west, north = x - (column + shift) * across, y + (row + shift) * down
    return west, north - height * down, west + width * across, north


def _raw_head(content: bytes, origin: Origin | None) -> Head:
    frame = origin.frame if origin is not None else None
    declared = origin.declared if origin is not None else None
    if frame is None or declared is None or declared.bands is None or declared.sample_type is None:
        raise UnexpectedAnswer(f"{RAW} holds samples whose number and type its request does not tell")
    dtype = "uint8" if declared.sample_type == "AUTO" else declared.sample_type.lower()
    if len(content) != frame.height * frame.width * declared.bands * _SAMPLE_BYTES[declared.sample_type]:
        raise UnexpectedAnswer(
            f"the {RAW} content has {len(content):,} bytes, which are not {frame.width} x {frame.height} pixels "
            f"of {declared.bands} bands of {dtype}"
        )
    return Head(frame.height, frame.width, declared.bands, dtype)


def _checked(head: Head, media_type: str) -> Head:
    if not (head.width and head.height):
        raise UnexpectedAnswer(f"the {media_type} content is cut short within its head")
    return head


def _check_size(decoded: int, media_type: str) -> None:
    if decoded > _MOST_DECODED:
        raise UnexpectedAnswer(f"the {media_type} content says that its pixels take {decoded:,} bytes: too many")
