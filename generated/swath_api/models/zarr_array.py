# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.zarr_array_metadata import ZarrArrayMetadata
    from ..models.zarr_user_attributes import ZarrUserAttributes


@_attrs_define(eq=False, repr=False)
class ZarrArray(Model):
    """One array of a Zarr group."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"name", "s3Bucket", "path", "zarray", "zattrs"})

    name: str | Unset = UNSET

    s_3_bucket: str | Unset = UNSET
    """The bucket in which the array lies."""

    path: str | Unset = UNSET
    """The prefix of the array within the bucket."""

    zarray: ZarrArrayMetadata | Unset = UNSET
    """The shape, chunks, data type and compression of an array, as `.zarray` holds them."""

    zattrs: None | Unset | ZarrUserAttributes = UNSET

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
        self.path = get("path", UNSET)
        value = get("zarray", UNSET)
        self.zarray = ZarrArrayMetadata.from_dict(value) if isinstance(value, dict) else value
        value = get("zattrs", UNSET)
        self.zattrs = ZarrUserAttributes.from_dict(value) if isinstance(value, dict) else value
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
        value = self.path
        if value is not UNSET:
            field_dict["path"] = value
        value = self.zarray
        if value is not UNSET:
            field_dict["zarray"] = value.to_dict() if isinstance(value, Model) else value
        value = self.zattrs
        if value is not UNSET:
            field_dict["zattrs"] = encode(value)
        return field_dict


_linked = False


def _link() -> None:
    from ..models.zarr_array_metadata import ZarrArrayMetadata
    from ..models.zarr_user_attributes import ZarrUserAttributes

    globals().update(
        ZarrArrayMetadata=ZarrArrayMetadata,
        ZarrUserAttributes=ZarrUserAttributes,
        _linked=True,
    )
