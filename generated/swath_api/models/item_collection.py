# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.search_context import SearchContext
    from ..models.stac_item import StacItem
    from ..models.stac_link import StacLink


@_attrs_define(eq=False, repr=False)
class ItemCollection(Model):
    """One page of a search's findings."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "features", "links", "context"})

    features: list[float | StacItem | str]
    """Items; plain values where the search asked for `distinct` ones."""

    type_: Literal["FeatureCollection"] = "FeatureCollection"

    links: list[StacLink] | Unset = UNSET
    """Among others the link to the next page."""

    context: SearchContext | Unset = UNSET
    """Where a page stands in the search."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        value = get("features", UNSET)
        self.features = (
            [StacItem.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        value = get("links", UNSET)
        self.links = (
            [StacLink.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        value = get("context", UNSET)
        self.context = SearchContext.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.features
        if value is not UNSET:
            field_dict["features"] = [encode(item) for item in value] if isinstance(value, (list, tuple)) else value
        value = self.links
        if value is not UNSET:
            field_dict["links"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.context
        if value is not UNSET:
            field_dict["context"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.search_context import SearchContext
    from ..models.stac_item import StacItem
    from ..models.stac_link import StacLink

    globals().update(
        SearchContext=SearchContext,
        StacItem=StacItem,
        StacLink=StacLink,
        _linked=True,
    )
