"""Zarr groups of format 2, written by hand."""

import json
import zlib

import imagecodecs
import numpy as np

ENCODERS = {None: bytes, "zlib": zlib.compress, "blosc": imagecodecs.blosc_encode, "zstd": imagecodecs.zstd_encode}


def write_group(folder, *, bands=("B04", "B08"), dtype="<u2", shape=(2, 3, 4), origin=(14.0, 46.0), pixel=0.01, **more):
    """A group of some bands over two days, north up; further arguments are those of `write_array` for its axes."""
    days, height, width = shape
    write_json(folder / ".zgroup", {"zarr_format": 2})
    write_json(folder / ".zattrs", {"title": "Fields"})
    write_array(folder / "time", np.arange(days, dtype="<i8"), ["time"])
    write_array(folder / "x", origin[0] + pixel * (np.arange(width) + 0.5), ["x"], **more)
    write_array(folder / "y", origin[1] - pixel * (np.arange(height) + 0.5), ["y"], **more)
    for band in bands:
        write_array(folder / band, np.ones(shape, dtype), ["time", "y", "x"])
    return folder


def write_array(folder, values, dimensions, *, chunk=None, compressor=None):
    """An array; only one of a single dimension gets its values, in chunks of a size."""
    chunks = [chunk or values.shape[0], *values.shape[1:]]
    metadata = {
        "zarr_format": 2,
        "shape": list(values.shape),
        "chunks": chunks,
        "dtype": values.dtype.str,
        "order": "C",
        "fill_value": 0,
        "filters": None,
        "compressor": compressor and {"id": compressor},
    }
    write_json(folder / ".zarray", metadata)
    write_json(folder / ".zattrs", {"_ARRAY_DIMENSIONS": dimensions})
    if values.ndim == 1:
        for index in range(-(-len(values) // chunks[0])):
            part = np.zeros(chunks[0], values.dtype)
            piece = values[index * chunks[0] : (index + 1) * chunks[0]]
            part[: len(piece)] = piece
            (folder / str(index)).write_bytes(ENCODERS[compressor](part.tobytes()))


def write_json(path, document):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document))
