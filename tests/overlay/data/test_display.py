import io
import re
import sys

import imagecodecs
import numpy as np
import pytest
import tifffile

from swath import Image, Outputs, process_request
from swath.core.parts import Part
from swath.data.display import THUMBNAIL, rows_html
from swath.data.origin import Origin

SCRIPT = """//VERSION=3
function setup() { return { input: [], output: { bands: ['red'], nodataValue: 0 } }; }
function evaluatePixel() {}"""


def png(pixels: np.ndarray) -> Image:  # type: ignore[type-arg]
    height, width = pixels.shape[:2]
    request = process_request(
        SCRIPT, bbox=(431000, 5098000, 432000, 5099000), crs=32633, time="2024-06", size=(width, height)
    )
    return Image(bytes(imagecodecs.png_encode(pixels)), "image/png", 1.25, origin=Origin(request.to_dict()))


@pytest.mark.parametrize("shape", [(1, 1), (3, 900), (900, 3), (1201, 800), (400, 400)])
@pytest.mark.parametrize("bands", [1, 3, 4])
def test_a_small_picture_has_at_most_its_size(shape: tuple[int, int], bands: int) -> None:
    pixels = np.full((*shape, bands), 200, np.uint8)
    shown = imagecodecs.png_decode(png(pixels.squeeze(axis=2) if bands == 1 else pixels)._repr_png_())
    assert 1 <= max(shown.shape[:2]) <= THUMBNAIL
    assert min(shown.shape[:2]) >= 1


def test_it_shows_means_and_what_has_no_data_is_transparent() -> None:
    pixels = np.zeros((802, 802, 3), np.uint8)
    pixels[:401] = (40, 80, 120)
    pixels[:401:2] += 20
    shown = imagecodecs.png_decode(png(pixels)._repr_png_())
    assert shown.shape == (268, 268, 4)
    assert shown[5:130, :, 3].min() == 255
    assert shown[140:, :, 3].max() == 0
    np.testing.assert_allclose(shown[5:130, :, :3].mean(axis=(0, 1)), (50, 90, 130), atol=1)


def test_a_page_tells_size_type_place_and_cost() -> None:
    page = png(np.full((40, 50), 7, np.uint8))._repr_html_()
    text = re.sub(r"<[^>]+>", " ", page)
    for told in ("50 x 40, 1 band of uint8", "red", "EPSG:32633", "431000, 5098000, 432000, 5099000", "1.250 PU"):
        assert told in text
    assert "2024-06-01 00:00 to 2024-06-30 23:59" in text
    assert "data:image/png;base64," in page
    assert "pixelated" in page


def test_json_is_shown_as_text_that_cannot_be_taken_for_a_page() -> None:
    page = Image(b'{"a": "<script>"}', "application/json")._repr_html_()
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert Image(b"no <b>json", "application/json")._repr_html_().endswith("<pre>no &lt;b&gt;json</pre>")
    assert len(Image(b'"%s"' % (b"x" * 100_000), "application/json")._repr_html_()) < 5000


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/tiff", "application/octet-stream"])
def test_what_cannot_be_read_is_shown_without_a_picture(media_type: str) -> None:
    broken = Image(b"\x89PNG\r\n\x1a\n", media_type)
    assert broken._repr_png_() is None
    assert media_type in broken._repr_html_()


def test_without_the_extra_there_are_still_the_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    tifffile.imwrite(stream, np.zeros((4, 5), np.uint8))
    monkeypatch.setitem(sys.modules, "tifffile", None)
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    page = Image(stream.getvalue(), "image/tiff")._repr_html_()
    assert "swath[images]" in page
    assert "<img" not in page


def test_outputs_are_shown_one_by_one() -> None:
    parts = [Part("a<b", "application/json", b"{}"), Part("c", "application/json", b"[]")]
    page = Outputs(parts, 0.5)._repr_html_()
    assert "a&lt;b" in page
    assert "0.500 PU" in page
    assert page.count("<pre>") == 2


def test_a_table_shows_its_first_rows() -> None:
    page = rows_html("<what>", {"n": list(range(12)), "x": [1 / 3] * 12, "bins": [[1, 2]] * 12})
    assert "&lt;what&gt;" in page
    assert page.count("<tr>") == 11
    assert "0.333333" in page
    assert "2 values" in page
    assert "and 2 rows more" in page
