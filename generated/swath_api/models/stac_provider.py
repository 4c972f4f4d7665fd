# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.provider_role import ProviderRole


@_attrs_define(eq=False, repr=False)
class StacProvider(Model):
    """An organisation behind the data."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"name", "description", "roles", "url"})

    name: str

    description: str | Unset = UNSET

    roles: list[ProviderRole] | Unset = UNSET

    url: str | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.name = get("name", UNSET)
        self.description = get("description", UNSET)
        value = get("roles", UNSET)
        self.roles = (
            [ProviderRole(item) if type(item) is str else item for item in value] if isinstance(value, list) else value
        )
        self.url = get("url", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.name
        if value is not UNSET:
            field_dict["name"] = value
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        value = self.roles
        if value is not UNSET:
            field_dict["roles"] = (
                [item.value if isinstance(item, Enum) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.url
        if value is not UNSET:
            field_dict["url"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.provider_role import ProviderRole

    globals().update(
        ProviderRole=ProviderRole,
        _linked=True,
    )
