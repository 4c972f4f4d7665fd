# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_tile_crs_properties_v1 import BatchTileCrsPropertiesV1


@_attrs_define(eq=False, repr=False)
class BatchTileCrsV1(Model):
    """A CRS by name, as GeoJSON once wrote it.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "properties"})

    type_: Literal["name"] | Unset = UNSET

    properties: BatchTileCrsPropertiesV1 | Unset = UNSET
    """The name of a CRS."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        value = get("properties", UNSET)
        self.properties = BatchTileCrsPropertiesV1.from_dict(value) if isinstance(value, dict) else value
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
        value = self.properties
        if value is not UNSET:
            field_dict["properties"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_tile_crs_properties_v1 import BatchTileCrsPropertiesV1

    globals().update(
        BatchTileCrsPropertiesV1=BatchTileCrsPropertiesV1,
        _linked=True,
    )
