# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET


@_attrs_define(eq=False, repr=False)
class NewBatchCollectionV1(Model):
    """A batch collection to be created.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"name", "s3Bucket"})

    name: str

    s_3_bucket: str
    """The bucket that the collection's rasters are written to."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.name = get("name", UNSET)
        self.s_3_bucket = get("s3Bucket", UNSET)
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
        return field_dict
