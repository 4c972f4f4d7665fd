# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class PageLinks(Model):
    """Where a page of a listing stands among its neighbours."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"@id", "next", "previous", "nextToken", "currentToken", "previousToken"}
    )

    self_url: str | Unset = UNSET
    """The URL of this page."""

    next_: str | Unset = UNSET
    """The URL of the next page."""

    previous: str | Unset = UNSET
    """The URL of the page before."""

    next_token: str | Unset = UNSET
    """The view token of the next page; absent on the last page."""

    current_token: str | Unset = UNSET
    """The view token of this page."""

    previous_token: str | Unset = UNSET
    """The view token of the page before."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.self_url = get("@id", UNSET)
        self.next_ = get("next", UNSET)
        self.previous = get("previous", UNSET)
        self.next_token = get("nextToken", UNSET)
        self.current_token = get("currentToken", UNSET)
        self.previous_token = get("previousToken", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.self_url
        if value is not UNSET:
            field_dict["@id"] = value
        value = self.next_
        if value is not UNSET:
            field_dict["next"] = value
        value = self.previous
        if value is not UNSET:
            field_dict["previous"] = value
        value = self.next_token
        if value is not UNSET:
            field_dict["nextToken"] = value
        value = self.current_token
        if value is not UNSET:
            field_dict["currentToken"] = value
        value = self.previous_token
        if value is not UNSET:
            field_dict["previousToken"] = value
        return field_dict
