# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_tile_crs_v1 import BatchTileCrsV1


@_attrs_define(eq=False, repr=False)
class BatchTileOriginV1(Model):
    """The lower left corner of a tile, in the tile's own CRS.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "coordinates", "crs"})

    type_: Literal["Point"] | Unset = UNSET

    coordinates: list[float] | Unset = UNSET
    """Easting and northing, or longitude and latitude."""

    crs: BatchTileCrsV1 | Unset = UNSET
    """A CRS by name, as GeoJSON once wrote it."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        self.coordinates = get("coordinates", UNSET)
        value = get("crs", UNSET)
        self.crs = BatchTileCrsV1.from_dict(value) if isinstance(value, dict) else value
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
        value = self.coordinates
        if value is not UNSET:
            field_dict["coordinates"] = value
        value = self.crs
        if value is not UNSET:
            field_dict["crs"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_tile_crs_v1 import BatchTileCrsV1

    globals().update(
        BatchTileCrsV1=BatchTileCrsV1,
        _linked=True,
    )
