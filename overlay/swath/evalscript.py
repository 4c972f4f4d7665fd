"""Evalscripts: read from text or a file, or built from bands and formulas.

from swath import evalscript

true_colour = evalscript.bands("B04", "B03", "B02", gain=2.5)
ndvi = evalscript.index("(B08 - B04) / (B08 + B04)")
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, get_args

from swath.errors import InvalidParameter

if TYPE_CHECKING:
    from swath.core.evalscripts import ScriptInput, ScriptOutput, ScriptSetup

__all__ = ["Evalscript", "EvalscriptLike", "Mosaicking", "Reduction", "SampleType", "bands", "index"]

SampleType = Literal["AUTO", "INT8", "UINT8", "INT16", "UINT16", "FLOAT32"]
Mosaicking = Literal["SIMPLE", "ORBIT", "TILE"]
Reduction = Literal["mean", "median", "min", "max", "first"]

_MASK = "dataMask"
_NAME = re.compile(r"[A-Za-z_]\w*")
_REDUCTIONS: dict[str, str] = {
    "mean": "v.reduce((sum, x) => sum + x, 0) / v.length",
    "median": "(v.sort((a, b) => a - b)[(v.length - 1) >> 1] + v[v.length >> 1]) / 2",
    "min": "v.reduce((a, b) => Math.min(a, b))",
    "max": "v.reduce((a, b) => Math.max(a, b))",
    "first": "v[0]",
}


class Evalscript(str):
    """The text of an evalscript, which says what it reads and writes.

    `inputs` and `outputs` are what its `setup()` declares, as far as it stands there; None for what is computed at run
    time.
    """

    __slots__ = ()

    @classmethod
    def from_file(cls, path: str | Path) -> Self:
        """The script in a file.

        Raises:
            InvalidParameter: There is no text to read.
        """
        try:
            return cls(Path(path).read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidParameter("evalscript", str(path), f"cannot be read: {error}") from error

    @property
    def text(self) -> str:
        """The script as plain text."""
        return str.__str__(self)

    @property
    def inputs(self) -> tuple[ScriptInput, ...] | None:
        """What it reads from each data source."""
        setup = self._setup()
        return None if setup is None else setup.inputs

    @property
    def outputs(self) -> tuple[ScriptOutput, ...] | None:
        """The images that it makes."""
        setup = self._setup()
        return None if setup is None else setup.outputs

    def _setup(self) -> ScriptSetup | None:
        from swath.core.evalscripts import read_setup

        return read_setup(self.text)


EvalscriptLike = str | Path
"""An evalscript: its text, also as `Evalscript`, or the file that it is in."""


def bands(
    *names: str,
    gain: float | Sequence[float] = 1.0,
    units: str | Mapping[str, str] | None = None,
    sample_type: SampleType = "AUTO",
    id: str = "default",  # noqa: A002 (the evalscript's own word)
    data_mask: bool = True,
    mosaicking: Mosaicking = "SIMPLE",
    reduce: Reduction = "mean",
) -> Evalscript:
    """An evalscript that gives bands as they are, or brightened.

        evalscript.bands("B04", "B03", "B02", gain=2.5)
        evalscript.bands("B02", "B03", "B04", "B08", units="DN", sample_type="UINT16")

    Args:
        *names: The bands, in the order of the output.
        gain: What values are multiplied by, one number or one for each band.
        units: The unit of all bands, such as `DN`, or units by band; the collection's default where left out.
        sample_type: How values are written; `AUTO` writes 0 to 1 as 0 to 255, all others are written as they are.
        id: The name of the output.
        data_mask: Whether there is an output `dataMask` too, so that the script serves statistics.
        mosaicking: SIMPLE takes one acquisition a pixel; ORBIT and TILE take all of them, as one value by `reduce`.
        reduce: What becomes of several acquisitions.

    Returns:
        A script whose pixels without data are NaN (FLOAT32) or 0.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    if not names:
        raise InvalidParameter("names", names, "must be one band at least")
    for name in names:
        _check_band(name)
    from swath.core.jsonvalues import is_finite, plain

    given = plain(gain)
    gains = (
        list(map(plain, given)) if isinstance(given, Sequence) and not isinstance(given, str) else [given] * len(names)
    )
    factors = [float(one) for one in gains if is_finite(one)]
    if not len(names) == len(gains) == len(factors):
        raise InvalidParameter("gain", gain, "must be one number, or one for each band")
    values = [f"s.{name}" if one == 1 else f"{one!r} * s.{name}" for name, one in zip(names, factors)]
    return _script(names, values, units, sample_type, id, data_mask, mosaicking, reduce)


