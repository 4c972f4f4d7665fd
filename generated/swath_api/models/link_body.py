# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode


@_attrs_define(eq=False, repr=False)
class LinkBody(Model):
    """The request body with which to follow a link."""

    wire_names: ClassVar[frozenset[str]] = frozenset()

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.additional_properties = dict(src_dict)
        return self

    def to_dict(self) -> dict[str, Any]:
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()}
        return field_dict
