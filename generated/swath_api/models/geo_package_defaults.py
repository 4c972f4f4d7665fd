# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class GeoPackageDefaults(Model):
    """The raster size of features that do not state their own."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"width", "height", "resolution"})

    width: int | Unset = UNSET
    """The width, in px."""

    height: int | Unset = UNSET
    """The height, in px."""

    resolution: float | Unset = UNSET
    """The size of a pixel, in units of the feature's CRS."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.width = get("width", UNSET)
        self.height = get("height", UNSET)
        self.resolution = get("resolution", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.width
        if value is not UNSET:
            field_dict["width"] = value
        value = self.height
        if value is not UNSET:
            field_dict["height"] = value
        value = self.resolution
        if value is not UNSET:
            field_dict["resolution"] = value
        return field_dict
