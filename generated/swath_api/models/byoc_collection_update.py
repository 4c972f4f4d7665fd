# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.byoc_additional_data import ByocAdditionalData


@_attrs_define(eq=False, repr=False)
class ByocCollectionUpdate(Model):
    """The new state of a collection. A no-data value that is left out is removed."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"name", "s3Bucket", "noData", "additionalData"})

    name: str

    s_3_bucket: str
    """The bucket in which the files lie; only an empty collection can move to another one."""

    no_data: float | Unset = UNSET
    """The value that marks a pixel without data."""

    additional_data: ByocAdditionalData | Unset = UNSET
    """The bands to have from now on. Bands can be renamed, removed, or given a no-data value; nothing else about
    them changes once there are tiles. Left out, the bands stay as they are.
    """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.name = get("name", UNSET)
        self.s_3_bucket = get("s3Bucket", UNSET)
        self.no_data = get("noData", UNSET)
        value = get("additionalData", UNSET)
        self.additional_data = ByocAdditionalData.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.name
        if value is not UNSET:
            field_dict["name"] = value
        value = self.s_3_bucket
        if value is not UNSET:
            field_dict["s3Bucket"] = value
        value = self.no_data
        if value is not UNSET:
            field_dict["noData"] = value
        value = self.additional_data
        if value is not UNSET:
            field_dict["additionalData"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.byoc_additional_data import ByocAdditionalData

    globals().update(
        ByocAdditionalData=ByocAdditionalData,
        _linked=True,
    )
