# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_collection_grid_v1 import BatchCollectionGridV1
    from ..models.byoc_additional_data import ByocAdditionalData


@_attrs_define(eq=False, repr=False)
class BatchCollectionV1(Model):
    """A collection of rasters that batch requests wrote.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"id", "accountId", "name", "s3Bucket", "batchData", "additionalData", "created"}
    )

    id: str | Unset = UNSET

    account_id: str | Unset = UNSET
    """The account that the collection belongs to."""

    name: str | Unset = UNSET

    s_3_bucket: str | Unset = UNSET
    """The bucket that the collection's rasters are written to."""

    batch_data: BatchCollectionGridV1 | Unset = UNSET
    """What a batch collection took over from its first batch request."""

    additional_data: ByocAdditionalData | Unset = UNSET
    """The bands of a collection, and what its tiles tell about it."""

    created: None | str | Unset = UNSET
    """When the collection was created."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        self.account_id = get("accountId", UNSET)
        self.name = get("name", UNSET)
        self.s_3_bucket = get("s3Bucket", UNSET)
        value = get("batchData", UNSET)
        self.batch_data = BatchCollectionGridV1.from_dict(value) if isinstance(value, dict) else value
        value = get("additionalData", UNSET)
        self.additional_data = ByocAdditionalData.from_dict(value) if isinstance(value, dict) else value
        self.created = get("created", UNSET)
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
        value = self.account_id
        if value is not UNSET:
            field_dict["accountId"] = value
        value = self.name
        if value is not UNSET:
            field_dict["name"] = value
        value = self.s_3_bucket
        if value is not UNSET:
            field_dict["s3Bucket"] = value
        value = self.batch_data
        if value is not UNSET:
            field_dict["batchData"] = value.to_dict() if isinstance(value, Model) else value
        value = self.additional_data
        if value is not UNSET:
            field_dict["additionalData"] = value.to_dict() if isinstance(value, Model) else value
        value = self.created
        if value is not UNSET:
            field_dict["created"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_collection_grid_v1 import BatchCollectionGridV1
    from ..models.byoc_additional_data import ByocAdditionalData

    globals().update(
        BatchCollectionGridV1=BatchCollectionGridV1,
        ByocAdditionalData=ByocAdditionalData,
        _linked=True,
    )
