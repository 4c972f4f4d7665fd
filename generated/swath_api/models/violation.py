# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class Violation(Model):
    """One member of the request that breaks a rule."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"parameter", "violation", "invalidValue", "description"})

    parameter: str | Unset = UNSET
    """The path to the member, its steps joined by `->`."""

    violation: str | Unset = UNSET
    """The rule that it breaks."""

    invalid_value: Any | Unset = UNSET
    """The value that was given."""

    description: str | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.parameter = get("parameter", UNSET)
        self.violation = get("violation", UNSET)
        self.invalid_value = get("invalidValue", UNSET)
        self.description = get("description", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.parameter
        if value is not UNSET:
            field_dict["parameter"] = value
        value = self.violation
        if value is not UNSET:
            field_dict["violation"] = value
        value = self.invalid_value
        if value is not UNSET:
            field_dict["invalidValue"] = encode(value)
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        return field_dict
