# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class SearchContext(Model):
    """Where a page stands in the search."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"returned", "next", "limit"})

    returned: int
    """How many items are on this page."""

    next_: int | Unset = UNSET
    """The mark of the next page; absent on the last one."""

    limit: int | Unset = UNSET
    """How many items a page of this search holds at most."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.returned = get("returned", UNSET)
        self.next_ = get("next", UNSET)
        self.limit = get("limit", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.returned
        if value is not UNSET:
            field_dict["returned"] = value
        value = self.next_
        if value is not UNSET:
            field_dict["next"] = value
        value = self.limit
        if value is not UNSET:
            field_dict["limit"] = value
        return field_dict
