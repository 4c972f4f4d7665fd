# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon


@_attrs_define(eq=False, repr=False)
class GeometryCollection(Model):
    """Several GeoJSON geometries of any kind."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "geometries"})

    geometries: list[GeometryCollection | LineString | MultiLineString | MultiPoint | MultiPolygon | Point | Polygon]

    type_: Literal["GeometryCollection"] = "GeometryCollection"

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        value = get("geometries", UNSET)
        self.geometries = (
            [choose_geometries_item(item) if isinstance(item, dict) else item for item in value]
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
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.geometries
        if value is not UNSET:
            field_dict["geometries"] = [encode(item) for item in value] if isinstance(value, (list, tuple)) else value
        return field_dict


choose_geometries_item: Choice
_linked = False


def _link() -> None:
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon

    globals().update(
        LineString=LineString,
        MultiLineString=MultiLineString,
        MultiPoint=MultiPoint,
        MultiPolygon=MultiPolygon,
        Point=Point,
        Polygon=Polygon,
        choose_geometries_item=Choice(
            Option(Polygon, {"type": ["Polygon"]}, ["coordinates", "type"]),
            Option(MultiPolygon, {"type": ["MultiPolygon"]}, ["coordinates", "type"]),
            Option(Point, {"type": ["Point"]}, ["coordinates", "type"]),
            Option(MultiPoint, {"type": ["MultiPoint"]}, ["coordinates", "type"]),
            Option(LineString, {"type": ["LineString"]}, ["coordinates", "type"]),
            Option(MultiLineString, {"type": ["MultiLineString"]}, ["coordinates", "type"]),
            Option(GeometryCollection, {"type": ["GeometryCollection"]}, ["geometries", "type"]),
        ),
        _linked=True,
    )
