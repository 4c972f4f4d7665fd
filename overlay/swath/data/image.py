"""What a process request answers: an image, or several outputs by their identifiers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from swath.core.parts import Part, read_parts
from swath.core.pictures import jpeg_bytes, png_bytes
from swath.errors import InvalidParameter, MissingExtra, UnexpectedAnswer
from swath.wire.attempts import units_spent
from swath.wire.files import write_whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.generic]

_SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "application/json": (".json",),
}
# What the first bytes of a format are.
_SIGNATURES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/tiff": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
}
# 2,500 x 2,500 pixels of 160 float bands.
_MOST_DECODED = 1 << 32
_OTHER_TYPES = ("application/json", "application/octet-stream")


class Image:
    """One output of a process request, decoded when asked.

    Attributes:
        content: The bytes as the service sent them.
        media_type: `image/png`, `image/jpeg`, `image/tiff` or `application/json`.
        processing_units: What the request cost, or None where the service did not say.
    """

    def __init__(self, content: bytes, media_type: str, processing_units: float | None = None) -> None:
        self.content = content
        self.media_type = media_type
        self.processing_units = processing_units

    def __repr__(self) -> str:
        units = "" if self.processing_units is None else f", {self.processing_units:.3f} PU"
        return f"<Image {self.media_type}, {len(self.content):,} bytes{units}>"

    @cached_property
    def array(self) -> "Pixels":
        """The pixels, height x width x bands, in the dtype of the file; read-only.

        Raises:
            MissingExtra: `swath[images]` is not installed.
            UnexpectedAnswer: The content is no image, or is cut short.
        """
        pixels = _decode(self.content, self.media_type)
        if pixels.ndim == 2:
            pixels = pixels[:, :, None]
        pixels.flags.writeable = False
        return pixels

    def json(self) -> object:
        """The decoded content of a JSON output.

        Raises:
            UnexpectedAnswer: The content is not JSON.
        """
        try:
            return json.loads(self.content)
        except ValueError as error:
            raise UnexpectedAnswer(f"this {self.media_type} output is not JSON: {error}") from None

    def save(self, path: str | Path) -> Path:
        """Write the content, as it came, under a name that shows only the whole file.

        Args:
            path: The file to write or replace; its suffix must be the format's, `.png`, `.jpg`, `.tif` or `.json`.

        Returns:
            The path.

        Raises:
            InvalidParameter: The suffix belongs to another format.
            OSError: The folder is missing or cannot be written.
        """
        target = Path(path)
        allowed = _SUFFIXES.get(self.media_type)
        if allowed is not None and target.suffix.lower() not in allowed:
            raise InvalidParameter(
                "path",
                str(path),
                f"must end in {' or '.join(allowed)}: the service sent {self.media_type}",
                "Ask for another format with outputs=",
            )
        write_whole(target, self.content)
        return target

    def _repr_png_(self) -> bytes | None:
        if self.media_type == "image/png":
            return self.content
        return _preview(self.array) if self.media_type == "image/tiff" else None

    def _repr_jpeg_(self) -> bytes | None:
        return self.content if self.media_type == "image/jpeg" else None


class Outputs(Mapping[str, Image]):
    """Several outputs of one process request, by identifier.

    Attributes:
        processing_units: What the request cost, or None where the service did not say.
        userdata: What the evalscript put into `userData`, decoded; None without a `userdata` output.
    """

    def __init__(self, parts: Sequence[Part], processing_units: float | None = None) -> None:
        self.processing_units = processing_units
        self._images = {part.name: Image(bytes(part.content), part.media_type) for part in parts}
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


def read_image(response: httpx.Response, asked: str | None = None) -> Image:
    """The only output of a process answer.

    Args:
        response: The answer.
        asked: The media type that was asked for, or None where the request left it to the service.

    Raises:
        UnexpectedAnswer: It is of another type, or has not even the beginning of one.
    """
    media_type, content = _media_type(response), response.content
    if media_type not in ((*_SIGNATURES, *_OTHER_TYPES) if asked is None else (asked,)):
        raise UnexpectedAnswer(f"the service sent {media_type or 'no media type'} in place of {asked or 'an image'}")
    if not content or not content.startswith(_SIGNATURES.get(media_type, (b"",))):
        raise UnexpectedAnswer(f"what the service sent as {media_type} begins with {content[:8]!r}, as none does")
    return Image(content, media_type, units_spent(response))


def read_outputs(response: httpx.Response) -> Outputs:
    """The outputs of a process answer in a container.

    Raises:
        UnexpectedAnswer: The answer is cut short or no container.
    """
    parts = read_parts(response.headers.get("Content-Type", ""), response.content)
    return Outputs(parts, units_spent(response))


def _media_type(response: httpx.Response) -> str:
    declared: str = response.headers.get("Content-Type", "")
    return declared.partition(";")[0].strip().lower()


def _decode(content: bytes, media_type: str) -> "Pixels":
    try:
        import imagecodecs
        import tifffile
    except ImportError:
        raise MissingExtra("Decoding pixels", "images") from None
    import io

    try:
        match media_type:
            case "image/png":
                _check_size(png_bytes(content), media_type)
                pixels = imagecodecs.png_decode(content)
            case "image/jpeg":
                _check_size(jpeg_bytes(content), media_type)
                pixels = imagecodecs.jpeg_decode(content)
            case "image/tiff":
                with tifffile.TiffFile(io.BytesIO(content)) as file:
                    _check_size(file.series[0].nbytes, media_type)
                    pixels = file.asarray()
            case _:
                raise UnexpectedAnswer(f"{media_type} holds no pixels")
    except (ValueError, RuntimeError, IndexError, MemoryError, tifffile.TiffFileError) as error:
        raise UnexpectedAnswer(f"the {media_type} content cannot be decoded: {error}") from error
    return pixels


def _check_size(decoded: int, media_type: str) -> None:
    if decoded > _MOST_DECODED:
        raise UnexpectedAnswer(f"the {media_type} content says that its pixels take {decoded:,} bytes: too many")


def _preview(pixels: "Pixels") -> bytes:
    """A PNG of the first one or three bands, stretched between the 2nd and the 98th percentile."""
    import imagecodecs
    import numpy as np

    bands = pixels[:, :, :3] if pixels.shape[2] >= 3 else pixels[:, :, :1]
    values = bands.astype(np.float32)
    low, high = np.nanpercentile(np.where(np.isfinite(values), values, np.nan), (2, 98))
    scaled = (values - low) / (high - low if high > low else 1.0)
    return bytes(imagecodecs.png_encode((np.nan_to_num(scaled).clip(0, 1) * 255).astype(np.uint8).squeeze()))
