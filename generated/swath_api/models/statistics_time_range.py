# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode, encode_datetime
from ..types import UNSET


@_attrs_define(eq=False, repr=False)
class StatisticsTimeRange(Model):
    """The span of time that is cut into intervals."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"from", "to"})

    from_: datetime.datetime

    to: datetime.datetime

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("from", UNSET)
        self.from_ = decode_datetime(value)
        value = get("to", UNSET)
        self.to = decode_datetime(value)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.from_
        if value is not UNSET:
            field_dict["from"] = encode_datetime(value)
        value = self.to
        if value is not UNSET:
            field_dict["to"] = encode_datetime(value)
        return field_dict
