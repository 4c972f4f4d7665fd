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
    from ..models.delivery_tile_status import DeliveryTileStatus


@_attrs_define(eq=False, repr=False)
class DeliveryTile(Model):
    """A tile of a collection that came out of a delivery."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"id", "deliveryId", "status"})

    id: str | Unset = UNSET
    """The tile, here and in the collection."""

    delivery_id: str | Unset = UNSET
    """The delivery that it came out of."""

    status: DeliveryTileStatus | Unset = UNSET
    """How far the ingestion of a tile is."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        self.delivery_id = get("deliveryId", UNSET)
        value = get("status", UNSET)
        self.status = DeliveryTileStatus(value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.delivery_id
        if value is not UNSET:
            field_dict["deliveryId"] = value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.delivery_tile_status import DeliveryTileStatus

    globals().update(
        DeliveryTileStatus=DeliveryTileStatus,
        _linked=True,
    )
