# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.tiling_grid_unit import TilingGridUnit


@_attrs_define(eq=False, repr=False)
class TilingGridProperties(Model):
    """The measures of a tiling grid."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"tileWidth", "tileHeight", "resolutions", "unit"})

    tile_width: float | Unset = UNSET
    """The width of a tile, in `unit`."""

    tile_height: float | Unset = UNSET
    """The height of a tile, in `unit`."""

    resolutions: list[float] | Unset = UNSET
    """The resolutions to choose from, in `unit` per pixel."""

    unit: TilingGridUnit | Unset = UNSET
    """The unit of all lengths of a tiling grid."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.tile_width = get("tileWidth", UNSET)
        self.tile_height = get("tileHeight", UNSET)
        self.resolutions = get("resolutions", UNSET)
        value = get("unit", UNSET)
        self.unit = TilingGridUnit(value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.tile_width
        if value is not UNSET:
            field_dict["tileWidth"] = value
        value = self.tile_height
        if value is not UNSET:
            field_dict["tileHeight"] = value
        value = self.resolutions
        if value is not UNSET:
            field_dict["resolutions"] = value
        value = self.unit
        if value is not UNSET:
            field_dict["unit"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.tiling_grid_unit import TilingGridUnit

    globals().update(
        TilingGridUnit=TilingGridUnit,
        _linked=True,
    )
