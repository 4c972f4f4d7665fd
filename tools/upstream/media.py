"""Media types and statuses in one form, slips mended."""

from difflib import get_close_matches

from .nodes import Node

TREES = ("application", "audio", "font", "image", "message", "model", "multipart", "text", "video", "*")
SUBTYPES = {"json": "application", "xml": "application", "png": "image", "jpeg": "image", "tiff": "image"}


def media_type(word: str, place: Node) -> str:
    """A media type in small letters and without parameters; `aplication/json` is reported and mended."""
    bare = word.partition(";")[0].strip().lower()
    tree, slash, subtype = bare.partition("/")
    if not slash:
        mended = f"{SUBTYPES.get(tree, 'application')}/{tree}"
    elif tree in TREES:
        return bare
    else:
        close = get_close_matches(tree, TREES, n=1, cutoff=0.7)
        mended = f"{close[0]}/{subtype}" if close else bare
    place.report(f"{word!r} is no media type; read as {mended!r}")
    return mended


def has_schema(media: str) -> bool:
    """Whether a schema says something about content of this type; pictures and archives are bytes, whatever it says."""
    subtype = media.partition("/")[2]
    return subtype == "json" or subtype.endswith("+json") or subtype in {"x-www-form-urlencoded", "form-data", "*"}


def status(word: str, place: Node) -> str | None:
    """A status code, a range such as `4XX`, or `default`; None, with a report, for anything else."""
    bare = word.strip().upper()
    if bare == "DEFAULT":
        return "default"
    if len(bare) == 3 and bare[0] in "12345" and (bare[1:].isdigit() or bare[1:] == "XX"):
        return bare
    place.report(f"{word!r} is no status")
    return None


def is_success(status_code: str) -> bool:
    return status_code[0] in "123"
