# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_strict, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.band_metadata import BandMetadata
    from ..models.custom_dataset_type import CustomDatasetType
    from ..models.location import Location


@_attrs_define(eq=False, repr=False)
class BatchCollectionMetadata(Model):
    """Where a batch collection is served, and its bands."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"@id", "id", "location", "datasetType", "bands"})

    self_url: str | Unset = UNSET
    """The URL of this answer."""

    id: str | Unset = UNSET
    """The collection's identifier."""

    location: Location | Unset = UNSET
    """The deployment that serves the collection."""

    dataset_type: CustomDatasetType | Unset = UNSET
    """The kind of data set that a custom collection is."""

    bands: list[BandMetadata] | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.self_url = get("@id", UNSET)
        self.id = get("id", UNSET)
        value = get("location", UNSET)
        self.location = Location.from_dict(value) if isinstance(value, dict) else value
        value = get("datasetType", UNSET)
        self.dataset_type = decode_strict(CustomDatasetType, value) if type(value) is str else value
        value = get("bands", UNSET)
        self.bands = (
            [BandMetadata.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.self_url
        if value is not UNSET:
            field_dict["@id"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.location
        if value is not UNSET:
            field_dict["location"] = value.to_dict() if isinstance(value, Model) else value
        value = self.dataset_type
        if value is not UNSET:
            field_dict["datasetType"] = value.value if isinstance(value, Enum) else value
        value = self.bands
        if value is not UNSET:
            field_dict["bands"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


_linked = False


def _link() -> None:
    from ..models.band_metadata import BandMetadata
    from ..models.custom_dataset_type import CustomDatasetType
    from ..models.location import Location

    globals().update(
        BandMetadata=BandMetadata,
        CustomDatasetType=CustomDatasetType,
        Location=Location,
        _linked=True,
    )
