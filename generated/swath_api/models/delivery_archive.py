# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, decode_strict, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.delivery_archive_format import DeliveryArchiveFormat
    from ..models.delivery_archive_status import DeliveryArchiveStatus


@_attrs_define(eq=False, repr=False)
class DeliveryArchive(Model):
    """An archive of all files of a delivery."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"deliveryId", "format", "requested", "status", "size"})

    delivery_id: str | Unset = UNSET
    """The delivery that is packed."""

    format_: DeliveryArchiveFormat | Unset = UNSET
    """The format of an archive."""

    requested: datetime.datetime | Unset = UNSET
    """When the archive was asked for."""

    status: DeliveryArchiveStatus | Unset = UNSET
    """The state of an archive; only one that is `DONE` can be downloaded."""

    size: int | Unset = UNSET
    """The size in bytes; given once the archive is `DONE`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.delivery_id = get("deliveryId", UNSET)
        value = get("format", UNSET)
        self.format_ = decode_strict(DeliveryArchiveFormat, value) if type(value) is str else value
        value = get("requested", UNSET)
        self.requested = decode_datetime(value)
        value = get("status", UNSET)
        self.status = DeliveryArchiveStatus(value) if type(value) is str else value
        self.size = get("size", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.delivery_id
        if value is not UNSET:
            field_dict["deliveryId"] = value
        value = self.format_
        if value is not UNSET:
            field_dict["format"] = value.value if isinstance(value, Enum) else value
        value = self.requested
        if value is not UNSET:
            field_dict["requested"] = encode_datetime(value)
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.size
        if value is not UNSET:
            field_dict["size"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.delivery_archive_format import DeliveryArchiveFormat
    from ..models.delivery_archive_status import DeliveryArchiveStatus

    globals().update(
        DeliveryArchiveFormat=DeliveryArchiveFormat,
        DeliveryArchiveStatus=DeliveryArchiveStatus,
        _linked=True,
    )
