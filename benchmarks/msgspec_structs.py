"""The two answers as msgspec structs, which drop members that they do not know."""

from datetime import datetime
from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

Position = list[float]


class Polygon(Struct, tag_field="type", tag="Polygon"):
    coordinates: list[list[Position]]
    crs: dict[str, Any] | UnsetType = UNSET


class MultiPolygon(Struct, tag_field="type", tag="MultiPolygon"):
    coordinates: list[list[list[Position]]]
    crs: dict[str, Any] | UnsetType = UNSET


class Properties(Struct):
    datetime_: datetime | UnsetType | None = field(default=UNSET, name="datetime")
    platform: str | UnsetType = UNSET
    instruments: list[str] | UnsetType = UNSET
    constellation: str | UnsetType = UNSET
    gsd: float | UnsetType = UNSET
    eo_cloud_cover: float | UnsetType | None = field(default=UNSET, name="eo:cloud_cover")
    proj_epsg: int | UnsetType | None = field(default=UNSET, name="proj:epsg")
    proj_bbox: list[float] | UnsetType = field(default=UNSET, name="proj:bbox")
    proj_geometry: Polygon | MultiPolygon | UnsetType | None = field(default=UNSET, name="proj:geometry")


class Asset(Struct):
    href: str
    title: str | UnsetType = UNSET
    type: str | UnsetType = UNSET


class Link(Struct):
    href: str
    rel: str
    type: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    method: str | UnsetType = UNSET
    headers: dict[str, Any] | UnsetType = UNSET
    body: dict[str, Any] | UnsetType = UNSET
    merge: bool | UnsetType = UNSET


class Item(Struct):
    id: str
    stac_version: str | UnsetType = UNSET
    stac_extensions: list[str] | UnsetType = UNSET
    type: str | UnsetType = UNSET
    geometry: Polygon | MultiPolygon | UnsetType | None = UNSET
    bbox: list[float] | UnsetType = UNSET
    properties: Properties | UnsetType = UNSET
    assets: dict[str, Asset] | UnsetType = UNSET
    collection: str | UnsetType = UNSET
    links: list[Link] | UnsetType = UNSET


class Context(Struct):
    returned: int
    next: int | UnsetType = UNSET
    limit: int | UnsetType = UNSET


class Page(Struct):
    type: str
    features: list[Item]
    links: list[Link] | UnsetType = UNSET
    context: Context | UnsetType = UNSET


class TimeRange(Struct):
    from_: datetime | UnsetType = field(default=UNSET, name="from")
    to: datetime | UnsetType = UNSET


class Numbers(Struct):
    min: float | str | UnsetType = UNSET
    max: float | str | UnsetType = UNSET
    mean: float | str | UnsetType = UNSET
    st_dev: float | str | UnsetType = field(default=UNSET, name="stDev")
    sample_count: int | UnsetType = field(default=UNSET, name="sampleCount")
    no_data_count: int | UnsetType = field(default=UNSET, name="noDataCount")
    percentiles: dict[str, float | str] | UnsetType = UNSET


class Band(Struct):
    stats: Numbers | UnsetType = UNSET
    histogram: dict[str, Any] | UnsetType = UNSET


class Output(Struct):
    bands: dict[str, Band] | UnsetType = UNSET


class Interval(Struct):
    interval: TimeRange | UnsetType = UNSET
    outputs: dict[str, Output] | UnsetType = UNSET
    error: dict[str, Any] | str | UnsetType = UNSET


class Statistics(Struct):
    data: list[Interval] | UnsetType | None = UNSET
    status: str | UnsetType = UNSET
