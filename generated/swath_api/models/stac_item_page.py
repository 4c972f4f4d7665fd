# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stac_item import StacItem
    from ..models.stac_link import StacLink


@_attrs_define(eq=False, repr=False)
class StacItemPage(Model):
    """One page of a collection's items."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "features", "links", "timeStamp", "numberReturned"})

    features: list[StacItem]

    type_: Literal["FeatureCollection"] = "FeatureCollection"

    links: list[StacLink] | Unset = UNSET

    time_stamp: datetime.datetime | Unset = UNSET
    """When the answer was made."""

    number_returned: int | Unset = UNSET
    """How many items are on this page."""

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
        value = get("timeStamp", UNSET)
        self.time_stamp = decode_datetime(value)
        self.number_returned = get("numberReturned", UNSET)
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
            field_dict["features"] = (
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
        value = self.time_stamp
        if value is not UNSET:
            field_dict["timeStamp"] = encode_datetime(value)
        value = self.number_returned
        if value is not UNSET:
            field_dict["numberReturned"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.stac_item import StacItem
    from ..models.stac_link import StacLink

    globals().update(
        StacItem=StacItem,
        StacLink=StacLink,
        _linked=True,
    )
