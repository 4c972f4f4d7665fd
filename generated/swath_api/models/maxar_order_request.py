# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.maxar_order_input import MaxarOrderInput


@_attrs_define(eq=False, repr=False)
class MaxarOrderRequest(Model):
    """An order of Maxar products."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"input", "name", "collectionId"})

    input_: MaxarOrderInput
    """What is ordered from Maxar."""

    name: str | Unset = UNSET
    """The name of the order, and of the new collection if there is to be one."""

    collection_id: str | Unset = UNSET
    """The collection to import into, empty or with the same bands. Without it a new one is made."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("input", UNSET)
        self.input_ = MaxarOrderInput.from_dict(value) if isinstance(value, dict) else value
        self.name = get("name", UNSET)
        self.collection_id = get("collectionId", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.input_
        if value is not UNSET:
            field_dict["input"] = value.to_dict() if isinstance(value, Model) else value
        value = self.name
        if value is not UNSET:
            field_dict["name"] = value
        value = self.collection_id
        if value is not UNSET:
            field_dict["collectionId"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.maxar_order_input import MaxarOrderInput

    globals().update(
        MaxarOrderInput=MaxarOrderInput,
        _linked=True,
    )
