# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class BoundsProperties(Model):
    """The CRS of the bounds, which is the CRS of the output too."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"crs"})

    crs: str | Unset = UNSET
    """A URL such as `http://www.opengis.net/def/crs/EPSG/0/32633`; longitude and latitude by default. The service's
    default: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'.
    """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.crs = get("crs", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.crs
        if value is not UNSET:
            field_dict["crs"] = value
        return field_dict
