"""Images over their coordinates, with matplotlib."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from swath.core.crs import has_degrees
from swath.data.rendering import Rendering, rendering
from swath.errors import MissingExtra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swath.core.georeference import Georeference
    from swath.data.image import Image


_WIDTH = 6.4


def plot_image(
    image: Image,
    ax: Axes | None,
    bands: str | int | Sequence[str | int] | None,
    stretch: tuple[float, float] | None,
    cmap: str | None,
) -> Axes:
    """Draw an image; see `Image.plot`."""
    shown, place = rendering(image, bands, stretch), image.georeference
    ax = new_axes("Image.plot()", _height(shown, place)) if ax is None else ax
    extent = None
    if place is not None:
        west, south, east, north = place.bounds
        extent = (west, east, south, north)
    if shown.values.shape[2] == 3:
        _draw_colours(ax, shown, extent)
    else:
        _draw_values(ax, shown, extent, cmap)
    _label_axes(ax, place)
    ax.set_title(_title(image))
    return ax


def new_axes(feature: str, height: float = 4.0) -> Axes:
    """The axes of a new figure, so many inches high.

    Raises:
        MissingExtra: `swath[plot]` is not installed.
    """
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise MissingExtra(feature, "plot") from None
    _, ax = plt.subplots(figsize=(_WIDTH, height), layout="constrained")
    return ax


def _height(shown: Rendering, place: Georeference | None) -> float:
    """Inches of a figure, in which the colour bar is as high as the image."""
    rows, columns = shown.visible.shape
    if place is not None:
        west, south, east, north = place.bounds
        rows, columns = north - south, (east - west) / _aspect(place)
    beside = 1.9 if shown.values.shape[2] == 1 else 1.1
    return min(9.0, max(2.4, float((_WIDTH - beside) * rows / columns + 0.9)))


def _aspect(place: Georeference) -> float:
    """How much longer a unit of y is than one of x."""
    if not place.is_geographic:
        return 1.0
    _, south, _, north = place.bounds
    return 1 / max(0.05, math.cos(math.radians((south + north) / 2)))


def _draw_colours(ax: Axes, shown: Rendering, extent: tuple[float, float, float, float] | None) -> None:
    import numpy as np

    colours = np.dstack([shown.scaled(), shown.visible.astype(np.float32)])
    ax.imshow(colours, extent=extent, interpolation="nearest")


def _draw_values(
    ax: Axes, shown: Rendering, extent: tuple[float, float, float, float] | None, cmap: str | None
) -> None:
    import numpy as np

    values = np.ma.masked_array(shown.values[:, :, 0], ~shown.visible)
    drawn = ax.imshow(values, extent=extent, interpolation="nearest", cmap=cmap, vmin=shown.low, vmax=shown.high)
    ax.figure.colorbar(
        drawn, ax=ax, label=shown.names[0], extend="both" if shown.is_stretched else "neither", aspect=25
    )


def _label_axes(ax: Axes, place: Georeference | None) -> None:
    if place is None:
        ax.set(xlabel="column", ylabel="row")
        return
    if place.is_geographic:
        # A degree of longitude is as long as it is there, not as one of latitude.
        ax.set_aspect(_aspect(place))
        ax.set(xlabel="longitude (°)", ylabel="latitude (°)")
    else:
        # Some are in feet, which only pyproj tells.
        unit = "m, " if has_degrees(place.crs) is False else ""
        ax.set(xlabel=f"x ({unit}{place.crs})", ylabel="y (m)" if unit else "y")
    # Coordinates of seven digits need room, and are read as they are.
    ax.ticklabel_format(style="plain", useOffset=False)
    ax.locator_params(axis="x", nbins=5)
    ax.locator_params(axis="y", nbins=7)


def _title(image: Image) -> str:
    origin = image.origin
    if origin is None:
        return ""
    name = "" if origin.output == "default" else origin.output
    days = [] if origin.time is None else sorted({f"{moment:%Y-%m-%d}" for moment in origin.time})
    return ", ".join(part for part in (name, *origin.collections[:1], " to ".join(days)) if part)
