# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.page_links import PageLinks
    from ..models.provider_product import ProviderProduct


@_attrs_define(eq=False, repr=False)
class ProductSearchResults(Model):
    """What a provider found. Whatever else the provider answers stands beside the features."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"links", "features"})

    links: PageLinks | Unset = UNSET
    """The neighbouring pages, where the provider's answer comes in pages."""

    features: list[ProviderProduct] | Unset = UNSET
    """The products found."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("links", UNSET)
        self.links = PageLinks.from_dict(value) if isinstance(value, dict) else value
        value = get("features", UNSET)
        self.features = (
            [ProviderProduct.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.links
        if value is not UNSET:
            field_dict["links"] = value.to_dict() if isinstance(value, Model) else value
        value = self.features
        if value is not UNSET:
            field_dict["features"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


_linked = False


def _link() -> None:
    from ..models.page_links import PageLinks
    from ..models.provider_product import ProviderProduct

    globals().update(
        PageLinks=PageLinks,
        ProviderProduct=ProviderProduct,
        _linked=True,
    )
