# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.polygon import Polygon
    from ..models.zarr_additional_data import ZarrAdditionalData
    from ..models.zarr_collection_status import ZarrCollectionStatus
    from ..models.zarr_user_attributes import ZarrUserAttributes


@_attrs_define(eq=False, repr=False)
class ZarrCollection(Model):
    """A Zarr group in a bucket of the user, its arrays being the bands."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "name",
            "s3Bucket",
            "path",
            "crs",
            "id",
            "userId",
            "accountId",
            "created",
            "status",
            "ingestionErrors",
            "envelope",
            "width",
            "height",
            "zattrs",
            "additionalData",
        }
    )

    name: str

    s_3_bucket: str
    """The bucket in which the Zarr group lies."""

    path: str
    """The prefix of the Zarr group within the bucket. It ends with a slash and does not begin with one."""

    crs: str
    """The CRS of the Zarr group, such as `http://www.opengis.net/def/crs/EPSG/0/4326`."""

    id: str | Unset = UNSET

    user_id: str | Unset = UNSET
    """Who created the collection."""

    account_id: str | Unset = UNSET
    """The account that owns the collection."""

    created: datetime.datetime | Unset = UNSET

    status: ZarrCollectionStatus | Unset = UNSET
    """How far the ingestion of a Zarr collection has come."""

    ingestion_errors: None | str | Unset = UNSET
    """Why the ingestion failed."""

    envelope: Polygon | Unset = UNSET
    """The area that the arrays cover."""

    width: float | None | Unset = UNSET
    """The width of the arrays, px."""

    height: float | None | Unset = UNSET
    """The height of the arrays, px."""

    zattrs: None | Unset | ZarrUserAttributes = UNSET

    additional_data: ZarrAdditionalData | Unset = UNSET
    """What the ingestion found out about a Zarr collection."""

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
        self.crs = get("crs", UNSET)
        self.id = get("id", UNSET)
        self.user_id = get("userId", UNSET)
        self.account_id = get("accountId", UNSET)
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        value = get("status", UNSET)
        self.status = ZarrCollectionStatus(value) if type(value) is str else value
        self.ingestion_errors = get("ingestionErrors", UNSET)
        value = get("envelope", UNSET)
        self.envelope = Polygon.from_dict(value) if isinstance(value, dict) else value
        self.width = get("width", UNSET)
        self.height = get("height", UNSET)
        value = get("zattrs", UNSET)
        self.zattrs = ZarrUserAttributes.from_dict(value) if isinstance(value, dict) else value
        value = get("additionalData", UNSET)
        self.additional_data = ZarrAdditionalData.from_dict(value) if isinstance(value, dict) else value
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
        value = self.crs
        if value is not UNSET:
            field_dict["crs"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.user_id
        if value is not UNSET:
            field_dict["userId"] = value
        value = self.account_id
        if value is not UNSET:
            field_dict["accountId"] = value
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode_datetime(value)
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.ingestion_errors
        if value is not UNSET:
            field_dict["ingestionErrors"] = value
        value = self.envelope
        if value is not UNSET:
            field_dict["envelope"] = value.to_dict() if isinstance(value, Model) else value
        value = self.width
        if value is not UNSET:
            field_dict["width"] = value
        value = self.height
        if value is not UNSET:
            field_dict["height"] = value
        value = self.zattrs
        if value is not UNSET:
            field_dict["zattrs"] = encode(value)
        value = self.additional_data
        if value is not UNSET:
            field_dict["additionalData"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.polygon import Polygon
    from ..models.zarr_additional_data import ZarrAdditionalData
    from ..models.zarr_collection_status import ZarrCollectionStatus
    from ..models.zarr_user_attributes import ZarrUserAttributes

    globals().update(
        Polygon=Polygon,
        ZarrAdditionalData=ZarrAdditionalData,
        ZarrCollectionStatus=ZarrCollectionStatus,
        ZarrUserAttributes=ZarrUserAttributes,
        _linked=True,
    )
