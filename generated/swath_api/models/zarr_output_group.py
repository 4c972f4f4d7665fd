# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.zarr_attributes import ZarrAttributes
    from ..models.zarr_coordinates import ZarrCoordinates


@_attrs_define(eq=False, repr=False)
class ZarrOutputGroup(Model):
    """The Zarr group that holds one array for each output."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"zarr_format", "coordinates", "customAttributes"})

    zarr_format: int
    """The version of the Zarr storage specification."""

    coordinates: ZarrCoordinates | Unset = UNSET
    """How the coordinate arrays run."""

    custom_attributes: ZarrAttributes | Unset = UNSET
    """Attributes of the user's own, written to `.zattrs`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.zarr_format = get("zarr_format", UNSET)
        value = get("coordinates", UNSET)
        self.coordinates = ZarrCoordinates.from_dict(value) if isinstance(value, dict) else value
        value = get("customAttributes", UNSET)
        self.custom_attributes = ZarrAttributes.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.zarr_format
        if value is not UNSET:
            field_dict["zarr_format"] = value
        value = self.coordinates
        if value is not UNSET:
            field_dict["coordinates"] = value.to_dict() if isinstance(value, Model) else value
        value = self.custom_attributes
        if value is not UNSET:
            field_dict["customAttributes"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.zarr_attributes import ZarrAttributes
    from ..models.zarr_coordinates import ZarrCoordinates

    globals().update(
        ZarrAttributes=ZarrAttributes,
        ZarrCoordinates=ZarrCoordinates,
        _linked=True,
    )