def index(
    formula: str,
    *,
    units: str | Mapping[str, str] | None = None,
    sample_type: SampleType = "FLOAT32",
    id: str = "default",  # noqa: A002 (the evalscript's own word)
    data_mask: bool = True,
    mosaicking: Mosaicking = "SIMPLE",
    reduce: Reduction = "mean",
) -> Evalscript:
    """An evalscript that gives one value of a formula of bands.

        evalscript.index("(B08 - B04) / (B08 + B04)")

    Args:
        formula: Numbers, names of bands, `+ - * / **`, brackets, and the functions abs, sqrt, exp, log, log10, sin,
            cos, tan, atan, min and max. It is read here and written as JavaScript; nothing else gets into the script.
        units: As for `bands`, like all that follows.
        sample_type: How values are written.
        id: The name of the output.
        data_mask: Whether there is an output `dataMask` too.
        mosaicking: Which acquisitions of a pixel are taken.
        reduce: What becomes of several acquisitions; the formula is computed for each of them.

    Returns:
        A script whose pixels without data, and those where it would divide by zero or where no finite number comes out,
        are NaN (FLOAT32) or 0, and have a `dataMask` of 0.

    Raises:
        InvalidParameter: The formula cannot be read, or another argument is wrong.
    """
    from swath.core.formulas import read_formula

    found = read_formula(formula)
    return _script(
        found.bands, [found.code], units, sample_type, id, data_mask, mosaicking, reduce, divides=found.divides
    )


def _script(
    names: Sequence[str],
    values: Sequence[str],
    units: str | Mapping[str, str] | None,
    sample_type: str,
    output: str,
    data_mask: bool,
    mosaicking: str,
    reduce: str,
    *,
    divides: bool = False,
) -> Evalscript:
    for parameter, given, allowed in (
        ("sample_type", sample_type, get_args(SampleType)),
        ("mosaicking", mosaicking, get_args(Mosaicking)),
        ("reduce", reduce, get_args(Reduction)),
    ):
        if given not in allowed:
            raise InvalidParameter(parameter, given, f"must be {', '.join(allowed)}")
    if not isinstance(output, str) or not output or output == _MASK:
        raise InvalidParameter("id", output, f"must be a name of the output other than {_MASK}")
    read = list(dict.fromkeys([*names, _MASK]))
    source: dict[str, object] = {"bands": read}
    if units is not None:
        source["units"] = _units(read, units)
    outputs: list[dict[str, object]] = [{"id": output, "bands": len(values), "sampleType": sample_type}]
    if data_mask:
        outputs.append({"id": _MASK, "bands": 1, "sampleType": "UINT8"})
    setup = {"input": [source], "output": outputs, "mosaicking": mosaicking}
    empty = "NaN" if sample_type == "FLOAT32" else "0"
    mask = ", dataMask: [isValid ? 1 : 0]" if data_mask else ""
    blocks = [
        "//VERSION=3",
        f"function setup() {{\n  return {json.dumps(setup)};\n}}",
        *(["function divide(a, b) {\n  return b === 0 ? NaN : a / b;\n}"] if divides else []),
        f"function valuesOf(s) {{\n  return [{', '.join(values)}];\n}}",
        *_pixel(
            mosaicking,
            reduce,
            f"return {{ {json.dumps(output)}: isValid ? values : Array({len(values)}).fill({empty}){mask} }};",
        ),
    ]
    return Evalscript("\n".join(blocks) + "\n")


def _pixel(mosaicking: str, reduce: str, result: str) -> list[str]:
    if mosaicking == "SIMPLE":
        lines = ["const values = valuesOf(s);", "const isValid = s.dataMask === 1 && values.every(Number.isFinite);"]
        return [_function("evaluatePixel(s)", [*lines, result])]
    lines = [
        "const all = samples.filter((s) => s.dataMask === 1).map(valuesOf);",
        "const seen = all.filter((values) => values.every(Number.isFinite));",
        "const isValid = seen.length > 0;",
        "const values = isValid ? seen[0].map((_, i) => reduced(seen.map((one) => one[i]))) : [];",
    ]
    return [
        _function("reduced(v)", [f"return {_REDUCTIONS[reduce]};"]),
        _function("evaluatePixel(samples)", [*lines, result]),
    ]


def _function(head: str, lines: Sequence[str]) -> str:
    body = "\n  ".join(lines)
    return f"function {head} {{\n  {body}\n}}"


def _units(read: Sequence[str], units: str | Mapping[str, str]) -> list[str]:
    """A unit for each band; the mask has none but DN."""
    if isinstance(units, str) and units:
        units = {name: units for name in read if name != _MASK}
    if not isinstance(units, Mapping) or not all(isinstance(unit, str) for unit in units.values()):
        raise InvalidParameter("units", units, "must be one unit, or units by band")
    asked = [name for name in read if name != _MASK]
    odd = sorted(set(units) ^ set(asked))
    if odd:
        raise InvalidParameter("units", dict(units), f"must name a unit for each band that is read; see {odd[0]}")
    return [units.get(name, "DN") for name in read]


def _check_band(name: object) -> None:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InvalidParameter("names", name, "must be the name of a band, such as B04")
