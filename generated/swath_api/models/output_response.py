# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.jpeg_format import JpegFormat
    from ..models.json_format import JsonFormat
    from ..models.png_format import PngFormat
    from ..models.tiff_format import TiffFormat


@_attrs_define(eq=False, repr=False)
class OutputResponse(Model):
    """One output of the evalscript and the format to encode it in."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"identifier", "format"})

    identifier: str | Unset = UNSET
    """The id that `setup()` gives the output, or `userdata` for what the evalscript says in JSON."""

    format_: JpegFormat | JsonFormat | PngFormat | TiffFormat | Unset = UNSET
    """How an output is encoded."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.identifier = get("identifier", UNSET)
        value = get("format", UNSET)
        self.format_ = choose_format_(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.identifier
        if value is not UNSET:
            field_dict["identifier"] = value
        value = self.format_
        if value is not UNSET:
            field_dict["format"] = encode(value)
        return field_dict


choose_format_: Choice
_linked = False


def _link() -> None:
    from ..models.jpeg_format import JpegFormat
    from ..models.json_format import JsonFormat
    from ..models.png_format import PngFormat
    from ..models.tiff_format import TiffFormat

    globals().update(
        JpegFormat=JpegFormat,
        JsonFormat=JsonFormat,
        PngFormat=PngFormat,
        TiffFormat=TiffFormat,
        choose_format_=Choice(
            Option(PngFormat, {"type": ["image/png"]}, ["type"]),
            Option(JpegFormat, {"type": ["image/jpeg"]}, ["type"]),
            Option(TiffFormat, {"type": ["image/tiff"]}, ["type"]),
            Option(JsonFormat, {"type": ["application/json"]}, ["type"]),
        ),
        _linked=True,
    )
