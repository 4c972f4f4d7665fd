# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class TemporalExtent(Model):
    """When the data were acquired."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"interval", "trs"})

    interval: list[list[datetime.datetime | None]]
    """The interval around everything first, then intervals around parts of it."""

    trs: Literal["http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"] | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("interval", UNSET)
        self.interval = (
            [[decode_datetime(item_) for item_ in item] if isinstance(item, list) else item for item in value]
            if isinstance(value, list)
            else value
        )
        self.trs = get("trs", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.interval
        if value is not UNSET:
            field_dict["interval"] = (
                [[encode(item_) for item_ in item] if isinstance(item, (list, tuple)) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.trs
        if value is not UNSET:
            field_dict["trs"] = value
        return field_dict
