# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class PlanetNativeSearchRequest(Model):
    """A query in the words of the Planet search.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"provider", "planetApiKey"})

    provider: Literal["PLANET"] = "PLANET"
    """The provider."""

    planet_api_key: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The key of a Planet account."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.provider = get("provider", UNSET)
        self.planet_api_key = get("planetApiKey", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.provider
        if value is not UNSET:
            field_dict["provider"] = value
        value = self.planet_api_key
        if value is not UNSET:
            field_dict["planetApiKey"] = value
        return field_dict
