"""File names that a server gave, made safe for any file system."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

_LONGEST = 200
"""Bytes of a name; most file systems take 255, and an unfinished file's name is longer."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
_UNFINISHED = re.compile(r"\.part(\.json)?$", re.IGNORECASE)
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def safe_path(name: str) -> PurePosixPath:
    """A relative path with the folders of a server's name that stays inside whatever folder it is joined to.

    A name that has to be changed gets a mark made from the original, so that two names hardly become one.
    """
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    return PurePosixPath(*(_safe_part(part) for part in parts or ["file"]))


def safe_paths(names: Sequence[str]) -> list[PurePosixPath]:
    """Safe paths for names that are to lie side by side: no two are the same or in each other's way.

    Where capitals make no difference they are different too. The same names give the same paths.
    """
    paths = [safe_path(name) for name in names]
    taken = {_key(folder) for path in paths for folder in path.parents}
    for index, name in enumerate(names):
        path, count = paths[index], 0
        while _key(path) in taken:
            path = paths[index].with_name(_marked(paths[index].name, f"{name}/{count}"))
            count += 1
        paths[index] = path
        taken.add(_key(path))
    return paths


def _key(path: PurePosixPath) -> str:
    """What a file system may tell names apart by."""
    return unicodedata.normalize("NFC", str(path).casefold())


def _safe_part(part: str) -> str:
    safe = _FORBIDDEN.sub("_", part).rstrip(". ")
    if _RESERVED.fullmatch(safe) or not safe:
        safe = f"_{safe}"
    safe = _UNFINISHED.sub(lambda found: found[0].replace(".", "_"), safe)
    return safe if safe == part and len(safe.encode()) <= _LONGEST else _marked(safe, part)


def _marked(name: str, original: str) -> str:
    """The name with a mark before its ending, short enough."""
    mark = hashlib.sha256(original.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 20:
        stem, dot, ending = name, "", ""
    short = stem.encode()[: _LONGEST - 40].decode("utf-8", "ignore").rstrip(". ")
    return f"{short}-{mark}{dot}{ending}"
