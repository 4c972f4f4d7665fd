"""Zarr groups of format 2: their arrays, and where the pixels of these lie."""

import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from swath_sandbox.grid import Grid

_DIMENSIONS = "_ARRAY_DIMENSIONS"
_UNEVEN = 1e-3
_MOST_VALUES = 10_000_000
_DECODERS: Mapping[str, Callable[[bytes], bytes | bytearray]] = {
    "": bytes,
    "blosc": imagecodecs.blosc_decode,
    "zstd": imagecodecs.zstd_decode,
    "zlib": zlib.decompress,
    "gzip": gzip.decompress,
}


class ZarrError(Exception):
    """A folder is no Zarr group from which pixels could be read, and why."""


@dataclass(frozen=True, slots=True)
class ZarrArray:
    """One array: its metadata and its attributes as `.zarray` and `.zattrs` hold them."""

    metadata: Mapping[str, Any]
    attributes: Mapping[str, Any] | None

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of its values."""
        dtype: np.dtype[Any] = np.dtype(self.metadata["dtype"])
        return dtype

    @property
    def dimensions(self) -> list[str]:
        """The names of its dimensions, the fastest last."""
        return list((self.attributes or {}).get(_DIMENSIONS, []))


@dataclass(frozen=True, slots=True)
class ZarrGroup:
    """A group: its arrays by name, its attributes, the names of the arrays with pixels, and the grid of these."""

    arrays: Mapping[str, ZarrArray]
    attributes: Mapping[str, Any] | None
    bands: tuple[str, ...]
    grid: Grid


def read_group(folder: Path, epsg: int) -> ZarrGroup:
    """Read the metadata of a group, and the coordinates of its pixels.

    Raises:
        ZarrError: it is no group of arrays over one regular grid.
    """
    try:
        if not (folder / ".zgroup").is_file():
            raise ZarrError("There is no Zarr group of format 2 at the given path.")
        arrays = {path.parent.name: _read_array(path) for path in sorted(folder.glob("*/.zarray"))}
        bands = tuple(name for name, array in arrays.items() if len(array.dimensions) == 3)
        if not bands:
            raise ZarrError("The Zarr group has no array with three named dimensions.")
        shapes = {(tuple(arrays[name].dimensions), tuple(arrays[name].metadata["shape"])) for name in bands}
        if len(shapes) > 1:
            raise ZarrError(f"The arrays {', '.join(bands)} differ in dimensions or shape.")
        (((_, y, x), _),) = shapes
        west, east, width = _axis(folder, arrays, x)
        south, north, height = _axis(folder, arrays, y)
        grid = Grid(epsg, (west, south, east, north), width, height)
        return ZarrGroup(arrays, _read_json(folder / ".zattrs"), bands, grid)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ZarrError(f"The metadata of the Zarr group cannot be read: {error}") from error


def _read_array(path: Path) -> ZarrArray:
    metadata = _read_json(path)
    if not isinstance(metadata, dict):
        raise ZarrError(f"{path.parent.name}/.zarray cannot be read.")
    return ZarrArray(metadata, _read_json(path.parent / ".zattrs"))


def _read_json(path: Path) -> Any:
    return json.loads(path.read_bytes()) if path.is_file() else None


def _axis(folder: Path, arrays: Mapping[str, ZarrArray], name: str) -> tuple[float, float, int]:
    """Where the first pixel of an axis begins, where the last one ends, and how many there are."""
    if name not in arrays:
        raise ZarrError(f"There is no array with the coordinates of dimension {name}.")
    values = _read_values(folder / name, arrays[name]).astype(float)
    steps = np.diff(values)
    if len(steps) == 0 or not np.isfinite(steps).all() or np.ptp(steps) > _UNEVEN * abs(steps[0]):
        raise ZarrError(f"The coordinates of dimension {name} are not evenly spaced.")
    half = abs(float(values[-1] - values[0])) / len(steps) / 2
    return float(values.min()) - half, float(values.max()) + half, len(values)


def _read_values(folder: Path, array: ZarrArray) -> NDArray[np.generic]:
    """The values of an array of one dimension."""
    metadata = array.metadata
    (size,), (chunk,) = metadata["shape"], metadata["chunks"]
    compressor = str((metadata.get("compressor") or {}).get("id", ""))
    if metadata.get("filters") or compressor not in _DECODERS or not 0 < size < _MOST_VALUES:
        raise ZarrError(f"The coordinates of dimension {folder.name} cannot be read.")
    decode = _DECODERS[compressor]
    try:
        parts = [decode((folder / str(index)).read_bytes()) for index in range(-(-size // chunk))]
    except (OSError, ValueError, RuntimeError, zlib.error) as error:
        raise ZarrError(f"The coordinates of dimension {folder.name} cannot be read.") from error
    return np.frombuffer(b"".join(parts), array.dtype)[:size]
