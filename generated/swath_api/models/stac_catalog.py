# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stac_link import StacLink


@_attrs_define(eq=False, repr=False)
class StacCatalog(Model):
    """The landing page of the catalogue."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"stac_version", "type", "id", "description", "conformsTo", "links", "stac_extensions", "title"}
    )

    stac_version: str

    type_: str
    """`Catalog` here."""

    id: str

    description: str

    conforms_to: list[str]
    """The URIs of the conformance classes that the catalogue keeps to."""

    links: list[StacLink]

    stac_extensions: list[str] | Unset = UNSET
    """The URLs, or short names, of the STAC extensions in use."""

    title: str | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.stac_version = get("stac_version", UNSET)
        self.type_ = get("type", UNSET)
        self.id = get("id", UNSET)
        self.description = get("description", UNSET)
        self.conforms_to = get("conformsTo", UNSET)
        value = get("links", UNSET)
        self.links = (
            [StacLink.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        self.stac_extensions = get("stac_extensions", UNSET)
        self.title = get("title", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.stac_version
        if value is not UNSET:
            field_dict["stac_version"] = value
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        value = self.conforms_to
        if value is not UNSET:
            field_dict["conformsTo"] = value
        value = self.links
        if value is not UNSET:
            field_dict["links"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.stac_extensions
        if value is not UNSET:
            field_dict["stac_extensions"] = value
        value = self.title
        if value is not UNSET:
            field_dict["title"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.stac_link import StacLink

    globals().update(
        StacLink=StacLink,
        _linked=True,
    )
