# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.cog_parameters_v1 import CogParametersV1


@_attrs_define(eq=False, repr=False)
class BatchOutputV1(Model):
    """Where and how raster files are written.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "defaultTilePath",
            "overwrite",
            "skipExisting",
            "cogOutput",
            "cogParameters",
            "createCollection",
            "collectionId",
        }
    )

    default_tile_path: str | Unset = UNSET
    """An `s3://` path, or a path template with placeholders for the request, the tile, the output and the format."""

    overwrite: bool | Unset = UNSET
    """Whether files that exist are replaced instead of failing the request."""

    skip_existing: bool | Unset = UNSET
    """Whether tiles are left out whose files all exist."""

    cog_output: bool | Unset = UNSET
    """Whether TIFF files are written as cloud optimized GeoTIFFs."""

    cog_parameters: CogParametersV1 | Unset = UNSET
    """The inner structure of cloud optimized GeoTIFFs."""

    create_collection: bool | Unset = UNSET
    """Whether a batch collection is made for the results."""

    collection_id: None | str | Unset = UNSET
    """The batch collection that the results are added to."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.default_tile_path = get("defaultTilePath", UNSET)
        self.overwrite = get("overwrite", UNSET)
        self.skip_existing = get("skipExisting", UNSET)
        self.cog_output = get("cogOutput", UNSET)
        value = get("cogParameters", UNSET)
        self.cog_parameters = CogParametersV1.from_dict(value) if isinstance(value, dict) else value
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
        value = self.default_tile_path
        if value is not UNSET:
            field_dict["defaultTilePath"] = value
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


_linked = False


def _link() -> None:
    from ..models.cog_parameters_v1 import CogParametersV1

    globals().update(
        CogParametersV1=CogParametersV1,
        _linked=True,
    )
