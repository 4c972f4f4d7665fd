import io
import sys
from collections.abc import Iterator
from typing import Any

import imagecodecs
import matplotlib as mpl
import numpy as np
import pytest
import tifffile
from matplotlib import pyplot as plt

from swath import Image, InvalidParameter, MissingExtra, process_request
from swath.data.origin import Origin

SCRIPT = """//VERSION=3
function setup() { return { input: ["B04"], output: { bands: %s, sampleType: "FLOAT32", nodataValue: -1 } }; }
function evaluatePixel() {}
"""
VALUES = np.random.default_rng(3).uniform(0, 1, (40, 50)).astype(np.float32)


@pytest.fixture(autouse=True)
def _no_screen() -> Iterator[None]:
    mpl.use("Agg")
    yield
    plt.close("all")


def image(pixels: np.ndarray, bands: str = "1", **place: Any) -> Image:  # type: ignore[type-arg]
    stream = io.BytesIO()
    tifffile.imwrite(stream, pixels, photometric="minisblack", planarconfig="contig" if pixels.ndim == 3 else None)
    where = {"bbox": (431000, 5098000, 431500, 5098400), "crs": 32633, "size": pixels.shape[1::-1]} | place
    request = process_request(SCRIPT % bands, time="2024-06", outputs="tiff", **where)
    return Image(stream.getvalue(), "image/tiff", origin=Origin(request.to_dict()))


def drawn(ax: Any) -> np.ma.MaskedArray[Any, Any]:
    found: np.ma.MaskedArray[Any, Any] = ax.images[0].get_array()
    return found


def test_a_single_band_has_a_colour_bar_and_axes_in_units_of_the_crs() -> None:
    ax = image(VALUES, '["ndvi"]').plot()
    assert ax.images[0].get_extent() == [431000, 431500, 5098000, 5098400]
    assert ax.get_xlabel() == "x (m, EPSG:32633)"
    assert ax.get_title() == "sentinel-2-l2a, 2024-06-01 to 2024-06-30"
    assert ax.images[0].colorbar is not None
    assert ax.images[0].colorbar.ax.get_ylabel() == "ndvi"


def test_degrees_are_as_long_as_they_are_there() -> None:
    ax = image(VALUES, crs="CRS84", bbox=(14, 59.9, 14.1, 60.1)).plot()
    assert ax.get_ylabel() == "latitude (°)"
    assert ax.get_aspect() == pytest.approx(2)


def test_the_stretch_leaves_out_what_has_no_data() -> None:
    values = VALUES.copy()
    values[:20], values[20, 0] = -1, np.nan
    ax = image(values).plot()
    low, high = ax.images[0].get_clim()
    assert 0 < low < 0.1
    assert 0.9 < high < 1
    assert np.ma.getmaskarray(drawn(ax)).sum() == 20 * 50 + 1


def test_three_bands_are_colours_with_one_stretch_for_all() -> None:
    pixels = np.dstack([VALUES, VALUES / 2, VALUES / 4])
    pixels[0, 0] = -1
    colours = np.asarray(drawn(image(pixels, "3").plot()))
    assert colours.shape == (40, 50, 4)
    assert colours[0, 0, 3] == 0
    assert colours[1:, :, 3].min() == 1
    assert colours[1:, :, 0].mean() == pytest.approx(2 * colours[1:, :, 1].mean(), rel=0.1)


def test_a_picture_in_eight_bits_is_drawn_as_it_is() -> None:
    pixels = np.full((4, 5, 3), 100, np.uint8)
    pixels[0, 0] = 120
    one = Image(bytes(imagecodecs.png_encode(pixels)), "image/png")
    np.testing.assert_allclose(np.asarray(drawn(one.plot()))[:, :, :3] * 255, pixels, atol=0.01)
    assert np.asarray(drawn(one.plot(stretch=(0, 100))))[0, 0, 0] == 1
    assert one.plot().get_xlabel() == "column"


def test_what_is_transparent_is_not_drawn() -> None:
    pixels = np.full((4, 5, 4), 100, np.uint8)
    pixels[0, :, 3] = 0
    colours = np.asarray(drawn(Image(bytes(imagecodecs.png_encode(pixels)), "image/png").plot()))
    assert colours[:, :, 3].mean(axis=1).tolist() == [0, 1, 1, 1]


def test_bands_are_chosen_by_name_or_number() -> None:
    pixels = np.dstack([VALUES, VALUES + 10, VALUES + 20, VALUES + 30])
    one = image(pixels, '["a", "b", "c", "d"]')
    _, ax = plt.subplots()
    assert one.plot(ax, bands="d", cmap="magma") is ax
    assert drawn(ax).mean() == pytest.approx(30.5, abs=0.1)
    assert drawn(one.plot(bands=2)).mean() == pytest.approx(10.5, abs=0.1)
    assert drawn(one.plot(bands=("d", 2, "a"))).shape == (40, 50, 4)
    assert drawn(one.plot(bands=np.array([4, 2, 1]), stretch=np.array([2, 98]))).shape == (40, 50, 4)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"bands": "e"}, "numbers of bands from 1 to 4 or one of a, b, c, d"),
        ({"bands": 0}, "from 1 to 4"),
        ({"bands": 5}, "from 1 to 4"),
        ({"bands": True}, "from 1 to 4"),
        ({"bands": 1.5}, "from 1 to 4"),
        ({"bands": (1, 2)}, "one band, or three"),
        ({"stretch": (98, 2)}, "two percentages"),
        ({"stretch": 5}, "two percentages"),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments: Any, said: str) -> None:
    pixels, before = np.dstack([VALUES] * 4), plt.get_fignums()
    with pytest.raises(InvalidParameter, match=said):
        image(pixels, '["a", "b", "c", "d"]').plot(**arguments)
    assert plt.get_fignums() == before


@pytest.mark.parametrize("value", [-1.0, 0.5, np.nan])
def test_an_image_of_one_value_or_none_can_be_drawn(value: float) -> None:
    one = image(np.full((4, 5), value, np.float32), bbox=(0, 0, 1, 1), crs=3857)
    one.plot().figure.canvas.draw()  # type: ignore[union-attr]


def test_a_mask_that_is_the_same_almost_everywhere_shows_the_rest() -> None:
    mask = np.zeros((40, 50), np.uint8)
    mask[0, :5] = 1
    assert image(mask).plot().images[0].get_clim() == (0, 1)


def test_a_missing_library_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(MissingExtra, match=r"Image\.plot\(\) needs .*swath\[plot\]"):
        image(VALUES).plot()


@pytest.mark.parametrize(
    ("crs", "bbox", "labels"),
    [
        (4258, (14.1, 46, 14.2, 46.1), ("longitude (°)", "latitude (°)")),
        (2263, (980000, 190000, 990000, 200000), ("x (EPSG:2263)", "y")),
    ],
)
def test_axes_are_not_said_to_be_in_metres_where_they_are_not(crs: int, bbox: Any, labels: tuple[str, str]) -> None:
    ax = image(VALUES, crs=crs, bbox=bbox).plot()
    assert (ax.get_xlabel(), ax.get_ylabel()) == labels
