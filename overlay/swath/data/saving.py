"""Images as files: the bytes as they came, and beside a picture what tells where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from swath.core.mediatypes import SUFFIXES
from swath.errors import InvalidParameter
from swath.wire.files import write_whole

if TYPE_CHECKING:
    from swath.core.georeference import Georeference
    from swath.data.image import Image

# A picture that cannot say itself where it lies has a file beside it that does.
_WORLD_FILES = {"image/png": ".pgw", "image/jpeg": ".jgw"}


def as_path(given: str | Path, parameter: str, allowed: str) -> Path:
    """A path that is given as such or as text.

    Raises:
        InvalidParameter: It is none; `allowed` says what is.
    """
    if not isinstance(given, str | Path) or not str(given):
        raise InvalidParameter(parameter, given, allowed)
    return Path(given)


def save_image(image: Image, target: Path) -> None:
    """Write an image; see `Image.save`."""
    allowed = SUFFIXES.get(image.media_type)
    if allowed is not None and target.suffix.lower() not in allowed:
        raise InvalidParameter(
            "path",
            str(target),
            f"must end in {' or '.join(allowed)}: the service sent {image.media_type}",
            "Ask for another format with outputs=",
        )
    world_file = _WORLD_FILES.get(image.media_type)
    place = image.georeference if world_file is not None and image.origin is not None else None
    if world_file is None or place is None:
        write_whole(target, image.content)
    else:
        _write_placed(target, image.content, world_file, place)


def _write_placed(picture: Path, content: bytes, suffix: str, place: Georeference) -> None:
    """Write a picture once there is beside it what tells where it lies."""
    from swath.data.labelled import esri_wkt

    texts = {picture.with_suffix(suffix): place.world_file, picture.with_suffix(".prj"): esri_wkt(place.crs)}
    added = [path for path in texts if not path.exists()]
    try:
        for path, text in texts.items():
            if text is not None:
                write_whole(path, text.encode())
        write_whole(picture, content)
    except BaseException:
        for path in added:
            path.unlink(missing_ok=True)
        raise
