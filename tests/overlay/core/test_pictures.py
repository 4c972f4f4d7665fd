import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.pictures import jpeg_bytes, png_bytes


@pytest.mark.parametrize("bands", [1, 3, 4])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_png_says_how_many_bytes_its_pixels_take(bands: int, dtype: type) -> None:
    pixels = np.zeros((7, 5, bands), dtype).squeeze()
    assert png_bytes(bytes(imagecodecs.png_encode(pixels))) == pixels.nbytes


@pytest.mark.parametrize("bands", [1, 3])
def test_a_jpeg_says_how_many_bytes_its_pixels_take(bands: int) -> None:
    pixels = np.zeros((70, 50, bands), np.uint8).squeeze()
    assert jpeg_bytes(bytes(imagecodecs.jpeg_encode(pixels))) == pixels.nbytes


@given(st.binary(max_size=200))
def test_what_is_no_picture_says_something_or_nothing_but_raises_nothing(content: bytes) -> None:
    assert png_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + content) >= 0
    assert png_bytes(content) >= 0
    assert jpeg_bytes(b"\xff\xd8" + content) >= 0
