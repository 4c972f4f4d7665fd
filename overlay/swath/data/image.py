"""What a process request answers: an image, or several outputs by their identifiers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from swath.core.georeference import Bounds, Georeference, Transform, check_agreement
from swath.core.mediatypes import answered_type, check_beginning
from swath.core.parts import Part, read_parts
from swath.data.origin import Described, Origin
from swath.data.rasters import Head, decode, read_head
from swath.errors import UnexpectedAnswer
from swath.wire.attempts import units_spent

if TYPE_CHECKING:
    import xarray
    from matplotlib.axes import Axes

    from swath.data.rasters import Pixels


class Image:
    """One output of a process request, decoded when asked.

    Attributes:
        content: The bytes as the service sent them.
        media_type: `image/png`, `image/jpeg`, `image/tiff`, `application/json` or `application/octet-stream`.
        processing_units: What the request cost, or None where the service did not say.
        origin: The request that it answers, or None where that is not known.
    """

    def __init__(
        self, content: bytes, media_type: str, processing_units: float | None = None, *, origin: Origin | None = None
    ) -> None:
        self.content = content
        self.media_type = media_type
        self.processing_units = processing_units
        self.origin = origin

    def __repr__(self) -> str:
        units = "" if self.processing_units is None else f", {self.processing_units:.3f} PU"
        return f"<Image {self.media_type}, {len(self.content):,} bytes{units}>"

    @cached_property
    def array(self) -> Pixels:
        """The pixels, height x width x bands, in the dtype of the file; read-only.

        Raises:
            MissingExtra: `swath[images]` is not installed.
            UnexpectedAnswer: The content is no image, or is cut short.
        """
        pixels = decode(self.content, self.media_type, self.origin)
        pixels.flags.writeable = False
        return pixels

    @cached_property
    def head(self) -> Head:
        """Size, bands, dtype and no-data value, read without the pixels.

        Raises:
            MissingExtra: `swath[images]` is not installed, which TIFF needs.
            UnexpectedAnswer: The content is no image, or not even the head of one.
        """
        return read_head(self.content, self.media_type, self.origin)

    @property
    def nodata(self) -> float | None:
        """The value of pixels without data, as the file tells it, else the evalscript; None where neither does."""
        declared = self.origin.declared if self.origin is not None else None
        return declared.nodata if self.head.nodata is None and declared is not None else self.head.nodata

    @cached_property
    def georeference(self) -> Georeference | None:
        """Where the pixels lie, as the request tells it, else the file; None where neither does.

        Raises:
            MissingExtra: `swath[images]` is not installed, which TIFF needs.
            UnexpectedAnswer: The file has another size than was asked for, or lies elsewhere.
        """
        head, frame = self.head, self.origin.frame if self.origin is not None else None
        if frame is not None:
            asked = frame.holding(head.width, head.height)
            check_agreement(asked, head.crs, head.bounds)
            return asked
        if head.crs is None or head.bounds is None:
            return None
        return Georeference(head.crs, head.bounds, head.width, head.height)

    @property
    def crs(self) -> str | None:
        """The CRS, such as `EPSG:32633` or `OGC:CRS84`; x is before y in all of them."""
        return self.georeference.crs if self.georeference is not None else None

    @property
    def bounds(self) -> Bounds | None:
        """Min x, min y, max x, max y of the outer edges, in CRS units."""
        return self.georeference.bounds if self.georeference is not None else None

    @property
    def transform(self) -> Transform | None:
        """From column and row to x and y, six numbers as rasterio has them: `rasterio.Affine(*image.transform)`."""
        return self.georeference.transform if self.georeference is not None else None

    @property
    def bands(self) -> tuple[str, ...] | None:
        """The names of the bands, where the evalscript lists them."""
        declared = self.origin.declared if self.origin is not None else None
        names = declared.names if declared is not None else None
        return names if names is not None and len(names) == self.head.bands else None

    def json(self) -> object:
        """The decoded content of a JSON output.

        Raises:
            UnexpectedAnswer: The content is not JSON.
        """
        try:
            return json.loads(self.content)
        except ValueError as error:
            raise UnexpectedAnswer(f"this {self.media_type} output is not JSON: {error}") from None

    def to_xarray(self) -> xarray.DataArray:
        """The pixels with their coordinates, as rioxarray would read them from a GeoTIFF; they are not copied.

        Dimensions are y, x and band. Coordinates are the centres of pixels, the names of the bands or their numbers
        from 1, and `spatial_ref` with the CRS and the GeoTransform. The attribute `_FillValue` is the value of pixels
        without data; `start_datetime` and `end_datetime` are the time range and `collection` the data source of the
        request.

        Raises:
            MissingExtra: `swath[xarray]` is not installed.
            UnexpectedAnswer: The content is no image, or lies elsewhere than was asked for.
        """
        from swath.data.labelled import labelled

        return labelled(self)

    def save(self, path: str | Path) -> Path:
        """Write the content, as it came, under a name that shows only the whole file.

        A PNG or JPEG whose place is known gets a world file beside it (`.pgw`, `.jgw`) and, where `swath[geo]` is
        installed, the CRS as `.prj`; the picture is written last.

        Args:
            path: The file to write or replace; its suffix must be the format's, `.png`, `.jpg`, `.tif` or `.json`.

        Returns:
            The path.

        Raises:
            InvalidParameter: It is no path, or the suffix belongs to another format.
            UnexpectedAnswer: The picture has another size than was asked for.
            OSError: The folder is missing or cannot be written.
        """
        from swath.data.saving import as_path, save_image

        target = as_path(path, "path", "must be the path of a file")
        save_image(self, target)
        return target

    def plot(
        self,
        ax: Axes | None = None,
        *,
        bands: str | int | Sequence[str | int] | None = None,
        stretch: tuple[float, float] | None = None,
        cmap: str | None = None,
    ) -> Axes:
        """Draw the image over its coordinates.

        Args:
            ax: Where to draw; a new figure when left out.
            bands: One band, with a colour bar, or three for red, green and blue; by name, or by number from 1. The
                first three when left out, or the first where there are fewer.
            stretch: The percentiles of the pixels with data between which colours run; (2, 98) when left out, but for
                pictures in 8 bits and colour, which are drawn as they are.
            cmap: The colours of a single band, by matplotlib's name.

        Raises:
            InvalidParameter: There is no such band, or there are neither one nor three, or `stretch` is none.
            MissingExtra: `swath[plot]` is not installed.
            UnexpectedAnswer: The content is no image, or lies elsewhere than was asked for.
        """
        from swath.data.plotting import plot_image

        return plot_image(self, ax, bands, stretch, cmap)

    def __getstate__(self) -> dict[str, object]:
        # What was decoded is decoded again where the image arrives.
        kept = ("content", "media_type", "processing_units", "origin")
        return {name: self.__dict__[name] for name in kept}

    def _repr_html_(self) -> str:
        from swath.data.display import image_html

        return image_html(self)

    def _repr_png_(self) -> bytes | None:
        from swath.data.display import thumbnail

        return thumbnail(self)


class Outputs(Mapping[str, Image]):
    """Several outputs of one process request, by identifier.

    Attributes:
        processing_units: What the request cost, or None where the service did not say.
        userdata: What the evalscript put into `userData`, decoded; None without a `userdata` output.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        processing_units: float | None = None,
        *,
        request: Mapping[str, object] | None = None,
    ) -> None:
        """Keep outputs.

        Args:
            parts: The outputs.
            processing_units: What they cost.
            request: The JSON of the request that they answer.
        """
        self.processing_units = processing_units
        self._images = {
            part.name: Image(
                bytes(part.content), part.media_type, origin=None if request is None else Origin(request, part.name)
            )
            for part in parts
        }
        self.userdata = self._images["userdata"].json() if "userdata" in self._images else None

    def __getitem__(self, identifier: str) -> Image:
        return self._images[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._images)

    def __len__(self) -> int:
        return len(self._images)

    def __repr__(self) -> str:
        units = "" if self.processing_units is None else f", {self.processing_units:.3f} PU"
        return f"<Outputs {', '.join(self._images) or 'none'}{units}>"

    def to_xarray(self) -> xarray.Dataset:
        """The outputs that have pixels, as variables over the same coordinates; see `Image.to_xarray`.

        An output of one band has the dimensions y and x, the others y, x and `band`, which is called `<output>_band`
        where they have different bands.

        Raises:
            MissingExtra: `swath[xarray]` is not installed.
            UnexpectedAnswer: An output is no image, or lies elsewhere than was asked for.
        """
        from swath.data.labelled import dataset

        return dataset(self)

    def _repr_html_(self) -> str:
        from swath.data.display import outputs_html

        return outputs_html(self)


def read_image(response: httpx.Response, asked: str | None = None, request: Described | None = None) -> Image:
    """The only output of a process answer.

    Args:
        response: The answer.
        asked: The media type that was asked for, or None where the request left it to the service.
        request: What was asked, where that is known.

    Raises:
        UnexpectedAnswer: It is of another type, or has not even the beginning of one.
    """
    media_type = answered_type(response.headers.get("Content-Type", ""), asked)
    check_beginning(media_type, response.content)
    origin = None if request is None else Origin(request.to_dict())
    return Image(response.content, media_type, units_spent(response), origin=origin)


def read_outputs(response: httpx.Response, request: Described | None = None) -> Outputs:
    """The outputs of a process answer in a container.

    Args:
        response: The answer.
        request: What was asked, where that is known.

    Raises:
        UnexpectedAnswer: The answer is cut short or no container.
    """
    parts = read_parts(response.headers.get("Content-Type", ""), response.content)
    return Outputs(parts, units_spent(response), request=None if request is None else request.to_dict())
