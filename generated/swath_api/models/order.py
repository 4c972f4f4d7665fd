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
    from ..models.order_input import OrderInput
    from ..models.order_status import OrderStatus


@_attrs_define(eq=False, repr=False)
class Order(Model):
    """An order as the service keeps it."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"id", "name", "accountId", "userId", "collectionId", "status", "sqkm", "input"}
    )

    id: str | Unset = UNSET
    """The identifier of the order."""

    name: str | Unset = UNSET
    """The name of the order."""

    account_id: str | Unset = UNSET
    """The account that pays."""

    user_id: str | Unset = UNSET
    """The user who made the order."""

    collection_id: str | Unset = UNSET
    """The collection imported into. It may be unknown until the order is confirmed."""

    status: OrderStatus | Unset = UNSET
    """The state of an order: a quote until it is confirmed, then `RUNNING`, and in the end `DONE`, `PARTIAL`,
    `FAILED` or `CANCELLED`.
    """

    sqkm: float | Unset = UNSET
    """The area that counts against the quota, in square kilometres; small orders count as the minimum."""

    input_: OrderInput | Unset = UNSET
    """What was ordered, in the shape that its provider takes."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        self.name = get("name", UNSET)
        self.account_id = get("accountId", UNSET)
        self.user_id = get("userId", UNSET)
        self.collection_id = get("collectionId", UNSET)
        value = get("status", UNSET)
        self.status = OrderStatus(value) if type(value) is str else value
        self.sqkm = get("sqkm", UNSET)
        value = get("input", UNSET)
        self.input_ = OrderInput.from_dict(value) if isinstance(value, dict) else value
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
        value = self.name
        if value is not UNSET:
            field_dict["name"] = value
        value = self.account_id
        if value is not UNSET:
            field_dict["accountId"] = value
        value = self.user_id
        if value is not UNSET:
            field_dict["userId"] = value
        value = self.collection_id
        if value is not UNSET:
            field_dict["collectionId"] = value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.sqkm
        if value is not UNSET:
            field_dict["sqkm"] = value
        value = self.input_
        if value is not UNSET:
            field_dict["input"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.order_input import OrderInput
    from ..models.order_status import OrderStatus

    globals().update(
        OrderInput=OrderInput,
        OrderStatus=OrderStatus,
        _linked=True,
    )
