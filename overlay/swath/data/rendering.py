"""Pixels as colours: which bands, between which values, and which are transparent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swath.core.jsonvalues import plain
from swath.data.rasters import has_data
from swath.errors import InvalidParameter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from swath.data.image import Image

STRETCH = (2.0, 98.0)
_MOST_COUNTED = 1_000_000
_PICTURES = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Rendering:
    """What is to be seen of an image.

    Attributes:
        values: height x width x 1 or 3, as they are in the file.
        visible: Whether a pixel has data, height x width.
        low: The value that is drawn darkest.
        high: The value that is drawn brightest.
        names: The names of the bands.
        is_stretched: Whether values lie beyond `low` and `high`.
    """

    values: NDArray[np.generic]
    visible: NDArray[np.bool_]
    low: float
    high: float
    names: tuple[str, ...]
    is_stretched: bool

    def scaled(self) -> NDArray[np.float32]:
        """The values from 0 (`low`) to 1 (`high`); 0 where there are none."""
        import numpy as np

        scaled = (self.values.astype(np.float32) - np.float32(self.low)) / np.float32(self.high - self.low)
        return np.where(self.visible[:, :, None], scaled, np.float32(0)).clip(0, 1)


def rendering(
    image: Image,
    bands: str | int | Sequence[str | int] | None = None,
    stretch: tuple[float, float] | None = None,
    every: int = 1,
) -> Rendering:
    """What is to be seen of an image, or of every so many rows and columns of it; else as `Image.plot`.

    Raises:
        InvalidParameter: There is no such band, or there are neither one nor three, or `stretch` is none.
        UnexpectedAnswer: The content is no image.
    """
    import numpy as np

    edges = _checked_stretch(stretch)
    pixels = image.array[::every, ::every]
    # The last band of a PNG with two or four is how much is to be seen of a pixel.
    is_picture = image.media_type in _PICTURES
    has_alpha = image.media_type == "image/png" and pixels.shape[2] in (2, 4)
    chosen = _chosen(bands, image.bands, pixels.shape[2], pixels.shape[2] - has_alpha)
    values = pixels[:, :, chosen]
    there = has_data(values, image.nodata)
    # In colour a single value may well be that of no data.
    visible = np.asarray(there.any(axis=2) if image.nodata is not None else there.all(axis=2))
    if has_alpha:
        visible &= pixels[:, :, -1] != 0
    names = tuple(image.bands[index] if image.bands else f"band {index + 1}" for index in chosen)
    if edges is None and is_picture and values.dtype == np.uint8 and len(chosen) == 3:
        return Rendering(values, visible, 0.0, 255.0, names, is_stretched=False)
    low, high, is_stretched = _limits(values[visible], edges or STRETCH)
    return Rendering(values, visible, low, high, names, is_stretched)


def _limits(values: NDArray[np.generic], stretch: tuple[float, float]) -> tuple[float, float, bool]:
    import numpy as np

    flat = values.reshape(-1)
    flat = flat[:: max(1, flat.size // _MOST_COUNTED)].astype(np.float64)
    flat = flat[np.isfinite(flat)]
    if not flat.size:
        return 0.0, 1.0, False
    low, high = (float(edge) for edge in np.percentile(flat, stretch))
    least, greatest = float(flat.min()), float(flat.max())
    if low >= high:  # as of a mask that is the same almost everywhere
        low, high = least, greatest
    if low >= high:
        return low, low + 1.0, False
    return low, high, least < low or greatest > high


def _chosen(
    bands: str | int | Sequence[str | int] | None, names: Sequence[str] | None, count: int, coloured: int
) -> list[int]:
    """The indices of the bands that are to be seen."""
    if bands is None:
        return [0, 1, 2] if coloured >= 3 else [0]
    given = plain(bands)
    asked = list(map(plain, given)) if isinstance(given, Iterable) and not isinstance(given, str) else [given]
    if len(asked) not in (1, 3):
        raise InvalidParameter("bands", bands, "must be one band, or three for red, green and blue")
    known = list(names or ())
    found = []
    for band in asked:
        if isinstance(band, str) and band in known:
            found.append(known.index(band))
        elif isinstance(band, int) and not isinstance(band, bool) and 1 <= band <= count:
            found.append(band - 1)
        else:
            named = f" or one of {', '.join(known)}" if known else ""
            raise InvalidParameter("bands", bands, f"must be numbers of bands from 1 to {count}{named}")
    return found


def _checked_stretch(stretch: tuple[float, float] | None) -> tuple[float, float] | None:
    given = plain(stretch)
    if given is None:
        return None
    pair = tuple(map(plain, given)) if isinstance(given, Sequence) and not isinstance(given, str) else ()
    edges = [edge for edge in pair if isinstance(edge, int | float)]
    if not len(pair) == len(edges) == 2 or not 0 <= edges[0] < edges[1] <= 100:
        raise InvalidParameter("stretch", stretch, "must be two percentages, the lower one first, such as (2, 98)")
    return edges[0], edges[1]
