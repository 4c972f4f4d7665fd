# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class TilingGridInput(Model):
    """The work divided into the tiles of a grid."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "id", "resolution", "bufferX", "bufferY"})

    id: int
    """The tiling grid."""

    resolution: float
    """One of the grid's resolutions, in its unit per pixel."""

    type_: Literal["tiling-grid"] = "tiling-grid"

    buffer_x: int | Unset = UNSET
    """How far each tile is widened to the left and to the right, in px."""

    buffer_y: int | Unset = UNSET
    """How far each tile is widened upwards and downwards, in px."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.type_ = get("type", UNSET)
        self.id = get("id", UNSET)
        self.resolution = get("resolution", UNSET)
        self.buffer_x = get("bufferX", UNSET)
        self.buffer_y = get("bufferY", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.resolution
        if value is not UNSET:
            field_dict["resolution"] = value
        value = self.buffer_x
        if value is not UNSET:
            field_dict["bufferX"] = value
        value = self.buffer_y
        if value is not UNSET:
            field_dict["bufferY"] = value
        return field_dict
