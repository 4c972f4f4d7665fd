# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, decode_datetime, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.multi_polygon import MultiPolygon
    from ..models.polygon import Polygon


@_attrs_define(eq=False, repr=False)
class ByocTileUpdate(Model):
    """The new state of a tile."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"coverGeometry", "sensingTime"})

    cover_geometry: MultiPolygon | Polygon | Unset = UNSET
    """The area in which a tile has data; the common area of its files where none is given. It may be written in any
    CRS and is answered in the CRS of the tile.
    """

    sensing_time: datetime.datetime | None | Unset = UNSET
    """When the data were acquired; no finer than milliseconds."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("coverGeometry", UNSET)
        self.cover_geometry = choose_cover_geometry(value) if isinstance(value, dict) else value
        value = get("sensingTime", UNSET)
        self.sensing_time = decode_datetime(value)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.cover_geometry
        if value is not UNSET:
            field_dict["coverGeometry"] = encode(value)
        value = self.sensing_time
        if value is not UNSET:
            field_dict["sensingTime"] = encode(value)
        return field_dict


choose_cover_geometry: Choice
_linked = False


def _link() -> None:
    from ..models.multi_polygon import MultiPolygon
    from ..models.polygon import Polygon

    globals().update(
        MultiPolygon=MultiPolygon,
        Polygon=Polygon,
        choose_cover_geometry=Choice(
            Option(Polygon, {"type": ["Polygon"]}, ["coordinates", "type"]),
            Option(MultiPolygon, {"type": ["MultiPolygon"]}, ["coordinates", "type"]),
        ),
        _linked=True,
    )
