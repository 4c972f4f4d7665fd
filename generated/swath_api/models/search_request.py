# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.cql_2_and import Cql2And
    from ..models.cql_2_between import Cql2Between
    from ..models.cql_2_comparison import Cql2Comparison
    from ..models.cql_2_not import Cql2Not
    from ..models.filter_language import FilterLanguage
    from ..models.geometry_collection import GeometryCollection
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon
    from ..models.search_fields import SearchFields


@_attrs_define(eq=False, repr=False)
class SearchRequest(Model):
    """What to look for. All conditions must hold; give `bbox` or `intersects`, not both."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "datetime",
            "collections",
            "bbox",
            "intersects",
            "ids",
            "limit",
            "next",
            "fields",
            "filter",
            "filter-lang",
            "filter-crs",
            "distinct",
        }
    )

    datetime_: str
    """An instant such as `2024-06-01T10:00:00Z`, or two of them joined by `/`. Two dots stand for an open end."""

    collections: list[str]
    """The one collection to search."""

    bbox: list[float] | Unset = UNSET
    """West, south, east, north in degrees of WGS 84. Six numbers give the lowest height after south and the greatest
    one after north. A box over the antimeridian has a west that is greater than its east.
    """

    intersects: (
        GeometryCollection | LineString | MultiLineString | MultiPoint | MultiPolygon | Point | Polygon | Unset
    ) = UNSET
    """A GeoJSON geometry. Answers may carry a `crs` member besides."""

    ids: list[str] | Unset = UNSET
    """Identifiers of the items to find."""

    limit: int | Unset = UNSET
    """How many items a page holds at most. The service's default: 10."""

    next_: int | str | Unset = UNSET
    """The mark of the page to answer, as given by `context.next` of the page before."""

    fields: SearchFields | Unset = UNSET
    """Which members of the items to answer, by paths such as `properties.gsd`. An empty object asks for the default
    ones.
    """

    filter_: Cql2And | Cql2Between | Cql2Comparison | Cql2Not | str | Unset = UNSET
    """A condition on item properties, as a CQL2 object or as CQL2 text."""

    filter_lang: FilterLanguage | Unset = UNSET
    """How the filter is written."""

    filter_crs: str | Unset = UNSET
    """The CRS of places in the filter."""

    distinct: str | Unset = UNSET
    """Answer the different values of this property, such as `date`, instead of items."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.datetime_ = get("datetime", UNSET)
        self.collections = get("collections", UNSET)
        self.bbox = get("bbox", UNSET)
        value = get("intersects", UNSET)
        self.intersects = choose_intersects(value) if isinstance(value, dict) else value
        self.ids = get("ids", UNSET)
        self.limit = get("limit", UNSET)
        self.next_ = get("next", UNSET)
        value = get("fields", UNSET)
        self.fields = SearchFields.from_dict(value) if isinstance(value, dict) else value
        value = get("filter", UNSET)
        self.filter_ = choose_filter_(value) if isinstance(value, dict) else value
        value = get("filter-lang", UNSET)
        self.filter_lang = FilterLanguage(value) if type(value) is str else value
        self.filter_crs = get("filter-crs", UNSET)
        self.distinct = get("distinct", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.datetime_
        if value is not UNSET:
            field_dict["datetime"] = value
        value = self.collections
        if value is not UNSET:
            field_dict["collections"] = value
        value = self.bbox
        if value is not UNSET:
            field_dict["bbox"] = value
        value = self.intersects
        if value is not UNSET:
            field_dict["intersects"] = encode(value)
        value = self.ids
        if value is not UNSET:
            field_dict["ids"] = value
        value = self.limit
        if value is not UNSET:
            field_dict["limit"] = value
        value = self.next_
        if value is not UNSET:
            field_dict["next"] = value
        value = self.fields
        if value is not UNSET:
            field_dict["fields"] = value.to_dict() if isinstance(value, Model) else value
        value = self.filter_
        if value is not UNSET:
            field_dict["filter"] = encode(value)
        value = self.filter_lang
        if value is not UNSET:
            field_dict["filter-lang"] = value.value if isinstance(value, Enum) else value
        value = self.filter_crs
        if value is not UNSET:
            field_dict["filter-crs"] = value
        value = self.distinct
        if value is not UNSET:
            field_dict["distinct"] = value
        return field_dict


choose_intersects: Choice
choose_filter_: Choice
_linked = False


def _link() -> None:
    from ..models.cql_2_and import Cql2And
    from ..models.cql_2_between import Cql2Between
    from ..models.cql_2_comparison import Cql2Comparison
    from ..models.cql_2_not import Cql2Not
    from ..models.filter_language import FilterLanguage
    from ..models.geometry_collection import GeometryCollection
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon
    from ..models.search_fields import SearchFields

    globals().update(
        Cql2And=Cql2And,
        Cql2Between=Cql2Between,
        Cql2Comparison=Cql2Comparison,
        Cql2Not=Cql2Not,
        FilterLanguage=FilterLanguage,
        GeometryCollection=GeometryCollection,
        LineString=LineString,
        MultiLineString=MultiLineString,
        MultiPoint=MultiPoint,
        MultiPolygon=MultiPolygon,
        Point=Point,
        Polygon=Polygon,
        SearchFields=SearchFields,
        choose_intersects=Choice(
            Option(Polygon, {"type": ["Polygon"]}, ["coordinates", "type"]),
            Option(MultiPolygon, {"type": ["MultiPolygon"]}, ["coordinates", "type"]),
            Option(Point, {"type": ["Point"]}, ["coordinates", "type"]),
            Option(MultiPoint, {"type": ["MultiPoint"]}, ["coordinates", "type"]),
            Option(LineString, {"type": ["LineString"]}, ["coordinates", "type"]),
            Option(MultiLineString, {"type": ["MultiLineString"]}, ["coordinates", "type"]),
            Option(GeometryCollection, {"type": ["GeometryCollection"]}, ["geometries", "type"]),
        ),
        choose_filter_=Choice(
            Option(Cql2And, {"op": ["and"]}, ["args", "op"]),
            Option(Cql2Not, {"op": ["not"]}, ["args", "op"]),
            Option(Cql2Between, {"op": ["between"]}, ["args", "op"]),
            Option(Cql2Comparison, {"op": ["<", "<=", "<>", "=", ">", ">="]}, ["args", "op"]),
        ),
        _linked=True,
    )
