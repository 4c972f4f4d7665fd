# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model


@_attrs_define(eq=False, repr=False)
class Percentiles(Model):
    """Percentiles by their percentage, such as `50.0`. Missing when no pixel has data."""

    wire_names: ClassVar[frozenset[str]] = frozenset()

    additional_properties: dict[str, float | str] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.additional_properties = dict(src_dict)
        return self

    def to_dict(self) -> dict[str, Any]:
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = extra.copy()
        return field_dict

    def __getitem__(self, key: str) -> float | str:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: float | str) -> None:
        self.additional_properties[key] = value
