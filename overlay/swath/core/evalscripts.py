"""What the `setup()` of an evalscript declares, read without running it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from swath.core.javascript import Script
from swath.core.javascript_syntax import syntax_problem

_MOSAICKINGS = ("SIMPLE", "ORBIT", "TILE")
_SAMPLE_TYPES = ("AUTO", "INT8", "UINT8", "INT16", "UINT16", "FLOAT32")


@dataclass(frozen=True, slots=True)
class ScriptInput:
    """What is read from one data source; None for what the script computes at run time.

    Attributes:
        datasource: The identifier in a request with several sources; None also where the script names none.
        bands: Names of bands, with `dataMask`.
        mosaicking: SIMPLE, ORBIT or TILE.
        units: One for each band, or one for all of them, in capitals; empty where the script names none.
    """

    datasource: str | None
    bands: tuple[str, ...] | None
    mosaicking: str | None
    units: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True)
class ScriptOutput:
    """One output; None for what the script computes at run time.

    Attributes:
        id: `default` where the script gives none.
        bands: The number of bands, before `updateOutput()`.
        sample_type: AUTO where the script gives none.
        names: The names of the bands, where the script lists them.
        nodata: The value of pixels without data; None also where the script gives none.
    """

    id: str | None
    bands: int | None
    sample_type: str | None
    names: tuple[str, ...] | None = None
    nodata: float | None = None


@dataclass(frozen=True, slots=True)
class ScriptSetup:
    """What a script reads and writes; None for what it computes at run time.

    Attributes:
        inputs: One for each data source that it reads.
        outputs: One for each image that it makes.
        mosaicking: That of inputs without one of their own.
    """

    inputs: tuple[ScriptInput, ...] | None
    outputs: tuple[ScriptOutput, ...] | None
    mosaicking: str | None


_VERSION = re.compile(r"//\s*VERSION\s*=?\s*3\b", re.IGNORECASE)


def has_version(evalscript: str) -> bool:
    """Whether a script begins with the line that makes it one of version 3."""
    return _VERSION.match(evalscript.lstrip("\ufeff \t\r\n")) is not None


@lru_cache(maxsize=64)
def problem_of(evalscript: str) -> str | None:
    """What keeps a script of version 3 from running, in words; None where nothing can be seen without running it."""
    script = Script(evalscript)
    found = syntax_problem(evalscript)
    if found is not None:
        return found
    missing = [name for name in ("setup", "evaluatePixel") if name not in script.names]
    # A script with neither is a simple one, the body of evaluatePixel alone; some words define functions out of sight.
    if len(missing) == 1 and not {"globalThis", "eval", "Function"} & script.names:
        return f"has no function {missing[0]}()"
    unmade = _unmade(script, evalscript)
    return f"declares an output {unmade!r} in setup() that evaluatePixel() does not return" if unmade else None


def _unmade(script: Script, evalscript: str) -> str | None:
    """An output that is declared and not returned, where both stand in the script."""
    setup, made = read_setup(evalscript), script.returned("evaluatePixel")
    # Accessors and updateOutput() hide names.
    if setup is None or not isinstance(made, dict) or {"get", "updateOutput"} & script.names:
        return None
    return next((one.id for one in setup.outputs or () if one.id is not None and one.id not in made), None)


@lru_cache(maxsize=64)
def read_setup(evalscript: str) -> ScriptSetup | None:
    """What `setup()` returns, as far as it stands in the script.

    Returns:
        None where the script has no `setup()` of its own, or computes as a whole what it returns.
    """
    setup = Script(evalscript).returned("setup")
    if not isinstance(setup, dict):
        return None
    mosaicking = _choice(setup.get("mosaicking"), _MOSAICKINGS, "SIMPLE")
    return ScriptSetup(_inputs(setup.get("input"), mosaicking), _outputs(setup.get("output")), mosaicking)


def _inputs(declared: object, mosaicking: str | None) -> tuple[ScriptInput, ...] | None:
    if isinstance(declared, dict):
        declared = [declared]
    if not isinstance(declared, list) or not declared:
        return None
    if not any(isinstance(entry, dict) for entry in declared):
        return (ScriptInput(None, _names(declared), mosaicking),)
    if not all(isinstance(entry, dict) for entry in declared):
        return None
    return tuple(
        ScriptInput(
            _text(entry.get("datasource")),
            _names(entry.get("bands")),
            _choice(entry.get("mosaicking"), _MOSAICKINGS, mosaicking),
            _units(entry.get("units")),
        )
        for entry in declared
    )


def _outputs(declared: object) -> tuple[ScriptOutput, ...] | None:
    listed = [entry for entry in _listed(declared) if isinstance(entry, dict)]
    if len(listed) < len(_listed(declared)):
        return None
    return tuple(
        ScriptOutput(
            "default" if entry.get("id") is None else _text(entry["id"]),
            _count(entry.get("bands")),
            _choice(entry.get("sampleType"), _SAMPLE_TYPES, "AUTO"),
            _names(entry.get("bands")),
            # The service's own request builder writes the second.
            _nodata(entry.get("nodataValue", entry.get("noDataValue"))),
        )
        for entry in listed
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _names(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    return None


def _units(value: object) -> tuple[str, ...] | None:
    if value is None:
        return ()
    names = _names(_listed(value))
    return None if names is None else tuple(name.upper() for name in names)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _count(value: object) -> int | None:
    """A number of bands, also as the list of their names."""
    if isinstance(value, list):
        return len(value)
    return int(value) if isinstance(value, float) and value.is_integer() else None


def _nodata(value: object) -> float | None:
    """A number, also as text, as which `NaN` has to be written."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _choice(value: object, choices: tuple[str, ...], default: str | None) -> str | None:
    if value is None:
        return default
    word = value.upper() if isinstance(value, str) else ""
    return word if word in choices else None
