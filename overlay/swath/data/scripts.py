"""What is checked of an evalscript before it is sent; nothing of what only running it would tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from swath.data.collection_table import COLLECTIONS
from swath.data.collections import MASK, Collection
from swath.data.sources import Source, SourceLike
from swath.errors import InvalidParameter
from swath.evalscript import Evalscript

if TYPE_CHECKING:
    from swath.core.evalscripts import ScriptInput

_BYTE_ORDER_MARK = "\ufeff"
"""What some editors begin a file with, which is no part of the script."""


def script_text(evalscript: object) -> str:
    """The text of an evalscript, which may be given as a file.

    Raises:
        InvalidParameter: It cannot be an evalscript of version 3.
    """
    from swath.core.evalscripts import has_version, problem_of

    text = Evalscript.from_file(evalscript).text if isinstance(evalscript, Path) else evalscript
    if not isinstance(text, str) or not text.strip():
        advice = "Give the JSON of a request as swath.Request(…)" if isinstance(evalscript, Mapping) else ""
        raise InvalidParameter("evalscript", evalscript, "must be the text of an evalscript, or a Path", advice)
    if not has_version(text):
        first_line = text.strip().splitlines()[0]
        advice = "Without it the service takes it for a simple script, the body of evaluatePixel alone"
        if "\n" not in text and text.endswith(".js"):
            advice = "Give a file as pathlib.Path"
        raise InvalidParameter("evalscript", first_line, "must start with the line //VERSION=3", advice)
    problem = problem_of(text)
    if problem is not None:
        raise InvalidParameter("evalscript", text, problem)
    return text.removeprefix(_BYTE_ORDER_MARK)


def check_inputs(text: str, data: Sequence[SourceLike], sources: Sequence[dict[str, object]]) -> None:
    """Refuse bands and units that a source does not have; sources that were given as JSON are left to the service.

    Args:
        text: The evalscript.
        data: The sources as they were given.
        sources: Their JSON.

    Raises:
        InvalidParameter: There is no such band, unit or source.
    """
    from swath.core.evalscripts import read_setup

    setup = read_setup(text)
    for position, read in enumerate((setup.inputs or ()) if setup else ()):
        index = _index(read, position, sources)
        given, kind = data[index], str(sources[index]["type"])
        if isinstance(given, str | Source) and kind in COLLECTIONS:
            _check_bands(read, COLLECTIONS[kind])


def _index(read: ScriptInput, position: int, sources: Sequence[dict[str, object]]) -> int:
    """The place of the source that an input names, else the input's own."""
    for index, source in enumerate(sources):
        if index == position if read.datasource is None else read.datasource in (source.get("id"), source["type"]):
            return index
    names = ", ".join(repr(source.get("id") or source["type"]) for source in sources)
    asked = f"input {position + 1}" if read.datasource is None else read.datasource
    raise InvalidParameter("evalscript", asked, f"is a datasource in setup(), but the request has {names}")


def _check_bands(read: ScriptInput, collection: Collection) -> None:
    if not collection.bands or read.bands is None:
        return
    for name in read.bands:
        if name not in collection.bands:
            from difflib import get_close_matches

            close = get_close_matches(name, collection.bands, n=1)
            advice = f"Did you mean {close[0]!r}?" if close else f"It has {', '.join(collection.bands)}"
            raise InvalidParameter(
                "evalscript",
                name,
                f"is no band of {collection.id}",
                f"{advice}; data={{'type': {collection.id!r}}} is sent without a look at its bands",
            )
    _check_units(read.bands, read.units or (), collection)


def _check_units(names: Sequence[str], units: Sequence[str], collection: Collection) -> None:
    """Refuse a unit that its band does not have, or that stands for all bands and none of them has."""
    known = {name: collection.bands[name].units for name in names if name != MASK}
    if len(units) == 1:
        if any(units[0] in taken for taken in known.values()):
            return  # whether bands without it keep their own is for the service to say
        units = [units[0]] * len(names)
    if len(units) != len(names):
        return
    for name, unit in zip(names, units):
        if name in known and unit not in known[name]:
            raise InvalidParameter("evalscript", unit, f"is no unit of {name}, which has {', '.join(known[name])}")
