"""What a notebook shows of an answer: a small picture and what there is to know about it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from swath.data.rendering import rendering
from swath.errors import MissingExtra, SwathError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from swath.data.image import Image, Outputs

THUMBNAIL = 400
"""Pixels on the longer side of a small picture."""

_LEAST_SHOWN = 200
_MOST_TEXT = 2000
_CELL = "padding:0.1em 0.8em 0.1em 0;text-align:left"


def thumbnail(image: Image) -> bytes | None:
    """A PNG of the image, `THUMBNAIL` pixels on its longer side at most; None where it cannot be drawn."""
    if image.media_type == "application/json":
        return None
    try:
        import imagecodecs
        import numpy as np

        longest = max(image.head.width, image.head.height)
        # Twice as many pixels as are shown are enough to show means.
        shown = rendering(image, every=max(1, longest // (2 * THUMBNAIL)))
        if image.media_type == "image/png" and longest <= THUMBNAIL and not shown.is_stretched:
            return image.content
        colours = np.repeat(shown.scaled(), 3 // shown.values.shape[2], axis=2)
        opacity = shown.visible.astype(np.float32)[:, :, None]
        step = -(-max(shown.visible.shape) // THUMBNAIL)
        # What is transparent has no colour that could darken its neighbours.
        weighted, weight = _blocks(colours * opacity, step), _blocks(opacity, step)
        colours = np.divide(weighted, weight, out=np.zeros_like(weighted), where=weight > 0)
        pixels = np.concatenate([colours, weight], axis=2) if weight.min() < 1 else colours
        return bytes(imagecodecs.png_encode((pixels * 255 + 0.5).astype(np.uint8)))
    except (SwathError, ImportError):
        return None


def image_html(image: Image) -> str:
    """What a notebook shows of an image."""
    picture = thumbnail(image)
    if picture is None:
        return f"{_table(_facts(image))}{_text(image)}"
    height, width = image.head.height, image.head.width
    zoom = max(1, _LEAST_SHOWN // max(width, height))
    shown = width * zoom if max(width, height) < _LEAST_SHOWN else min(width, round(width / max(width, height) * 400))
    source = base64.b64encode(picture).decode()
    style = f"width:{max(1, shown)}px;{'image-rendering:pixelated;' * (zoom > 1)}"
    return (
        f'<div style="display:flex;gap:1em;align-items:flex-start;flex-wrap:wrap">'
        f'<img src="data:image/png;base64,{source}" style="{style}" alt="{escape(repr(image))}">'
        f"{_table(_facts(image))}</div>"
    )


def outputs_html(outputs: Outputs) -> str:
    """What a notebook shows of several outputs."""
    cost = "" if outputs.processing_units is None else f"<p>{outputs.processing_units:.3f} PU</p>"
    return cost + "".join(f"<h4>{escape(name)}</h4>{image_html(image)}" for name, image in outputs.items())


def rows_html(caption: str, columns: Mapping[str, Sequence[object]], most: int = 10) -> str:
    """The first rows of a table."""
    count = len(next(iter(columns.values()), ()))
    rows = [_row("th", columns)]
    rows += [_row("td", (_cell(values[row]) for values in columns.values())) for row in range(min(count, most))]
    rest = f"<p>and {count - most:,} rows more</p>" if count > most else ""
    return f"<p>{escape(caption)}</p><table>{''.join(rows)}</table>{rest}"


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _facts(image: Image) -> dict[str, str]:
    facts = {"format": f"{image.media_type}, {len(image.content):,} bytes"}
    try:
        head = image.head
        facts["pixels"] = f"{head.width} x {head.height}, {head.bands} band{'s' * (head.bands > 1)} of {head.dtype}"
        if image.bands is not None:
            facts["bands"] = ", ".join(image.bands)
        if image.nodata is not None:
            facts["no data"] = f"{image.nodata:g}"
        if image.georeference is not None:
            place = image.georeference
            facts |= {"CRS": place.crs, "bounds": ", ".join(f"{edge:.10g}" for edge in place.bounds)}
            facts["pixel"] = " x ".join(f"{side:.6g}" for side in place.resolution)
    except MissingExtra as error:
        facts["picture"] = str(error)
    except SwathError as error:
        if image.media_type.startswith("image/"):
            facts["problem"] = str(error)
    if image.origin is not None and image.origin.time is not None:
        facts["time"] = " to ".join(f"{moment:%Y-%m-%d %H:%M}" for moment in image.origin.time)
    if image.processing_units is not None:
        facts["cost"] = f"{image.processing_units:.3f} PU"
    return facts


def _text(image: Image) -> str:
    if image.media_type != "application/json":
        return ""
    try:
        text = json.dumps(image.json(), indent=2, ensure_ascii=False)
    except SwathError:
        text = image.content.decode("utf-8", "replace")
    short = text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
    return f"<pre>{escape(short)}</pre>"


def _table(facts: Mapping[str, str]) -> str:
    rows = "".join(
        f'<tr><th style="{_CELL}">{escape(name)}</th><td style="{_CELL}">{escape(fact)}</td></tr>'
        for name, fact in facts.items()
    )
    return f"<table>{rows}</table>"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return f"{len(value)} values"
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


def _blocks(pixels: NDArray[np.float32], step: int) -> NDArray[np.float32]:
    """The means of squares of `step` pixels a side; of fewer at the lower and the right edge."""
    import numpy as np

    if step == 1:
        return pixels
    rows, columns = (np.arange(0, side, step) for side in pixels.shape[:2])
    sums = np.add.reduceat(np.add.reduceat(pixels, rows, axis=0), columns, axis=1)
    heights, widths = (
        np.diff(np.append(starts, side)) for starts, side in zip((rows, columns), pixels.shape[:2], strict=True)
    )
    counts = np.outer(heights, widths)[:, :, None].astype(np.float32)
    return (sums / counts).astype(np.float32)
