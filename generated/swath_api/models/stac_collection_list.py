# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.stac_collection import StacCollection
    from ..models.stac_link import StacLink


@_attrs_define(eq=False, repr=False)
class StacCollectionList(Model):
    """The collections of a deployment."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"collections", "links"})

    collections: list[StacCollection]

    links: list[StacLink]

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("collections", UNSET)
        self.collections = (
            [StacCollection.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        value = get("links", UNSET)
        self.links = (
            [StacLink.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.collections
        if value is not UNSET:
            field_dict["collections"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.links
        if value is not UNSET:
            field_dict["links"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


_linked = False


def _link() -> None:
    from ..models.stac_collection import StacCollection
    from ..models.stac_link import StacLink

    globals().update(
        StacCollection=StacCollection,
        StacLink=StacLink,
        _linked=True,
    )
