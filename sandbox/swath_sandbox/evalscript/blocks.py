"""Blocks of rows: how the pixels of scenes and outputs lie in the two buffers that are shared with the engine."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.generic]
Bands = Mapping[str, Pixels]
RowReader = Callable[[int, int], Bands]

_BLOCK_BYTES = 32 << 20
_ALIGNMENT = 8
_ENGINE_TYPES = {"uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"}


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a buffer from byte `at` on that holds `count` values of each pixel."""

    at: int
    dtype: np.dtype[np.generic]
    count: int

    def view(self, buffer: memoryview, pixels: int) -> Pixels:
        """The region's values in their order, as an array that shares the buffer's memory."""
        return np.frombuffer(buffer, self.dtype, pixels * self.count, self.at)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the bands of each source and each output lie, for blocks of at most `capacity` pixels.

    A band is one plane for each scene; an output has its values together pixel by pixel.
    """

    capacity: int
    sources: list[dict[str, Region]]
    outputs: list[Region]
    input_bytes: int
    output_bytes: int

    def write(self, buffer: memoryview, sources: Sequence[Sequence[Bands]]) -> None:
        """Put a block of rows of the scenes of each source into the input buffer."""
        for regions, scenes in zip(self.sources, sources, strict=True):
            for name, region in regions.items():
                planes = region.view(buffer, self.capacity).reshape(region.count, self.capacity)
                for plane, scene in zip(planes, scenes, strict=True):
                    band = scene[name]
                    plane[: band.size].reshape(band.shape)[...] = band

    def read(self, buffer: memoryview, pixels: int) -> Iterator[Pixels]:
        """The values of the first pixels of each output, shape (pixels, bands)."""
        for region in self.outputs:
            yield region.view(buffer, pixels).reshape(pixels, region.count)


def plan_layout(
    capacity: int,
    sources: Sequence[Sequence[Bands]],
    bands: Sequence[Sequence[str]],
    outputs: Sequence[tuple[np.dtype[np.generic], int]],
) -> Layout:
    """The layout for sources whose first blocks tell the dtypes, and outputs of known dtypes and numbers of bands."""
    regions: list[dict[str, Region]] = []
    at = 0
    for scenes, names in zip(sources, bands, strict=True):
        placed: dict[str, Region] = {}
        for name in names:
            placed[name] = Region(at, _engine_dtype([scene[name].dtype for scene in scenes]), len(scenes))
            at += _byte_count(placed[name], capacity)
        regions.append(placed)
    input_bytes, at = at, 0
    placed_outputs: list[Region] = []
    for dtype, count in outputs:
        placed_outputs.append(Region(at, dtype, count))
        at += _byte_count(placed_outputs[-1], capacity)
    # A script may read nothing, or return nothing, but a buffer without any bytes cannot be shared.
    return Layout(capacity, regions, placed_outputs, max(input_bytes, _ALIGNMENT), max(at, _ALIGNMENT))


def row_blocks(shape: tuple[int, int], pixel_bytes: int) -> Iterator[tuple[int, int]]:
    """First and last row (not included) of blocks that take about 32 MiB, in order from the north."""
    height, width = shape
    rows = max(1, _BLOCK_BYTES // (width * max(pixel_bytes, 1)))
    for start in range(0, height, rows):
        yield start, min(start + rows, height)


def read_rows(arrays: Bands | RowReader, bands: Sequence[str], start: int, stop: int, width: int) -> Bands:
    """The rows of a scene's bands, shape (stop - start, width) each.

    Raises:
        ValueError: a band is missing or has another shape.
    """
    rows = arrays(start, stop) if callable(arrays) else {name: array[start:stop] for name, array in arrays.items()}
    for name in bands:
        if name not in rows:
            raise ValueError(f"the scene has no band {name}")
        if rows[name].shape != (stop - start, width):
            raise ValueError(f"{stop - start} x {width} pixels are needed, band {name} has {rows[name].shape}")
    return rows


def pixel_size(arrays: Bands | RowReader, bands: Sequence[str]) -> int:
    """The bytes that one pixel of a scene takes; four a band where rows are read on demand."""
    if callable(arrays):
        return 4 * len(bands)
    return sum(arrays[name].dtype.itemsize for name in bands if name in arrays)


def _engine_dtype(dtypes: Sequence[np.dtype[np.generic]]) -> np.dtype[np.generic]:
    """The type that JavaScript has and that holds all of `dtypes`; any, for no scenes."""
    dtype: np.dtype[np.generic] = np.result_type(*dtypes) if dtypes else np.dtype("uint8")
    if dtype.kind == "b":
        return np.dtype("uint8")
    if dtype.name == "float16":
        return np.dtype("float32")
    return dtype if dtype.name in _ENGINE_TYPES else np.dtype("float64")


def _byte_count(region: Region, capacity: int) -> int:
    size = capacity * region.count * region.dtype.itemsize
    return math.ceil(size / _ALIGNMENT) * _ALIGNMENT
