# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.byoc_bands import ByocBands


@_attrs_define(eq=False, repr=False)
class ZarrAdditionalData(Model):
    """What the ingestion found out about a Zarr collection."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"bands", "maxMetersPerPixel"})

    bands: ByocBands | Unset = UNSET
    """Bands by the names under which an evalscript reads them."""

    max_meters_per_pixel: float | Unset = UNSET
    """The coarsest resolution at which the collection can be rendered, metres a pixel."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("bands", UNSET)
        self.bands = ByocBands.from_dict(value) if isinstance(value, dict) else value
        self.max_meters_per_pixel = get("maxMetersPerPixel", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.bands
        if value is not UNSET:
            field_dict["bands"] = value.to_dict() if isinstance(value, Model) else value
        value = self.max_meters_per_pixel
        if value is not UNSET:
            field_dict["maxMetersPerPixel"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.byoc_bands import ByocBands

    globals().update(
        ByocBands=ByocBands,
        _linked=True,
    )
