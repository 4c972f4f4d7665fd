# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class PercentilesDefinition(Model):
    """The percentiles to compute."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"k", "interpolation"})

    k: list[float] | Unset = UNSET
    """Percentages, such as 50 for the median."""

    interpolation: str | Unset = UNSET
    """How to choose between the two values that a percentile falls between."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.k = get("k", UNSET)
        self.interpolation = get("interpolation", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.k
        if value is not UNSET:
            field_dict["k"] = value
        value = self.interpolation
        if value is not UNSET:
            field_dict["interpolation"] = value
        return field_dict
