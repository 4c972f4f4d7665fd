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
    from ..models.quota_collection import QuotaCollection


@_attrs_define(eq=False, repr=False)
class Quota(Model):
    """What may be imported from one collection; `quotaSqkm` less `quotaUsed` is left."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"collectionId", "quotaSqkm", "quotaUsed"})

    collection_id: QuotaCollection | Unset = UNSET
    """A provider's collection that is sold by area; the Airbus ones are deprecated."""

    quota_sqkm: float | Unset = UNSET
    """The area bought, in square kilometres."""

    quota_used: float | Unset = UNSET
    """The area used, in square kilometres."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("collectionId", UNSET)
        self.collection_id = QuotaCollection(value) if type(value) is str else value
        self.quota_sqkm = get("quotaSqkm", UNSET)
        self.quota_used = get("quotaUsed", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.collection_id
        if value is not UNSET:
            field_dict["collectionId"] = value.value if isinstance(value, Enum) else value
        value = self.quota_sqkm
        if value is not UNSET:
            field_dict["quotaSqkm"] = value
        value = self.quota_used
        if value is not UNSET:
            field_dict["quotaUsed"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.quota_collection import QuotaCollection

    globals().update(
        QuotaCollection=QuotaCollection,
        _linked=True,
    )
