# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.cog_parameters import CogParameters
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference


@_attrs_define(eq=False, repr=False)
class BatchRasterOutput(Model):
    """Raster files as the result."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "type",
            "delivery",
            "overwrite",
            "skipExisting",
            "cogOutput",
            "cogParameters",
            "createCollection",
            "collectionId",
        }
    )

    delivery: GoogleStorageReference | S3Reference
    """Where the files go; the URL may hold placeholders for task, tile, output and format."""

    type_: Literal["raster"] = "raster"

    overwrite: bool | Unset = UNSET
    """Whether files that exist are replaced instead of failing the task."""

    skip_existing: bool | Unset = UNSET
    """Whether tiles are left out whose files all exist."""

    cog_output: bool | Unset = UNSET
    """Whether TIFF files are written as cloud optimized GeoTIFFs."""

    cog_parameters: CogParameters | Unset = UNSET
    """The inner structure of cloud optimized GeoTIFFs."""

    create_collection: bool | Unset = UNSET
    """Whether the results become tiles of a BYOC collection, a new one unless `collectionId` is given."""

    collection_id: str | Unset = UNSET
    """The BYOC collection that the results are added to."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        value = get("delivery", UNSET)
        self.delivery = choose_delivery(value) if isinstance(value, dict) else value
        self.overwrite = get("overwrite", UNSET)
        self.skip_existing = get("skipExisting", UNSET)
        self.cog_output = get("cogOutput", UNSET)
        value = get("cogParameters", UNSET)
        self.cog_parameters = CogParameters.from_dict(value) if isinstance(value, dict) else value
        self.create_collection = get("createCollection", UNSET)
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
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.delivery
        if value is not UNSET:
            field_dict["delivery"] = encode(value)
        value = self.overwrite
        if value is not UNSET:
            field_dict["overwrite"] = value
        value = self.skip_existing
        if value is not UNSET:
            field_dict["skipExisting"] = value
        value = self.cog_output
        if value is not UNSET:
            field_dict["cogOutput"] = value
        value = self.cog_parameters
        if value is not UNSET:
            field_dict["cogParameters"] = value.to_dict() if isinstance(value, Model) else value
        value = self.create_collection
        if value is not UNSET:
            field_dict["createCollection"] = value
        value = self.collection_id
        if value is not UNSET:
            field_dict["collectionId"] = value
        return field_dict


choose_delivery: Choice
_linked = False


def _link() -> None:
    from ..models.cog_parameters import CogParameters
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference

    globals().update(
        CogParameters=CogParameters,
        GoogleStorageReference=GoogleStorageReference,
        S3Reference=S3Reference,
        choose_delivery=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        _linked=True,
    )
