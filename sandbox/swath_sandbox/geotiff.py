"""What the head of a GeoTIFF tells about its pixels, and where they lie."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import tifffile

from swath_sandbox.grid import Grid

_POINT = 2
_REDUCED = 1
_SAMPLE_FORMATS = {"u": "UINT", "i": "INT", "f": "FLOAT"}


class GeotiffError(Exception):
    """A file is no GeoTIFF from which pixels could be read; the message goes on from the file's name."""


@dataclass(frozen=True, slots=True)
class Geotiff:
    """The head of a GeoTIFF.

    Attributes:
        grid: its CRS, bounds and size.
        bands: how many values a pixel has.
        bit_depth: bits of a value.
        sample_format: UINT, INT or FLOAT.
        widths: its width and those of its overviews, in pixels.
        header_size: bytes before the first pixel.
    """

    grid: Grid
    bands: int
    bit_depth: int
    sample_format: str
    widths: tuple[int, ...]
    header_size: int


def read_geotiff(path: Path) -> Geotiff:
    """Read the head of a file.

    Raises:
        GeotiffError: it is no tiled GeoTIFF with a CRS by EPSG code and north at the top.
    """
    try:
        with tifffile.TiffFile(path) as file:
            return _read([cast("tifffile.TiffPage", page) for page in file.pages])
    except (OSError, ValueError, KeyError, IndexError, struct.error) as error:
        raise GeotiffError(f"is not a GeoTIFF: {error}") from error


def _read(pages: list[tifffile.TiffPage]) -> Geotiff:
    page = pages[0]
    if not page.is_tiled:
        raise GeotiffError("is not internally tiled")
    if page.dtype is None or page.dtype.kind not in _SAMPLE_FORMATS:
        raise GeotiffError("has values of an unknown type")
    return Geotiff(
        grid=Grid(_epsg(page), _bounds(page), page.imagewidth, page.imagelength),
        bands=page.samplesperpixel,
        bit_depth=8 * page.dtype.itemsize,
        sample_format=_SAMPLE_FORMATS[page.dtype.kind],
        widths=tuple(one.imagewidth for one in pages if one is page or one.subfiletype == _REDUCED),
        header_size=min(offset for one in pages for offset in one.dataoffsets if offset),
    )


def _epsg(page: tifffile.TiffPage) -> int:
    keys = page.geotiff_tags or {}
    code = int(keys.get("ProjectedCSTypeGeoKey", 0)) or int(keys.get("GeographicTypeGeoKey", 0))
    if not 1024 <= code < 32767:
        raise GeotiffError("has no CRS with an EPSG code")
    return code


def _bounds(page: tifffile.TiffPage) -> tuple[float, float, float, float]:
    keys = page.geotiff_tags or {}
    if "ModelPixelScale" not in keys or "ModelTiepoint" not in keys:
        raise GeotiffError("does not tell where its pixels lie, or is rotated")
    width, height = keys["ModelPixelScale"][:2]
    column, row, _, x, y = keys["ModelTiepoint"][:5]
    shift = 0.5 if keys.get("GTRasterTypeGeoKey") == _POINT else 0.0
    west, north = x - (column + shift) * width, y + (row + shift) * height
    return west, north - page.imagelength * height, west + page.imagewidth * width, north
