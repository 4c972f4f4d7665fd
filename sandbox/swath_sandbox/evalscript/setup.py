"""What an evalscript's setup() asks for, read from the value that it returned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from swath_sandbox.evalscript.errors import NOT_AN_ARRAY, EvalscriptError, invalid

Mosaicking = Literal["SIMPLE", "ORBIT", "TILE"]
SampleType = Literal["AUTO", "UINT8", "INT8", "UINT16", "INT16", "FLOAT32"]

_MOSAICKINGS: dict[str, Mosaicking] = {name: name for name in get_args(Mosaicking)}
_SAMPLE_TYPES: dict[str, SampleType] = {name: name for name in get_args(SampleType)}
_ABSENT = (None, "undefined")
_MOST_BANDS = 65535  # a TIFF counts its samples a pixel in 16 bits


@dataclass(frozen=True, slots=True)
class InputSpec:
    """The bands read from one data source, each with the unit asked for (None for the band's default).

    `datasource` is the identifier in a request with several sources; `metadata` names extras such as "bounds".
    """

    datasource: str | None
    bands: list[str]
    units: list[str | None]
    metadata: list[str]
    mosaicking: Mosaicking


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """One output: its number of bands, before updateOutput(), its sample type and the no-data value to tag it with.

    `names` are those of the bands, where setup() lists them.
    """

    id: str
    bands: int
    sample_type: SampleType
    nodata: float | None
    names: tuple[str, ...] = ()

    @property
    def dtype(self) -> np.dtype[np.generic]:
        """The NumPy dtype of the pixels; AUTO is stored in eight bits."""
        return np.dtype("uint8" if self.sample_type == "AUTO" else self.sample_type.lower())


@dataclass(frozen=True, slots=True)
class Setup:
    """What setup() returned; `mosaicking` is that of the inputs where all agree, else the one named for all of them."""

    inputs: list[InputSpec]
    outputs: list[OutputSpec]
    mosaicking: Mosaicking


def read_setup(value: object, known_bands: Sequence[str], dataset: str) -> Setup:
    """Read the value that setup() returned, with undefined and NaN spelled as strings.

    Raises:
        EvalscriptError: it is not one of the documented forms, or names an unknown band (of `dataset`).
    """
    setup = _members(value, "Function setup() must return an object.")
    common = _mosaicking(setup, "SIMPLE")
    inputs = [_read_input(entry, common) for entry in _input_entries(setup.get("input"))]
    for band in (band for spec in inputs for band in spec.bands):
        if band != "dataMask" and band not in known_bands:
            raise EvalscriptError(f"{dataset} has no band {band}")
    sources = [spec.datasource for spec in inputs if spec.datasource is not None]
    for name in sources:
        if sources.count(name) > 1:
            raise invalid(f"Datasource {name} is used more than once.")
    output = setup.get("output")
    outputs = [_read_output(entry) for entry in (output if isinstance(output, list) else [output])]
    names = [spec.id for spec in outputs]
    if not names:
        raise invalid("Function setup() defines no output.")
    for name in names:
        if names.count(name) > 1:
            raise invalid(f"Output {name} is defined more than once.")
    agreed = {spec.mosaicking for spec in inputs}
    return Setup(inputs, outputs, agreed.pop() if len(agreed) == 1 else common)


def read_bands(value: object, output: str) -> int:
    """A number of output bands, also as the list of their names; none where a script only tells metadata.

    Raises:
        EvalscriptError: it is anything else, or no number that an image can have.
    """
    if isinstance(value, list):
        value = len(value)
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise invalid(f"The number of bands of output {output} must be an integer.")
    if not 0 <= value <= _MOST_BANDS:
        raise invalid(f"Output {output} must have between 0 and {_MOST_BANDS} bands.")
    return int(value)


def _input_entries(value: object) -> list[object]:
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list) or not value:
        raise invalid("Function setup() defines no input.")
    return [{"bands": value}] if all(isinstance(entry, str) for entry in value) else value


def _read_input(entry: object, common: Mosaicking) -> InputSpec:
    spec = _members(entry, "An input must be a list of band names or an object with bands.")
    bands = _names(spec.get("bands"))
    if bands is None:
        raise invalid("The bands of an input must be a list of band names.")
    datasource = spec.get("datasource")
    return InputSpec(
        datasource=None if datasource in _ABSENT else str(datasource),
        bands=list(dict.fromkeys(bands)),
        units=_units(spec.get("units"), bands),
        metadata=_names(spec.get("metadata")) or [],
        mosaicking=_mosaicking(spec, common),
    )


def _units(value: object, bands: list[str]) -> list[str | None]:
    """One unit for each different band; a single one stands for all."""
    if value in _ABSENT:
        units: list[str | None] = [None] * len(bands)
    elif isinstance(value, str):
        units = [value.upper()] * len(bands)
    elif isinstance(value, list) and len(value) in {1, len(bands)}:
        units = [None if unit in _ABSENT else str(unit).upper() for unit in value]
        units = units * len(bands) if len(units) == 1 else units
    else:
        raise invalid("The units of an input must be one unit, or one for each band.")
    named = dict(zip(reversed(bands), reversed(units), strict=True))
    return [named[band] for band in dict.fromkeys(bands)]


def _read_output(entry: object) -> OutputSpec:
    spec = _members(entry, "An output must be an object with a number of bands.")
    name = spec.get("id")
    name = "default" if name in _ABSENT else str(name)
    sample_type = spec.get("sampleType")
    sample_type = "AUTO" if sample_type in _ABSENT else str(sample_type).upper()
    if sample_type not in _SAMPLE_TYPES:
        raise invalid(f"Output {name} has an unknown sampleType {sample_type}.")
    bands = spec.get("bands")
    return OutputSpec(
        name, read_bands(bands, name), _SAMPLE_TYPES[sample_type], _nodata(spec, name), tuple(_names(bands) or ())
    )


def _nodata(spec: Mapping[str, object], output: str) -> float | None:
    # The reference writes nodataValue, the service's own request builder noDataValue.
    value = spec.get("nodataValue", spec.get("noDataValue"))
    if value in _ABSENT:
        return None
    try:
        return float(str(value))
    except ValueError:
        raise invalid(f"The nodataValue of output {output} must be a number.") from None


def _mosaicking(spec: Mapping[str, object], default: Mosaicking) -> Mosaicking:
    if spec.get("mosaicking") is None:
        return default
    # A misspelled constant such as Mosaicking.TILES is undefined; the service was seen to answer it with these words.
    name = str(spec["mosaicking"]).upper()
    if name not in _MOSAICKINGS:
        raise EvalscriptError(NOT_AN_ARRAY)
    return _MOSAICKINGS[name]


def _names(value: object) -> list[str] | None:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return value
    return None


def _members(value: object, complaint: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise invalid(complaint)
    return value
