"""A large GeoTIFF to pixels and to disk: how long it takes beside bare libraries."""

import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.images import WAYS, geotiff
from benchmarks.report import LARGE, Figures


@pytest.fixture(scope="module")
def file() -> tuple[bytes, NDArray[np.uint16]]:
    return geotiff()


# The contenders take turns, so that a busy moment of the machine hits all of them alike.
@pytest.mark.parametrize("name", 8 * tuple(WAYS))
def test_images(name: str, file: tuple[bytes, NDArray[np.uint16]], tmp_path: Path, figures: Figures) -> None:
    content, pixels = file
    path = tmp_path / "image.tif"
    before, worked = time.perf_counter(), time.process_time()
    found = WAYS[name](content, path)
    figures.add("image", LARGE, name, time.perf_counter() - before)
    # What else the machine does counts less here.
    figures.add("processor", LARGE, name, time.process_time() - worked)
    np.testing.assert_array_equal(found, pixels)
    assert path.read_bytes() == content
