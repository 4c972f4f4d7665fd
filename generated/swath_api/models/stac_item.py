# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.geometry_collection import GeometryCollection
    from ..models.item_properties import ItemProperties
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon
    from ..models.stac_assets import StacAssets
    from ..models.stac_link import StacLink


@_attrs_define(eq=False, repr=False)
class StacItem(Model):
    """One acquisition. A search that chooses `fields` leaves out members, down to the identifier alone."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "stac_version",
            "stac_extensions",
            "type",
            "geometry",
            "bbox",
            "properties",
            "assets",
            "collection",
            "links",
        }
    )

    id: str

    stac_version: str | Unset = UNSET

    stac_extensions: list[str] | Unset = UNSET
    """The URLs, or short names, of the STAC extensions in use."""

    type_: Literal["Feature"] | Unset = UNSET

    geometry: (
        GeometryCollection | LineString | MultiLineString | MultiPoint | MultiPolygon | None | Point | Polygon | Unset
    ) = UNSET
    """The footprint in longitude and latitude."""

    bbox: list[float] | Unset = UNSET
    """West, south, east, north in degrees of WGS 84. Six numbers give the lowest height after south and the greatest
    one after north. A box over the antimeridian has a west that is greater than its east.
    """

    properties: ItemProperties | Unset = UNSET
    """Facts about an acquisition. Which there are depends on the collection; any other name may occur."""

    assets: StacAssets | Unset = UNSET
    """Files of an item by name."""

    collection: str | Unset = UNSET
    """The collection that the item belongs to."""

    links: list[StacLink] | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        self.stac_version = get("stac_version", UNSET)
        self.stac_extensions = get("stac_extensions", UNSET)
        self.type_ = get("type", UNSET)
        value = get("geometry", UNSET)
        self.geometry = choose_geometry(value) if isinstance(value, dict) else value
        self.bbox = get("bbox", UNSET)
        value = get("properties", UNSET)
        self.properties = ItemProperties.from_dict(value) if isinstance(value, dict) else value
        value = get("assets", UNSET)
        self.assets = StacAssets.from_dict(value) if isinstance(value, dict) else value
        self.collection = get("collection", UNSET)
        value = get("links", UNSET)
        self.links = (
            [StacLink.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.stac_version
        if value is not UNSET:
            field_dict["stac_version"] = value
        value = self.stac_extensions
        if value is not UNSET:
            field_dict["stac_extensions"] = value
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.geometry
        if value is not UNSET:
            field_dict["geometry"] = encode(value)
        value = self.bbox
        if value is not UNSET:
            field_dict["bbox"] = value
        value = self.properties
        if value is not UNSET:
            field_dict["properties"] = value.to_dict() if isinstance(value, Model) else value
        value = self.assets
        if value is not UNSET:
            field_dict["assets"] = value.to_dict() if isinstance(value, Model) else value
        value = self.collection
        if value is not UNSET:
            field_dict["collection"] = value
        value = self.links
        if value is not UNSET:
            field_dict["links"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


choose_geometry: Choice
_linked = False


def _link() -> None:
    from ..models.geometry_collection import GeometryCollection
    from ..models.item_properties import ItemProperties
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon
    from ..models.stac_assets import StacAssets
    from ..models.stac_link import StacLink

    globals().update(
        GeometryCollection=GeometryCollection,
        ItemProperties=ItemProperties,
        LineString=LineString,
        MultiLineString=MultiLineString,
        MultiPoint=MultiPoint,
        MultiPolygon=MultiPolygon,
        Point=Point,
        Polygon=Polygon,
        StacAssets=StacAssets,
        StacLink=StacLink,
        choose_geometry=Choice(
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
