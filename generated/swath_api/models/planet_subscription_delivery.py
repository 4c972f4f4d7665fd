# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.delivery_status import DeliveryStatus


@_attrs_define(eq=False, repr=False)
class PlanetSubscriptionDelivery(Model):
    """The delivery of a Planet item for a subscription.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"provider", "id", "status", "errorMessage", "itemId"})

    provider: Literal["PLANET"] = "PLANET"
    """The provider."""

    id: str | Unset = UNSET
    """The identifier of the delivery."""

    status: DeliveryStatus | Unset = UNSET
    """The state of a delivery: awaited from the provider, delivered, prepared and ingested, and in the end `DONE`,
    `DELIVERY_FAILED`, `IMPORT_FAILED` or `NON_INGESTIBLE`.
    """

    error_message: str | Unset = UNSET
    """Why the delivery, its import or its ingestion failed."""

    item_id: str | Unset = UNSET
    """The item delivered."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.provider = get("provider", UNSET)
        self.id = get("id", UNSET)
        value = get("status", UNSET)
        self.status = DeliveryStatus(value) if type(value) is str else value
        self.error_message = get("errorMessage", UNSET)
        self.item_id = get("itemId", UNSET)
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
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.error_message
        if value is not UNSET:
            field_dict["errorMessage"] = value
        value = self.item_id
        if value is not UNSET:
            field_dict["itemId"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.delivery_status import DeliveryStatus

    globals().update(
        DeliveryStatus=DeliveryStatus,
        _linked=True,
    )
