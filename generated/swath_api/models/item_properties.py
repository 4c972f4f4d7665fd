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
    from ..models.geometry_collection import GeometryCollection
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon


@_attrs_define(eq=False, repr=False)
class ItemProperties(Model):
    """Facts about an acquisition. Which there are depends on the collection; any other name may occur."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "datetime",
            "start_datetime",
            "end_datetime",
            "created",
            "updated",
            "platform",
            "instruments",
            "constellation",
            "gsd",
            "eo:cloud_cover",
            "proj:epsg",
            "proj:bbox",
            "proj:geometry",
            "sat:orbit_state",
            "sar:instrument_mode",
            "sar:frequency_band",
            "sar:center_frequency",
            "sar:product_type",
            "sar:polarizations",
            "sar:resolution_range",
            "sar:resolution_azimuth",
            "sar:pixel_spacing_range",
            "sar:pixel_spacing_azimuth",
            "s1:timeliness",
            "s1:resolution",
            "s1:polarization",
            "s5p:type",
            "s5p:timeliness",
        }
    )

    datetime_: datetime.datetime | None | Unset = UNSET
    """When the data were acquired."""

    start_datetime: datetime.datetime | None | Unset = UNSET
    """When the acquisition began, where it took long."""

    end_datetime: datetime.datetime | None | Unset = UNSET
    """When the acquisition ended, where it took long."""

    created: datetime.datetime | None | Unset = UNSET
    """When the item was made."""

    updated: datetime.datetime | None | Unset = UNSET
    """When the item last changed."""

    platform: str | Unset = UNSET
    """The satellite, such as `sentinel-2a`."""

    instruments: list[str] | Unset = UNSET

    constellation: str | Unset = UNSET
    """The mission that the satellite belongs to, such as `sentinel-2`."""

    gsd: float | Unset = UNSET
    """The best ground sampling distance, metres."""

    eo_cloud_cover: float | None | Unset = UNSET
    """The share of the scene that clouds cover, percent."""

    proj_epsg: int | None | Unset = UNSET
    """The EPSG number of the data's own CRS."""

    proj_bbox: list[float] | Unset = UNSET
    """The bounds in the data's own CRS."""

    proj_geometry: (
        GeometryCollection | LineString | MultiLineString | MultiPoint | MultiPolygon | None | Point | Polygon | Unset
    ) = UNSET
    """The footprint in the data's own CRS."""

    sat_orbit_state: str | Unset = UNSET
    """`ascending` or `descending`."""

    sar_instrument_mode: str | Unset = UNSET
    """The radar's acquisition mode, such as `IW`."""

    sar_frequency_band: str | Unset = UNSET

    sar_center_frequency: float | Unset = UNSET
    """The radar's centre frequency, gigahertz."""

    sar_product_type: str | Unset = UNSET

    sar_polarizations: list[str] | Unset = UNSET

    sar_resolution_range: float | Unset = UNSET
    """The resolution across the flight direction, metres."""

    sar_resolution_azimuth: float | Unset = UNSET
    """The resolution along the flight direction, metres."""

    sar_pixel_spacing_range: float | Unset = UNSET
    """The pixel size across the flight direction, metres."""

    sar_pixel_spacing_azimuth: float | Unset = UNSET
    """The pixel size along the flight direction, metres."""

    s1_timeliness: str | Unset = UNSET

    s1_resolution: str | Unset = UNSET

    s1_polarization: str | Unset = UNSET

    s5p_type: str | Unset = UNSET

    s5p_timeliness: str | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("datetime", UNSET)
        self.datetime_ = decode_datetime(value)
        value = get("start_datetime", UNSET)
        self.start_datetime = decode_datetime(value)
        value = get("end_datetime", UNSET)
        self.end_datetime = decode_datetime(value)
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        value = get("updated", UNSET)
        self.updated = decode_datetime(value)
        self.platform = get("platform", UNSET)
        self.instruments = get("instruments", UNSET)
        self.constellation = get("constellation", UNSET)
        self.gsd = get("gsd", UNSET)
        self.eo_cloud_cover = get("eo:cloud_cover", UNSET)
        self.proj_epsg = get("proj:epsg", UNSET)
        self.proj_bbox = get("proj:bbox", UNSET)
        value = get("proj:geometry", UNSET)
        self.proj_geometry = choose_proj_geometry(value) if isinstance(value, dict) else value
        self.sat_orbit_state = get("sat:orbit_state", UNSET)
        self.sar_instrument_mode = get("sar:instrument_mode", UNSET)
        self.sar_frequency_band = get("sar:frequency_band", UNSET)
        self.sar_center_frequency = get("sar:center_frequency", UNSET)
        self.sar_product_type = get("sar:product_type", UNSET)
        self.sar_polarizations = get("sar:polarizations", UNSET)
        self.sar_resolution_range = get("sar:resolution_range", UNSET)
        self.sar_resolution_azimuth = get("sar:resolution_azimuth", UNSET)
        self.sar_pixel_spacing_range = get("sar:pixel_spacing_range", UNSET)
        self.sar_pixel_spacing_azimuth = get("sar:pixel_spacing_azimuth", UNSET)
        self.s1_timeliness = get("s1:timeliness", UNSET)
        self.s1_resolution = get("s1:resolution", UNSET)
        self.s1_polarization = get("s1:polarization", UNSET)
        self.s5p_type = get("s5p:type", UNSET)
        self.s5p_timeliness = get("s5p:timeliness", UNSET)
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
            field_dict["datetime"] = encode(value)
        value = self.start_datetime
        if value is not UNSET:
            field_dict["start_datetime"] = encode(value)
        value = self.end_datetime
        if value is not UNSET:
            field_dict["end_datetime"] = encode(value)
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode(value)
        value = self.updated
        if value is not UNSET:
            field_dict["updated"] = encode(value)
        value = self.platform
        if value is not UNSET:
            field_dict["platform"] = value
        value = self.instruments
        if value is not UNSET:
            field_dict["instruments"] = value
        value = self.constellation
        if value is not UNSET:
            field_dict["constellation"] = value
        value = self.gsd
        if value is not UNSET:
            field_dict["gsd"] = value
        value = self.eo_cloud_cover
        if value is not UNSET:
            field_dict["eo:cloud_cover"] = value
        value = self.proj_epsg
        if value is not UNSET:
            field_dict["proj:epsg"] = value
        value = self.proj_bbox
        if value is not UNSET:
            field_dict["proj:bbox"] = value
        value = self.proj_geometry
        if value is not UNSET:
            field_dict["proj:geometry"] = encode(value)
        value = self.sat_orbit_state
        if value is not UNSET:
            field_dict["sat:orbit_state"] = value
        value = self.sar_instrument_mode
        if value is not UNSET:
            field_dict["sar:instrument_mode"] = value
        value = self.sar_frequency_band
        if value is not UNSET:
            field_dict["sar:frequency_band"] = value
        value = self.sar_center_frequency
        if value is not UNSET:
            field_dict["sar:center_frequency"] = value
        value = self.sar_product_type
        if value is not UNSET:
            field_dict["sar:product_type"] = value
        value = self.sar_polarizations
        if value is not UNSET:
            field_dict["sar:polarizations"] = value
        value = self.sar_resolution_range
        if value is not UNSET:
            field_dict["sar:resolution_range"] = value
        value = self.sar_resolution_azimuth
        if value is not UNSET:
            field_dict["sar:resolution_azimuth"] = value
        value = self.sar_pixel_spacing_range
        if value is not UNSET:
            field_dict["sar:pixel_spacing_range"] = value
        value = self.sar_pixel_spacing_azimuth
        if value is not UNSET:
            field_dict["sar:pixel_spacing_azimuth"] = value
        value = self.s1_timeliness
        if value is not UNSET:
            field_dict["s1:timeliness"] = value
        value = self.s1_resolution
        if value is not UNSET:
            field_dict["s1:resolution"] = value
        value = self.s1_polarization
        if value is not UNSET:
            field_dict["s1:polarization"] = value
        value = self.s5p_type
        if value is not UNSET:
            field_dict["s5p:type"] = value
        value = self.s5p_timeliness
        if value is not UNSET:
            field_dict["s5p:timeliness"] = value
        return field_dict


choose_proj_geometry: Choice
_linked = False


def _link() -> None:
    from ..models.geometry_collection import GeometryCollection
    from ..models.line_string import LineString
    from ..models.multi_line_string import MultiLineString
    from ..models.multi_point import MultiPoint
    from ..models.multi_polygon import MultiPolygon
    from ..models.point import Point
    from ..models.polygon import Polygon

    globals().update(
        GeometryCollection=GeometryCollection,
        LineString=LineString,
        MultiLineString=MultiLineString,
        MultiPoint=MultiPoint,
        MultiPolygon=MultiPolygon,
        Point=Point,
        Polygon=Polygon,
        choose_proj_geometry=Choice(
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
