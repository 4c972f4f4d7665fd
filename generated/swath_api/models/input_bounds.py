# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.bounds_properties import BoundsProperties
    from ..models.multi_polygon import MultiPolygon
    from ..models.polygon import Polygon


@_attrs_define(eq=False, repr=False)
class InputBounds(Model):
    """The area of a request, by its bounding box or its geometry. Pixels outside a geometry are no data."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"bbox", "geometry", "properties"})

    bbox: list[float] | Unset = UNSET
    """Minimal x, minimal y, maximal x and maximal y in units of the CRS; x is the longitude for CRS84."""

    geometry: MultiPolygon | Polygon | Unset = UNSET
    """An area as GeoJSON, its coordinates in the CRS of the bounds."""

    properties: BoundsProperties | Unset = UNSET
    """The CRS of the bounds, which is the CRS of the output too."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.bbox = get("bbox", UNSET)
        value = get("geometry", UNSET)
        self.geometry = choose_geometry(value) if isinstance(value, dict) else value
        value = get("properties", UNSET)
        self.properties = BoundsProperties.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.bbox
        if value is not UNSET:
            field_dict["bbox"] = value
        value = self.geometry
        if value is not UNSET:
            field_dict["geometry"] = encode(value)
        value = self.properties
        if value is not UNSET:
            field_dict["properties"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


choose_geometry: Choice
_linked = False


def _link() -> None:
    from ..models.bounds_properties import BoundsProperties
    from ..models.multi_polygon import MultiPolygon
    from ..models.polygon import Polygon

    globals().update(
        BoundsProperties=BoundsProperties,
        MultiPolygon=MultiPolygon,
        Polygon=Polygon,
        choose_geometry=Choice(
            Option(Polygon, {"type": ["Polygon"]}, ["coordinates", "type"]),
            Option(MultiPolygon, {"type": ["MultiPolygon"]}, ["coordinates", "type"]),
        ),
        _linked=True,
    )
