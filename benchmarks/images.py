"""Ways from the bytes of a GeoTIFF to its pixels and a file."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray

from swath import Image
from swath_sandbox.encoding import TIFF, encode_image
from swath_sandbox.grid import Grid

SIDE = 2500
OURS = "swath, image.array and image.save"
BARE = "tifffile.imread, and the bytes to a file"
SENTINELHUB = "sentinelhub-py, decode_image, and the bytes to a file"


def geotiff() -> tuple[bytes, NDArray[np.uint16]]:
    """A file as the service writes it, big-endian and in strips of eight rows, and its pixels."""
    steps = np.random.default_rng(1).integers(-30, 31, (SIDE, SIDE, 3))
    pixels = (3000 + np.cumsum(steps, axis=1)).clip(0, 10000).astype(np.uint16)
    return encode_image(pixels, TIFF, Grid(32633, (4e5, 5e6, 4e5 + 10 * SIDE, 5e6 + 10 * SIDE), SIDE, SIDE)), pixels


def swath_way(content: bytes, path: Path) -> NDArray[Any]:
    image = Image(content, TIFF)
    image.save(path)
    return image.array


def tifffile_way(content: bytes, path: Path) -> NDArray[Any]:
    path.write_bytes(content)
    found: NDArray[Any] = tifffile.imread(io.BytesIO(content))
    return found


def sentinelhub_way(content: bytes, path: Path) -> NDArray[Any]:
    from sentinelhub import MimeType
    from sentinelhub.decoding import decode_image

    path.write_bytes(content)
    return decode_image(content, MimeType.TIFF)


WAYS: dict[str, Callable[[bytes, Path], NDArray[Any]]] = {
    OURS: swath_way,
    BARE: tifffile_way,
    SENTINELHUB: sentinelhub_way,
}
