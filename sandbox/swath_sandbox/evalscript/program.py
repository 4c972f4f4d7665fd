"""The two kinds of evalscripts: those with functions, and simple scripts that only return a pixel."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from swath_sandbox.evalscript.errors import SCRIPT_NAME, EvalscriptError, invalid

_VERSION = re.compile(r"^\s*//\s*VERSION\s*=\s*(\d+)", re.MULTILINE)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_FUNCTIONS = {"setup", "evaluatePixel"}
_NAME = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class Program:
    """An evalscript as V8 is given it.

    `simple_bands` are the bands that a simple script names, None where there are functions. `prefix` stands before the
    first line of `source` in `code`.
    """

    source: str
    code: str
    prefix: str
    simple_bands: tuple[str, ...] | None


def read_program(source: str, known_bands: Sequence[str]) -> Program:
    """Read an evalscript.

    Without a version, or without any of the two functions that version 3 requires, it is a simple script: the body of a
    function of its bands.

    Raises:
        EvalscriptError: there is no script, or it is of a version that the service no longer runs.
    """
    # A request's JSON may hold half of a surrogate pair, which no engine takes as text.
    source = source.encode(errors="replace").decode().replace("\r\n", "\n")
    if not source.strip():
        raise EvalscriptError("Missing or empty evalscript.", "COMMON_EXCEPTION")
    version = _VERSION.search(source)
    if version is not None and version[1] != "3":
        raise invalid(f"Evalscript version {version[1]} is not supported.")
    names = set(_NAME.findall(_COMMENT.sub("", source)))
    if version is not None and not _FUNCTIONS.isdisjoint(names):
        return Program(source, _named(source), "", None)
    bands = tuple(band for band in dict.fromkeys([*known_bands, "dataMask"]) if band in names)
    prefix = f"function evaluatePixel({{{', '.join(bands)}}}) {{ "
    return Program(source, _named(f"{prefix}{source}\n}}"), prefix, bands)


def _named(code: str) -> str:
    return f"{code}\n//# sourceURL={SCRIPT_NAME}"
