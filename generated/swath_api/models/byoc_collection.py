# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.byoc_additional_data import ByocAdditionalData


@_attrs_define(eq=False, repr=False)
class ByocCollection(Model):
    """Rasters in a bucket of the user, with the same bands everywhere."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "name",
            "s3Bucket",
            "id",
            "userId",
            "accountId",
            "isConfigured",
            "created",
            "noData",
            "requiresMetadataUpdate",
            "additionalData",
        }
    )

    name: str

    s_3_bucket: str
    """The bucket in which the files lie."""

    id: str | Unset = UNSET

    user_id: str | Unset = UNSET
    """Who created the collection."""

    account_id: str | Unset = UNSET
    """The account that owns the collection."""

    is_configured: bool | Unset = UNSET
    """Whether the bands are known."""

    created: datetime.datetime | None | Unset = UNSET

    no_data: float | Unset = UNSET
    """The value that marks a pixel without data in every band that names none of its own."""

    requires_metadata_update: bool | Unset = UNSET

    additional_data: ByocAdditionalData | Unset = UNSET
    """The bands of a collection, and what its tiles tell about it."""

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
        self.id = get("id", UNSET)
        self.user_id = get("userId", UNSET)
        self.account_id = get("accountId", UNSET)
        self.is_configured = get("isConfigured", UNSET)
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        self.no_data = get("noData", UNSET)
        self.requires_metadata_update = get("requiresMetadataUpdate", UNSET)
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
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.user_id
        if value is not UNSET:
            field_dict["userId"] = value
        value = self.account_id
        if value is not UNSET:
            field_dict["accountId"] = value
        value = self.is_configured
        if value is not UNSET:
            field_dict["isConfigured"] = value
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode(value)
        value = self.no_data
        if value is not UNSET:
            field_dict["noData"] = value
        value = self.requires_metadata_update
        if value is not UNSET:
            field_dict["requiresMetadataUpdate"] = value
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
