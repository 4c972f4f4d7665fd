# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.json_format import JsonFormat
    from ..models.tiff_format import TiffFormat
    from ..models.zarr_format import ZarrFormat


@_attrs_define(eq=False, repr=False)
class BatchOutputResponse(Model):
    """One delivered evalscript output."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"format", "identifier"})

    format_: JsonFormat | TiffFormat | ZarrFormat
    """The file format; Zarr arrays go with a Zarr output only, and it with nothing else."""

    identifier: str | Unset = UNSET
    """The `id` of the evalscript output, or `userdata` for what the evalscript reports besides pixels."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("format", UNSET)
        self.format_ = choose_format_(value) if isinstance(value, dict) else value
        self.identifier = get("identifier", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.format_
        if value is not UNSET:
            field_dict["format"] = encode(value)
        value = self.identifier
        if value is not UNSET:
            field_dict["identifier"] = value
        return field_dict


choose_format_: Choice
_linked = False


def _link() -> None:
    from ..models.json_format import JsonFormat
    from ..models.tiff_format import TiffFormat
    from ..models.zarr_format import ZarrFormat

    globals().update(
        JsonFormat=JsonFormat,
        TiffFormat=TiffFormat,
        ZarrFormat=ZarrFormat,
        choose_format_=Choice(
            Option(TiffFormat, {"type": ["image/tiff"]}, ["type"]),
            Option(JsonFormat, {"type": ["application/json"]}, ["type"]),
            Option(ZarrFormat, {"type": ["zarr/array"]}, ["type"]),
        ),
        _linked=True,
    )
