"""Which tiles the files of a bucket make, by their names."""

import re
from collections.abc import Iterable

from swath.errors import InvalidParameter

BAND = "(BAND)"
"""Stands in a tile's path for the part that differs from file to file."""

_PATH = re.compile(r"([^/](/?[^/])*)?")


def check_path(path: str) -> str:
    """The path of a tile, which must be one.

    Raises:
        InvalidParameter: It is none.
    """
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        raise InvalidParameter("path", path, "must be a path within the bucket", "It neither begins nor ends with '/'")
    if path.count(BAND) > 1:
        raise InvalidParameter("path", path, f"may hold {BAND} once only")
    return path


def tile_paths(keys: Iterable[str], name: str = f"{BAND}.tif") -> list[str]:
    """The paths of the tiles that files make, in the order of their names.

    The files of a tile lie in one folder, and their names differ in the band only.

    Args:
        keys: The names of the files with their folders; those that are no files of a tile are passed over.
        name: How files are called: `(BAND)` stands for the band, and `*` for what differs from tile to tile.

    Raises:
        InvalidParameter: The name has no `(BAND)`, or several, or a folder.
    """
    if name.count(BAND) != 1 or "/" in name:
        raise InvalidParameter(
            "name", name, f"must be a file's name with {BAND} in it once", "Such as '(BAND).tif' or 'S2_*_(BAND).tif'"
        )
    before, _, after = name.partition(BAND)
    ending = "" if re.search(r"\.tiff?$", after, re.IGNORECASE) else r"\.(?i:tiff?)"
    pattern = re.compile(f"(?P<before>{_loose(before)})[^/]+?(?P<after>{_loose(after)}){ending}")
    found = set()
    for key in keys:
        folder, slash, file = key.rpartition("/")
        if match := pattern.fullmatch(file):
            found.add(f"{folder}{slash}{match['before']}{BAND}{match['after']}")
    return sorted(found)


def _loose(text: str) -> str:
    return "[^/]*?".join(re.escape(part) for part in text.split("*"))
