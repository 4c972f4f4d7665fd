# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.spatial_extent import SpatialExtent
    from ..models.temporal_extent import TemporalExtent


@_attrs_define(eq=False, repr=False)
class StacExtent(Model):
    """Where and when the data of a collection lie."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"spatial", "temporal"})

    spatial: SpatialExtent
    """Where the data lie."""

    temporal: TemporalExtent
    """When the data were acquired."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("spatial", UNSET)
        self.spatial = SpatialExtent.from_dict(value) if isinstance(value, dict) else value
        value = get("temporal", UNSET)
        self.temporal = TemporalExtent.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.spatial
        if value is not UNSET:
            field_dict["spatial"] = value.to_dict() if isinstance(value, Model) else value
        value = self.temporal
        if value is not UNSET:
            field_dict["temporal"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.spatial_extent import SpatialExtent
    from ..models.temporal_extent import TemporalExtent

    globals().update(
        SpatialExtent=SpatialExtent,
        TemporalExtent=TemporalExtent,
        _linked=True,
    )
