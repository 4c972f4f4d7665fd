"""The outputs of a request: which images are answered, and in which formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from swath.core.mediatypes import BY_SUFFIX
from swath.errors import InvalidParameter

if TYPE_CHECKING:
    from swath.core.evalscripts import ScriptOutput

FORMATS = {**BY_SUFFIX, "geotiff": "image/tiff"}

ACCEPT = {"tar": "application/tar", "multipart": "multipart/mixed"}
"""The `Accept` header by the container in which several outputs travel."""

Container = Literal["tar", "multipart"]
OutputLike = str | Mapping[str, object]
"""A format's name, or a mapping with its `type` and options: `{"type": "jpeg", "quality": 80}`."""

_DEFAULT = "default"
_MASK = "dataMask"
_USERDATA = "userdata"
_HELD = {
    "image/png": (("AUTO", "UINT8", "UINT16"), (1, 2, 3, 4)),
    "image/jpeg": (("AUTO", "UINT8"), (1, 3)),
}
"""Sample types and numbers of bands, by the formats that do not take all of them."""


def media_type(format_name: str, parameter: str = "outputs") -> str:
    """The media type of a short format name, or the media type itself.

    Raises:
        InvalidParameter: It is neither.
    """
    found = FORMATS.get(format_name.lower(), format_name.lower()) if isinstance(format_name, str) else ""
    if found not in FORMATS.values():
        raise InvalidParameter(parameter, format_name, "must be 'png', 'jpeg', 'tiff', 'json' or their media type")
    return found


def output_responses(outputs: str | Mapping[str, OutputLike] | None, evalscript: str = "") -> dict[str, object]:
    """The `output.responses` of a request, PNG when left out.

    Args:
        outputs: The format of the only output, or formats by the names of outputs.
        evalscript: The evalscript that makes them.

    Raises:
        InvalidParameter: There is no output, one has an unknown format or one that cannot hold it, or the evalscript
            has none of that name.
    """
    if outputs is not None and not outputs:
        raise InvalidParameter("outputs", outputs, "must name at least one output")
    declared = _declared(evalscript)
    named: Mapping[str, OutputLike]
    named = outputs if isinstance(outputs, Mapping) else {_only(declared): outputs or "png"}
    responses = []
    for identifier, given in named.items():
        form = _format(given)
        if declared and None not in declared and identifier != _USERDATA:
            _check_output(identifier, declared, str(form["type"]))
        responses.append({"identifier": identifier, "format": form})
    return {"responses": responses}


def _declared(evalscript: str) -> dict[str | None, ScriptOutput]:
    """The outputs of a script by their names; none where it computes them as a whole."""
    from swath.core.evalscripts import read_setup

    setup = read_setup(evalscript)
    found = setup.outputs or () if setup else ()
    if "updateOutput" in evalscript:  # which may change the numbers of bands
        found = tuple(replace(output, bands=None) for output in found)
    return {output.id: output for output in found}


def _only(declared: Mapping[str | None, ScriptOutput]) -> str:
    """The name of the output that is meant where none is named."""
    names = [name for name in declared if name != _MASK]
    return names[0] if len(names) == 1 and names[0] else _DEFAULT


def _format(given: OutputLike) -> dict[str, object]:
    if isinstance(given, str):
        return {"type": media_type(given)}
    if not isinstance(given, Mapping) or not isinstance(kind := given.get("type"), str):
        raise InvalidParameter("outputs", given, "must be a format, or a mapping with its 'type' and options")
    form = {**given, "type": media_type(kind)}
    quality = form.get("quality")
    if quality is not None and form["type"] != "image/jpeg":
        raise InvalidParameter("outputs", given, "has a quality, which only JPEG takes")
    if quality is not None and not (isinstance(quality, int) and not isinstance(quality, bool) and 0 <= quality <= 100):
        raise InvalidParameter("outputs", given, "must have a quality from 0 to 100")
    return form


def _check_output(identifier: str, declared: Mapping[str | None, ScriptOutput], media: str) -> None:
    output = declared.get(identifier)
    if output is None:
        names = ", ".join(map(repr, declared))
        advice = f"Give outputs={{{next(iter(declared))!r}: 'tiff'}} or add the output to setup()"
        raise InvalidParameter("outputs", identifier, f"is no output of the evalscript, which has {names}", advice)
    sample_types, counts = _HELD.get(media, (None, None))
    short = media.rpartition("/")[2].upper()
    if sample_types and output.sample_type is not None and output.sample_type not in sample_types:
        raise InvalidParameter(
            "outputs",
            short.lower(),
            f"cannot hold {output.sample_type}, which is the sample type of output {identifier!r}",
            "Ask for 'tiff', or have the evalscript write " + " or ".join(sample_types),
        )
    if counts and output.bands is not None and output.bands not in counts:
        raise InvalidParameter(
            "outputs",
            short.lower(),
            f"cannot hold {output.bands} bands, which output {identifier!r} has",
            "Ask for 'tiff', or have the evalscript write " + " or ".join(map(str, counts)),
        )
