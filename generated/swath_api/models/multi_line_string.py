# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET


@_attrs_define(eq=False, repr=False)
class MultiLineString(Model):
    """Several GeoJSON lines."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "coordinates"})

    coordinates: list[list[list[float]]]

    type_: Literal["MultiLineString"] = "MultiLineString"

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.type_ = get("type", UNSET)
        self.coordinates = get("coordinates", UNSET)
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
        value = self.coordinates
        if value is not UNSET:
            field_dict["coordinates"] = value
        return field_dict
